"""Addresses to watch: added, paused and asked at once by a person, without a deploy."""

from __future__ import annotations

from typing import Any

import pghistory
from django.db import transaction
from django.utils import timezone

from agreements.models import Feed


@transaction.atomic
def add_feed(*, url: str, title: str, kind: str, interval_minutes: int, by: Any) -> Feed:
    """Watch an address from now on; the very same address twice is one feed."""
    with pghistory.context(user=by.pk, by=by.get_username(), why="A feed was added"):
        feed, _is_new = Feed.objects.get_or_create(
            url=url.strip(),
            defaults={"title": title.strip(), "kind": kind, "interval_minutes": interval_minutes},
        )
    return feed


@transaction.atomic
def watch(*, feed_id: int, is_watched: bool, by: Any) -> Feed:
    """Pause a feed, or go on with it at once; raises Feed.DoesNotExist."""
    feed = Feed.objects.select_for_update().get(pk=feed_id)
    if feed.is_watched == is_watched:
        return feed
    feed.is_watched = is_watched
    feed.next_check_at = timezone.now() if is_watched else feed.next_check_at
    why = "A feed is watched again" if is_watched else "A feed was paused"
    with pghistory.context(user=by.pk, by=by.get_username(), why=why):
        feed.save(update_fields=["is_watched", "next_check_at"])
    return feed


def check_soon(*, feed_id: int) -> Feed:
    """Let the next round ask this feed, whatever its interval; raises Feed.DoesNotExist."""
    feed = Feed.objects.get(pk=feed_id)
    feed.next_check_at = timezone.now()
    feed.save(update_fields=["next_check_at"])
    return feed
