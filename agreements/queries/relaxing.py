"""What an empty list offers: each filter to drop, with what the list would then hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple, Protocol

from django.db.models import Count, IntegerField, QuerySet, Value

from agreements.queries.narrowing import Chip


class Narrowing(Protocol):
    """What a list is narrowed by: ``AgreementFilter`` and its like."""

    @property
    def chosen(self) -> Mapping[str, Any]: ...
    @property
    def chips(self) -> list[Chip]: ...
    def narrowed(self, **instead: Any) -> QuerySet[Any]: ...


class Relaxed(NamedTuple):
    """A filter to drop, and how many rows match the others."""

    chip: Chip
    n: int


def relaxed(chosen: Narrowing) -> list[Relaxed]:
    """The filters whose dropping shows something, the most first; one query."""
    chips = chosen.chips
    if not chips:
        return []
    first, *rest = (_count(place, _without(chosen, chip)) for place, chip in enumerate(chips))
    found = [Relaxed(chips[place], n) for place, n in first.union(*rest, all=True) if n]
    return sorted(found, key=lambda each: -each.n)


def _without(chosen: Narrowing, chip: Chip) -> QuerySet[Any]:
    """What matches without the filter; of several values chosen, without the one."""
    values = chosen.chosen.get(chip.name)
    several = values if isinstance(values, list) else []
    return chosen.narrowed(**{chip.name: [value for value in several if value != chip.slug]})


def _count(place: int, found: QuerySet[Any]) -> QuerySet[Any, tuple[int, int]]:
    """The row (place, number found)."""
    everything: QuerySet[Any] = found.model._default_manager.order_by()
    rows = everything.filter(pk__in=found.order_by().values("pk"))
    placed = rows.values(place_of_chip=Value(place, output_field=IntegerField()))
    return placed.annotate(n=Count("pk")).values_list("place_of_chip", "n")
