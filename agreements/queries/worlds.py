"""Which states take part in agreements, as a map."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q
from django.http import QueryDict

from agreements.charts.tiles import Tile, Tiles
from agreements.charts.world_tiles import TILES
from agreements.core.words import PartyKind
from agreements.models import Agreement, Party, TakingPart
from agreements.queries.charts import Chart
from agreements.queries.editions import Edition
from agreements.queries.filters import AgreementFilter
from agreements.queries.links import agreements_where, page

NOTE = (
    "The darker, the more agreements a state takes part in itself, in any role. A dashed square "
    "with a plus takes part only through a bloc that it belongs to; what blocs do is never added "
    "to a state’s own number. Squares without a number are states that the register has no "
    "agreement of, or that it knows only as members of a bloc."
)


def world_chart(
    agreements: Any, edition: Edition, *, told: str = "", query: str = "", **words: Any
) -> Chart:
    """States in ``agreements``, which are those that ``words`` find; one query."""
    tiles = _tiles(agreements, edition, words)
    only = sum(not tile.own for tile in tiles)
    unplaced = [tile.label for tile in tiles if tile.code not in TILES]
    counted = f"{len(tiles) - only} states take part themselves, {only} only through a bloc"
    missing = f" Without a square: {', '.join(unplaced)}." if unplaced else ""
    return Chart(
        name="world",
        title="States by number of agreements",
        told=f"{told or 'All agreements'}: {counted}.",
        form=Tiles(tiles, "agreements"),
        query=query,
        note=NOTE + missing,
    )


def _tiles(agreements: Any, edition: Edition, words: dict[str, Any]) -> tuple[Tile, ...]:
    ids = agreements.order_by().values("pk")
    rows = TakingPart.objects.filter(party__kind=str(PartyKind.STATE), agreement__in=ids)
    counted = rows.values_list("party__slug", "party__name", "party__iso2").annotate(
        own=Count("agreement", distinct=True, filter=Q(bloc__isnull=True)),
        together=Count("agreement", distinct=True),
    )
    found = [_tile(row, edition, words) for row in counted.order_by("party__name")]
    return tuple(sorted(found, key=lambda tile: (-tile.own, -tile.through)))


def _tile(row: tuple[str, str, str, int, int], edition: Edition, words: dict[str, Any]) -> Tile:
    """``row`` is slug, name, code, its own agreements, and those with its blocs'."""
    slug, name, iso2, own, together = row
    return Tile(
        code=iso2,
        label=name,
        own=own,
        through=together - own,
        href=page(Party(slug=slug), edition),
        own_href=agreements_where(edition, **words, party=slug),
        together_href=agreements_where(edition, **words, party=slug, through="bloc"),
    )


def world_asked(data: QueryDict) -> Chart:
    """The map of the agreements that a query string asks for.

    Parties themselves are not asked for: whoever takes part in what the rest finds stands
    on the map.
    """
    asked = data.copy()
    for name in ("party", "between", "role", "through", "page", "sort"):
        asked.pop(name, None)
    chosen = AgreementFilter(asked, Agreement.objects.all())
    words = {name: asked.getlist(name) for name in asked if name != "as_of"}
    told = "; ".join(f"{chip.label.lower()} {chip.value}" for chip in chosen.chips)
    chart = world_chart(
        chosen.narrowed(), chosen.edition, told=told and f"Agreements with {told}",
        query=asked.urlencode(), **words,
    )  # fmt: skip
    return Chart(**{**vars(chart), "errors": chosen.errors})
