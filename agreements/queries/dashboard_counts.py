"""The numbers of the front page, in two queries."""

from __future__ import annotations

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
    commitments: int
    overdue: int
    met: int
    short: int
    """Commitments missed, or met in part."""


def pillars_and_reach(on: date) -> tuple[list[Pillar], Reach]:
    """Every pillar, and from when to when the data reach up to ``on``; one query."""
    day = on.isoformat()
    agreements = Agreement.objects.order_by().filter(signed_on__lte=day)
    articles = Article.objects.published().order_by().filter(published_on__lte=day)
    own: QuerySet[Any, Any] = agreements.annotate(all=Value(1)).values("all")
    told: QuerySet[Any, Any] = articles.annotate(all=Value(1)).values("all")
    pillars: list[Any] = list(
        Pillar.objects.annotate(
            first=Subquery(own.annotate(d=Min("signed_on")).values("d")),
            newest=Subquery(own.annotate(d=Max("signed_on")).values("d")),
            told=Subquery(told.annotate(d=Max("published_on")).values("d")),
        )
    )
    if not pillars:
        return [], Reach(None, None)
    dates = [each for each in (pillars[0].newest, pillars[0].told) if each]
    return pillars, Reach(pillars[0].first, max(dates, default=None))


def counts(on: date, since: PartialDate) -> Counts:
    """Everything counted, judged on ``on``; new is what is dated ``since`` or later."""
    agreements, articles = Agreement.objects.all(), Article.objects.published()
    promises = Commitment.objects.with_state(on)
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
        "commitments": promises,
        "overdue": promises.filter(state__in=OVERDUE),
        "met": promises.filter(state=str(DueState.MET)),
        "short": promises.filter(state__in=[str(DueState.MISSED), str(DueState.PARTLY)]),
    }
    return Counts(**_sizes(tables))


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
