"""The chart of the timeline: the newest agreements as life lines."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Count, F, Window
from django.http import QueryDict

from agreements.charts.lane_rows import Lane, Mark
from agreements.charts.lanes import Lanes
from agreements.core.partial_dates import PartialDate
from agreements.core.words import AgreementKind, Role, Status
from agreements.models import Agreement, Participation
from agreements.models.agreement_queryset import ENDED
from agreements.queries.charts import Chart
from agreements.queries.editions import Edition
from agreements.queries.timeline import with_steps
from agreements.queries.timeline_filter import TimelineFilter
from agreements.queries.timeline_rows import Step, read, steps, whole

MOST = 40
"""Lanes drawn at most."""

TAKING_PART = [str(Role.SIGNATORY), str(Role.MEMBER)]
HEADS = {"": "", "party": "Party", "kind": "Kind of agreement"}
NOBODY = "No party on record"
NOTE = (
    "A line starts at signature or announcement and runs on while nothing on record ends the "
    "agreement; it is dotted where the agreement is only proposed, or ended on a day that is not "
    "known. A bracket covers the whole month or year when no more is known. An arrow leads to what "
    "lies outside the years drawn; what has no date is counted at the right edge."
)


class Drawn(NamedTuple):
    """The chart, and of how many agreements it draws the newest."""

    chart: Chart
    agreements: int


def timeline_chart(data: QueryDict) -> Chart:
    """The chart that a query string asks for."""
    return drawn(TimelineFilter(data, Agreement.objects.all())).chart


def drawn(chosen: TimelineFilter) -> Drawn:
    """The chart of what a filter finds; two queries, one more where parties group it."""
    parts = steps(chosen, chosen.narrowed().values("pk"), chosen.kinds)
    newest = list(
        with_steps(parts)
        .with_life()
        .annotate(of=Window(Count("pk")))
        .order_by(F("begun").desc(nulls_last=True), "title", "pk")[:MOST]
    )
    of = newest[0].of if newest else 0
    lanes = _lanes(newest, chosen)
    form = Lanes(
        rows=tuple(lanes),
        on=chosen.edition.on,
        head=HEADS[chosen.grouping],
        since=chosen.begins,
        until=chosen.until,
        day_in_words=_day_in_words(chosen.edition),
    )
    shown = len({lane.href for lane in lanes})
    chart = Chart(
        name="timeline",
        title="Life lines",
        told=_told(shown, of, chosen),
        form=form,
        query=chosen.as_query,
        note=NOTE,
        errors=chosen.errors,
    )
    return Drawn(chart, of)


def _day_in_words(edition: Edition) -> str:
    return PartialDate.from_day(edition.on).words if edition.is_past else "Today"


def _told(shown: int, of: int, chosen: TimelineFilter) -> str:
    """How much is drawn, and under which filters."""
    filters = "".join(f", {chip.label.lower()} {chip.value}" for chip in chosen.chips)
    if shown == of:
        return f"{of} agreement{'' if of == 1 else 's'}{filters}."
    left_out = f"{of - shown} older agreement{' is' if of - shown == 1 else 's are'} left out"
    return f"The newest {shown} of {of} agreements{filters}. {left_out}; the list below has all."


def _lanes(agreements: Sequence[Any], chosen: TimelineFilter) -> list[Lane]:
    """A lane an agreement, the oldest first; under each of its groups, the fullest first."""
    marks, groups = _marks(agreements, chosen), _groups(agreements, chosen)
    lanes: list[Lane] = []
    for agreement in agreements:
        own = [
            _lane(agreement, group, marks[agreement.pk], chosen) for group in groups[agreement.pk]
        ]
        if len(lanes) + len(own) > MOST and lanes:
            break
        lanes += own[:MOST]
    sizes = Counter(lane.group for lane in lanes)
    oldest_first = lanes[::-1]
    return sorted(oldest_first, key=lambda lane: (-sizes[lane.group], lane.group))


def _lane(agreement: Any, group: str, marks: Sequence[Mark], chosen: TimelineFilter) -> Lane:
    on = chosen.edition.on
    begun, ended = _day(agreement.begun), _day(agreement.ended)
    is_over = agreement.status in ENDED and (ended is None or ended.first <= on)
    return Lane(
        label=agreement.title,
        marks=tuple(marks),
        begun=begun.first if begun else None,
        ended=ended.first if is_over and ended else None,
        is_open=agreement.status == Status.PROPOSED or (is_over and ended is None),
        href=agreement.get_absolute_url() + chosen.edition.query,
        group=group,
    )


def _day(text: str | None) -> PartialDate | None:
    return PartialDate.parse(text) if text else None


def _marks(agreements: Sequence[Any], chosen: TimelineFilter) -> Mapping[int, list[Mark]]:
    """Every step of the agreements by date, what has none last; one query."""
    found: dict[int, list[Mark]] = defaultdict(list)
    if not agreements:
        return found
    drawn_ones = Agreement.objects.filter(pk__in=[agreement.pk for agreement in agreements])
    parts = steps(chosen, drawn_ones.order_by().values("pk"), chosen.kinds)
    for step in (read(row) for row in whole(parts, chosen)):
        found[step.agreement_id].append(_mark(step))
    for marks in found.values():
        marks.sort(key=lambda mark: (mark.date is None, str(mark.date)))
    return found


def _mark(step: Step) -> Mark:
    return Mark(step.date, step.kind, step.kind_in_words, step.title, step.place, step.state)


def _groups(agreements: Sequence[Any], chosen: TimelineFilter) -> Mapping[int, list[str]]:
    """The groups that each agreement stands in."""
    if chosen.grouping == "kind":
        return {each.pk: [AgreementKind(each.kind).label] for each in agreements}
    if chosen.grouping == "party":
        return _parties(agreements, chosen)
    return {each.pk: [""] for each in agreements}


def _parties(agreements: Sequence[Any], chosen: TimelineFilter) -> Mapping[int, list[str]]:
    """The parties asked for, or all that sign or belong; one query."""
    wanted = [*chosen.chosen["party"], *chosen.chosen["between"]]
    rows = Participation.objects.filter(agreement__in=[each.pk for each in agreements])
    rows = rows.filter(party__slug__in=wanted) if wanted else rows.filter(role__in=TAKING_PART)
    found: dict[int, list[str]] = {each.pk: [] for each in agreements}
    for agreement, name in rows.order_by("party__name").values_list("agreement", "party__name"):
        if name not in found[agreement]:
            found[agreement].append(name)
    return {agreement: names or [NOBODY] for agreement, names in found.items()}
