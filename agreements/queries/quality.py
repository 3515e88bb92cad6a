"""The page of quality: what every indicator counts now, and counted before."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Aggregate, Count, DateTimeField, Min, Value
from django.http import Http404, QueryDict
from django.urls import reverse
from django.utils import timezone

from agreements.charts.lines import Line, Point
from agreements.core.words import SuggestionState
from agreements.models import Measure, Suggestion
from agreements.queries.charts import Chart
from agreements.queries.editions import today
from agreements.queries.indicators import BY_SLUG, INDICATORS, Indicator

DAYS = 180
"""How far back the page tells what was counted."""


class Counted(NamedTuple):
    """One indicator: what it counts now, and its line over the days."""

    indicator: Indicator
    n: int
    line: Line

    @property
    def href(self) -> str:
        return self.indicator.list or reverse("agreements:indicator", args=[self.indicator.slug])

    @property
    def change(self) -> str:
        """Since the first day of the line, in words."""
        if not self.line.points:
            return "Not measured before"
        first = self.line.points[0]
        return f"{first.value} on {first.day.day} {first.day:%b %Y}"


class Wait(NamedTuple):
    """For how many days suggestions wait: the eldest, and the one in the middle."""

    eldest: int
    median: int


class Quality(NamedTuple):
    groups: list[tuple[str, list[Counted]]]
    wait: Wait | None
    measured: date | None


class Median(Aggregate):
    """The value in the middle."""

    template = "PERCENTILE_DISC(0.5) WITHIN GROUP (ORDER BY %(expressions)s)"
    output_field = DateTimeField()


def counts(on: date) -> dict[str, int]:
    """What every indicator counts as of ``on``, in one query."""
    parts = [_number(each, on) for each in INDICATORS]
    found = dict(parts[0].union(*parts[1:], all=True))
    return {each.slug: found.get(each.slug, 0) for each in INDICATORS}


def _number(indicator: Indicator, on: date) -> Any:
    rows = indicator.rows(on).order_by()
    model = rows.model._default_manager.order_by()
    counted = model.filter(pk__in=rows.values("pk")).values(slug_of=Value(indicator.slug))
    return counted.annotate(n=Count("pk")).values_list("slug_of", "n")


def quality_for_page(on: date) -> Quality:
    """Every indicator by group, in three queries."""
    now, before = counts(on), _measured(on)
    found = [Counted(each, now[each.slug], _line(each, before[each.slug])) for each in INDICATORS]
    last = max((points[-1].day for points in before.values() if points), default=None)
    groups = [(name, list(rows)) for name, rows in groupby(found, lambda c: c.indicator.group)]
    return Quality(groups, _wait(timezone.now()), last)


def _measured(on: date, **only: str) -> dict[str, list[Point]]:
    found: dict[str, list[Point]] = defaultdict(list)
    rows = Measure.objects.filter(day__gte=on - timedelta(days=DAYS), day__lte=on, **only)
    for slug, day, value in rows.order_by("day").values_list("indicator", "day", "value"):
        found[slug].append(Point(day, value))
    return found


def _line(indicator: Indicator, points: list[Point]) -> Line:
    return Line(indicator.label.lower(), tuple(points))


def _wait(now: datetime) -> Wait | None:
    waiting = Suggestion.objects.order_by().filter(state=str(SuggestionState.WAITING))
    found = waiting.aggregate(eldest=Min("made_at"), median=Median("made_at"))
    if found["eldest"] is None:
        return None
    return Wait((now - found["eldest"]).days, (now - found["median"]).days)


def chart_of(indicator: Indicator, on: date) -> Chart:
    """The numbers of one indicator, day by day, as far back as the page tells."""
    points = _measured(on, indicator=indicator.slug)[indicator.slug]
    days = len(points)
    return Chart(
        name="quality",
        title=f"{indicator.label} over time",
        told=f"{days} day{'' if days == 1 else 's'} measured, of the last {DAYS} at most.",
        form=_line(indicator, points),
        query=f"of={indicator.slug}",
    )


def quality_asked(data: QueryDict) -> Chart:
    """The chart of one indicator; ``of`` is its slug."""
    indicator = BY_SLUG.get(data.get("of", ""))
    if indicator is None:
        raise Http404("Say in “of” which indicator, such as of=without-a-date.")
    return chart_of(indicator, today())
