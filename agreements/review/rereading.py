"""A person has read the words that stand at the address of a source now."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from agreements.core.intake_words import Found
from agreements.models import Revisit
from agreements.review.errors import CannotStandError


@transaction.atomic
def note_read(*, article_id: int, words: str, by: Any) -> Revisit:
    """Compare the source with its changed words from now on; nothing else follows from it.

    ``words`` is the hash of those the person saw. What they say otherwise comes in as any
    article does. The same sent twice is noted once. Raises Revisit.DoesNotExist where the
    address was never asked, and CannotStandError, in words, where other words came since.
    """
    rows = Revisit.objects.current().select_for_update(of=("self",))
    row: Revisit = rows.get(article=article_id)
    if words and row.read_hash == row.seen_hash == words:
        return row
    if not words or row.seen_hash != words or row.found != Found.CHANGED:
        raise CannotStandError(
            "The address has answered otherwise since this page was opened. Look at it again."
        )
    now = timezone.now()
    row.read_hash = row.known_hash = words
    row.read_at, row.read_by_name = now, by.get_username()
    row.found = str(Found.MOVED if row.address else Found.ANSWERED)
    row.since = row.looked_at
    row.save()
    return row
