"""The queue's entries do what they say, also on the real queue, and may run twice."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.conf import settings
from django.core.cache import cache
from django.utils import timezone

from agreements import tasks
from agreements.models import Commitment, Run
from minerals.celery import app
from tests.factories import CommitmentFactory


def yesterday():
    return str(timezone.now().date() - timedelta(days=1))


def noted():
    return list(Commitment.objects.values_list("noted_state", "noted_on"))


def history():
    return apps.get_model("agreements.CommitmentEvent").objects.filter(pgh_label="update")


@pytest.fixture
def no_sign():
    """No sign of life before, and none of ours for the tests that follow."""
    cache.delete(tasks.HEARTBEAT_KEY)
    yield
    cache.delete(tasks.HEARTBEAT_KEY)


@pytest.mark.django_db
def test_states_are_noted_as_of_today_and_twice_changes_nothing():
    CommitmentFactory(due_on=yesterday())
    changed = [tasks.refresh_commitment_states.delay().get() for _ in range(2)]
    assert changed == [1, 0]
    assert noted() == [("overdue", timezone.now().date())]
    assert [run.counts for run in Run.objects.order_by("pk")] == [{"changed": 1}, {"changed": 0}]
    assert history().count() == 1


@pytest.mark.slow
def test_a_real_worker_notes_states_from_the_real_queue(worker):
    CommitmentFactory(due_on=yesterday())
    for _ in range(2):
        tasks.refresh_commitment_states.delay()
    wait_for(lambda: Run.objects.filter(ended_at__isnull=False).count() == 2)
    [event] = history().select_related("pgh_context")
    assert noted() == [("overdue", timezone.now().date())]
    assert event.pgh_context.metadata["by"] == "Nightly refresh"
    assert event.pgh_context.metadata["run"] == Run.objects.order_by("pk").first().pk


@pytest.mark.slow
def test_a_real_worker_leaves_a_sign_of_life(worker, no_sign):
    before = timezone.now()
    tasks.note_worker_alive.delay()
    wait_for(lambda: cache.get(tasks.HEARTBEAT_KEY))
    beat = datetime.fromisoformat(cache.get(tasks.HEARTBEAT_KEY))
    assert before <= beat <= timezone.now()


def test_a_sign_of_life_is_a_moment_in_universal_time(no_sign):
    tasks.note_worker_alive()
    assert datetime.fromisoformat(cache.get(tasks.HEARTBEAT_KEY)).tzinfo == UTC


def test_the_timetable_names_tasks_that_there_are():
    planned = {entry["task"] for entry in settings.CELERY_BEAT_SCHEDULE.values()}
    assert planned - set(app.tasks) == set()


def test_a_lost_heartbeat_is_noticed_only_after_several_were_due():
    beat = settings.CELERY_BEAT_SCHEDULE["worker heartbeat"]["schedule"]
    assert 3 * timedelta(seconds=beat) <= tasks.HEARTBEAT_STALE_AFTER


def test_the_states_are_noted_in_the_first_minutes_of_the_day():
    nightly = settings.CELERY_BEAT_SCHEDULE["commitment states, nightly"]["schedule"]
    assert (nightly.hour, nightly.minute, app.conf.timezone) == ({0}, {1}, "UTC")


def wait_for(happened, *, seconds=90):
    end = time.monotonic() + seconds
    while not happened():
        assert time.monotonic() < end, "The worker did not do it in time"
        time.sleep(0.05)
