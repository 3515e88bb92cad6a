"""What a person decides: each one transaction, on a locked row, signed in history."""

from __future__ import annotations

from datetime import date
from typing import Any

import pghistory
from django.db import transaction
from django.utils import timezone

from agreements.core.words import Finding
from agreements.models import Check, Commitment


class NotRecordedError(ValueError):
    """What was to be recorded cannot stand; ``field`` is where to mend it."""

    def __init__(self, field: str, told: str) -> None:
        super().__init__(told)
        self.field = field


@transaction.atomic
def record_check(
    *, commitment_id: int, looked_on: date, places: str, finding: str, note: str, by: Any
) -> Check:
    """Record that ``by`` looked on a day, in these places, whether a promise was kept.

    Recording the same twice leaves one check, however many press the button. Raises
    Commitment.DoesNotExist, and :class:`NotRecordedError` for a day still to come, for no
    places and for a finding that is not a word of its list.
    """
    places, note = places.strip(), note.strip()
    if looked_on > timezone.now().date():
        raise NotRecordedError("looked_on", "This day is still to come: nobody has looked yet.")
    if not places:
        raise NotRecordedError("places", "Say where you looked, so that another can look again.")
    if finding not in set(Finding):
        raise NotRecordedError("finding", f"“{finding}” is not a finding.")
    commitment = Commitment.objects.select_for_update().get(pk=commitment_id)
    with pghistory.context(user=by.pk, by=by.get_username(), why="A check was recorded"):
        check, _is_new = Check.objects.get_or_create(
            commitment=commitment,
            looked_on=looked_on,
            places=places,
            finding=finding,
            note=note,
            by=by,
        )
    return check
