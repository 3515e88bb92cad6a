"""The file of a history: one row for each part of a row that changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from agreements.queries.history import Change, RowChange, Told, changes_in_words
from agreements.queries.history_page import HistoryFilter, Subject


class Line(NamedTuple):
    """One line of the file."""

    at: str
    by: str
    why: str
    done: str
    kind: str
    number: int
    title: str
    field: str
    before: str
    now: str


def lines(subject: Subject, chosen: HistoryFilter) -> Iterator[Line]:
    """Everything the filter leaves, latest first; four queries, whatever the length."""
    rows = chosen.rows[0 : chosen.rows.count()]
    changes, _names = changes_in_words(rows, (subject.kind, subject.pk))
    for change in changes:
        for each in change.rows:
            for field in each.fields or [Told("", "", "", "")]:
                yield _line(change, each, field)


def _line(change: Change, each: RowChange, field: Told) -> Line:
    at = change.when.isoformat(timespec="seconds")
    return Line(
        at, change.by, change.why, each.done, each.kind, each.row.pk, each.title,
        field.label, field.before, field.now,
    )  # fmt: skip
