"""A worker killed with -9 at any step leaves nothing double, nothing half and nothing lost."""

import os
import signal
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import OperationalError, connection
from django.utils import timezone

from agreements import tasks
from agreements.ingest import arrivals, middle, pipeline, store, suggestions, sweeper
from agreements.models import Arrival, Article, RawPage, Suggestion
from tests.factories import ArrivalFactory
from tests.ingest.web import story, web

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

STEPS = {
    "taken, nothing done": (pipeline, "_steps", "before"),
    "fetched, not kept": (store, "keep_page", "before"),
    "raw page kept": (store, "keep_page", "after"),
    "read, not recognised": (middle, "story_of", "before"),
    "recognised, not stored": (middle, "story_of", "after"),
    "storing, article written": (suggestions, "replace", "before"),
    "storing, suggestions written": (suggestions, "replace", "after"),
    "stored, run not closed": (arrivals, "finish", "before"),
}


@pytest.fixture(scope="module")
def site():
    with web() as site:
        yield site


@pytest.fixture
def arrival(site):
    return ArrivalFactory(url=site.page("/a", story(1)))


def started(work: Callable[[], object]) -> int:
    """The number of a new process that does the work."""
    connection.close()
    connection.close_pool()
    if child := os.fork():
        return child
    try:
        work()
    finally:
        os._exit(0)


def ended(child: int) -> int:
    """How a process ends: minus the signal that killed it."""
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def at_once(numbers: list[int]) -> None:
    """Read these arrivals, each in a process of its own."""
    children = [started(lambda number=number: pipeline.ingest(number)) for number in numbers]
    assert [ended(child) for child in children] == [0] * len(numbers)


def killed_at(step: str, arrival_id: int) -> None:
    module, name, when = STEPS[step]
    real = getattr(module, name)

    def fatal(*arguments, **named):
        if when == "after":
            real(*arguments, **named)
        os.kill(os.getpid(), signal.SIGKILL)

    setattr(module, name, fatal)
    pipeline.ingest(arrival_id)


def test_another_worker_finishes_what_one_killed_at_any_step_left(site):
    rows = {
        step: ArrivalFactory(url=site.page(f"/{number}", story(number)))
        for number, step in enumerate(STEPS)
    }
    ends = {step: ended(started(lambda: killed_at(step, rows[step].pk))) for step in rows}  # noqa: B023
    assert ends == dict.fromkeys(STEPS, -signal.SIGKILL)
    assert {pipeline.ingest(row.pk) for row in rows.values()} == {pipeline.HELD}
    left = Arrival.objects.filter(state="working")
    left.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert sweeper.sweep(now=timezone.now()) == len(STEPS) - 1  # a task takes up each
    for row in rows.values():
        row.refresh_from_db()
        row.run.refresh_from_db()
    assert {step: (row.state, row.run.counts) for step, row in rows.items()} == dict.fromkeys(
        STEPS, ("kept", {"kept": 1})
    )
    assert (Article.objects.count(), RawPage.objects.count()) == (len(STEPS), len(STEPS))
    assert all(of_one_reading(row.article) > 3 for row in rows.values())


def of_one_reading(article: Article) -> int:
    """How many suggestions an article has; reading it again makes no other."""
    rows = Suggestion.objects.filter(article=article).order_by("digest")
    before = list(rows.values_list("digest", flat=True))
    arrivals.replay(article, by=None)
    assert list(rows.values_list("digest", flat=True)) == before
    return len(before)


def test_two_workers_on_one_row_make_one_article(arrival):
    at_once([arrival.pk] * 3)
    assert of_one_reading(Article.objects.get()) > 3


def test_copies_that_are_read_at_once_have_one_first(site):
    rows = [ArrivalFactory(url=site.page(f"/copy-{n}", story(2))) for n in range(3)]
    at_once([row.pk for row in rows])
    firsts = Article.objects.filter(duplicate_of=None)
    assert (firsts.count(), Article.objects.count()) == (1, 3)
    assert set(Suggestion.objects.values_list("article", flat=True)) == {firsts.get().pk}


def test_a_task_that_the_database_fails_is_tried_again(arrival, monkeypatch):
    """The first attempt loses its connection on storing; the lease ends; the next one stores."""
    real, failures = store.keep_article, []

    def away(*arguments):
        if not failures:
            failures.append(1)
            Arrival.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
            connection.close()
            raise OperationalError("the server closed the connection unexpectedly")
        return real(*arguments)

    monkeypatch.setattr(store, "keep_article", away)
    tasks.ingest_arrival.apply(args=(arrival.pk,), throw=False)
    arrival.refresh_from_db()
    assert (arrival.state, arrival.attempts, failures) == ("kept", 2, [1])
