"""Whatever was left behind is found again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements import tasks
from agreements.ingest import arrivals, sweeper
from agreements.models import Arrival
from minerals.celery import app
from tests.factories import ArrivalFactory, RunFactory

NOW = timezone.now()
AGO, AHEAD = NOW - timedelta(minutes=1), NOW + timedelta(minutes=1)


@pytest.fixture
def announced(monkeypatch):
    """Numbers of the arrivals that a queue was told of."""
    told = []
    taken = lambda args, *_, **__: told.append(*args)  # noqa: E731
    monkeypatch.setattr(tasks.ingest_arrival, "apply_async", taken)
    return told


@pytest.mark.django_db
def test_what_is_due_and_unknown_to_the_queue_is_announced(announced):
    never = ArrivalFactory(due_at=AGO)
    lost = ArrivalFactory(due_at=AGO, queued_at=NOW - timedelta(hours=1))
    dead = ArrivalFactory(state="working", lease_until=AGO, queued_at=NOW)
    ArrivalFactory(due_at=AHEAD)
    ArrivalFactory(due_at=AGO, queued_at=NOW)
    ArrivalFactory(state="working", lease_until=AHEAD)
    ArrivalFactory(state="failed")
    assert sweeper.sweep(now=NOW) == 3
    assert sorted(announced) == [never.pk, lost.pk, dead.pk]
    assert sweeper.sweep(now=NOW) == 0


@pytest.mark.django_db
def test_the_operator_says_when_a_message_counts_as_lost(announced, settings):
    row = ArrivalFactory(due_at=AGO, queued_at=NOW - timedelta(seconds=50))
    settings.INGEST_QUEUED_SECONDS = 51
    assert sweeper.sweep(now=NOW) == 0
    settings.INGEST_QUEUED_SECONDS = 49
    assert sweeper.sweep(now=NOW) == 1
    assert announced == [row.pk]


@pytest.mark.django_db
def test_a_run_whose_last_worker_died_is_closed(announced):
    run, open_run, empty = RunFactory(), RunFactory(), RunFactory()
    ArrivalFactory(run=run, state="kept")
    ArrivalFactory(run=run, state="failed")
    ArrivalFactory(run=open_run, due_at=AHEAD)
    sweeper.sweep(now=NOW)
    for each in (run, open_run, empty):
        each.refresh_from_db()
    assert (run.ended_at is None, run.counts) == (False, {"failed": 1, "kept": 1})
    assert (open_run.ended_at, empty.ended_at) == (None, None)


@pytest.mark.django_db(transaction=True)
def test_a_dead_broker_fails_no_submission_and_the_rows_are_taken_up_later(announced, settings):
    before = app.conf.broker_url, app.conf.task_always_eager
    with pytest.MonkeyPatch.context() as patch:
        patch.delattr(tasks.ingest_arrival, "apply_async")  # the real one again
        app.conf.update(broker_url="redis+socket:///nowhere/at-all.sock", task_always_eager=False)
        app._after_fork()  # forgets the connections to the living broker
        try:
            run = arrivals.submit_addresses(["https://a.example/1"], by=None)
        finally:
            app.conf.update(broker_url=before[0], task_always_eager=before[1])
            app._after_fork()
    assert [arrival.queued_at for arrival in run.arrivals.all()] == [None]
    assert sweeper.sweep(now=timezone.now()) == 1
    assert announced == list(Arrival.objects.values_list("pk", flat=True))
