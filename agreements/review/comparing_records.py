"""Two records side by side, before somebody says that they are one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Count, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from agreements.review.folding import name_of
from agreements.review.merging_records import FIELDS
from agreements.review.moving_rows import pointing_at


@dataclass(frozen=True)
class Side:
    """One value of one record."""

    pk: int
    told: str

    @property
    def key(self) -> str:
        """Its number as a form sends it."""
        return str(self.pk)


@dataclass(frozen=True)
class Pair:
    """A column of both, in words."""

    name: str
    label: str
    sides: tuple[Side, Side]

    @property
    def differs(self) -> bool:
        return self.sides[0].told != self.sides[1].told


def record_called(model: Any, text: str) -> Any:
    """The record of this number, slug, address or whole name; None where none or several are."""
    if "\x00" in text:
        return None
    word = text.strip().rstrip("/").rpartition("/")[2].strip()
    named = "title" if hasattr(model, "title") else "name"
    asked = Q(**{f"{named}__iexact": text.strip()})
    if any(column.name == "slug" for column in model._meta.concrete_fields):
        asked |= Q(slug=word)
    else:
        asked |= Q(domain__iexact=text.strip())
    if word.isascii() and word.isdigit() and len(word) < 18:
        asked |= Q(pk=int(word))
    found = list(model._default_manager.filter(asked)[:2]) if word else []
    return found[0] if len(found) == 1 else None


def pairs(one: Any, other: Any) -> list[Pair]:
    """Every column of which either value may stay."""
    model = type(one)
    return [
        Pair(
            name,
            str(model._meta.get_field(name).verbose_name),
            (_side(one, name), _side(other, name)),
        )
        for name in FIELDS[model]
    ]


def _side(row: Any, name: str) -> Side:
    value = getattr(row, name)
    if isinstance(value, bool):
        return Side(row.pk, "yes" if value else "no")
    shown = getattr(row, f"get_{name}_display", None)
    return Side(row.pk, str(shown() if shown else value or ""))


def weights(one: Any, other: Any) -> list[tuple[str, int, int]]:
    """What points to each, by what it is called; one query."""
    model = type(one)
    counts = {
        f"n_{number}": (name_of(source), _number(source, column))
        for number, (source, column) in enumerate(pointing_at(model))
    }
    rows = model._default_manager.order_by().filter(pk__in=[one.pk, other.pk])
    told = {
        row["pk"]: row
        for row in rows.annotate(**{key: number for key, (_name, number) in counts.items()}).values(
            "pk", *counts
        )
    }
    listed: dict[str, tuple[int, int]] = {}
    for key, (name, _count) in counts.items():
        first, second = listed.get(name, (0, 0))
        listed[name] = (first + told[one.pk][key], second + told[other.pk][key])
    return [(name, first, second) for name, (first, second) in listed.items() if first or second]


def _number(source: type[models.Model], column: str) -> Coalesce:
    rows = source._default_manager.order_by().filter(**{column: OuterRef("pk")}).values(column)
    counted = rows.annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)
