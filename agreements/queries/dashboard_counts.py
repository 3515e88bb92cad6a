"""The numbers of the front page, in three queries."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Max, Min, QuerySet, Subquery, Value

from agreements.core.partial_dates import PartialDate
from agreements.core.words import DisagreementState, DueState, Status, SuggestionState
from agreements.models import (
    Agreement,
    Article,
    Commitment,
    Disagreement,
    Pillar,
    Provision,
    Suggestion,
)
from agreements.queries.overdue import OVERDUE

RECENT = timedelta(days=90)
"""How far back "new" reaches from the newest date on record."""

UNRESOLVED = [str(DisagreementState.OPEN), str(DisagreementState.EXPLAINED)]
STANDING = [str(Status.SIGNED), str(Status.IN_FORCE)]


class Reach(NamedTuple):
    """From when to when the data reach."""

    first: PartialDate | None
    newest: PartialDate | None

    def recent(self, on: date) -> PartialDate:
        """The day 90 days before the newest date on record; before ``on`` without any."""
        newest = self.newest.first if self.newest else on
        return PartialDate.from_day(newest - RECENT)


class Counts(NamedTuple):
    """How much the register holds. Each number is the length of a list."""

    agreements: int
    signed: int
    provisions: int
    pillars: int
    disagreements: int
    sources: int
    suggestions: int
    new_agreements: int
    new_sources: int
    states: Counter[str]
    """Commitments by the state they are in."""

    @property
    def commitments(self) -> int:
        return sum(self.states.values())

    @property
    def overdue(self) -> int:
        return sum(self.states[state] for state in OVERDUE)

    @property
    def met(self) -> int:
        return self.states[str(DueState.MET)]

    @property
    def short(self) -> int:
        """Missed, or met in part."""
        return self.states[str(DueState.MISSED)] + self.states[str(DueState.PARTLY)]


def reach(on: date) -> Reach:
    """The first date of an agreement, and the newest of an agreement or a source up to ``on``."""
    day = on.isoformat()
    own = Agreement.objects.order_by().filter(signed_on__lte=day)
    newest = Article.objects.order_by().filter(published_on__lte=day)
    found = own.aggregate(first=Min("signed_on"), newest=Max("signed_on"))
    told = newest.aggregate(newest=Max("published_on"))["newest"]
    dates = [each for each in (found["newest"], told) if each]
    return Reach(found["first"], max(dates, default=None))


def counts(on: date, since: PartialDate) -> Counts:
    """Everything counted, judged on ``on``; new is what is dated ``since`` or later."""
    agreements, articles = Agreement.objects.all(), Article.objects.all()
    tables: dict[str, QuerySet[Any]] = {
        "agreements": agreements,
        "signed": agreements.filter(status__in=STANDING),
        "provisions": Provision.objects.all(),
        "pillars": Pillar.objects.all(),
        "disagreements": Disagreement.objects.with_rivals().filter(state__in=UNRESOLVED),
        "sources": articles,
        "suggestions": Suggestion.objects.filter(state=str(SuggestionState.WAITING)),
        "new_agreements": agreements.filter(signed_on__gte=str(since)),
        "new_sources": articles.filter(published_on__gte=str(since)),
    }
    return Counts(**_sizes(tables), states=_states(on))


def _states(on: date) -> Counter[str]:
    rows = Commitment.objects.with_state(on).order_by().values_list("state")
    return Counter(dict(rows.annotate(n=Count("pk"))))


def _sizes(tables: dict[str, QuerySet[Any]]) -> dict[str, int]:
    """How many rows each has, in one query; it needs one row to stand on, and takes a pillar."""
    row = (
        Pillar.objects.order_by()
        .annotate(**{f"n_{name}": Subquery(_size(rows)) for name, rows in tables.items()})
        .values(*(f"n_{name}" for name in tables))
        .first()
    )
    return {name: (row[f"n_{name}"] if row else rows.count()) or 0 for name, rows in tables.items()}


def _size(rows: QuerySet[Any]) -> QuerySet[Any]:
    """A one-row query that counts ``rows``."""
    counted = rows.order_by().annotate(everything=Value(1)).values("everything")
    return counted.annotate(n=Count("pk", distinct=True)).values("n")
