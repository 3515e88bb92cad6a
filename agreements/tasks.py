"""Queue entries: load, call, log. No rule lives here, and each may run twice."""

from __future__ import annotations

import logging
from datetime import timedelta

from celery import shared_task
from django.conf import settings
from django.core.cache import cache
from django.core.management import call_command
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from agreements import measuring
from agreements.ingest import pipeline, reads, revisiting, states, sweeper, watching
from agreements.mailing import letters, sending
from agreements.queries import change_rows
from agreements.sources.errors import NotOurTurnError

logger = logging.getLogger(__name__)

DATABASE_AWAY = (OperationalError, InterfaceError)
HEARTBEAT_KEY = "worker-heartbeat"
HEARTBEAT_STALE_AFTER = timedelta(seconds=120)
"""Four missed beats of 30 seconds: one lost message is not an alarm."""


@shared_task(autoretry_for=(OperationalError,), retry_backoff=30, max_retries=5)
def refresh_commitment_states() -> int:
    """Note the state of every commitment as of today (UTC); return how many changed."""
    changed = states.refresh(on=timezone.now().date())
    logger.info("commitment states: %s changed", changed)
    return changed


@shared_task
def note_worker_alive() -> None:
    """Leave a sign that a worker works; ``/health/`` looks for it."""
    cache.set(HEARTBEAT_KEY, timezone.now().isoformat(), timeout=3600)


@shared_task(expires=60)
def keep_reads() -> int:
    """Write down how often pages were read; returns how many reads.

    What was counted waits in the cache, so that one that fails is made up by the next.
    """
    kept = reads.keep()
    logger.info("reads of pages: %s kept", kept)
    return kept


@shared_task(autoretry_for=DATABASE_AWAY, retry_backoff=2, retry_backoff_max=60, max_retries=8)
def ingest_arrival(arrival_id: int) -> str:
    """Read one arrival to its end, unless another worker has it; returns its state.

    A task that the database failed is tried again; the row waits for the end of its lease.
    """
    state = pipeline.ingest(arrival_id)
    logger.info("arrival %s: %s", arrival_id, state)
    return state


@shared_task(expires=60)
def sweep() -> int:
    """Take up what was left behind; returns how many arrivals."""
    return sweeper.sweep(now=timezone.now())


@shared_task(expires=60)
def watch_feeds() -> int:
    """Queue a check of each feed that is due; returns how many."""
    return watching.watch(now=timezone.now())


@shared_task
def check_feed(feed_id: int) -> int:
    """Ask one feed; returns how many new entries it had."""
    run = watching.check_due_feed(feed_id)
    return run.arrivals.count() if run else 0


@shared_task(expires=3600)
def revisit_sources() -> int:
    """Queue the sources whose address was asked longest ago; returns how many."""
    return revisiting.queue(revisiting.asked_longest_ago(settings.INGEST_REVISITS))


@shared_task(
    expires=6 * 3600,
    autoretry_for=(NotOurTurnError, *DATABASE_AWAY),
    retry_backoff=5,
    retry_backoff_max=300,
    max_retries=8,
)
def revisit_source(article_id: int) -> str:
    """Ask the address of one source again; returns how it answered.

    Where its site is asked too often already it waits, and is left to another night in the end.
    """
    revisit = revisiting.look_again(article_id)
    logger.info("source %s: %s", article_id, revisit.found if revisit else "no address")
    return revisit.found if revisit else ""


@shared_task(expires=240, autoretry_for=DATABASE_AWAY, retry_backoff=5, max_retries=3)
def write_letters() -> int:
    """Write to readers what changed of what they follow; returns how many letters.

    None where the register sends no mail: what changed meanwhile is told once it does.
    """
    if not settings.SENDS_MAIL:
        return 0
    written = letters.write_letters(now=timezone.now(), until=change_rows.settled())
    logger.info("letters: %s written", written)
    return written


@shared_task(expires=60, autoretry_for=DATABASE_AWAY, retry_backoff=5, max_retries=3)
def send_letters() -> int:
    """Send the letters that wait; returns how many."""
    if not settings.SENDS_MAIL:
        return 0
    return sending.send_letters(now=timezone.now())


@shared_task(autoretry_for=(OperationalError,), retry_backoff=30, max_retries=5)
def measure_quality() -> int:
    """Note what every indicator of quality counts today (UTC); returns how many."""
    return measuring.measure(on=timezone.now().date())


@shared_task
def forget_ended_sessions() -> None:
    """Take the rows of sessions that ended out of the database."""
    call_command("clearsessions")
