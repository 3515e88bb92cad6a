"""What several agreements say together: for the pages of parties and of minerals."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Value, When, Window
from django.db.models.functions import JSONObject

from agreements.core.words import DisagreementState, Strength, Trust
from agreements.models import (
    Agreement,
    Claim,
    Commitment,
    Disagreement,
    Event,
    Participation,
    Pillar,
)
from agreements.models.content import made_yet
from agreements.queries.coverage import (
    Cell,
    PillarTotal,
    framework,
    matrix_rows,
    strip_label,
    totals,
)
from agreements.queries.editions import Edition, as_they_stood
from agreements.queries.links import agreements_where
from agreements.queries.overdue import OVERDUE

SHOWN = 25
"""How many agreements stand on such a page; the list has the rest."""
LATEST, PROMISES, DISPUTES = 12, 20, 12
NAMED = 5


class Record(NamedTuple):
    """One agreement with the strip of its pillars and those who take part in it."""

    agreement: Agreement
    strip: list[Cell]
    parties: list[dict[str, str]]
    """``slug`` and ``name`` of each, in their order."""

    @property
    def label(self) -> str:
        return strip_label(self.strip)

    @property
    def named(self) -> list[dict[str, str]]:
        return self.parties[:NAMED]

    @property
    def unnamed(self) -> int:
        return max(0, len(self.parties) - NAMED)


class Covered(NamedTuple):
    """A pillar that some of the agreements speak on, and the lists of those."""

    total: PillarTotal
    strongest: Strength
    href: str
    commits_href: str
    """Of those whose strongest wording on it is a commitment."""


class Some(NamedTuple):
    """The first rows of a list, how many there are in all, and of these overdue."""

    rows: list[Any]
    total: int = 0
    overdue: int = 0

    @property
    def left_out(self) -> int:
        return self.total - len(self.rows)


Best = Mapping[tuple[int, int], Strength]
"""The strongest wording by (agreement id, pillar id)."""


def known(edition: Edition) -> QuerySet[Any]:
    """Agreements known in ``edition``, in no order."""
    rows: Any = Agreement.objects.order_by()
    return rows.known_by(edition.on) if edition.is_past else rows


def records(ids: Sequence[int], best: Best, pillars: Sequence[Pillar], edition: Edition) -> Any:
    """The agreements by id, each as a :class:`Record`; one query."""
    rows: Any = Agreement.objects.filter(pk__in=ids)
    if edition.is_past:
        rows = rows.standing(edition.on)
    named = Participation.objects.filter(agreement=OuterRef("pk")).order_by("position", "pk")
    party = JSONObject(slug="party__slug", name="party__name")
    shown = as_they_stood(rows.annotate(named=ArraySubquery(named.values(json=party))))
    return {
        row.agreement.pk: Record(row.agreement, row.cells, _once(row.agreement.named))  # type: ignore[attr-defined]
        for row in matrix_rows(shown, framework(pillars), best)
    }


def _once(parties: list[dict[str, str]]) -> list[dict[str, str]]:
    """Each party once, also where it has several roles."""
    return list({party["slug"]: party for party in parties}.values())


def covered(
    best: Best, pillars: Sequence[Pillar], edition: Edition, *, of: int, **words: Any
) -> list[Covered]:
    """The pillars that agreements found by ``words`` speak on, in the order of the list."""
    firmest: dict[int, list[Strength]] = defaultdict(list)
    for (_agreement, pillar), strength in best.items():
        firmest[pillar].append(strength)
    order = list(Strength)
    return [
        Covered(
            total,
            min(firmest[total.pillar.pk], key=order.index),
            agreements_where(edition, **words, pillar=total.pillar.slug),
            agreements_where(
                edition, **words, pillar=total.pillar.slug, strength=str(Strength.COMMITMENT)
            ),
        )
        for total in totals(best, pillars, of=of)
        if total.total
    ]


def latest_events(ids: Sequence[int], edition: Edition) -> Some:
    """What happened last up to the day of ``edition``; what has no date comes at the end."""
    rows = Event.objects.filter(edition.told("date"), agreement__in=ids)
    counted = rows.select_related("agreement").annotate(total=Window(Count("pk")))
    return _some(counted.order_by(F("date").desc(nulls_last=True), "pk"), LATEST)


def promises(ids: Sequence[int], edition: Edition) -> Some:
    """Commitments with their state: overdue ones first, then by date."""
    rows: Any = Commitment.objects.with_state(edition.on).filter(
        made_yet(edition.on), agreement__in=ids
    )
    late = Q(state__in=OVERDUE)
    counted = rows.select_related("agreement", "pillar").annotate(
        total=Window(Count("pk")), overdue=Window(Count("pk", filter=late))
    )
    first = Case(When(late, then=Value(0)), default=Value(1))
    order = (first, F("due_on").asc(nulls_last=True), "agreement__title", "position", "pk")
    return _some(counted.order_by(*order), PROMISES)


def disputes(ids: Sequence[int], edition: Edition) -> Some:
    """Points nobody has resolved on which sources differ, with their values."""
    told = Claim.objects.filter(disagreement=OuterRef("pk")).order_by("value")
    if edition.is_past:
        told = told.filter(edition.told("article__published_on"))
    rows = Disagreement.objects.exclude(state=str(DisagreementState.RESOLVED))
    found = edition.disputed(rows.filter(agreement__in=ids)).select_related("agreement")
    counted = found.annotate(
        values=ArraySubquery(told.values("value").distinct()), total=Window(Count("pk"))
    )
    return _some(counted.order_by("agreement__title", "pk"), DISPUTES)


def _some(rows: QuerySet[Any], most: int) -> Some:
    shown = list(rows[:most])
    if not shown:
        return Some([])
    return Some(shown, shown[0].total, getattr(shown[0], "overdue", 0))


def unreviewed(trusts: Sequence[str]) -> int:
    """How many of the agreements rest on press-derived data alone."""
    return sum(trust == Trust.REFERENCE for trust in trusts)
