"""What waits for curators, by the list it stands in: each number is that of its list."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.db.models import Count, Exists, OuterRef, QuerySet, Value
from django.urls import reverse

from agreements.core.words import DisagreementState, SuggestionState
from agreements.models import Check, Commitment, Disagreement, Suggestion
from agreements.models.fields import LastDay
from agreements.queries.editions import today
from agreements.queries.failed import failed_arrivals
from agreements.queries.overdue import OVERDUE
from agreements.queries.stale import stale

UNCHECKED = urlencode({"state": OVERDUE, "checked": "no", "sort": "soonest"}, doseq=True)


class Tab(NamedTuple):
    """A list with how much stands in it."""

    name: str
    label: str
    url: str
    n: int


def tabs(reader: Any) -> list[Tab]:
    """Every list of work for ``reader``, in one query."""
    first, *rest = (
        rows.order_by().annotate(tab=Value(name)).values("tab").annotate(n=Count("pk"))
        for name, rows in _rows(reader).items()
    )
    counts = dict(first.union(*rest, all=True).values_list("tab", "n"))
    return [Tab(name, label, url, counts.get(name, 0)) for name, label, url in _places()]


def _rows(reader: Any) -> dict[str, QuerySet[Any]]:
    waiting = Suggestion.objects.filter(state=str(SuggestionState.WAITING))
    open_ones = Disagreement.objects.with_rivals().filter(state=str(DisagreementState.OPEN))
    return {
        "waiting": waiting,
        "mine": waiting.filter(assigned_to=reader),
        "changed": stale(waiting),
        "disputed": open_ones,
        "failed": failed_arrivals(),
        "unchecked": unchecked(today()),
    }


def unchecked(on: date) -> QuerySet[Commitment]:
    """Overdue on ``on``, and nobody looked after the last day they were due."""
    looked = Check.objects.filter(
        commitment=OuterRef("pk"), looked_on__lte=on, looked_on__gt=LastDay(OuterRef("due_on"))
    )
    late = Commitment.objects.with_state(on).filter(state__in=OVERDUE)
    return late.filter(~Exists(looked))


def _places() -> list[tuple[str, str, str]]:
    inbox, disputes = reverse("agreements:review"), reverse("agreements:review_disputes")
    return [
        ("waiting", "To review", inbox),
        ("mine", "Mine", f"{inbox}?taken=me"),
        ("changed", "Stale", f"{inbox}?changed=yes"),
        ("disputed", "Disputed", f"{disputes}?state={DisagreementState.OPEN}"),
        ("failed", "Failed fetches", reverse("agreements:review_failed")),
        ("unchecked", "Overdue, not checked", f"{reverse('agreements:commitments')}?{UNCHECKED}"),
    ]
