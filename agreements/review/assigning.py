"""Who works on what: suggestions taken by a curator, or given back."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from agreements.core.words import SuggestionState
from agreements.models import Suggestion
from agreements.review.errors import CannotStandError
from agreements.review.journal import signed


@transaction.atomic
def assign(*, suggestion_ids: Iterable[int], to: Any, by: Any) -> int:
    """Give those that wait to an account, or back to all with ``to=None``; returns how many moved.

    Whoever has it, anybody who may decide still may. Raises CannotStandError for an account
    that is closed.
    """
    if to is not None and not to.is_active:
        raise CannotStandError(f"The account of {to.get_username()} is closed.")
    waiting = Suggestion.objects.filter(
        state=str(SuggestionState.WAITING), pk__in=[*suggestion_ids]
    )
    rows = waiting.select_for_update(of=("self",)).order_by("pk")
    moved = [row.pk for row in rows if row.assigned_to_id != (to.pk if to else None)]
    why = f"Given to {to.get_username()}" if to else "Given back"
    with signed(by, why):
        return Suggestion.objects.filter(pk__in=moved).update(assigned_to=to)
