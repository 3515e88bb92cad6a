"""The nightly refresh notes where commitments stand, once, and says so in their history."""

import threading
from datetime import date, timedelta

import pytest
from django.apps import apps
from django.db import connections
from django.utils import timezone

from agreements.core.words import DueState
from agreements.ingest.states import refresh
from agreements.models import Commitment, Run
from tests.factories import CheckFactory, CommitmentFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 5, 1)


def noted():
    rows = Commitment.objects.order_by("pk").values_list("summary", "noted_state", "noted_on")
    return {summary: (state, on) for summary, state, on in rows}


def history():
    events = apps.get_model("agreements.CommitmentEvent").objects
    return events.exclude(pgh_label="insert").select_related("pgh_context").order_by("pgh_id")


@pytest.fixture
def one_of_each():
    """A commitment in each state there is, named after it."""
    CommitmentFactory(summary="overdue", due_on="2026-04-30")
    contradicted = CommitmentFactory(summary="contradicted", due_on="2026-04-30")
    CheckFactory(commitment=contradicted, looked_on=TODAY, finding="contradicts")
    CommitmentFactory(summary="soon", due_on=str(TODAY))
    CommitmentFactory(summary="ahead", due_on="2027")
    CommitmentFactory(summary="undated", due_on=None)
    CommitmentFactory(summary="met", outcome="delivered")
    CommitmentFactory(summary="missed", outcome="missed")
    CommitmentFactory(summary="partly", outcome="partly")
    CommitmentFactory(summary="superseded", agreement__status="superseded")


def test_every_state_is_noted_with_the_day_it_was_found(one_of_each):
    assert refresh(on=TODAY) == len(DueState)
    assert noted() == {str(state): (str(state), TODAY) for state in DueState}


def test_a_second_refresh_on_the_same_day_changes_nothing(one_of_each):
    refresh(on=TODAY)
    before = list(history().values_list("pgh_id"))
    assert refresh(on=TODAY) == 0
    assert list(history().values_list("pgh_id")) == before


def test_the_next_night_notes_only_what_turned(one_of_each):
    refresh(on=TODAY)
    assert refresh(on=TODAY + timedelta(days=1)) == 1
    turned = {name: note for name, note in noted().items() if note[1] != TODAY}
    assert turned == {"soon": ("overdue", TODAY + timedelta(days=1))}


def test_the_change_stands_in_history_with_its_day_and_its_run(one_of_each):
    refresh(on=TODAY)
    refresh(on=TODAY + timedelta(days=1))
    run = Run.objects.first()
    last = history().last()
    assert (last.pgh_label, last.summary, last.noted_state, last.noted_on) == (
        "update",
        "soon",
        "overdue",
        date(2026, 5, 2),
    )
    assert last.pgh_context.metadata == {
        "run": run.pk,
        "by": "Nightly refresh",
        "why": "State worked out for the day",
    }


def test_every_refresh_leaves_a_run_also_one_that_changed_nothing(one_of_each):
    started = timezone.now()
    refresh(on=TODAY)
    refresh(on=TODAY)
    first, second = Run.objects.order_by("pk")
    assert [(run.kind, run.counts, run.by) for run in (first, second)] == [
        ("refresh", {"changed": 9}, None),
        ("refresh", {"changed": 0}, None),
    ]
    assert started <= first.started_at <= first.ended_at <= second.started_at <= second.ended_at


def test_nothing_but_the_note_is_changed():
    commitment = CommitmentFactory(due="P6M", note="As it was.")
    before = Commitment.objects.values().get()
    refresh(on=TODAY)
    after = Commitment.objects.values().get(pk=commitment.pk)
    assert {name for name in after if after[name] != before[name]} == {"noted_state", "noted_on"}


def test_a_register_without_commitments_is_no_trouble():
    assert refresh(on=TODAY) == 0
    assert Run.objects.get().counts == {"changed": 0}


@pytest.mark.parametrize("how_many", [1, 20])
def test_a_refresh_costs_the_same_however_many_turn(django_assert_num_queries, how_many):
    CommitmentFactory.create_batch(how_many, due_on="2026-04-30")
    with django_assert_num_queries(6):  # a run, read, write, the run again, in a savepoint
        assert refresh(on=TODAY) == how_many


@pytest.mark.django_db(transaction=True)
def test_two_refreshes_at_once_note_each_change_once():
    CommitmentFactory.create_batch(30, due_on="2026-04-30")
    together = threading.Barrier(2)
    changed = []

    def refresh_with_the_other():
        try:
            together.wait(timeout=60)
            changed.append(refresh(on=TODAY))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=refresh_with_the_other) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert sorted(changed) == [0, 30]
    assert history().count() == 30
