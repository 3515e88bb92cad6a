"""How one text stands against another, in every way there is."""

from itertools import product

import pytest

from agreements.core.comparison import Delta, Side, against, alike, deltas, tally
from agreements.core.words import Strength

SIDES = [Side(strength, read) for strength in [*Strength, None] for read in (True, False)]
READ = [side for side in SIDES if side.text_read]
COMMITMENT, INTENT, EXPLORATORY, MENTION = (Side(strength, False) for strength in Strength)
SILENT, NOT_REPORTED = Side(None, True), Side(None, False)


@pytest.mark.parametrize(
    ("baseline", "other", "delta"),
    [
        (INTENT, INTENT, "kept"),
        (INTENT, COMMITMENT, "stronger"),
        (MENTION, EXPLORATORY, "stronger"),
        (COMMITMENT, MENTION, "softer"),
        (INTENT, EXPLORATORY, "softer"),
        (SILENT, MENTION, "added"),
        (NOT_REPORTED, MENTION, "added-to-reported"),
        (COMMITMENT, SILENT, "dropped"),
        (COMMITMENT, NOT_REPORTED, "not-reported"),
        (SILENT, SILENT, "silent"),
        (NOT_REPORTED, SILENT, "silent"),
        (SILENT, NOT_REPORTED, "not-reported"),
        (NOT_REPORTED, NOT_REPORTED, "not-reported"),
    ],
)
def test_a_text_stands_against_its_baseline(baseline, other, delta):
    assert against(baseline, other) == delta


@pytest.mark.parametrize(("baseline", "other"), [*product(SIDES, SIDES)])
def test_nothing_is_called_dropped_or_silent_that_was_not_read(baseline, other):
    if against(baseline, other) in {Delta.DROPPED, Delta.SILENT}:
        assert other.text_read
        assert other.strength is None


@pytest.mark.parametrize(("baseline", "other"), [*product(SIDES, SIDES)])
def test_nothing_is_called_added_outright_to_what_was_not_read(baseline, other):
    if against(baseline, other) == Delta.ADDED:
        assert baseline.text_read


TURNED = {
    Delta.KEPT: Delta.KEPT,
    Delta.STRONGER: Delta.SOFTER,
    Delta.SOFTER: Delta.STRONGER,
    Delta.ADDED: Delta.DROPPED,
    Delta.DROPPED: Delta.ADDED,
    Delta.SILENT: Delta.SILENT,
}


@pytest.mark.parametrize(("one", "other"), [*product(READ, READ)])
def test_between_texts_read_in_full_the_other_baseline_turns_the_word_round(one, other):
    assert against(other, one) == TURNED[against(one, other)]


def test_the_first_is_the_baseline_of_all():
    assert deltas([INTENT, COMMITMENT, INTENT, NOT_REPORTED]) == [
        "baseline", "stronger", "kept", "not-reported",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sides", "expected"),
    [
        ([INTENT, INTENT, Side(Strength.INTENT, True)], True),
        ([INTENT, INTENT, COMMITMENT], False),
        ([SILENT, SILENT], True),
        ([NOT_REPORTED, NOT_REPORTED], True),
        ([SILENT, NOT_REPORTED], False),
        ([INTENT, NOT_REPORTED], False),
    ],
)
def test_a_row_is_alike_when_all_of_it_is(sides, expected):
    assert alike(sides) is expected


def test_a_tally_counts_what_there_is_in_one_order():
    found = [Delta.ADDED, Delta.KEPT, Delta.KEPT, Delta.NOT_REPORTED]

    assert tally(found) == [(Delta.KEPT, 2), (Delta.ADDED, 1), (Delta.NOT_REPORTED, 1)]
