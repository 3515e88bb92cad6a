"""Rows of history: every change of a row and of what hangs on it, in one query.

The database writes one row of history for each insert, update and delete, a table for each
table (see ``agreements.models.base.tracked``). Here they are laid together, deleted rows too.
Written as SQL because there are nearly twenty tables: Django needs longer to put such a query
together than PostgreSQL to answer it. ``tests/history/twin.py`` is the same, slow and plain.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from typing import Any, NamedTuple
from uuid import UUID

from django.db import connection

from agreements.models.history import OWNERS, event_model_of, model_of

UNSAID = {"id", "position", "reviewed_at", "reviewed_by", "entered_by", "noted_on", "by"}
"""Columns whose change is not told: the sentence itself or another column says it."""

UNSIGNED = "Not recorded"
"""Who made a change that nobody signed: one made in the database itself."""


class Row(NamedTuple):
    """One change of one row. ``now`` and ``before`` hold its columns as the database has them."""

    kind: str
    number: int
    at: datetime
    done: str
    """"insert", "update" or "delete"."""
    pk: int
    context: UUID | None
    signed: Mapping[str, Any]
    by: str
    now: Mapping[str, Any]
    before: Mapping[str, Any] | None


class Tally(NamedTuple):
    """How many changes of one kind of row one person or program made."""

    kind: str
    by: str
    n: int


@cache
def told_columns(kind: str) -> tuple[str, ...]:
    """Columns of a table whose values are told, in order."""
    kept = {field.name for field in event_model_of(kind)._meta.concrete_fields}
    fields = model_of(kind)._meta.concrete_fields
    return tuple(field.attname for field in fields if field.name in kept - UNSAID)


def changes_of(
    kind: str, pk: int, *, only: str = "", by: str = "", start: int = 0, most: int | None = None
) -> list[Row]:
    """Changes of the row called ``kind`` ``pk`` and of what ever hung on it, latest first.

    ``only`` and ``by`` narrow them to one kind of row and to one person or program. A row
    written without a change of what it says is left out.
    """
    sql = f"""
        {_changes(kind)}
        SELECT kind, number, at, done, pk, context, signed, by, now, before FROM change
        WHERE %(only)s IN ('', kind) AND %(by)s IN ('', by)
        ORDER BY at DESC, number DESC, kind OFFSET %(start)s LIMIT %(most)s
    """  # noqa: S608 - every name in it is ours
    asked = {"only": only, "by": by, "start": start, "most": most}
    return [_row(*values) for values in _fetched(sql, pk, asked)]


def tallies(kind: str, pk: int) -> list[Tally]:
    """How many of these changes there are by kind of row and by whom."""
    sql = f"{_changes(kind)} SELECT kind, by, count(*) FROM change GROUP BY kind, by"  # noqa: S608 - every name in it is ours
    return [Tally(*values) for values in _fetched(sql, pk, {})]


def _fetched(sql: str, pk: int, asked: Mapping[str, Any]) -> list[Any]:
    unsaid = [f"{name}{ending}" for name in UNSAID for ending in ("", "_id")]
    with connection.cursor() as cursor:
        cursor.execute(sql, {"pk": pk, "unsaid": unsaid, "unsigned": UNSIGNED, **asked})
        rows: list[Any] = cursor.fetchall()
    return rows


def _row(
    kind: str, number: int, at: datetime, done: str, pk: int, context: UUID | None,
    signed: Any, by: str, now: Any, before: Any,
) -> Row:  # fmt: skip
    said, said_before = (each and _columns(kind, each) for each in (now, before))
    return Row(
        kind, number, at, done, pk, context, _json(signed) or {}, by, said, said_before
    )  # fmt: skip


def _columns(kind: str, values: Any) -> dict[str, Any]:
    held = _json(values)
    return {column: held.get(column) for column in told_columns(kind)}


def _json(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) else value


@cache
def _changes(kind: str) -> str:
    """SQL that names the changes about ``kind``: a row, and all that hangs on it."""
    members = [f"SELECT '{kind}' AS kind, %(pk)s::bigint AS pk"]
    below = list(_below(kind, ""))
    members += [f"SELECT '{child}', pgh_obj_id FROM {rows}" for child, rows in below]  # noqa: S608 - every name in it is ours
    kinds = dict.fromkeys([kind, *(child for child, _rows in below)])
    arms = " UNION ALL ".join(map(_arm, kinds))
    return f"""
        WITH member AS MATERIALIZED ({" UNION ".join(members)}),
        said AS ({arms}),
        change AS (
            SELECT said.*, signed.metadata AS signed,
                COALESCE(signed.metadata ->> 'by', %(unsigned)s) AS by
            FROM said LEFT JOIN pghistory_context AS signed ON signed.id = said.context
            WHERE done <> 'update' OR now <> before
        )
    """  # noqa: S608 - every name in it is ours


def _arm(kind: str) -> str:
    table = _table(kind)
    return f"""
        SELECT '{kind}' AS kind, e.pgh_id AS number, e.pgh_created_at AS at, e.pgh_label AS done,
            e.pgh_obj_id AS pk, e.pgh_context_id AS context, {_said("e")} AS now,
            (SELECT {_said("p")} FROM {table} AS p
             WHERE p.pgh_obj_id = e.pgh_obj_id AND p.pgh_id < e.pgh_id
             ORDER BY p.pgh_id DESC LIMIT 1) AS before
        FROM {table} AS e
        WHERE e.pgh_obj_id IN (SELECT pk FROM member WHERE kind = '{kind}')
    """  # noqa: S608 - every name in it is ours


def _said(row: str) -> str:
    """The columns that are told, without those of the history itself."""
    own = "{pgh_id,pgh_created_at,pgh_label,pgh_obj_id,pgh_context_id}"
    return f"to_jsonb({row}) - '{own}'::text[] - %(unsaid)s::text[]"


def _below(kind: str, rows: str) -> Iterator[tuple[str, str]]:
    """Each table that hangs on ``kind``, and which of its rows of history are meant."""
    for child, owners in OWNERS.items():
        for column, owner in owners.items():
            if owner == kind:
                above = f"(SELECT pgh_obj_id FROM {rows})" if rows else "(%(pk)s)"  # noqa: S608 - every name in it is ours
                found = f"{_table(child)} WHERE {column}_id IN {above}"
                yield child, found
                yield from _below(child, found)


def _table(kind: str) -> str:
    return str(event_model_of(kind)._meta.db_table)
