"""What the file of a history holds, declared once."""

from __future__ import annotations

from typing import Any

from agreements.exports.columns import Column

CHANGES: tuple[Column[Any], ...] = (
    Column("at", "When", lambda r: r.at, "Date and time in UTC (ISO 8601)."),
    Column("by", "By", lambda r: r.by, "Account, load or task that made the change; Not recorded for one made in the database itself."),
    Column("why", "Why", lambda r: r.why, "The reason on record; empty when none was given."),
    Column("done", "What", lambda r: r.done, "added, changed, removed or brought back."),
    Column("kind", "Kind", lambda r: r.kind, "What sort of row it is."),
    Column("row", "Row", lambda r: r.number, "Its number: the history of the row is /history/<kind>/<row>/."),
    Column("title", "Title", lambda r: r.title, "What the row is called."),
    Column("field", "Field", lambda r: r.field, "Which part of the row; empty for a row that was removed."),
    Column("before", "From", lambda r: r.before, "What it said before, in words."),
    Column("now", "To", lambda r: r.now, "What it said afterwards, in words."),
)  # fmt: skip
