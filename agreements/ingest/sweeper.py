"""Finds what was left behind: rows never queued, workers that died, tries that are due."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q

from agreements.core.intake_words import ArrivalState
from agreements.ingest import arrivals
from agreements.models import Arrival, Run

logger = logging.getLogger(__name__)

AT_ONCE = 500
"""Arrivals that one sweep announces, at most."""


def sweep(*, now: datetime) -> int:
    """Announce every arrival that is due and that no queue knows of; returns how many.

    Also closes the runs whose last worker died before it could. Safe to repeat, and to run
    beside itself: a row is taken once, however often it was announced.
    """
    left = Arrival.objects.filter(state=str(ArrivalState.WORKING), lease_until__lt=now)
    freed = left.update(
        state=str(ArrivalState.WAITING), lease=None, lease_until=None, queued_at=None, due_at=now
    )
    lost = now - timedelta(seconds=settings.INGEST_QUEUED_SECONDS)
    unknown = Q(queued_at__isnull=True) | Q(queued_at__lt=lost)
    due = Arrival.objects.filter(unknown, state=str(ArrivalState.WAITING), due_at__lte=now)
    announced = arrivals.announce(due.order_by("due_at", "pk")[:AT_ONCE])
    for run in over_but_open():
        arrivals.finish(run)
    if freed or announced:
        logger.info("sweep: %s left by a worker, %s announced", freed, announced)
    return announced


def over_but_open() -> list[Run]:
    """Runs of arrivals that are all over, and that nobody closed."""
    theirs = Arrival.objects.filter(run=OuterRef("pk"))
    return list(
        Run.objects.filter(
            Exists(theirs), ~Exists(theirs.unfinished()), ended_at__isnull=True
        ).order_by("pk")[:AT_ONCE]
    )
