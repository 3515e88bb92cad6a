"""Deadlines in four languages, by the day of publication they count from."""

from datetime import date

import pytest

from agreements.core.recognise.deadlines import deadlines

PUBLISHED = date(2025, 11, 5)

DUES = [
    ("no later than 90 days after signing", "P90D"),
    ("inside three months", "P3M"),
    ("within a quarter", "P3M"),
    ("a fortnight after signature", "P14D"),
    ("in its first 100 days", "P100D"),
    ("a year and a half from now", "P18M"),
    ("one hundred and eighty days is the limit", "P180D"),
    ("before the year is out", "2025-12-31"),
    ("before 2026 is over", "2026-12-31"),
    ("by the end of June 2027", "2027-06-30"),
    ("by June 2027", "2027-06-30"),
    ("by the first half of 2027", "2027-06-30"),
    ("by the end of next month", "2025-12-31"),
    ("from 1 January 2028 neither may", "2028-01-01"),
    ("d'ici à la fin de 2026", "2026-12-31"),
    ("au plus tard le 30 juin 2027", "2027-06-30"),
    ("dans un délai de 90 jours", "P90D"),
    ("antes de que termine el año", "2025-12-31"),
    ("a más tardar el 30 de junio de 2026", "2026-06-30"),
    ("a más tardar, el 31 de marzo de 2026", "2026-03-31"),
    ("un plazo de seis meses", "P6M"),
    ("2027年6月までに", "2027-06-30"),
    ("署名から百八十日以内に", "P180D"),
    ("年内に", "2025-12-31"),
]


@pytest.mark.parametrize(("text", "due"), DUES)
def test_a_deadline_is_a_length_of_time_or_a_day(text, due):
    assert [each.due for each in deadlines(text, PUBLISHED)] == [due]


@pytest.mark.parametrize(
    "text",
    ["by their next summit", "from January to June", "exported in 2022", "exportó litio en 2022"],
)
def test_what_names_no_last_day_is_no_deadline(text):
    assert deadlines(text, PUBLISHED) == []
