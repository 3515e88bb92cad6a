"""Agreements for the list and for their own page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import OuterRef, Prefetch, QuerySet

from agreements.models import Agreement, Disagreement, Participation, Pillar
from agreements.queries.coverage import Cell, framework, matrix_rows, strip_label, strongest
from agreements.queries.overdue import number_of, with_overdue, with_promised
from agreements.queries.passages import Hit, hits

PARTIES_SHOWN = 4


def agreements_for_list(agreements: QuerySet[Agreement], on: date) -> QuerySet[Agreement]:
    """The agreements with what a list row says of each; ``on`` decides what is overdue.

    Narrow before: what is added here would be carried through every count of every facet.
    """
    parties = Participation.objects.select_related("party").order_by("position", "pk")
    rows = with_promised(with_overdue(agreements, on))
    disputed = number_of(Disagreement.objects.with_rivals().filter(agreement=OuterRef("pk")))
    return rows.annotate(disputed=disputed).prefetch_related(Prefetch("participation_set", parties))


class ListRow(NamedTuple):
    """One agreement of the list."""

    agreement: Agreement
    strip: list[Cell]
    hit: Hit | None

    @property
    def strip_label(self) -> str:
        return strip_label(self.strip)

    @property
    def parties(self) -> list[Participation]:
        return list(self.agreement.participation_set.all())[:PARTIES_SHOWN]

    @property
    def more_parties(self) -> int:
        return max(0, len(self.agreement.participation_set.all()) - PARTIES_SHOWN)


def list_rows(agreements: Iterable[Agreement], q: str) -> list[ListRow]:
    """The rows of one page, in three queries: pillars, their strengths, matching passages."""
    pillars = framework(Pillar.objects.all())
    agreements = list(agreements)
    ids = [agreement.pk for agreement in agreements]
    found = hits(ids, q) if q else {}
    return [
        ListRow(row.agreement, row.cells, found.get(row.agreement.pk))
        for row in matrix_rows(agreements, pillars, strongest(ids))
    ]
