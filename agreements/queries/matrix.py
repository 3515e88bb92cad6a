"""The matrix of agreements by pillars with its breakdown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from agreements.models import Agreement, Pillar
from agreements.queries.breakdown import breakdown_of
from agreements.queries.charts import Chart
from agreements.queries.coverage import (
    Lede,
    MatrixRow,
    PillarTotal,
    disputed,
    framework,
    lede,
    matrix_rows,
    strongest,
    totals,
)
from agreements.queries.filters import AgreementFilter


class Matrix(NamedTuple):
    """Rows of one page, and the breakdown of all agreements that match."""

    pillars: list[Pillar]
    core: int
    """How many of the pillars are headings of the framework; they come first."""
    rows: list[MatrixRow]
    totals: list[PillarTotal]
    lede: Lede | None
    breakdown: Chart

    @property
    def further(self) -> int:
        return len(self.pillars) - self.core


def matrix_for_page(page: Iterable[Agreement], chosen: AgreementFilter, *, of: int) -> Matrix:
    """The matrix of ``page``, of the ``of`` agreements ``chosen``, and their breakdown."""
    pillars, ids = list(Pillar.objects.all()), chosen.narrowed().values("pk")
    best = strongest(ids)
    counted = totals(best, pillars, of=of)
    return Matrix(
        pillars=pillars,
        core=len(framework(pillars)),
        rows=matrix_rows(page, pillars, best, disputed(ids, chosen.edition)),
        totals=counted,
        lede=lede(best, counted),
        breakdown=breakdown_of(chosen, pillars, best, of),
    )
