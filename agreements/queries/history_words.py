"""What rows of history say, in words: labels of choices, names instead of numbers, our dates."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, Protocol

from django.db import models
from django.utils.dateparse import parse_datetime
from django.utils.text import Truncator, capfirst

from agreements.core.partial_dates import NotADateError, PartialDate
from agreements.models import CITED
from agreements.models.fields import PartialDateField
from agreements.models.history import OWNERS, model_of
from agreements.queries.history_rows import told_columns

NOTHING = "nothing"
NAMED = {*OWNERS, "article"}
"""Tables whose rows are called by name."""

CALLED = {"noted_state": "state", "due_on": "due date", "leading": "value we lead with"}
"""Columns that readers know by another name than forms do."""

Values = Mapping[str, Any]
Words = Mapping[str, str]
Called = Callable[[str, int], str]
"""What the row of a table, called as in the addresses of histories, is called."""


class Names(Protocol):
    """Knows what rows are called."""

    def of(self, kind: str, pk: int) -> str:
        """The name of the row called ``kind`` ``pk``, also of one that is gone."""


@cache
def field_of(kind: str, column: str) -> models.Field[Any, Any]:
    """The field that is held in ``column``."""
    fields = model_of(kind)._meta.concrete_fields
    found: models.Field[Any, Any] = next(f for f in fields if f.attname == column)
    return found


@cache
def kind_in_words(kind: str, *, many: bool = False) -> str:
    """What rows of a table are called: "provision", "provisions"."""
    meta = model_of(kind)._meta
    return str(meta.verbose_name_plural if many else meta.verbose_name)


@cache
def label(kind: str, column: str) -> str:
    """What a column is called on pages: "Signed by"."""
    return str(capfirst(column_in_words(field_of(kind, column))))


def column_in_words(field: models.Field[Any, Any]) -> str:
    """What a column is called within a sentence: "signed by"."""
    return CALLED.get(field.name, str(field.verbose_name))


def references(kind: str, values: Values) -> Iterator[tuple[str, int]]:
    """The rows that ``values`` point to, as far as rows of that table have names."""
    for column in told_columns(kind) if kind in OWNERS else ():
        target = points_to(field_of(kind, column))
        if target in NAMED and values.get(column) is not None:
            yield target, values[column]


def points_to(field: models.Field[Any, Any]) -> str:
    """The table that a column points to; "" for none."""
    related = field.related_model
    return str(related._meta.model_name) if isinstance(related, type) else ""


def in_words(kind: str, column: str, value: Any, names: Names) -> str:
    """One value as a reader would say it; :data:`NOTHING` where there is none."""
    return said(field_of(kind, column), value, names.of) or NOTHING


def said(field: models.Field[Any, Any], value: Any, called: Called) -> str:
    """What stands in a column as a reader would say it; "" where nothing does."""
    if value in (None, "", [], {}):
        return ""
    if target := points_to(field):
        return called(target, value)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return _plain(field, value)


def is_free_text(field: Any) -> bool:
    """Whether what stands there is somebody's words, and no name, choice, number or date."""
    is_text = isinstance(field, models.CharField | models.TextField)
    return is_text and not field.choices and not isinstance(field, PartialDateField)


def _plain(field: models.Field[Any, Any], value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(field, models.DateTimeField):
        when = parse_datetime(value)
        return f"{when:%-d %b %Y, %H:%M}" if when else str(value)
    if isinstance(field, PartialDateField | models.DateField):
        return day_in_words(str(value))
    if isinstance(value, int):
        return f"{value:,}"
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def day_in_words(text: str) -> str:
    """A partial date as it is told: "27 October 2025"; as it stands where it is none."""
    try:
        return PartialDate.parse(text).words
    except NotADateError:
        return text


def attribute_in_words(attribute: str) -> str:
    """What a disagreement is about, an attribute of a dossier, as words."""
    return attribute.replace("_", " ").replace("-", " ")


def title_of(kind: str, values: Values, names: Names) -> str:
    """What tells the row from others of its kind: "Stockpiling: intent"."""
    if kind == "article":
        title = values.get("title") or values.get("url")
        return str(title or f"Document {values.get('document')}")
    told = told_columns(kind)
    said = {column: in_words(kind, column, values.get(column), names) for column in told}
    return Truncator(TITLES[kind](said)).chars(100)


def _citation(said: Words) -> str:
    fact = next((said[f"{fact}_id"] for fact in CITED if said[f"{fact}_id"] != NOTHING), NOTHING)
    fact = fact if said["about"] == NOTHING else f"{said['about'].lower()} of {fact}"
    place = "" if said["locator"] == NOTHING else f", {said['locator']}"
    return f"{said['article_id']}{place}, for {fact}"


def _relation(said: Words) -> str:
    return f"{said['agreement_id']} {said['relation'].lower()} {said['other_id']}"


def _outlet(said: Words) -> str:
    return said["domain"] if said["name"] == NOTHING else said["name"]


TITLES: dict[str, Callable[[Words], str]] = {
    "agreement": lambda said: said["title"],
    "participation": lambda said: f"{said['party_id']}, {said['role'].lower()}",
    "provision": lambda said: f"{said['pillar_id']}: {said['strength'].lower()}",
    "commitment": lambda said: said["summary"],
    "amount": lambda said: f"{said['currency']} {said['value']}",
    "event": lambda said: said["title"],
    "disagreement": lambda said: attribute_in_words(said["attribute"]),
    "agreementmineral": lambda said: said["mineral_id"],
    "agreementrelation": _relation,
    "agreementsource": lambda said: f"{said['key']}: {said['article_id']}",
    "check": lambda said: f"{said['looked_on']}: {said['finding'].lower()}",
    "claim": lambda said: said["value"],
    "citation": _citation,
    "party": lambda said: said["name"],
    "partyalias": lambda said: said["name"],
    "membership": lambda said: f"{said['member_id']} in {said['bloc_id']}",
    "pillar": lambda said: said["name"],
    "mineral": lambda said: said["name"],
    "outlet": _outlet,
}
