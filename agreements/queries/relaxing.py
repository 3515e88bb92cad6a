"""What an empty list offers: each filter to drop, with what the list would then hold."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Count, IntegerField, QuerySet, Value

from agreements.models import Agreement
from agreements.queries.filters import AgreementFilter, Chip


class Relaxed(NamedTuple):
    """A filter to drop, and how many agreements match the others."""

    chip: Chip
    n: int


def relaxed(chosen: AgreementFilter) -> list[Relaxed]:
    """The filters whose dropping shows something, the most first; one query."""
    chips = chosen.chips
    if not chips:
        return []
    first, *rest = (_count(place, _without(chosen, chip)) for place, chip in enumerate(chips))
    found = [Relaxed(chips[place], n) for place, n in first.union(*rest, all=True) if n]
    return sorted(found, key=lambda each: -each.n)


def _without(chosen: AgreementFilter, chip: Chip) -> QuerySet[Agreement]:
    values = chosen.chosen.get(chip.name) or ()
    kept = (
        [] if chip.name in {"q", "through"} else [value for value in values if value != chip.slug]
    )
    return chosen.narrowed(**{chip.name: kept})


def _count(place: int, agreements: QuerySet[Agreement]) -> QuerySet[Agreement, tuple[int, int]]:
    """The row (place, number of agreements)."""
    rows = Agreement.objects.filter(pk__in=agreements.order_by().values("pk")).order_by()
    placed = rows.values(place_of_chip=Value(place, output_field=IntegerField()))
    return placed.annotate(n=Count("pk")).values_list("place_of_chip", "n")
