"""What Django documents of a row, and spells with an underscore."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.db.models.options import Options
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString


def options(model: Model | type[Model]) -> Options[Any]:
    return model._meta


def is_new(row: Model) -> bool:
    """Whether the row is not in the database yet."""
    return row._state.adding


def all_rows(model: type[Model]) -> Any:
    return model._default_manager.all()


def kind(model: Model | type[Model]) -> str:
    """The name of a row's kind, as a heading: "Provision"."""
    return str(options(model).verbose_name).capitalize()


def change_link(row: Model, words: str = "") -> SafeString:
    """A link to the page of ``row`` in the admin."""
    opts = options(row)
    address = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[row.pk])
    return format_html('<a href="{}">{}</a>', address, words or str(row))


def public_address(name: str, *args: Any) -> str | None:
    """The public page called ``name``; None where the register has none of that name."""
    try:
        return reverse(f"agreements:{name}", args=args)
    except NoReverseMatch:
        return None
