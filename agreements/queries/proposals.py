"""Suggestions in words: what is proposed, field by field, beside what is held."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from agreements.core.due_dates import Period, is_period
from agreements.core.editing import LONG, ONE_OF, editable
from agreements.core.partial_dates import NotADateError, PartialDate
from agreements.core.words import (
    AgreementKind,
    AmountKind,
    EventKind,
    LegalForce,
    Outcome,
    Role,
    Status,
    Strength,
    SuggestionAction,
    Word,
    choices,
)
from agreements.models import Suggestion
from agreements.queries.names import NAMED, Names

KINDS = {
    "agreement": "Agreement",
    "participation": "Party",
    "provision": "Provision",
    "commitment": "Commitment",
    "amount": "Amount",
    "event": "Event",
    "agreementmineral": "Mineral",
    "claim": "Differing value",
    "citation": "Further source",
}
"""Tables of facts by what a curator calls them; a disagreement is shown as its claim is."""
SAME_KIND = {"disagreement": "claim", "mineral": "agreementmineral"}

LABELS = {
    "title": "Title", "official_title": "Official title", "kind": "Kind", "legal_force": "Force",
    "status": "Status", "signed_on": "Date", "place": "Place", "summary": "In our words",
    "minerals": "Minerals", "participations": "Parties", "party": "Party", "role": "Role",
    "signatory": "Signed by", "office": "Office", "pillar": "Pillar", "strength": "Strength",
    "due": "Due", "counted_from": "Counted from", "due_on": "Falls due", "outcome": "Outcome",
    "note": "Note", "value": "Value", "currency": "Currency", "what": "For", "date": "Date",
    "mineral": "Mineral", "attribute": "Of", "mention": "Mentioned",
    "text_read": "Full text read", "slug": "Address",
}  # fmt: skip
UNSAID = {
    "citations", "trust", "reviewed_at", "checks", "source", "sources", "parties", "article",
    "slug",
}  # fmt: skip
WORDS: dict[str, tuple[type[Word], ...]] = {
    "kind": (AgreementKind, AmountKind, EventKind),
    "legal_force": (LegalForce,),
    "status": (Status,),
    "role": (Role,),
    "strength": (Strength,),
    "outcome": (Outcome,),
}


class Line(NamedTuple):
    """One field: what is held of it and what is proposed, in words."""

    label: str
    held: str
    proposed: str

    @property
    def is_new(self) -> bool:
        return self.held != self.proposed


class Field(NamedTuple):
    """A field to put right: its value as stored, and what it may be where the list is closed."""

    name: str
    label: str
    value: str
    options: list[tuple[str, str]]
    is_long: bool

    def as_sent(self, sent: Mapping[str, str], name: str = "") -> Field:
        """With the value that a person sent of it, where one was."""
        value = sent.get(name or self.name, self.value)
        return Field(self.name, self.label, value, self.options, self.is_long)


class Proposal(NamedTuple):
    """A suggestion as a curator reads it."""

    suggestion: Suggestion
    kind: str
    title: str
    """The one line that tells it from the others."""
    lines: list[Line]
    lead: str
    """What accepting would do."""
    fields: list[Field]
    """What may be put right while accepting."""

    @property
    def must_be_edited(self) -> bool:
        """Whether something is left to a person without which it cannot be accepted."""
        return any(field.name == "pillar" and not field.value for field in self.fields)

    @property
    def takes_our_words(self) -> bool:
        return any(field.name == "summary" for field in self.fields)


def proposal(
    suggestion: Suggestion, names: Names, sent: Mapping[str, str] | None = None
) -> Proposal:
    """What the suggestion says; nothing is asked of the database.

    ``sent`` is what a person put into its fields, by name.
    """
    table = SAME_KIND.get(suggestion.fact_type.model, suggestion.fact_type.model)
    kind = KINDS.get(table, suggestion.fact_type.name.capitalize())
    proposed, held = _plain(suggestion.proposed), _plain(suggestion.held)
    told_as = str(proposed.pop("supports", "")) if table == "citation" else table
    title = TITLES.get(told_as, _any)(proposed or held, names)
    return Proposal(
        suggestion,
        kind,
        title,
        _lines(proposed, held, names),
        _lead(suggestion),
        [each.as_sent(sent or {}) for each in _fields(suggestion, names)],
    )


def _fields(suggestion: Suggestion, names: Names) -> list[Field]:
    """Those that may be put right while accepting."""
    table, proposed = suggestion.fact_type.model, suggestion.proposed
    is_addition = suggestion.action == SuggestionAction.ADD
    fields = []
    for name in editable(table, proposed, is_addition=is_addition):
        known = ONE_OF.get((table, name))
        options = names.pillars if name == "pillar" else choices(known) if known else []
        value = str(proposed.get(name) or "")
        fields.append(Field(name, LABELS[name], value, options, name in LONG))
    return fields


def _plain(told: Any) -> dict[str, Any]:
    if not isinstance(told, dict):
        return {}
    values = told.get("values")
    if isinstance(values, list) and len(values) == 1 and isinstance(values[0], dict):
        told = {**told, "value": values[0].get("value", "")}
    return {name: value for name, value in told.items() if name not in UNSAID | {"values"}}


def _lines(proposed: dict[str, Any], held: dict[str, Any], names: Names) -> list[Line]:
    lines = (
        Line(LABELS.get(name, name), words(name, held.get(name), names), words(name, value, names))
        for name, value in proposed.items()
    )
    return [line for line in lines if line.proposed or line.held]


def _lead(suggestion: Suggestion) -> str:
    if suggestion.fact_type.model == "citation":
        return "No change to the record; adds a source."
    if suggestion.fact_type.model in {"claim", "disagreement"}:
        return "Differs from the record: both values are kept, each with its source."
    match suggestion.action:
        case SuggestionAction.CHANGE:
            return "Changes the record."
        case SuggestionAction.REMOVE:
            return "Takes a fact off the record."
    if suggestion.fact_id and suggestion.state == "waiting":
        return "No change to the record; adds a source."
    return "New fact."


def words(field: str, value: Any, names: Names) -> str:
    """One value as a reader has it; empty where there is none."""
    if value in (None, "", [], {}):
        return ""
    if field in NAMED:
        return names.name(field, str(value))
    if field == "minerals":
        return ", ".join(names.name("mineral", str(each)) for each in value)
    if field == "participations":
        return "; ".join(_participation(each, names) for each in value)
    return plain_words(field, value)


def plain_words(field: str, value: Any) -> str:
    """The same of a value that names no row of the vocabulary."""
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int):
        return f"{value:,}"
    return _word(field, str(value))


def _participation(told: Mapping[str, Any], names: Names) -> str:
    who = names.name("party", str(told.get("party", "")))
    more = [_word("role", str(told.get("role", ""))).lower(), told.get("signatory"),
            told.get("office")]  # fmt: skip
    return ", ".join(str(each) for each in (who, *more) if each)


def _word(field: str, value: str) -> str:
    for known in WORDS.get(field, ()):
        if value in set(known):
            return known(value).label
    if field == "due" and is_period(value):
        return f"{Period.parse(value).words} after signature"
    try:
        return PartialDate.parse(value).words
    except NotADateError:
        return value


Told = Mapping[str, Any]


def _any(told: Told, names: Names) -> str:
    return next((words(name, value, names) for name, value in told.items() if value), "No content")


def _named(*fields: str) -> Callable[[Told, Names], str]:
    """The fields in words, parted by a colon and commas."""

    def title(told: Told, names: Names) -> str:
        first, *rest = [words(field, told.get(field), names) for field in fields]
        more = ", ".join(each for each in rest if each)
        return ": ".join(each for each in (first, more) if each) or _any(told, names)

    return title


def _sum(told: Told, names: Names) -> str:
    value = f"{told.get('currency', '')} {words('value', told.get('value'), names)}".strip()
    return ": ".join(each for each in (value, str(told.get("what") or "")) if each)


TITLES: dict[str, Callable[[Told, Names], str]] = {
    "agreement": _named("title"),
    "participation": _named("party", "role", "signatory"),
    "provision": _named("pillar", "strength"),
    "commitment": _named("pillar", "summary"),
    "amount": _sum,
    "event": _named("kind", "title"),
    "agreementmineral": _named("mineral"),
    "claim": _named("attribute", "value"),
}
