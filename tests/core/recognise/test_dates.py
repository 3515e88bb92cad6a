"""Dates as newspapers write them, counted from the day of publication."""

from datetime import date

import pytest

from agreements.core.recognise.dates import find_dates

WEDNESDAY = date(2025, 11, 5)

CASES = [
    ("signed on Tuesday", "2025-11-04"),
    ("signed on Wednesday", "2025-11-05"),
    ("signed last Wednesday", "2025-10-29"),
    ("Thursday's pact", "2025-10-30"),
    ("on Monday of last week", "2025-10-27"),
    ("today signed", "2025-11-05"),
    ("signed yesterday", "2025-11-04"),
    ("on 28 October 2025", "2025-10-28"),
    ("on the 28th of October", "2025-10-28"),
    ("on October 28", "2025-10-28"),
    ("on Oct. 28, 2025,", "2025-10-28"),
    ("on Tuesday, October 28", "2025-10-28"),
    ("on 12 December", "2024-12-12"),
    ("on 2025-10-28", "2025-10-28"),
    ("in October", "2025-10"),
    ("in December", "2024-12"),
    ("last November", "2024-11"),
    ("Last August the two met", "2025-08"),
    ("in March last year", "2024-03"),
    ("in September this year", "2025-09"),
    ("in March 2024", "2024-03"),
    ("last month", "2025-10"),
    ("earlier this month", "2025-11"),
    ("last year", "2024"),
    ("in 2023", "2023"),
    ("the 2023 agreement", "2023"),
    ("two weeks ago", "2025-10-22"),
    ("three months ago", "2025-08"),
]
OTHERS = [
    ("fr", "signé le jeudi 4 décembre 2025", "2025-12-04"),
    ("fr", "signé le 1er novembre", "2025-11-01"),
    ("fr", "signé mardi", "2025-11-04"),
    ("fr", "en octobre", "2025-10"),
    ("fr", "signé hier", "2025-11-04"),
    ("es", "firmado el 4 de diciembre de 2024", "2024-12-04"),
    ("es", "firmaron el martes", "2025-11-04"),
    ("es", "el miércoles pasado", "2025-10-29"),
    ("es", "en octubre", "2025-10"),
    ("es", "firmaron ayer", "2025-11-04"),
    ("ja", "二日、署名した", "2025-11-02"),
    ("ja", "二十八日、署名した", "2025-10-28"),
    ("ja", "10月28日に署名", "2025-10-28"),
    ("ja", "二〇二四年十二月一日", "2024-12-01"),
    ("ja", "２０２５年３月に", "2025-03"),
]
OF_EVENTS = [
    ("signed two days before the fair, which opens on 25 October", "2025-10-23"),
    ("signed a week after the ministers met on Monday", "2025-11-10"),
    ("signed on the eve of the talks on 3 November", "2025-11-02"),
    ("signed a day before she flew home", None),
    ("On 3 March they met. Signed two days after the visit.", None),
    ("On 3 March they met. It was signed two days after.", "2025-03-05"),
]
NO_DATES = [
    "They may march on", "within 180 days", "May Chen of the union", "a 25-year loan",
    "12 per cent", "half a year after signature", "a year after the signing",
    "six months from now they sit down", "to 15,703 hectares", "in 45 minutes", "百八十日以内に",
]  # fmt: skip


@pytest.mark.parametrize(("words", "value"), CASES)
def test_a_date_is_worked_out_from_publication(words, value):
    assert [str(found.value) for found in find_dates(words, WEDNESDAY)] == [value]


@pytest.mark.parametrize(("language", "words", "value"), OTHERS)
def test_other_languages_are_read(language, words, value):
    assert [str(found.value) for found in find_dates(words, WEDNESDAY, language)] == [value]


@pytest.mark.parametrize(("words", "value"), OF_EVENTS)
def test_days_before_an_event_count_from_its_date(words, value):
    [near] = [
        each
        for each in find_dates(words, WEDNESDAY)
        if each.text.endswith((" of", "before", "after"))
    ]
    assert str(near.value) == str(value)


@pytest.mark.parametrize("words", NO_DATES)
def test_what_is_no_date_is_left(words):
    found = find_dates(words, WEDNESDAY, "ja" if "日" in words else "en")
    assert [each.text for each in found] == []


def test_a_date_can_count_from_the_one_before_it():
    text = "Signed on 28 October 2025. Eight days earlier they met. The same day, it rained."
    assert [str(found.value) for found in find_dates(text, WEDNESDAY)] == [
        "2025-10-28",
        "2025-10-20",
        "2025-10-20",
    ]


def test_a_signing_can_be_told_as_so_long_before_another_day():
    text = "He spoke on Tuesday, a week after he signed the accord."
    assert [str(found.value) for found in find_dates(text, WEDNESDAY)] == [
        "2025-11-04",
        "2025-10-28",
    ]


def test_a_year_can_be_that_of_the_text():
    text = "The 2023 agreement was signed on 28 March that year."
    assert str(find_dates(text, WEDNESDAY)[-1].value) == "2023-03-28"


def test_a_deadline_is_not_a_day_on_which_something_was_done():
    found = find_dates("It is due by 31 December, and was signed on 3 May.", WEDNESDAY)
    assert [each.is_ahead for each in found] == [True, False]


@pytest.mark.parametrize("words", ["on Tuesday", "on 28 October", "last month", "yesterday"])
def test_without_a_day_of_publication_nothing_is_guessed(words):
    assert [found.value for found in find_dates(words, None)] == [None]
