"""Loads the words the register is coded with: pillars, minerals, parties, their names and blocs,
and the phrases that speak for them.

The files are plain Django fixtures, so ``loaddata`` reads them too. It overwrites;
this does not: a row that a person edited or removed stays as the person left it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import pghistory
from django.apps import apps
from django.conf import settings
from django.db import transaction

from agreements.models import Cue, Membership, Mineral, Party, PartyAlias, Pillar

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "vocabulary"

Values: TypeAlias = dict[str, Any]
Key: TypeAlias = tuple[Any, ...]

KEYS: dict[Any, tuple[str, ...]] = {
    Pillar: ("slug",),
    Mineral: ("slug",),
    Party: ("slug",),
    PartyAlias: ("name",),
    Membership: ("bloc_id", "member_id"),
    Cue: ("about", "value", "language", "phrase"),
}
"""The columns of each table's natural key, as its rows and their history have them."""


class UnknownRowError(LookupError):
    """A fixture points at a row that no fixture before it brings. Put that row first."""

    def __init__(self, name: str, slug: str) -> None:
        super().__init__(f"There is no {name} “{slug}” to point at.")


@dataclass
class Tally:
    """What a load did to one table; ``kept`` names the rows a person had the last word on."""

    name: str
    added: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        return (
            f"{self.name}: {self.added} added, {self.changed} changed, {self.unchanged} unchanged"
        )


@transaction.atomic
def load(folder: Path = FOLDER) -> list[Tally]:
    """Bring the tables to what the files say, all of it or nothing; one tally a table.

    A second load changes nothing and leaves no history. A row that left the files
    stays in the tables: something may point at it.
    """
    tables = {table: Table(table) for table in KEYS}
    touched: dict[Table, None] = {}
    with pghistory.context(by="Vocabulary load", why="The vocabulary of this version"):
        for model, written in _rows(folder):
            table = tables[model]
            touched[table] = None
            table.bring(
                written, {name: table.read(name, written[name], tables) for name in written}
            )
    return [table.tally for table in touched]


def _rows(folder: Path) -> Iterator[tuple[Any, Values]]:
    """Every row of every file, in the order of the files' names."""
    for path in sorted(folder.glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            yield apps.get_model(row["model"]), row["fields"]


class Table:
    """One table as it stands, and what its history says of who wrote each row last.

    History knows rows by number, so a row that a person renamed is found under its
    old key, and one that a person removed is not taken for one never loaded.
    """

    def __init__(self, model: Any) -> None:
        self.model = model
        self.options = model._meta
        self.tally = Tally(str(self.options.verbose_name_plural))
        self.rows: dict[int, Any] = {row.pk: row for row in model.objects.all()}
        self.numbers: dict[Key, int] = {}
        self.left_by_a_person: set[int] = set()
        self._read_history()
        self.numbers |= {self._key(row): number for number, row in self.rows.items()}

    def _read_history(self) -> None:
        changes = self.model.pgh_event_model.objects.select_related("pgh_context")
        for change in changes.order_by("pgh_id"):
            self.numbers[self._key(change)] = change.pgh_obj_id
            self.left_by_a_person.discard(change.pgh_obj_id)
            if change.pgh_context and change.pgh_context.metadata.get("user"):
                self.left_by_a_person.add(change.pgh_obj_id)

    def _key(self, row: Any) -> Key:
        return tuple(getattr(row, column) for column in KEYS[self.model])

    def read(self, name: str, value: Any, tables: dict[Any, Table]) -> Any:
        """A fixture's value as the model holds it; the slug of a row becomes the row.

        It becomes None where that row was removed since a load brought it.
        """
        column = self.options.get_field(name)
        if not column.is_relation or value is None:
            return column.to_python(value)
        return tables[column.related_model].named(*value)

    def named(self, slug: str) -> Any:
        """The row of this slug, or None where it was removed."""
        if (slug,) not in self.numbers:
            raise UnknownRowError(str(self.options.verbose_name), slug)
        return self.rows.get(self.numbers[slug,])

    def bring(self, written: Values, values: Values) -> None:
        """Add or change one row, unless a person had the last word on it."""
        new = self.model(**values)
        number = self.numbers.get(self._key(new), 0)
        row = self.rows.get(number)
        if row and all(getattr(row, name) == value for name, value in values.items()):
            self.tally.unchanged += 1
        elif number in self.left_by_a_person or self._belongs_to_nothing(values):
            self.tally.kept.append(self._words(written) + ("" if row else " (removed)"))
        elif row:
            _change(row, values)
            self.tally.changed += 1
        else:
            self._add(new)

    def _add(self, row: Any) -> None:
        row.save(force_insert=True)
        self.rows[row.pk] = row
        self.numbers[self._key(row)] = row.pk
        self.tally.added += 1

    def _belongs_to_nothing(self, values: Values) -> bool:
        """Whether its party was removed, and its names and memberships with it."""
        columns = [self.options.get_field(name) for name in values]
        return any(
            column.is_relation and not column.null and values[column.name] is None
            for column in columns
        )

    def _words(self, written: Values) -> str:
        named = [written[column.removesuffix("_id")] for column in KEYS[self.model]]
        words = [value if isinstance(value, str) else value[0] for value in named]
        return " ".join([str(self.options.verbose_name), *words])


def _change(row: Any, values: Values) -> None:
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
