"""The functions of the database give what their slow, plain twins in Python give."""

import unicodedata
from datetime import date, timedelta

import pytest
from django.db import connection
from hypothesis import example, given, settings
from hypothesis import strategies as st

from agreements.core.due_dates import DURATION, due_date
from agreements.core.partial_dates import NotADateError, PartialDate
from agreements.models.content import DURATION_SQL
from tests.models.dates import DAYS, NEAR_DAYS, TEXTS

pytestmark = pytest.mark.django_db

TEXT_LIKE_DATES = st.text(alphabet="0123456789- \nTP２", max_size=11) | st.from_regex(
    r"[0-3][0-9]{3}-[0-9]{2}-[0-9]{2}", fullmatch=True
)
TEXT_LIKE_PERIODS = st.text(alphabet="P0123456789YMWDT２\n-", max_size=12)
MONTH_ENDS = st.builds(
    lambda year, month: date(year, month, 1) - timedelta(days=1),
    st.integers(1900, 2400),
    st.integers(1, 12),
)


def asked(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


def read(text):
    """The date, where the text is one to the letter."""
    try:
        return PartialDate.parse(text) if text == text.strip() else None
    except NotADateError:
        return None


@given(TEXT_LIKE_DATES | TEXTS)
@example("2024-02-30")
@example("1900-02-29")
@example("2024-00")
@example("2024-01-00")
@example("2024-13")
@example("2024\n")
@example("")
@settings(max_examples=150, deadline=None)
def test_the_database_reads_the_same_dates(text):
    moment = read(text)
    assert asked("SELECT register_first_day(%s)", text) == (moment and moment.first,)
    if moment:  # the last day is asked only of what is held, which is a date
        assert asked("SELECT register_last_day(%s)", text) == (moment.last,)


@given(
    st.integers(0, 999),
    st.integers(0, 9999),
    st.integers(0, 9999),
    st.integers(0, 99999),
    DAYS | NEAR_DAYS | MONTH_ENDS,
)
@settings(max_examples=100, deadline=None)
def test_the_database_counts_long_periods_alike(years, months, weeks, days, start):
    rule = f"P{years}Y{months}M{weeks}W{days}D"
    assert_counted_alike(rule, start)


@given(st.from_regex(r"P([0-9]Y)?([0-9]{1,2}M)?([0-9]W)?[0-9]{1,3}D", fullmatch=True), MONTH_ENDS)
@example("P6M", date(2025, 8, 31))
@example("P6M", date(2023, 8, 31))
@example("P1Y", date(2024, 2, 29))
@example("P180D", date(2025, 10, 28))
@settings(max_examples=100, deadline=None)
def test_the_database_counts_from_the_end_of_a_month_alike(rule, start):
    assert_counted_alike(rule, start)


def assert_counted_alike(rule, start):
    """By our function and by PostgreSQL's own arithmetic."""
    counted, by_interval = asked(
        "SELECT register_due_on(%s, %s), (%s::date + %s::interval)::date",
        rule,
        start.isoformat(),
        start,
        rule,
    )
    expected = due_date(rule, PartialDate.from_day(start))
    assert (counted, by_interval) == (str(expected), expected.first)


@pytest.mark.parametrize("months", range(1, 25))
def test_every_day_of_four_years_plus_months_is_counted_alike(months):
    days = [date(2023, 1, 1) + timedelta(days=n) for n in range(4 * 365 + 1)]
    [counted] = asked(
        "SELECT array_agg(register_due_on(%s, day) ORDER BY day) FROM unnest(%s::text[]) AS day",
        f"P{months}M",
        [day.isoformat() for day in days],
    )
    assert counted == [str(due_date(f"P{months}M", PartialDate.from_day(day))) for day in days]


@given(
    st.text(alphabet="P0123456789YMWDT２\n-", max_size=12) | st.from_regex(DURATION, fullmatch=True)
)
@example("P")
@example("P6M")
@example("P3D6M")
@example("P1D1D")
@example("P6M\n")
@example("P1000Y")
@settings(max_examples=150, deadline=None)
def test_a_period_is_one_for_the_database_as_for_python(text):
    assert asked("SELECT %s ~ %s", text, f"^{DURATION_SQL}$") == (bool(DURATION.fullmatch(text)),)


@given(TEXTS, st.none() | TEXTS)
@settings(max_examples=30, deadline=None)
def test_a_date_as_a_rule_stands_for_itself(rule, start):
    [counted] = asked("SELECT register_due_on(%s, %s)", rule, start)
    assert counted == str(due_date(rule, start and PartialDate.parse(start)))


@pytest.mark.parametrize("start", [None, "2025", "2025-10"])
def test_a_period_without_a_day_to_start_from_gives_no_date(start):
    assert asked("SELECT register_due_on('P6M', %s)", start) == (None,)


def plain(text):
    decomposed = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in decomposed if not "\u0300" <= sign <= "\u036f")


@given(
    st.text(
        alphabet=st.characters(min_codepoint=1, max_codepoint=0x2FFF, exclude_categories=["Cn"])
    )
)
@example("Gécamines")
@example("São Tomé, Çelik, Škoda, Ñuble")
@example("\u0301")
@settings(max_examples=100, deadline=None)
def test_accents_are_taken_off_alike(text):
    assert asked("SELECT register_plain(%s)", text) == (plain(text),)


def test_text_that_is_not_there_stays_away():
    assert asked("SELECT register_plain(NULL), register_first_day(NULL)") == (None, None)
