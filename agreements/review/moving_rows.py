"""Everything that points to one row made to point to another, without losing any of it.

The tables are asked what points where, so one that is added later moves too. A row that
would break a rule of uniqueness is folded into the row that stands there already: what
points to it moves on, and what that one leaves empty is filled.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Max, Q, QuerySet, UniqueConstraint

from agreements.models import (
    AgreementSource,
    Amount,
    Citation,
    Commitment,
    Event,
    Provision,
)
from agreements.review.folding import FOLD, fill, name_of

SAME: dict[type[models.Model], tuple[str, ...]] = {
    Provision: ("agreement", "pillar", "strength", "summary"),
    Commitment: ("agreement", "pillar", "summary", "due", "counted_from", "due_on", "outcome"),
    Amount: ("agreement", "value", "currency", "kind", "what"),
    Event: ("agreement", "date", "kind", "title", "place"),
}
"""Facts that say the very same are one fact, though no rule of the database says so."""

GIVES_WAY = "source_key_is_used_once"
"""The rule to which a row gives way by another name; see :func:`_make_room`."""

Rule = tuple[tuple[str, ...], Q]
"""Columns that two rows may not share, where the condition holds."""


@dataclass
class Moved:
    """What became of rows, by what they are called: a tally for whoever asked."""

    moved: Counter[str] = field(default_factory=Counter)
    folded: Counter[str] = field(default_factory=Counter)
    between: Counter[str] = field(default_factory=Counter)
    """Rows that said how the two stood to each other, and say nothing now."""
    left: list[str] = field(default_factory=list)
    """What gave way to what stands there, in words; history keeps it."""

    def take_all(self, old: models.Model, new: models.Model) -> None:
        """Let all that points to ``old`` point to ``new``, which is of the same table.

        Call it in a transaction, with both rows locked.
        """
        for model, column in pointing_at(type(old)):
            self._take_rows(model._default_manager.filter(**{column: old}), column, new)
        kind = ContentType.objects.get_for_model(old)
        for model, generic in _loose_pointers():
            rows = model._default_manager.filter(
                **{generic.ct_field: kind, generic.fk_field: old.pk}
            )
            self._take_rows(rows, generic.fk_field, new.pk)

    def _take_rows(self, rows: QuerySet[Any], column: str, new: Any) -> None:
        model, further = rows.model, {}
        if any(each.name == "position" for each in model._meta.concrete_fields):
            further = {"position": F("position") + _places_taken(model, column, new)}
            rows.update(**further)
        if _is_free(model, column, new):
            number = rows.update(**{column: new})
            self.moved += Counter({name_of(model): number})
            return
        for row in rows.order_by("pk"):
            self._take(row, column, new)

    def _take(self, row: Any, column: str, new: Any) -> None:
        if _would_point_to_itself(row, column, new):
            row.delete()
            self.between[name_of(row)] += 1
            return
        setattr(row, column, new)
        _make_room(row, column)
        twin = _twin(row, column)
        if twin is None:
            row.save()
            self.moved[name_of(row)] += 1
            return
        self.take_all(row, twin)
        self.left += FOLD.get(type(row), fill)(row, twin)
        row.delete()
        twin.save()
        self.folded[name_of(row)] += 1


def pointing_at(model: type[models.Model]) -> Iterator[tuple[Any, str]]:
    """Each table with a column that points to ``model``; rows of history stay as they are."""
    for relation in model._meta.get_fields(include_hidden=True):
        if not relation.auto_created or relation.concrete or relation.many_to_many:
            continue
        source: Any = relation.related_model
        if source._meta.managed and not hasattr(source, "pgh_tracked_model"):
            yield source, relation.field.name  # type: ignore[union-attr]


def _loose_pointers() -> Iterator[tuple[Any, GenericForeignKey]]:
    for model in apps.get_models():
        for column in model._meta.private_fields:
            if isinstance(column, GenericForeignKey) and model._meta.managed:
                yield model, column


def _places_taken(model: Any, column: str, new: Any) -> int:
    """How far the rows that move are put behind those that are there."""
    last = model._default_manager.filter(**{column: new}).aggregate(last=Max("position"))["last"]
    return 0 if last is None else last + 1


def _is_free(model: Any, column: str, new: Any) -> bool:
    """Whether no row of the table can be in the way of another there."""
    others = [each for each in _siblings(model, column) if each.related_model is type(new)]
    return not (others or any(_rules(model, column)) or model in SAME)


def _siblings(model: Any, column: str) -> list[Any]:
    """Its other columns that point somewhere."""
    return [
        each for each in model._meta.concrete_fields if each.is_relation and each.name != column
    ]


def _would_point_to_itself(row: Any, column: str, new: Any) -> bool:
    """Whether the row says how the two stood to each other, which are one now."""
    return any(
        each.related_model is type(new) and getattr(row, each.attname) == new.pk
        for each in _siblings(row, column)
    )


def _make_room(row: Any, column: str) -> None:
    """Give a source the next free id of its new dossier, and a citation a place of its own.

    Two citations of one place that say different things are two: a locator tells them apart.
    """
    if isinstance(row, AgreementSource) and column == "agreement":
        used = set(row.agreement.sources.exclude(pk=row.pk).values_list("key", flat=True))
        number = len(used) + 1
        while row.key in used:
            row.key, number = f"s{number}", number + 1
    if isinstance(row, Citation):
        while (twin := _twin(row, column)) and not _say_the_same(row, twin):
            row.locator = _next_locator(row.locator)


def _say_the_same(one: Citation, other: Citation) -> bool:
    """Whether neither has words that the other would lose."""
    pairs = [(one.quote, other.quote), (one.reports, other.reports)]
    return all(not ours or not theirs or ours == theirs for ours, theirs in pairs)


def _next_locator(locator: str) -> str:
    """The locator with a number behind it: "¶3", then "¶3 (2)", then "¶3 (3)"."""
    bare, _, number = locator.removesuffix(")").rpartition(" (")
    if bare and number.isdigit():
        return f"{bare} ({int(number) + 1})"
    return f"{locator[:90] or 'also'} (2)"


def _twin(row: Any, column: str) -> Any:
    """The row that stands where this one would go."""
    table = type(row)._default_manager
    for names, condition in _rules(type(row), column):
        if condition and not table.filter(condition, pk=row.pk).exists():
            continue
        alike = table.exclude(pk=row.pk).filter(_equal(row, names), condition)
        if found := alike.order_by("pk").first():
            return found
    return None


def _rules(model: type[models.Model], column: str) -> Iterator[Rule]:
    """The rules of uniqueness that a change of ``column`` may break."""
    if column == "agreement" and model in SAME:
        yield SAME[model], Q()
    for rule in model._meta.constraints:
        if isinstance(rule, UniqueConstraint) and column in rule.fields and rule.name != GIVES_WAY:
            yield tuple(rule.fields), rule.condition or Q()
    if model._meta.get_field(column).unique:  # type: ignore[union-attr]
        yield (column,), Q()


def _equal(row: Any, names: tuple[str, ...]) -> Q:
    """Rows with the same values; an empty one is equal to an empty one."""
    condition = Q()
    for name in names:
        value = getattr(row, name)
        condition &= Q(**{f"{name}__isnull": True}) if value is None else Q(**{name: value})
    return condition
