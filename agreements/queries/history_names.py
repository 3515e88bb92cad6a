"""What rows are called in history, also those that are gone: names instead of numbers."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any, NamedTuple

from django.db import connection

from agreements.models.history import event_model_of
from agreements.queries.history_words import Values, references, title_of

Ref = tuple[str, int]
"""A table and the number of a row in it."""

STEPS = 2
"""A citation names its provision, and a provision its pillar; no name takes more than that."""

LONG = {"article": ("title", "url", "document")}
"""Tables of which only these columns are read; the rest is long."""


class Known(NamedTuple):
    """A row as history last had it."""

    values: Values
    is_gone: bool


class KnownRows:
    """The rows that others point to, and what they are called."""

    def __init__(self, held: dict[Ref, Known]) -> None:
        self.held = held

    def of(self, kind: str, pk: int) -> str:
        """The last name of the row; its number where no history knows it."""
        found = self.held.get((kind, pk))
        return title_of(kind, found.values, self) if found else f"number {pk}"


def rows_named_in(rows: Iterable[tuple[str, Values]]) -> KnownRows:
    """Every row that ``rows`` (kind and columns) point to; at most two queries."""
    held: dict[Ref, Known] = {}
    wanted = {ref for kind, values in rows for ref in references(kind, values)}
    for _step in range(STEPS):
        found = _last_known(wanted - held.keys())
        held |= found
        wanted = {ref for (kind, _pk), row in found.items() for ref in references(kind, row.values)}
    return KnownRows(held)


def _last_known(wanted: set[Ref]) -> dict[Ref, Known]:
    by_kind: dict[str, list[int]] = {}
    for kind, pk in wanted:
        by_kind.setdefault(kind, []).append(pk)
    if not by_kind:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(map(_arm, by_kind)), list(by_kind.values()))
        rows = cursor.fetchall()
    return {(kind, pk): Known(_json(values), done == "delete") for kind, pk, values, done in rows}


@cache
def _arm(kind: str) -> str:
    columns = ", ".join(f"'{name}', {name}" for name in LONG.get(kind, ()))
    values = f"jsonb_build_object({columns})" if columns else "to_jsonb(e)"
    return f"""
        (SELECT DISTINCT ON (pgh_obj_id) '{kind}', pgh_obj_id, {values}, pgh_label
         FROM {event_model_of(kind)._meta.db_table} AS e WHERE pgh_obj_id = ANY(%s)
         ORDER BY pgh_obj_id, pgh_id DESC)
    """  # noqa: S608 - every name in it is ours


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value
