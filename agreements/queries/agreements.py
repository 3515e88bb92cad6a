"""Agreements for the list and for their own page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import OuterRef, Prefetch, QuerySet

from agreements.models import Agreement, AgreementQuerySet, Disagreement, Participation, Pillar
from agreements.queries.coverage import Cell, framework, matrix_rows, strip_label, strongest
from agreements.queries.editions import Edition, as_they_stood
from agreements.queries.overdue import number_of, with_overdue, with_promised
from agreements.queries.passages import Hit, hits

PARTIES_SHOWN = 4


def agreements_for_list(agreements: AgreementQuerySet, edition: Edition) -> QuerySet[Agreement]:
    """The agreements with what a list row says of each as it stood in ``edition``.

    Narrow before: what is added here would be carried through every count of every facet.
    """
    parties = Participation.objects.select_related("party").order_by("position", "pk")
    if edition.is_past:
        agreements = agreements.standing(edition.on)
    rows = with_promised(with_overdue(agreements, edition.on), edition.on)
    disputed = number_of(
        edition.disputed(Disagreement.objects.with_rivals().filter(agreement=OuterRef("pk")))
    )
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
    agreements = as_they_stood(agreements)
    ids = [agreement.pk for agreement in agreements]
    found = hits(ids, q) if q else {}
    return [
        ListRow(row.agreement, row.cells, found.get(row.agreement.pk))
        for row in matrix_rows(agreements, pillars, strongest(ids))
    ]
