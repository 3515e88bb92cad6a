"""Two sources that tell one agreement differently are shown against each other."""

import pytest

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.disputes import Dispute, disputes, held_of
from agreements.core.recognise.recogniser import recognise
from tests.core.recognise.reading import TODAY, article, found, words

HERE = "The European Union and Rwanda signed a minerals memorandum in {place} on {day}. {more}"
PLAN = "A roadmap is to be agreed within {length}."


def told(place="Brussels", day="19 February 2024", more=""):
    return found(HERE.format(place=place, day=day, more=more), published="2024-02-27")


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ({}, {}, []),
        ({}, {"place": "Kigali"}, [("place", "Kigali", "Brussels")]),
        ({}, {"day": "20 February 2024"}, [("signed_on", "2024-02-20", "2024-02-19")]),
        (
            {"more": PLAN.format(length="six months")},
            {"more": PLAN.format(length="twelve months")},
            [("commitments", "P12M", "P6M")],
        ),
        (
            {"more": "Both sides will put €300m into the fund."},
            {"more": "Both sides will put €900m into the fund."},
            [("amounts", "EUR 900,000,000", "EUR 300,000,000")],
        ),
    ],
)
def test_values_at_odds_are_named_with_both_sources(first, second, expected):
    shown = disputes(told(**second), held_of("013", told(**first)))
    assert [(each.field, each.here, each.there) for each in shown] == expected
    assert {each.source for each in shown} <= {"013"}
    assert all(isinstance(each, Dispute) for each in shown)


def test_another_agreement_between_the_same_parties_is_no_dispute():
    earlier = held_of("old", told(day="3 March 2021", place="Kigali"))
    assert [each.signed_on for each in earlier] == [PartialDate(2021, 3, 3)]
    assert disputes(told(), earlier) == ()


LORRIES = """Lorries queued at the border on Monday, and their drivers talked of ore.

Ghana and Norway, drivers had heard, signed papers in Kumasi on Friday, by which a road to the \
pits is to be built by the end of June.

"I have heard of that road before," said a driver."""
EARLIER = """Ghana and Norway signed an agreement on bauxite and critical minerals in Accra on \
Thursday. A road is to be built by the end of May."""


def test_a_page_that_says_little_is_kept_where_an_earlier_one_told_of_its_agreement():
    held = held_of("1", found(EARLIER, title="A minerals agreement", published="2026-03-13"))
    page = article(LORRIES, title="Waiting for a road", published="2026-03-17")
    assert not recognise(page, words(), today=TODAY).is_relevant
    findings = recognise(page, words(), today=TODAY, before=lambda _: held)
    assert findings.is_relevant
    assert [(each.field, each.here, each.there) for each in disputes(findings, held)] == [
        ("signed_on", "2026-03-13", "2026-03-12"),
        ("place", "Kumasi", "Accra"),
        ("commitments", "2026-06-30", "2026-05-31"),
    ]


def test_a_page_of_another_day_is_not_kept_for_it():
    held = held_of("1", found(EARLIER, title="A minerals agreement", published="2026-03-13"))
    page = article(LORRIES, title="Waiting for a road", published="2026-09-15")
    assert not recognise(page, words(), today=TODAY, before=lambda _: held).is_relevant
