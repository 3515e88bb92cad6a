"""Feeds and sitemaps, each asked on its own interval."""

from __future__ import annotations

from agreements.models import Feed, Run


def check_feed(feed_id: int) -> Run | None:
    """Ask a feed for new entries; the run of those that are new, or None."""
    Feed.objects.get(pk=feed_id)
    return None
