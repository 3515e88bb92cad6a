"""All of one mineral: its place in the tree, the agreements that name it, and what is in them."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, F
from django.http import Http404, QueryDict

from agreements.charts.bars import Bar, Bars, Part
from agreements.models import AgreementMineral, Mineral, Party, Pillar
from agreements.models.agreement import NO_DATE
from agreements.queries.charts import Chart
from agreements.queries.coverage import strongest
from agreements.queries.editions import WORD, Edition, edition_asked
from agreements.queries.links import agreements_where, if_there, page, query
from agreements.queries.minerals import MineralRow, Placed, in_tree, list_name, naming
from agreements.queries.parties import taking_part
from agreements.queries.together import (
    SHOWN,
    Covered,
    Record,
    Some,
    covered,
    known,
    latest_events,
    promises,
    records,
    unreviewed,
)
from agreements.queries.worlds import world_chart

PARTIES = 24


class Naming(NamedTuple):
    """An agreement that names the mineral, or others below it that it names instead."""

    agreement: int
    trust: str
    date: Any
    minerals: list[str]
    """Those below through which it is found; none where it names the mineral itself."""

    @property
    def words(self) -> str:
        return f"Names {', '.join(self.minerals)}" if self.minerals else ""


class Shown(NamedTuple):
    """An agreement of the page and what to say of how it is found."""

    record: Record
    words: str


class Ranked(NamedTuple):
    """A party in agreements that name the mineral."""

    party: Party
    n: int
    href: str
    between: str
    """The list of those agreements."""


@dataclass(frozen=True)
class MineralPage:
    """Everything the page of one mineral shows."""

    placed: Placed
    edition: Edition
    below: list[MineralRow]
    named: list[Naming]
    records: dict[int, Record]
    parties: list[Ranked]
    pillars: list[Covered]
    of_pillars: int
    events: Some
    commitments: Some
    years: Chart
    world: Chart

    @property
    def mineral(self) -> Mineral:
        return self.placed.mineral

    @property
    def lists(self) -> list[str]:
        return [list_name(each) for each in self.mineral.lists]

    @property
    def above(self) -> list[tuple[Mineral, str]]:
        return [(each, page(each, self.edition)) for each in self.placed.above]

    @property
    def own(self) -> int:
        """Agreements that name it itself."""
        return sum(not each.minerals for each in self.named)

    @property
    def agreements(self) -> list[Shown]:
        return [
            Shown(self.records[each.agreement], each.words)
            for each in self.named
            if each.agreement in self.records
        ]

    @property
    def list_href(self) -> str:
        return agreements_where(self.edition, mineral=self.mineral.slug)

    @property
    def first_parties(self) -> list[Ranked]:
        return self.parties[:PARTIES]

    @property
    def more_parties(self) -> list[Ranked]:
        return self.parties[PARTIES:]

    @property
    def unreviewed(self) -> int:
        return unreviewed([each.trust for each in self.named])

    @property
    def timeline_href(self) -> str:
        return if_there("agreements:timeline", self.edition, mineral=self.mineral.slug)


def mineral_for_page(slug: str, edition: Edition) -> MineralPage:
    """The mineral called ``slug`` as known in ``edition``; raises Mineral.DoesNotExist."""
    tree = list(in_tree(Mineral.objects.order_by("name", "pk")))
    placed = next((each for each in tree if each.mineral.slug == slug), None)
    if placed is None:
        raise Mineral.DoesNotExist(slug)
    numbers, named = naming(edition), _named(placed.mineral, edition)
    ids, pillars = [each.agreement for each in named], list(Pillar.objects.all())
    best = strongest(ids)
    return MineralPage(
        placed=placed,
        edition=edition,
        below=[
            MineralRow(_under(each, placed), edition, *numbers.get(each.mineral.pk, (0, 0)))
            for each in tree
            if placed.mineral in each.above
        ],
        named=named,
        records=records(ids[:SHOWN], best, pillars, edition),
        parties=_parties(placed.mineral, ids, edition),
        pillars=covered(best, pillars, edition, of=len(ids), mineral=slug),
        of_pillars=len(pillars),
        events=latest_events(ids, edition),
        commitments=promises(ids, edition),
        years=years_chart(placed.mineral, named, edition),
        world=world_chart(
            known(edition).filter(pk__in=ids), edition, mineral=slug,
            told=f"Agreements that name {placed.mineral.name.lower()}",
            query=query(edition, mineral=slug),
        ),
    )  # fmt: skip


def _under(each: Placed, top: Placed) -> Placed:
    """Its place counted from what stands directly below ``top``."""
    return Placed(each.mineral, each.above[top.depth + 1 :])


def _named(mineral: Mineral, edition: Edition) -> list[Naming]:
    """Agreements newest first with what they name of the tree below ``mineral``; one query."""
    rows = AgreementMineral.objects.filter(
        mineral__over__ancestor=mineral, agreement__in=known(edition).values("pk")
    ).order_by(
        F("agreement__signed_on").desc(nulls_last=True), "agreement__title", "agreement", "position"
    )
    columns = ("agreement", "agreement__trust", "agreement__signed_on", "mineral", "mineral__name")
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows.values_list(*columns):
        found[row[0]].append(row)
    return [_one(mineral, rows) for rows in found.values()]


def _one(mineral: Mineral, rows: list[Any]) -> Naming:
    agreement, trust, date = rows[0][:3]
    is_itself = any(row[3] == mineral.pk for row in rows)
    return Naming(agreement, trust, date, [] if is_itself else [row[4] for row in rows])


def _parties(mineral: Mineral, ids: list[int], edition: Edition) -> list[Ranked]:
    rows = taking_part(edition).filter(agreement__in=ids)
    columns = ("party__slug", "party__name", "party__kind", "party__iso2")
    counted = rows.values_list(*columns).annotate(n=Count("agreement", distinct=True))
    return [
        _ranked(mineral, Party(slug=slug, name=name, kind=kind, iso2=iso2), n, edition)
        for slug, name, kind, iso2, n in counted.order_by("-n", "party__name")
    ]


def _ranked(mineral: Mineral, party: Party, n: int, edition: Edition) -> Ranked:
    between = agreements_where(edition, mineral=mineral.slug, party=party.slug)
    return Ranked(party, n, page(party, edition), between)


def years_chart(mineral: Mineral, named: list[Naming], edition: Edition) -> Chart:
    """Agreements that name ``mineral`` or what stands below it, year by year."""
    counts = Counter(str(each.date)[:4] if each.date else NO_DATE for each in named)
    whole = [year for year in counts if year != NO_DATE]
    years = [str(n) for n in range(int(max(whole)), int(min(whole)) - 1, -1)] if whole else []
    years += [NO_DATE] if NO_DATE in counts else []
    return Chart(
        name="mineral-years",
        title=f"{mineral.name}, year by year",
        told=f"{len(named)} agreements that name {mineral.name.lower()}, by year.",
        form=Bars(
            head="Year",
            parts=(Part("c", "Agreements"),),
            rows=tuple(_bar(mineral, year, counts[year], edition) for year in years),
            unit="agreements",
        ),
        query=query(edition, of=mineral.slug),
    )


def _bar(mineral: Mineral, year: str, n: int, edition: Edition) -> Bar:
    href = agreements_where(edition, mineral=mineral.slug, year=year)
    label = "No date" if year == NO_DATE else year
    return Bar(label, (n,), hrefs=(href,), total_href=href)


def years_asked(data: QueryDict) -> Chart:
    """The years of the mineral that ``of`` names; raises Http404 where there is none."""
    edition, slug = edition_asked(data), data.get("of", "").strip()
    mineral = Mineral.objects.filter(slug=slug).first() if "\0" not in slug else None
    if mineral is None:
        told = f"No mineral is called “{slug}”." if slug else "Say of which mineral: ?of=cobalt."
        raise Http404(told)
    chart = years_chart(mineral, _named(mineral, edition), edition)
    errors = {WORD: [edition.error]} if edition.error else {}
    return Chart(**{**vars(chart), "errors": errors})
