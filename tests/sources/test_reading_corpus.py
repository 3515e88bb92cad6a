"""The reader against the practice corpus: its text, what it says of itself, what is odd about it.

The floors are those of the product; what is measured now is higher, see the evaluation.
"""

import pytest

from agreements.core.intake_words import Flag
from tests.sources.corpus import FOLDER, Label, labels, likeness, reading

PAGES = labels()
HOSTILE = labels(FOLDER / "hostile")
READ = {label["id"]: reading(label) for label in PAGES}


def test_the_text_of_a_page_is_what_a_person_would_copy_out() -> None:
    scores = [
        likeness(READ[label["id"]].text, label["main_text"], by_character=label["language"] == "ja")
        for label in PAGES
    ]
    assert len(scores) == 28
    assert sum(scores) / len(scores) >= 0.97
    assert sum(score >= 0.95 for score in scores) / len(scores) >= 0.85


@pytest.mark.parametrize(
    ("said", "wanted", "floor"),
    [
        ("url", "canonical_url", 0.95),
        ("published_on", "published_on", 0.95),
        ("byline", "byline", 0.85),
        ("language", "language", 1.0),
        ("title", "headline", 0.95),
        ("outlet", "outlet", 0.9),
    ],
)
def test_what_a_page_says_of_itself_is_read(said: str, wanted: str, floor: float) -> None:
    right = [
        str(getattr(READ[label["id"]], said) or "") == (label[wanted] or "") for label in PAGES
    ]
    assert sum(right) / len(right) >= floor


def test_nothing_odd_is_said_of_ordinary_pages() -> None:
    assert {number: reading.flags for number, reading in READ.items() if reading.flags} == {}


@pytest.mark.parametrize("label", HOSTILE, ids=[label["id"] for label in HOSTILE])
def test_a_hostile_page_ends_as_expected(label: Label) -> None:
    expect, found = label["expect"], reading(label, FOLDER / "hostile")
    assert {str(flag) for flag in found.flags} == set(expect["flags"])
    assert found.is_article == (expect["outcome"] != "reject")
    everything = "\n".join([found.title, found.byline, found.text])
    assert [words for words in expect["must_contain"] if words not in found.text] == []
    assert [words for words in expect["must_not_contain"] if words in everything] == []


def test_a_date_in_the_future_is_not_kept() -> None:
    label = next(label for label in HOSTILE if Flag.FUTURE_DATE in label["expect"]["flags"])
    assert reading(label, FOLDER / "hostile").published_on is None
