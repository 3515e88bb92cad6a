"""What an empty list offers: each filter to drop, with what the list would then hold."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, IntegerField, QuerySet, Value

from agreements.queries.faceted import Chip, FacetedFilter


class Relaxed(NamedTuple):
    """A filter to drop, and how many rows match the others."""

    chip: Chip
    n: int


def relaxed(chosen: FacetedFilter) -> list[Relaxed]:
    """The filters whose dropping shows something, the most first; one query."""
    chips = chosen.chips
    if not chips:
        return []
    first, *rest = (_count(place, _without(chosen, chip)) for place, chip in enumerate(chips))
    found = [Relaxed(chips[place], n) for place, n in first.union(*rest, all=True) if n]
    return sorted(found, key=lambda each: -each.n)


def _without(chosen: FacetedFilter, chip: Chip) -> Any:
    values = chosen.chosen.get(chip.name) or ()
    kept = [] if chip.name == "q" else [value for value in values if value != chip.slug]
    return chosen.narrowed(**{chip.name: kept})


def _count(place: int, found: QuerySet[Any]) -> QuerySet[Any, tuple[int, int]]:
    """The row (place, number of rows found)."""
    rows = found.model.objects.filter(pk__in=found.order_by().values("pk")).order_by()
    placed = rows.values(place_of_chip=Value(place, output_field=IntegerField()))
    return placed.annotate(n=Count("pk")).values_list("place_of_chip", "n")
