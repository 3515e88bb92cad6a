"""Pages of the admin as a person uses them: addresses, and forms sent as they were shown."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.forms import BaseForm, MultiWidget
from django.test import Client
from django.urls import reverse

Posted = dict[str, Any]


def address(row: Model | type[Model], page: str) -> str:
    """The address of ``page`` (changelist, add, change, delete, history) of a row or a table."""
    opts = row._meta
    args = [row.pk] if page in {"change", "delete", "history"} else []
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{page}", args=args)


def as_shown(response: Any) -> Posted:
    """What a browser would send if nobody touched the form."""
    posted: Posted = {}
    forms: list[BaseForm] = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.initial_forms]
    for form in forms:
        posted |= dict(_filled(form))
    return posted


def _filled(form: BaseForm) -> Iterable[tuple[str, Any]]:
    for name, field in form.fields.items():
        value = form[name].value()
        if name == "DELETE" or field.disabled or value is False:
            continue
        prefixed = form.add_prefix(name)
        if isinstance(field.widget, MultiWidget):
            parts = field.widget.decompress(value)
            yield from ((f"{prefixed}_{n}", part or "") for n, part in enumerate(parts))
        else:
            yield prefixed, "" if value is None else value


def row_of(response: Any, prefix: str, **cells: Any) -> Posted:
    """A row added to the inline ``prefix``, with the count that goes with it."""
    (inline,) = (
        one for one in response.context["inline_admin_formsets"] if one.formset.prefix == prefix
    )
    number = inline.formset.initial_form_count()
    row = {f"{prefix}-{number}-{name}": value for name, value in cells.items()}
    return row | {f"{prefix}-TOTAL_FORMS": number + 1}


def change(client: Client, row: Model, **fields: Any) -> Any:
    """Open the page of ``row``, type ``fields``, and save."""
    shown = client.get(address(row, "change"))
    return client.post(address(row, "change"), as_shown(shown) | fields)


def errors_of(response: Any) -> list[str]:
    """Everything that the page says is wrong; it must have come back, and not have failed."""
    assert response.status_code == 200
    return [str(error) for some in response.context["errors"] for error in some]
