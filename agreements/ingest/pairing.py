"""Which held fact a dossier's record is, so that a change is told from an addition."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, NamedTuple, TypeVar

Held = TypeVar("Held")
Record = TypeVar("Record")


class Pairs(NamedTuple, Generic[Held, Record]):
    """What a comparison found; every held row and every record stands in one list once."""

    same: list[tuple[Held, int]]
    """Rows that say just what record number N says."""
    changed: list[tuple[Held, int]]
    """Rows of the same fact as record number N, which says something else of it."""
    added: list[int]
    """Numbers of records that no row holds."""
    gone: list[Held]
    """Rows that no record speaks of."""


def pair(
    held: Sequence[tuple[Held, Record]],
    wanted: Sequence[Record],
    key: Callable[[Record], Hashable],
) -> Pairs[Held, Record]:
    """Pair rows with records: those that are equal first, then those of one key in order.

    ``held`` holds each row with its own record. Records need not be hashable.
    """
    rows, numbers = list(held), list(range(len(wanted)))
    same = _matched(rows, numbers, lambda record, number: record == wanted[number])
    changed = _matched(rows, numbers, lambda record, number: key(record) == key(wanted[number]))
    return Pairs(same, changed, numbers, [row for row, _record in rows])


def _matched(
    rows: list[tuple[Held, Record]], numbers: list[int], fits: Callable[[Record, int], bool]
) -> list[tuple[Held, int]]:
    """Take the first row that fits each number out of both lists."""
    found: list[tuple[Held, int]] = []
    for number in list(numbers):
        at = next((i for i, (_, record) in enumerate(rows) if fits(record, number)), None)
        if at is not None:
            found.append((rows.pop(at)[0], number))
            numbers.remove(number)
    return found
