"""Addresses that are watched, and how they fare."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Count, Max, QuerySet

from agreements.models import Feed


class Health(NamedTuple):
    """A feed with its state in words."""

    feed: Any
    look: str
    word: str


def feeds_for_list() -> QuerySet[Any]:
    """Every feed, those in trouble first, with how many articles came of it and when last."""
    rows = Feed.objects.select_related("outlet")
    return rows.annotate(
        arrived=Count("arrivals", distinct=True), last_arrival=Max("arrivals__submitted_at")
    ).order_by("-failures", "title", "pk")


def health(feed: Any, now: datetime) -> Health:
    """How a feed fares at ``now``: the mark, and the word beside it."""
    if not feed.is_watched:
        return Health(feed, "superseded", "Paused")
    if feed.failures:
        times = "once" if feed.failures == 1 else f"{feed.failures} times in a row"
        return Health(feed, "overdue", f"Failed {times}")
    if feed.checked_at is None:
        return Health(feed, "undated", "Not checked yet")
    if feed.next_check_at <= now:
        return Health(feed, "soon", "Due now")
    return Health(feed, "met", "Well")
