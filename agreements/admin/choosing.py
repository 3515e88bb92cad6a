"""Choosing a related row: by typing, and without asking the database for what is known."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect
from django.db import models

from agreements.admin.rows import options
from agreements.models import Article, Mineral, Party, Pillar


def label_of(row: Any) -> str:
    """A row as it is offered for choosing: with what tells it from its namesakes."""
    match row:
        case Article():
            parts = [row.outlet and str(row.outlet), row.published_on and row.published_on.words]
            known = ", ".join(part for part in parts if part)
            return f"{row} · {known}" if known else str(row)
        case Party() if row.iso2:
            return f"{row.name} ({row.iso2})"
        case Pillar():
            return f"{row.name} ({row.code})"
        case Mineral() if row.symbol:
            return f"{row.name} ({row.symbol})"
        case _:
            return str(row)


class Choices(AutocompleteJsonView):
    """What the boxes that complete what is typed are answered."""

    def serialize_result(self, obj: models.Model, to_field_name: str) -> dict[str, str]:
        return super().serialize_result(obj, to_field_name) | {"text": label_of(obj)}


class ChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A related row. The one that stands there already costs no query to show or to keep."""

    known: models.Model | None = None

    def label_from_instance(self, obj: Any) -> str:
        return label_of(obj)

    def to_python(self, value: Any) -> Any:
        if self.known is not None and str(value) == str(self.known.pk):
            return self.known
        return super().to_python(value)


class ChoiceBox(AutocompleteSelect):
    """Django's box for typing, which otherwise asks the database once for every box on a page."""

    def optgroups(self, name: str, value: Sequence[str], attr: Any = None) -> Any:
        known = getattr(self.choices.field, "known", None)
        if known is None or list(value) != [str(known.pk)]:
            return super().optgroups(name, value, attr)
        chosen = self.create_option(name, known.pk, label_of(known), selected=True, index=1)
        none = self.create_option(name, "", "", selected=False, index=0)
        return [(None, [chosen] if self.is_required else [none, chosen], 0)]


def offer_known(form: forms.ModelForm[Any]) -> None:
    """Tell each field of ``form`` the row its instance holds, where that is loaded."""
    for name, field in form.fields.items():
        if isinstance(field, ChoiceField):
            relation: Any = options(form.instance).get_field(name)
            if relation.is_cached(form.instance):
                field.known = getattr(form.instance, name)
