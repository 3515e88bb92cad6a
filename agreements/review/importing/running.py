"""A file tried against the register, and taken when the person who saw the preview says so."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import pghistory
import tablib
from django.core.exceptions import NON_FIELD_ERRORS
from django.db import transaction

from agreements.review.importing.reading import Table, UnreadableFileError, read_table
from agreements.review.importing.tables import TABLES, TableOfRecords

NEW, CHANGED, UNCHANGED, REFUSED = "new", "changed", "unchanged", "refused"
STATES = {"new": NEW, "update": CHANGED, "skip": UNCHANGED, "invalid": REFUSED, "error": REFUSED}
"""As the library says it, and as we do."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """What becomes of one row of the file."""

    number: int
    name: str
    state: str
    changes: list[tuple[str, str, str]]
    """Column, what stood there, what will; of a new row what is filled."""
    reasons: list[str]
    """Why it is refused, in words."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a file does, row by row, and whether it was done."""

    lines: list[Line]
    is_done: bool

    @property
    def counts(self) -> Counter[str]:
        return Counter(line.state for line in self.lines)

    @property
    def digest(self) -> str:
        """The same only where the file would do the very same."""
        told = [(line.number, line.state, line.changes, line.reasons) for line in self.lines]
        return hashlib.sha256(repr(told).encode()).hexdigest()


class ChangedSinceError(Exception):
    """The register changed since the preview: nothing was taken. Show the new ``outcome``."""

    def __init__(self, outcome: Outcome) -> None:
        super().__init__("The register changed since you looked. Look again, then take the file.")
        self.outcome = outcome


class _Tried(Exception):  # noqa: N818 - no error: it takes back what was tried
    pass


def preview(kind: str, body: bytes, *, by: Any) -> Outcome:
    """What the file would do; everything is tried in the database and taken back.

    Raises UnreadableFileError where it cannot be taken at all.
    """
    outcomes: list[Outcome] = []
    table = table_of(kind, body)
    with suppress(_Tried), transaction.atomic():
        outcomes.append(_run(kind, table, by=by, only_good=True))
        raise _Tried
    return outcomes[0]


@transaction.atomic
def take(
    kind: str, body: bytes, *, name: str, only_good: bool, saw: str, by: Any
) -> Outcome:  # fmt: skip
    """Take the file as its preview said, signed in history with the name of the file.

    With a refused row, nothing is taken unless ``only_good``: then the others are. ``saw`` is
    the digest of the preview. Raises :class:`ChangedSinceError`, and UnreadableFileError.
    """
    table = table_of(kind, body)
    why = f"Imported from {name}"
    with pghistory.context(user=by.pk, by=by.get_username(), why=why), transaction.atomic():
        outcome = _run(kind, table, by=by, only_good=only_good)
        if outcome.digest != saw:
            raise ChangedSinceError(outcome)
    return outcome


def table_of(kind: str, body: bytes) -> Table:
    """The table in the file, with the columns of ``kind``; raises UnreadableFileError."""
    table = read_table(body)
    options = TABLES[kind]._meta
    unknown = [name or "without a name" for name in table.headings if name not in options.fields]
    missing = [name for name in options.import_id_fields if name not in table.headings]
    columns = f"The columns are {', '.join(options.fields)}; any but the first may be left out."
    if missing:
        raise UnreadableFileError(f"There is no column {', '.join(missing)}. {columns}")
    if unknown:
        raise UnreadableFileError(f"There is no such column: {', '.join(unknown)}. {columns}")
    return table


def _run(kind: str, table: Table, *, by: Any, only_good: bool) -> Outcome:
    model = TABLES[kind]._meta.model._meta
    may = frozenset(
        verb
        for verb in ("add", "change")
        if by.has_perm(f"{model.app_label}.{verb}_{model.model_name}")
    )
    resource = TABLES[kind](by=by, may=may)
    rows = tablib.Dataset(*(cells for _number, cells in table.rows), headers=table.headings)
    result = resource.import_data(rows, rollback_on_validation_errors=not only_good)
    for error in result.base_errors:
        raise error.error
    is_done = not result.has_errors() and (only_good or not result.has_validation_errors())
    return Outcome(lines=list(_lines(resource, table, result)), is_done=is_done)


def _lines(resource: TableOfRecords, table: Table, result: Any) -> Iterator[Line]:
    for (number, cells), row in zip(table.rows, result.rows, strict=True):
        values = dict(zip(table.headings, cells, strict=True))
        state = STATES[row.import_type]
        yield Line(
            number=number,
            name=" · ".join(filter(None, (values[name] for name in resource.identity()))),
            state=state,
            changes=list(_changes(resource, row)) if state in (NEW, CHANGED) else [],
            reasons=list(_reasons(row)) if state == REFUSED else [],
        )


def _changes(resource: TableOfRecords, row: Any) -> Iterator[tuple[str, str, str]]:
    for field in resource.get_import_fields():
        before = "" if row.original is None else field.export(row.original)
        after = field.export(row.instance)
        if before != after:
            yield field.column_name, before, after


def _reasons(row: Any) -> Iterator[str]:
    if row.validation_error is None:
        yield from (f"It cannot be read: {error.error}" for error in row.errors)
        return
    told = getattr(row.validation_error, "error_dict", None)
    if told is None:
        yield from row.validation_error.messages
        return
    for name, messages in row.validation_error.message_dict.items():
        for message in messages:
            yield message if name == NON_FIELD_ERRORS else f"{name}: {message}"
