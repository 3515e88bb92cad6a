"""How strongly agreements speak on pillars: strips, the matrix, and its breakdown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Max, QuerySet

from agreements.core.words import DisagreementState, PillarOrigin, Strength
from agreements.models import FIRMNESS, Agreement, Disagreement, Pillar, Provision
from agreements.models.provisions import firmness
from agreements.queries.editions import Edition

STRENGTH_OF_RANK = {rank: Strength(word) for word, rank in FIRMNESS.items()}
BATCH = 500
NOT_REPORTED, SILENT = "not-reported", "silent"


class Cell(NamedTuple):
    """One agreement on one pillar: the strongest wording found, or that there is none."""

    pillar: Pillar
    strength: Strength | None
    text_read: bool
    is_disputed: bool = False
    """Whether sources differ on what this agreement says on it."""

    @property
    def state(self) -> str:
        """A strength, ``silent`` where the full text was read, else ``not-reported``."""
        if self.strength:
            return str(self.strength)
        return SILENT if self.text_read else NOT_REPORTED

    @property
    def letter(self) -> str:
        """C, I, E or M; an en dash for silent, a dot for not reported."""
        if self.strength:
            return self.strength.label[0]
        return "–" if self.text_read else "·"

    @property
    def css(self) -> str:
        """The classes that draw it: c, i, e, m, s or n, and ``disputed``."""
        drawn = self.strength[0] if self.strength else ("s" if self.text_read else "n")
        return f"{drawn} disputed" if self.is_disputed else drawn

    @property
    def words(self) -> str:
        if self.strength:
            return self.strength.label.lower()
        return "silent" if self.text_read else "not reported"


class MatrixRow(NamedTuple):
    """One agreement against every pillar."""

    agreement: Agreement
    cells: list[Cell]


class BarPart(NamedTuple):
    """A piece of a bar 100 wide: its class, where it begins and how wide it is."""

    css: str
    x: float
    width: float


class PillarTotal(NamedTuple):
    """How many agreements speak on a pillar, by the strongest wording of each."""

    pillar: Pillar
    by_strength: dict[Strength, int]
    of: int
    scale: int
    """What fills the whole width: the fullest pillar beside it."""

    @property
    def total(self) -> int:
        return sum(self.by_strength.values())

    @property
    def none(self) -> int:
        return self.of - self.total

    @property
    def commitments(self) -> int:
        return self.by_strength[Strength.COMMITMENT]

    @property
    def bar(self) -> list[BarPart]:
        """The bar of this pillar, firmest wording first."""
        parts, x = [], 0.0
        for strength, number in self.by_strength.items():
            width = round(100 * number / self.scale, 2) if self.scale else 0.0
            if number:
                parts.append(BarPart(strength[0], round(x, 2), width))
            x += width
        return parts

    @property
    def parts(self) -> list[tuple[Strength, int]]:
        return list(self.by_strength.items())


def strongest(agreements: QuerySet[Any, Any] | Sequence[int]) -> dict[tuple[int, int], Strength]:
    """The strongest wording by (agreement id, pillar id), in one query."""
    rows = Provision.objects.filter(agreement__in=agreements).order_by()
    found = rows.values_list("agreement_id", "pillar_id").annotate(rank=Max(firmness()))
    return {(agreement, pillar): STRENGTH_OF_RANK[n] for agreement, pillar, n in found}


def disputed(agreements: QuerySet[Any, Any], edition: Edition) -> frozenset[tuple[int, int]]:
    """Where sources differ on a pillar, as (agreement id, pillar id); one query."""
    rows = Disagreement.objects.with_rivals().filter(agreement__in=agreements, pillar__isnull=False)
    unresolved = edition.disputed(rows.exclude(state=str(DisagreementState.RESOLVED)).order_by())
    return frozenset(unresolved.values_list("agreement_id", "pillar_id"))


def matrix_rows(
    agreements: Iterable[Agreement],
    pillars: Sequence[Pillar],
    best: Mapping[tuple[int, int], Strength],
    disputes: Collection[tuple[int, int]] = (),
) -> list[MatrixRow]:
    """Agreements in the order given, each with a cell a pillar."""
    return [
        MatrixRow(
            agreement,
            [
                Cell(p, best.get(key), agreement.text_read, key in disputes)
                for p in pillars
                for key in [(agreement.pk, p.pk)]
            ],
        )
        for agreement in agreements
    ]


def matrix_pieces(
    agreements: QuerySet[Agreement], pillars: Sequence[Pillar]
) -> Iterator[MatrixRow]:
    """Rows of the matrix for a file, a batch read at a time however many there are."""
    batch: list[Agreement] = []
    for agreement in agreements.iterator(chunk_size=BATCH):
        batch.append(agreement)
        if len(batch) == BATCH:
            yield from matrix_rows(batch, pillars, strongest([each.pk for each in batch]))
            batch = []
    yield from matrix_rows(batch, pillars, strongest([each.pk for each in batch]))


def totals(
    best: Mapping[tuple[int, int], Strength], pillars: Sequence[Pillar], *, of: int
) -> list[PillarTotal]:
    """The breakdown: agreements a pillar, by strength, ``of`` so many agreements."""
    counted = {pillar.pk: dict.fromkeys(Strength, 0) for pillar in pillars}
    for (_agreement, pillar), strength in best.items():
        counted[pillar][strength] += 1
    scale = max((sum(each.values()) for each in counted.values()), default=0)
    return [PillarTotal(pillar, counted[pillar.pk], of, scale) for pillar in pillars]


class Lede(NamedTuple):
    """What the matrix says in a sentence."""

    most: PillarTotal
    least: PillarTotal
    every: int
    """Agreements that speak on every heading of the framework."""


def lede(best: Mapping[tuple[int, int], Strength], counted: Sequence[PillarTotal]) -> Lede | None:
    """The fullest and the emptiest heading of the framework; None without pillars."""
    core = [total for total in counted if total.pillar.origin == PillarOrigin.FRAMEWORK]
    if not core:
        return None
    headings = {total.pillar.pk for total in core}
    spoken = Counter(agreement for agreement, pillar in best if pillar in headings)
    return Lede(
        most=max(core, key=lambda total: total.total),
        least=min(core, key=lambda total: total.total),
        every=sum(n == len(headings) for n in spoken.values()),
    )


def framework(pillars: Iterable[Pillar]) -> list[Pillar]:
    """The fourteen headings of the US–Japan framework."""
    return [pillar for pillar in pillars if pillar.origin == PillarOrigin.FRAMEWORK]


def strip_label(cells: Sequence[Cell]) -> str:
    """A strip of pillars in one sentence, for those who do not see it."""
    told = [f"{cell.pillar.name}: {cell.words}" for cell in cells if cell.strength]
    rest = len(cells) - len(told)
    return "; ".join([*told, f"nothing on record on {rest} of {len(cells)}"] if rest else told)
