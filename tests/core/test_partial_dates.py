"""Partial dates: their text, their order, and the days they may stand for."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.core.partial_dates import NotADateError, PartialDate

DAYS = st.dates(min_value=date(1000, 1, 1), max_value=date(2999, 12, 31))
TEXTS = st.builds(lambda day, length: day.isoformat()[:length], DAYS, st.sampled_from((4, 7, 10)))
DATES = st.builds(PartialDate.parse, TEXTS)


@given(TEXTS)
def test_what_is_read_is_what_is_written(text):
    assert str(PartialDate.parse(text)) == text


@given(DATES)
def test_what_is_written_is_what_is_read(moment):
    assert PartialDate.parse(str(moment)) == moment


@given(DATES, DATES)
def test_the_order_of_dates_is_the_order_of_their_text(one, other):
    assert (one < other, one <= other, one > other, one >= other) == (
        str(one) < str(other),
        str(one) <= str(other),
        str(one) > str(other),
        str(one) >= str(other),
    )


@given(st.lists(DATES))
def test_dates_sort_by_first_day_with_the_vaguer_first(dates):
    vaguer_first = {"year": 0, "month": 1, "day": 2}
    slowly = sorted(dates, key=lambda moment: (moment.first, vaguer_first[moment.precision]))
    assert sorted(dates) == slowly


@given(DATES, DATES)
def test_equal_is_as_precise_on_the_same_day(one, other):
    same = (one.first, one.precision) == (other.first, other.precision)
    assert (one == other, len({one, other}) == 1) == (same, same)


@given(DATES)
def test_the_days_it_can_be_are_those_that_begin_with_its_text(moment):
    before, after = moment.first - timedelta(days=1), moment.last
    after = after if after == date(2999, 12, 31) else after + timedelta(days=1)
    inside = [day for day in (moment.first, moment.last) if day.isoformat().startswith(str(moment))]
    outside = [day for day in (before, after) if not day.isoformat().startswith(str(moment))]
    assert moment.first <= moment.last
    assert len(inside) == 2
    assert before in outside
    assert after in outside or after == date(2999, 12, 31)


@given(DAYS)
def test_a_day_of_the_calendar_stays_that_day(day):
    moment = PartialDate.from_day(day)
    assert (str(moment), moment.precision, moment.first, moment.last) == (
        day.isoformat(),
        "day",
        day,
        day,
    )


@pytest.mark.parametrize(
    ("text", "precision", "first", "last", "words"),
    [
        ("2025", "year", date(2025, 1, 1), date(2025, 12, 31), "2025"),
        ("2025-10", "month", date(2025, 10, 1), date(2025, 10, 31), "Oct 2025"),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29), "Feb 2024"),
        ("2023-02", "month", date(2023, 2, 1), date(2023, 2, 28), "Feb 2023"),
        ("1900-02", "month", date(1900, 2, 1), date(1900, 2, 28), "Feb 1900"),
        ("2025-10-28", "day", date(2025, 10, 28), date(2025, 10, 28), "28 Oct 2025"),
        ("2025-12-01", "day", date(2025, 12, 1), date(2025, 12, 1), "1 Dec 2025"),
        ("1000", "year", date(1000, 1, 1), date(1000, 12, 31), "1000"),
        ("2999-12", "month", date(2999, 12, 1), date(2999, 12, 31), "Dec 2999"),
    ],
)
def test_a_date_keeps_the_precision_it_came_with(text, precision, first, last, words):
    moment = PartialDate.parse(text)
    assert (moment.precision, moment.first, moment.last, moment.words) == (
        precision,
        first,
        last,
        words,
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "24",
        "0000",
        "0999",
        "3000",
        "02024",
        "20245",
        "-2024",
        "2024-",
        "2024-0",
        "2024-00",
        "2024-13",
        "2024-1",
        "2024-1-1",
        "2024-10-",
        "2024-10-00",
        "2024-10-32",
        "2024-02-30",
        "2023-02-29",
        "1900-02-29",
        "2024-04-31",
        "2024/10/28",
        "2024.10.28",
        "20241028",
        "2024 10 28",
        "2024-10 -28",
        "28-10-2024",
        "28 Oct 2024",
        "2024-10-28T00:00:00",
        "2024-10-28Z",
        "2024–10",  # an en dash
        "２０２４",  # full-width digits
        "٢٠٢٤",  # Arabic-Indic digits
        "2024-१०",
        "2024\n2025",
        "\u00a02024",  # a space that cannot break
        "2024\x00",
        "None",
        "Q4 2025",
        "about 2024",
    ],
)
def test_anything_else_is_not_a_date(text):
    with pytest.raises(NotADateError) as refused:
        PartialDate.parse(text)
    assert str(refused.value) == (
        f"“{text}” is not a date: write a year, a month or a day, such as 2024, 2024-10 or "
        "2024-10-28."
    )


@pytest.mark.parametrize("text", [" 2024-10 ", "2024-10\n", "\t2024-10"])
def test_spaces_around_a_date_are_forgiven(text):
    assert PartialDate.parse(text) == PartialDate(2024, 10)


@given(st.text(alphabet="0123456789- ２\n", max_size=12))
def test_text_is_read_exactly_or_not_at_all(text):
    try:
        read = str(PartialDate.parse(text))
    except NotADateError:
        return
    assert read == text.strip()


def test_a_month_is_not_its_first_day():
    assert PartialDate.parse("2024-10") != PartialDate.parse("2024-10-01")
    assert PartialDate.parse("2024-10") < PartialDate.parse("2024-10-01")
    assert PartialDate.parse("2024") < PartialDate.parse("2024-01")
