"""What waits for a person; each number is the length of a list."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from agreements.core.words import DisagreementState, SuggestionState
from agreements.models import Arrival, Commitment, Disagreement, Suggestion
from agreements.queries.overdue import OVERDUE


class Waiting(NamedTuple):
    """How much waits, by what it takes."""

    suggestions: int
    arrivals: int
    """Articles that failed, or that only a person can open."""
    overdue: int
    disagreements: int
    """Those that nobody has explained or resolved."""


def waiting(on: date) -> Waiting:
    """Everything that waits, judged on ``on``; four queries."""
    tables: tuple[QuerySet[Any], ...] = (
        Suggestion.objects.filter(state=str(SuggestionState.WAITING)),
        Arrival.objects.to_retry(),
        Commitment.objects.with_state(on).filter(state__in=OVERDUE),
        Disagreement.objects.with_rivals().filter(state=str(DisagreementState.OPEN)),
    )
    return Waiting(*(rows.count() for rows in tables))
