"""The front page: what is new, due and overdue, disputed, and where coverage is thin."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg, JSONBAgg
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from agreements.core.partial_dates import PartialDate
from agreements.models import Agreement, Article, Disagreement, Event, Party
from agreements.models.fields import read
from agreements.queries.coverage import PillarTotal, framework, strongest, totals
from agreements.queries.dashboard_counts import UNRESOLVED, Counts, counts, pillars_and_reach
from agreements.queries.overdue import OVERDUE, late_and_coming

LATEST = 10
BUSIEST = 8


class Late(NamedTuple):
    """An overdue commitment, how many days late, and that as a share of the latest."""

    commitment: Any
    days: int
    share: float


class Busy(NamedTuple):
    """A party, in how many agreements it takes part, and that as a share of the busiest."""

    party: Party
    n: int
    share: float


class Dashboard(NamedTuple):
    """What the front page shows."""

    counts: Counts
    first: PartialDate | None
    since: PartialDate
    error: str
    """Why the day asked for could not be read."""
    late: list[Late]
    coming: list[tuple[Any, int]]
    disputes: list[Any]
    coverage: list[PillarTotal]
    busiest: list[Busy]
    events: list[Event]
    sources: list[Any]


def dashboard(on: date, asked: str = "") -> Dashboard:
    """Everything the front page shows, judged on ``on``; new since the day ``asked``, if any."""
    pillars, reach = pillars_and_reach(on)
    since, error = _since(asked)
    since = since or reach.recent(on)
    counted = counts(on, since)
    promises = late_and_coming(on, LATEST)
    best = strongest(Agreement.objects.values("pk"))
    return Dashboard(
        counts=counted,
        first=reach.first,
        since=since,
        error=error,
        late=_late([each for each in promises if each.state in OVERDUE], on),
        coming=[
            (each, (each.due_on.last - on).days) for each in promises if each.state not in OVERDUE
        ],
        disputes=list(_disputes()[:LATEST]),
        coverage=totals(best, pillars, of=counted.agreements)[: len(framework(pillars))],
        busiest=_busiest(),
        events=list(_events(on)[:LATEST]),
        sources=list(_newest_sources()[:LATEST]),
    )


def _since(asked: str) -> tuple[PartialDate | None, str]:
    try:
        return read(asked), ""
    except ValidationError as error:
        return None, " ".join(error.messages)


def _late(late: list[Any], on: date) -> list[Late]:
    days = [(on - each.due_on.last).days for each in late]
    most = max(days, default=1)
    return [Late(each, n, round(100 * n / most, 1)) for each, n in zip(late, days, strict=True)]


def _busiest() -> list[Busy]:
    """The parties that take part in the most agreements, in whatever role."""
    number = Count("participation__agreement", distinct=True)
    ranked = list(Party.objects.annotate(n=number).filter(n__gt=0).order_by("-n", "name")[:BUSIEST])
    most = max((each.n for each in ranked), default=1)
    return [Busy(each, each.n, round(100 * each.n / most, 1)) for each in ranked]


def _disputes() -> QuerySet[Any]:
    """Disagreements nobody has resolved, the widest first, with their distinct values."""
    values = ArrayAgg("claims__value", distinct=True)
    rows = Disagreement.objects.with_rivals().filter(state__in=UNRESOLVED)
    told = rows.select_related("agreement").annotate(values=values, width=Count("claims"))
    return told.order_by("-width", "agreement__title", "pk")


def _events(on: date) -> QuerySet[Event]:
    """Events up to ``on``, latest first, with their agreement."""
    known = Event.objects.filter(date__isnull=False, date__lte=on.isoformat())
    return known.select_related("agreement").order_by("-date", "pk")


def _newest_sources() -> QuerySet[Any]:
    """Articles by date of publication, with the agreements that cite them."""
    cited = JSONObject(slug="dossiers__agreement__slug", title="dossiers__agreement__title")
    dated = Article.objects.published().filter(published_on__isnull=False).select_related("outlet")
    return dated.annotate(
        cited=JSONBAgg(
            cited, filter=Q(dossiers__isnull=False), order_by="dossiers__pk", default=Value("[]")
        )
    ).order_by("-published_on", "pk")
