"""A row of history in words: which thing was added, removed or changed, from what to what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from agreements.core.words import OwnValue
from agreements.models import AgreementRelation
from agreements.queries.change_rows import BY_NAME, Row
from agreements.queries.history_words import (
    attribute_in_words,
    column_in_words,
    day_in_words,
    is_free_text,
    said,
)

Names = Mapping[tuple[str, int], str]
"""What a row of a table is called, by table and number."""

UNSAID = {
    "id", "slug", "position", "agreement", "reviewed_at", "reviewed_by", "entered_by", "noted_on",
    "start", "end",
    "key", "by", "disagreement", "participation", "provision", "commitment", "amount", "event",
}  # fmt: skip
"""Columns that no sentence tells: another says it, or nobody asked."""

IN_THE_NAME = {
    "Participation": {"party"},
    "Provision": {"pillar"},
    "Commitment": {"summary"},
    "Amount": {"value", "currency"},
    "Event": {"title"},
    "AgreementMineral": {"mineral"},
    "AgreementSource": {"article"},
    "AgreementRelation": {"relation", "other"},
    "Disagreement": {"attribute", "about", "pillar"},
    "Claim": {"value", "article"},
    "Check": {"looked_on"},
    "Citation": {"article", "about"},
}
"""Columns that the name of the thing says already, where it is added."""

LONGEST = 240
"""Letters of a value in a sentence; the page has it whole."""


class Field(NamedTuple):
    """One column, before and after, as readers see it; "" where it was empty."""

    label: str
    was: str
    now: str

    @property
    def text(self) -> str:
        return f"{self.label} from {self.was or 'nothing'} to {self.now or 'nothing'}"


class Line(NamedTuple):
    """What became of one thing."""

    thing: str
    deed: str
    fields: list[Field]

    @property
    def text(self) -> str:
        """All of it in one line: "Provision on Stockpiling: strength from Intent to Mention"."""
        if self.deed == "update":
            return f"{self.thing}: {'; '.join(field.text for field in self.fields)}"
        if self.deed == "delete":
            return f"{self.thing} removed"
        told = "; ".join(f"{field.label} {field.now}" for field in self.fields if field.now)
        return f"{self.thing} added{f': {told}' if told else ''}"


def line(row: Row, names: Names) -> Line | None:
    """The row in words; None where nothing changed that a reader is told."""
    thing = _thing(row, names)
    if row.deed == "delete":
        return Line(thing, row.deed, [])
    fields = list(_fields(row, names))
    if row.deed == "update" and not fields:
        return None
    return Line(thing, row.deed, fields)


def _fields(row: Row, names: Names) -> list[Field]:
    table, was = BY_NAME[row.table], row.was if row.deed == "update" else None
    skipped = UNSAID if was is not None else UNSAID | IN_THE_NAME.get(row.table, set())
    found = []
    for field in table._meta.concrete_fields:
        if field.name in skipped or field.attname not in row.now:
            continue
        before = was.get(field.attname) if was is not None else None
        after = row.now[field.attname]
        if before == after or _is_first_note(field.name, before):
            continue
        label = column_in_words(field)
        found.append(Field(label, _shown(field, before, names), _shown(field, after, names)))
    return found


def _is_first_note(name: str, before: Any) -> bool:
    """The first state noted of a commitment is no change: it had one before."""
    return name == "noted_state" and not before


def _shown(field: Any, value: Any, names: Names) -> str:
    """A value as pages print it, somebody's words in quotation marks; "" for nothing."""

    def called(_kind: str, number: int) -> str:
        return names.get((field.related_model.__name__, number), "a row since removed")

    words = said(field, value, called)
    return quoted(words) if words and is_free_text(field) else words


def quoted(text: str) -> str:
    """Text in quotation marks on one line, shortened between words."""
    flat = " ".join(text.split())
    if len(flat) > LONGEST:
        flat = flat[:LONGEST].rsplit(" ", 1)[0] + " …"
    return f"“{flat}”"


def _thing(row: Row, names: Names) -> str:
    """What the row is called, with a capital."""
    if row.table == "Citation":
        source = names.get(("Article", row.now["article_id"]), "a source")
        about = row.now.get("about")
        fact = f"the {OwnValue(about).label.lower()}" if about else _hung(row, names)
        return f"Citation of {source} for {fact}"
    if row.table == "Claim":
        return f"Value {quoted(row.now['value'])} of {_hung(row, names)}"
    if row.table == "Check":
        return f"Check of {day_in_words(str(row.now['looked_on']))} of {_hung(row, names)}"
    name = _named(row.table, row.now, names)
    return name[:1].upper() + name[1:]


def _hung(row: Row, names: Names) -> str:
    """The thing that a citation, a value or a check belongs to."""
    owner = row.hangs_on
    return _named(owner["table"], owner, names) if owner else "a fact since removed"


def _named(table: str, columns: Mapping[str, Any], names: Names) -> str:
    if table in POINTING:
        words, kind, column = POINTING[table]
        return f"{words} {_called(kind, columns[column], names)}"
    if table == AgreementRelation.__name__:
        kinds = dict(AgreementRelation._meta.get_field("relation").flatchoices)
        how = str(kinds.get(columns["relation"], columns["relation"])).lower()
        return f"relation “{how} {_called('Agreement', columns['other_id'], names)}”"
    return TELLING[table](columns) if table in TELLING else "agreement"


def _called(kind: str, number: int, names: Names) -> str:
    return names.get((kind, number), f"a {kind.lower()} since removed")


POINTING = {
    "Participation": ("participation of", "Party", "party_id"),
    "Provision": ("provision on", "Pillar", "pillar_id"),
    "AgreementMineral": ("mineral", "Mineral", "mineral_id"),
    "AgreementSource": ("source", "Article", "article_id"),
}
"""Rows that are called after the row a column points to."""

TELLING: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "Commitment": lambda row: f"commitment {quoted(row['summary'])}",
    "Amount": lambda row: f"amount {row['currency']} {row['value']:,}",
    "Event": lambda row: f"event {quoted(row['title'])}",
    "Disagreement": lambda row: f"disagreement on {attribute_in_words(row['attribute'])}",
}
"""Rows that are called after what stands in them."""
