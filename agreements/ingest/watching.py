"""Feeds and sitemaps, each asked on its own interval."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from agreements.core.articles import Page
from agreements.ingest import arrivals, fetcher
from agreements.models import Feed, Run
from agreements.sources.errors import SourceError, TryAgainError
from agreements.sources.feeds import Entry, entries
from agreements.sources.fetching import NotModified

logger = logging.getLogger(__name__)

TASK = "agreements.tasks.check_feed"
LONGEST = timedelta(days=1)
"""A feed that fails is asked ever less often, but once a day at least."""
HELD_BACK = timedelta(minutes=5)
"""While a feed is being asked, nobody else asks it; a worker that dies holds it back so long."""


def watch(*, now: datetime) -> int:
    """Queue a check of every feed that is due; returns how many."""
    due = Feed.objects.filter(is_watched=True, next_check_at__lte=now).order_by("next_check_at")
    queued = 0
    for pk in due.values_list("pk", flat=True):
        try:
            current_app.signature(TASK, args=(pk,)).apply_async()
        except OperationalError as error:
            logger.warning("queue: not reached, feeds wait: %s", error)
            break
        queued += 1
    return queued


def check_due_feed(feed_id: int) -> Run | None:
    """Ask a feed, unless it is not due or somebody else asks it now."""
    now = timezone.now()
    due = Feed.objects.filter(pk=feed_id, is_watched=True, next_check_at__lte=now)
    if not due.update(next_check_at=now + HELD_BACK):
        return None
    return check_feed(feed_id)


def check_feed(feed_id: int) -> Run | None:
    """Ask a feed now, whenever it is due; the run of its new entries, or None without any.

    What went wrong is on the feed's row, in words, and it is asked again later: each
    failure doubles the interval, up to a day.
    """
    feed = Feed.objects.get(pk=feed_id)
    try:
        answer = fetcher.fetch(feed.url, etag=feed.etag, last_modified=feed.last_modified)
        if isinstance(answer, NotModified):
            _asked(feed, "nothing new")
            return None
        found = entries(answer.body, answer.content_type, address=answer.address)
    except SourceError as error:
        _failed(feed, error)
        return None
    return _taken(feed, answer, found)


def _taken(feed: Feed, page: Page, found: list[Entry]) -> Run | None:
    """The newest first. Where some are left, the feed is read again though it did not change."""
    newest = sorted(found, key=lambda entry: str(entry.published_on or ""), reverse=True)
    with transaction.atomic():
        run, left = arrivals.submit_entries(
            feed, [entry.url for entry in newest], most=settings.INGEST_FEED_ENTRIES
        )
        is_all = not left
        feed.etag = page.etag[:300] if is_all else ""
        feed.last_modified = page.last_modified[:100] if is_all else ""
        _asked(feed, _told(run, found, left))
    return run


def _told(run: Run | None, found: list[Entry], left: int) -> str:
    if not found:
        return "no entries"
    taken = run.arrivals.count() if run else 0
    return f"{taken} new of {len(found)}" + (f", {left} next time" if left else "")


def _asked(feed: Feed, told: str) -> None:
    now = timezone.now()
    feed.checked_at, feed.failures, feed.last_error = now, 0, ""
    feed.last_status = told
    feed.next_check_at = now + timedelta(minutes=feed.interval_minutes)
    _save(feed)


def _failed(feed: Feed, error: SourceError) -> None:
    now = timezone.now()
    feed.checked_at, feed.failures = now, feed.failures + 1
    feed.last_status, feed.last_error = "failed", str(error)
    wait = min(timedelta(minutes=feed.interval_minutes) * 2 ** min(feed.failures, 12), LONGEST)
    if isinstance(error, TryAgainError) and error.after:
        wait = max(wait, timedelta(seconds=error.after))
    feed.next_check_at = now + wait
    _save(feed)


def _save(feed: Feed) -> None:
    feed.save(
        update_fields=[
            "checked_at", "next_check_at", "failures", "last_status", "last_error", "etag",
            "last_modified",
        ]
    )  # fmt: skip
