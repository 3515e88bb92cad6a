"""What waits for a person put into the words of today."""

from __future__ import annotations

from typing import Any

from django.db.models import TextField
from django.db.models.functions import Cast

from agreements.core.words import SuggestionState
from agreements.models import Suggestion


def say_party_anew(old: str, new: str) -> None:
    """Let suggestions that wait name a party by its slug of today."""
    rows = Suggestion.objects.filter(state=str(SuggestionState.WAITING))
    told = rows.annotate(told=Cast("proposed", TextField())).filter(told__contains=f'"{old}"')
    for suggestion in told.select_for_update(of=("self",)):
        suggestion.proposed = _named(suggestion.proposed, old, new)
        suggestion.save(update_fields=["proposed"])


def _named(value: Any, old: str, new: str) -> Any:
    if isinstance(value, list):
        return [_named(each, old, new) for each in value]
    if isinstance(value, dict):
        return {
            name: new if name == "party" and each == old else _named(each, old, new)
            for name, each in value.items()
        }
    return value
