"""The file of what an indicator of quality counts: its columns, declared once."""

from __future__ import annotations

from typing import Any

from agreements.exports.columns import Column

MISSING: tuple[Column[Any], ...] = (
    Column("what", "What", lambda r: r.what, "What kind of row it is."),
    Column("title", "Title", lambda r: r.title, "What the row is called, or the beginning of its words."),
    Column("address", "Address", lambda r: r.href, "Path of its page; empty where it has none."),
    Column("agreement", "Agreement", lambda r: r.agreement, "Title of the agreement it belongs to; empty where it belongs to none."),
    Column("note", "Note", lambda r: r.note, "A date or a word that tells more."),
)  # fmt: skip
