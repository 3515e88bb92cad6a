"""Due dates of a dossier: worked out where they can be, refused where they do not follow."""

import pytest

from agreements.core.dossier import CommitmentRecord, Dossier, EventRecord
from agreements.core.dossier_rules import ContradictoryDueDateError, settled, settled_commitment
from agreements.core.partial_dates import PartialDate
from agreements.core.words import (
    AgreementKind,
    EventKind,
    LegalForce,
    Outcome,
    Status,
    Trust,
)


def day(text):
    return text and PartialDate.parse(text)


def promise(due, due_on=None, counted_from=None):
    return CommitmentRecord(
        pillar="financing",
        summary="Money",
        outcome=Outcome.UNKNOWN,
        due=due,
        due_on=day(due_on),
        counted_from=day(counted_from),
    )


def dossier(*commitments, signed_on="2026-04-24", events=("2026-02-04", None, "2026-03")):
    return Dossier(
        slug="eu-us",
        title="EU–US memorandum",
        kind=AgreementKind.MOU,
        legal_force=LegalForce.NON_BINDING,
        status=Status.SIGNED,
        signed_on=day(signed_on),
        trust=Trust.REFERENCE,
        summary="A memorandum.",
        commitments=commitments,
        events=tuple(
            EventRecord(date=day(date), kind=EventKind.MEETING, title="A step") for date in events
        ),
    )


@pytest.mark.parametrize(
    ("rule", "stated", "counted_from", "due_on", "base"),
    [
        ("P30D", None, None, "2026-05-24", None),
        ("P30D", "2026-05-24", None, "2026-05-24", None),
        ("P30D", "2026-03-06", None, "2026-03-06", "2026-02-04"),  # from the statement before
        ("P30D", None, "2026-01-01", "2026-01-31", "2026-01-01"),
        ("2026-12", None, None, "2026-12", None),
        ("2026-12", "2026-12", None, "2026-12", None),
        ("", "2027", None, "2027", None),
        ("", None, None, None, None),
    ],
)
def test_a_due_date_follows_from_its_rule(rule, stated, counted_from, due_on, base):
    commitment = settled_commitment(promise(rule, stated, counted_from), dossier())
    assert (commitment.due_on, commitment.counted_from) == (day(due_on), day(base))


@pytest.mark.parametrize("signed_on", [None, "2026", "2026-04"])
def test_a_period_from_a_vague_signature_gives_no_date(signed_on):
    [commitment] = settled(dossier(promise("P30D"), signed_on=signed_on)).commitments
    assert commitment.due_on is None


@pytest.mark.parametrize(
    ("commitment", "fault"),
    [
        (
            promise("P30D", "2026-05-25"),
            "2026-05-25 does not follow from P30D, which gives 2026-05-24; state counted_from",
        ),
        (
            promise("P30D", "2026-03-06", counted_from="2026-01-01"),
            "2026-03-06 does not follow from P30D, which gives 2026-01-31; state counted_from",
        ),
        (
            promise("2026-12", "2026-11"),
            "2026-11 does not follow from 2026-12, which gives 2026-12; state counted_from",
        ),
    ],
)
def test_a_stated_date_that_does_not_follow_is_refused_with_the_sum(commitment, fault):
    with pytest.raises(ContradictoryDueDateError) as refused:
        settled(dossier(commitment))
    assert str(refused.value) == fault


def test_a_stated_date_without_any_sum_is_refused_too():
    with pytest.raises(ContradictoryDueDateError) as refused:
        settled(dossier(promise("P30D", "2026-05-24"), signed_on=None))
    assert str(refused.value) == "2026-05-24 does not follow from P30D; state counted_from"


def test_settling_twice_changes_nothing():
    once = settled(dossier(promise("P30D", "2026-03-06"), promise("P6M"), promise("", "2027")))
    assert settled(once) == once
