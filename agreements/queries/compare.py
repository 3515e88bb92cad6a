"""Two to six agreements side by side: their facts, and what each says pillar by pillar."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from agreements.core.comparison import Delta, Side, alike, deltas, tally
from agreements.core.words import Strength
from agreements.models import (
    Agreement,
    AgreementSource,
    Citation,
    Pillar,
    Provision,
)
from agreements.queries.agreement_page import Evidence
from agreements.queries.compared_facts import Fact, facts_of
from agreements.queries.comparing import Asked

Evidences = Mapping[int, list[Evidence]]
"""The evidence behind each provision, by its key."""


class Column(NamedTuple):
    """One agreement compared, and the ways on from it."""

    agreement: Agreement
    is_baseline: bool
    without: str
    """Query string of the comparison without it."""
    as_base: str
    """Query string of the comparison with it as the baseline."""


class Said(NamedTuple):
    """One provision with its evidence."""

    provision: Provision
    evidence: list[Evidence]


class Cell(NamedTuple):
    """One agreement on one pillar."""

    agreement: Agreement
    side: Side
    delta: Delta
    said: list[Said]

    @property
    def differs_within(self) -> bool:
        """Whether its provisions are not all of one strength, so that each must say its own."""
        return len({each.provision.strength for each in self.said}) > 1

    @property
    def delta_words(self) -> str:
        """What to say beside the mark; nothing where the mark says it already."""
        plain = {Delta.BASELINE, Delta.SILENT, Delta.NOT_REPORTED}
        return "" if self.delta in plain else self.delta.label


class PillarRow(NamedTuple):
    """What every agreement compared says on one pillar."""

    pillar: Pillar
    cells: list[Cell]
    alike: bool


class Comparison(NamedTuple):
    """Everything the page shows of agreements compared."""

    columns: list[Column]
    facts: list[Fact]
    rows: list[PillarRow]
    tallies: list[list[tuple[Delta, int]]]
    """By column, how its pillars stand against the baseline."""
    hidden: int
    """Rows left out because all agreements are alike on them."""
    differing: int
    """Pillars on which they are not alike."""
    pillars: int


def comparison_for_page(asked: Asked, on: date) -> Comparison:
    """The agreements asked for side by side, judged on ``on``; eight queries."""
    rows = list(pillar_rows(asked.columns))
    facts = facts_of(asked.columns, on)
    return Comparison(
        columns=[_column(asked, each) for each in asked.columns],
        facts=_shown(facts, asked),
        rows=_shown(rows, asked),
        tallies=[tally(row.cells[n].delta for row in rows) for n in range(len(asked.columns))],
        hidden=_number_alike(facts, rows) if asked.differences else 0,
        differing=sum(not row.alike for row in rows),
        pillars=len(rows),
    )


class ComparedRow(NamedTuple):
    """One agreement on one pillar, flat: a row of the file."""

    agreement: str
    title: str
    pillar_code: str
    pillar: str
    pillar_slug: str
    strength: str
    delta: str
    provisions: str
    sources: str


def rows_for_file(asked: Asked) -> Iterator[ComparedRow]:
    """The cells of the page: pillar by pillar, agreements as its columns stand."""
    for row in _shown(list(pillar_rows(asked.columns)), asked):
        for cell in row.cells:
            yield ComparedRow(
                cell.agreement.slug,
                cell.agreement.title,
                row.pillar.code,
                row.pillar.name,
                row.pillar.slug,
                cell.side.state,
                str(cell.delta),
                "; ".join(each.provision.summary for each in cell.said),
                "; ".join(_sources(cell)),
            )


def _sources(cell: Cell) -> Iterable[str]:
    """Each source once, in the order in which the cell shows them."""
    shown = (evidence for each in cell.said for evidence in each.evidence)
    return dict.fromkeys(f"{ev.article.publisher} {ev.citation.locator}".strip() for ev in shown)


def _shown(rows: list[Any], asked: Asked) -> list[Any]:
    return [row for row in rows if not (asked.differences and row.alike)]


def _number_alike(facts: Iterable[Fact], rows: Iterable[PillarRow]) -> int:
    return sum(each.alike for each in facts) + sum(each.alike for each in rows)


def _column(asked: Asked, agreement: Agreement) -> Column:
    slug = agreement.slug
    return Column(
        agreement, slug == asked.base, asked.without(slug), asked.asking(asked.slugs, base=slug)
    )


def pillar_rows(agreements: Sequence[Agreement]) -> Iterator[PillarRow]:
    """Every pillar in order, the first agreement being the baseline; four queries."""
    said = _said(agreements)
    for pillar in Pillar.objects.all():
        provisions = [said[each.pk, pillar.pk] for each in agreements]
        sides = [
            Side(_strongest(found), each.text_read)
            for each, found in zip(agreements, provisions, strict=True)
        ]
        cells = zip(agreements, sides, deltas(sides), provisions, strict=True)
        yield PillarRow(pillar, [Cell(*cell) for cell in cells], alike(sides))


def _strongest(said: Iterable[Said]) -> Strength | None:
    return min(
        (Strength(each.provision.strength) for each in said), key=list(Strength).index, default=None
    )


def _said(agreements: Sequence[Agreement]) -> dict[tuple[int, int], list[Said]]:
    """Provisions with their evidence, by agreement and pillar, in the order of their pages."""
    evidence = _evidence(agreements)
    found: dict[tuple[int, int], list[Said]] = defaultdict(list)
    rows = Provision.objects.filter(agreement__in=agreements).order_by("position", "pk")
    for provision in rows:
        key = (provision.agreement_id, provision.pillar_id)
        found[key].append(Said(provision, evidence[provision.pk]))
    return found


def _evidence(agreements: Sequence[Agreement]) -> Evidences:
    """The evidence of every provision; a source has the number it has on its agreement's page."""
    sources = AgreementSource.objects.filter(agreement__in=agreements)
    counted: dict[int, int] = defaultdict(int)
    numbered: dict[tuple[int, int], tuple[int, Any]] = {}
    for source in sources.select_related("article__outlet"):
        counted[source.agreement_id] += 1
        key = (source.agreement_id, source.article_id)
        numbered[key] = (counted[source.agreement_id], source.article)
    found: dict[int, list[Evidence]] = defaultdict(list)
    cited = Citation.objects.filter(provision__agreement__in=agreements)
    for citation in cited.select_related("provision"):
        provision: Any = citation.provision
        number, article = numbered[provision.agreement_id, citation.article_id]
        found[provision.pk].append(Evidence(number, citation, article))
    return found
