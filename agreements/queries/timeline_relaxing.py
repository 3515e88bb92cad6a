"""What an empty timeline offers: each filter to drop, with how many steps there would be."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, IntegerField, QuerySet, Value

from agreements.queries.narrowing import Chip
from agreements.queries.timeline_filter import TimelineFilter
from agreements.queries.timeline_rows import steps


class Relaxed(NamedTuple):
    """A filter to drop, and how many steps match the others."""

    chip: Chip
    n: int


def relaxed(chosen: TimelineFilter) -> list[Relaxed]:
    """The filters whose dropping shows something, the most first; one query."""
    chips = chosen.chips
    counts = [count for place, chip in enumerate(chips) for count in _counts(place, chip, chosen)]
    if not counts:
        return []
    first, *rest = counts
    found = dict.fromkeys(range(len(chips)), 0)
    for place, n in first.union(*rest, all=True):
        found[place] += n
    shown = [Relaxed(chips[place], n) for place, n in found.items() if n]
    return sorted(shown, key=lambda each: -each.n)


def _counts(place: int, chip: Chip, chosen: TimelineFilter) -> list[QuerySet[Any]]:
    """Rows (place, number of steps), one a kind of row."""
    others = chosen.dropping(chip)
    number = Value(place, output_field=IntegerField())
    return [
        rows.values(place_of_chip=number).annotate(n=Count("pk")).values_list("place_of_chip", "n")
        for rows in steps(others, others.narrowed().values("pk"), others.kinds)
    ]
