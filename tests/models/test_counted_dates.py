"""The database keeps every counted due date right, whichever way its grounds change."""

import pytest
from django.apps import apps

from agreements.models import Agreement, Commitment
from tests.factories import AgreementFactory, CommitmentFactory
from tests.models import ways
from tests.models.ways import updated

pytestmark = pytest.mark.django_db


WAYS = pytest.mark.parametrize("write", ways.CHANGES)


@pytest.fixture
def framework():
    return AgreementFactory(signed_on="2025-10-28")


def due(commitment):
    return str(Commitment.objects.get(pk=commitment.pk).due_on)


@pytest.mark.parametrize(
    ("rule", "counted_from", "stated", "due_on"),
    [
        ("P6M", None, None, "2026-04-28"),
        ("P180D", None, None, "2026-04-26"),
        ("P6M", None, "2030-01-01", "2026-04-28"),  # the rule is stronger than what is stated
        ("P6M", "2026-01-31", None, "2026-07-31"),
        ("P6M", "2026-01", None, "None"),
        ("2026-12", None, None, "2026-12"),
        ("2026-12-31", "2026-01-31", "2030", "2026-12-31"),
        ("", None, "2030", "2030"),
        ("", "2026-01-31", None, "None"),
    ],
)
@pytest.mark.parametrize("many", [False, True])
def test_a_new_commitment_is_counted(framework, rule, counted_from, stated, due_on, many):
    commitment = CommitmentFactory.build(
        agreement=framework,
        pillar=CommitmentFactory().pillar,
        due=rule,
        counted_from=counted_from,
        due_on=stated,
    )
    if many:
        Commitment.objects.bulk_create([commitment])
    else:
        commitment.save()
    assert due(commitment) == due_on


@WAYS
def test_a_changed_rule_is_counted_anew(framework, write):
    commitment = CommitmentFactory(agreement=framework, due="P6M")
    write(commitment, due="P30D")
    assert due(commitment) == "2025-11-27"
    write(commitment, due="2027")
    assert due(commitment) == "2027"


@WAYS
def test_a_changed_start_is_counted_anew(framework, write):
    commitment = CommitmentFactory(agreement=framework, due="P6M")
    write(commitment, counted_from="2025-08-31")
    assert due(commitment) == "2026-02-28"
    write(commitment, counted_from=None)
    assert due(commitment) == "2026-04-28"


@WAYS
def test_a_changed_signature_moves_what_is_counted_from_it_and_nothing_else(framework, write):
    rows = {
        "counted from signature": CommitmentFactory(agreement=framework, due="P6M"),
        "another, by days": CommitmentFactory(agreement=framework, due="P180D"),
        "from a day of its own": CommitmentFactory(
            agreement=framework, due="P6M", counted_from="2025-12-01"
        ),
        "a date by rule": CommitmentFactory(agreement=framework, due="2026-12-31"),
        "a date as stated": CommitmentFactory(agreement=framework, due_on="2026-06"),
        "of another text": CommitmentFactory(agreement__signed_on="2025-10-28", due="P6M"),
    }
    write(framework, signed_on="2025-11-30")
    assert {name: due(row) for name, row in rows.items()} == {
        "counted from signature": "2026-05-30",
        "another, by days": "2026-05-29",
        "from a day of its own": "2026-06-01",
        "a date by rule": "2026-12-31",
        "a date as stated": "2026-06",
        "of another text": "2026-04-28",
    }


@WAYS
@pytest.mark.parametrize("vague", ["2025-10", "2025", None])
def test_a_signature_without_its_day_gives_no_date_until_it_has_one(framework, write, vague):
    commitment = CommitmentFactory(agreement=framework, due="P6M")
    write(framework, signed_on=vague)
    assert due(commitment) == "None"
    write(framework, signed_on="2025-10-29")
    assert due(commitment) == "2026-04-29"


@WAYS
def test_a_date_written_over_a_rule_does_not_hold(framework, write):
    commitment = CommitmentFactory(agreement=framework, due="P6M")
    write(commitment, due_on="2030-01-01")
    assert due(commitment) == "2026-04-28"


def test_a_commitment_moved_to_another_text_is_counted_from_there(framework):
    commitment = CommitmentFactory(agreement__signed_on="2024-02-29", due="P1Y")
    assert due(commitment) == "2025-02-28"
    updated(commitment, agreement=framework)
    assert due(commitment) == "2026-10-28"


def test_a_rule_taken_away_leaves_the_date_as_stated(framework):
    commitment = CommitmentFactory(agreement=framework, due="P6M")
    updated(commitment, due="")
    updated(framework, signed_on="2025-01-01")
    assert due(commitment) == "2026-04-28"


def test_a_signature_saved_unchanged_moves_nothing_and_leaves_no_history(framework):
    commitment = CommitmentFactory(agreement=framework, due="P6M")
    updated(framework, signed_on="2025-10-28")
    Agreement.objects.get().save()
    history = apps.get_model("agreements.CommitmentEvent").objects
    assert list(history.values_list("pgh_label", flat=True)) == ["insert"]
    assert due(commitment) == "2026-04-28"


def test_a_move_is_kept_in_history_as_one_step(framework):
    CommitmentFactory(agreement=framework, due="P6M")
    updated(framework, signed_on="2025-10-29")
    history = apps.get_model("agreements.CommitmentEvent").objects.order_by("pgh_id")
    assert [(row.pgh_label, str(row.due_on)) for row in history] == [
        ("insert", "2026-04-28"),
        ("update", "2026-04-29"),
    ]
