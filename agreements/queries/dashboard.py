"""The front page: counts, what is due and overdue, what is new."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg, JSONBAgg
from django.db.models import (
    BooleanField,
    Count,
    ExpressionWrapper,
    Min,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import JSONObject

from agreements.core.words import DisagreementState, DueState, PartyKind, Status
from agreements.models import (
    Agreement,
    Article,
    Commitment,
    Disagreement,
    Event,
    Party,
    Pillar,
    Provision,
)
from agreements.models.content import Later
from agreements.models.fields import LastDay
from agreements.queries.coverage import PillarTotal, framework, strongest, totals
from agreements.queries.overdue import OVERDUE, coming_commitments, overdue_commitments

LATEST = 10


class Counts(NamedTuple):
    """The numbers of the front page."""

    agreements: int
    signed: int
    parties: int
    provisions: int
    pillars: int
    commitments: int
    passed: int
    met: int
    missed_or_partly: int
    overdue: int
    disagreements: int
    sources: int
    languages: int


class Late(NamedTuple):
    """An overdue commitment, how many days late, and that as a share of the latest."""

    commitment: Any
    days: int
    share: float


class Dashboard(NamedTuple):
    """What the front page shows."""

    counts: Counts
    since: str
    late: list[Late]
    coming: list[tuple[Any, int]]
    disputes: list[Any]
    coverage: list[PillarTotal]
    events: list[Event]
    sources: list[Any]


def dashboard(on: date) -> Dashboard:
    """Everything the front page shows, judged on ``on``."""
    pillars = list(Pillar.objects.all())
    first, counts = _counts(on)
    core = framework(pillars)
    best = strongest(Agreement.objects.values("pk"))
    return Dashboard(
        counts=counts,
        since=str(first or "")[:4],
        late=_late(on),
        coming=[(each, (each.due_on.last - on).days) for each in coming_commitments(on)[:LATEST]],
        disputes=list(_disputes()[:LATEST]),
        coverage=[
            total for total in totals(best, pillars, of=counts.agreements) if total.pillar in core
        ],
        events=list(_events(on)[:LATEST]),
        sources=list(_newest_sources()[:LATEST]),
    )


def _late(on: date) -> list[Late]:
    late = list(overdue_commitments(on))
    days = [(on - each.due_on.last).days for each in late]
    most = max(days, default=1)
    return [Late(each, n, round(100 * n / most, 1)) for each, n in zip(late, days, strict=True)]


def _counts(on: date) -> tuple[Any, Counts]:
    """The first date on record, and the counts; three queries."""
    standing = [str(Status.SIGNED), str(Status.IN_FORCE)]
    own = Agreement.objects.aggregate(
        agreements=Count("pk"),
        signed=Count("pk", filter=Q(status__in=standing)),
        first=Min("signed_on"),
    )
    rows = Commitment.objects.with_state(on).order_by().values_list("state", _is_past(on))
    states = Counter({(state, past): n for state, past, n in rows.annotate(n=Count("pk"))})
    return own["first"], Counts(
        agreements=own["agreements"],
        signed=own["signed"],
        commitments=sum(states.values()),
        passed=sum(n for (_state, past), n in states.items() if past),
        met=states[str(DueState.MET), True],
        missed_or_partly=states[str(DueState.MISSED), True] + states[str(DueState.PARTLY), True],
        overdue=sum(n for (state, _past), n in states.items() if state in OVERDUE),
        **_sizes(),
    )


def _is_past(on: date) -> Any:
    return ExpressionWrapper(Q(Later(LastDay("due_on"), on)), output_field=BooleanField())


def _sizes() -> dict[str, int]:
    """How many rows other tables hold, in one query."""
    states = [str(PartyKind.STATE), str(PartyKind.BLOC)]
    taking_part = Party.objects.filter(kind__in=states, participation__isnull=False).distinct()
    open_ones = Disagreement.objects.with_rivals().exclude(state=str(DisagreementState.RESOLVED))
    tables: dict[str, QuerySet[Any]] = {
        "parties": taking_part,
        "provisions": Provision.objects.all(),
        "pillars": Pillar.objects.all(),
        "disagreements": open_ones,
        "sources": Article.objects.all(),
        "languages": Article.objects.order_by().values("language").distinct(),
    }
    row = (
        Pillar.objects.order_by()
        .annotate(**{f"n_{name}": Subquery(_size(rows)) for name, rows in tables.items()})
        .values(*(f"n_{name}" for name in tables))
        .first()
    )
    return {name: row[f"n_{name}"] if row else 0 for name in tables}


def _size(rows: QuerySet[Any]) -> QuerySet[Any]:
    """A one-row query that counts ``rows``."""
    column = "language" if rows.query.distinct and rows.model is Article else "pk"
    counted = rows.order_by().annotate(everything=Value(1)).values("everything")
    return counted.annotate(n=Count(column, distinct=True)).values("n")


def _disputes() -> QuerySet[Any]:
    """Disagreements nobody has resolved, the widest first, with their distinct values."""
    values = ArrayAgg("claims__value", distinct=True)
    rows = Disagreement.objects.with_rivals().exclude(state=str(DisagreementState.RESOLVED))
    told = rows.select_related("agreement").annotate(values=values, width=Count("claims"))
    return told.order_by("-width", "agreement__title", "pk")


def _events(on: date) -> QuerySet[Event]:
    """Events up to ``on``, latest first, with their agreement."""
    known = Event.objects.filter(date__isnull=False, date__lte=on.isoformat())
    return known.select_related("agreement").order_by("-date", "pk")


def _newest_sources() -> QuerySet[Any]:
    """Articles by date of publication, with the agreements that cite them."""
    cited = JSONObject(slug="dossiers__agreement__slug", title="dossiers__agreement__title")
    dated = Article.objects.filter(published_on__isnull=False).select_related("outlet")
    return dated.annotate(
        cited=JSONBAgg(
            cited, filter=Q(dossiers__isnull=False), order_by="dossiers__pk", default=Value("[]")
        )
    ).order_by("-published_on", "pk")
