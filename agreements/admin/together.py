"""What is done to all ticked rows of a list: on a page that asks for the reason first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.db.models import QuerySet
from django.http import HttpRequest
from django.template.response import TemplateResponse

from agreements.admin.rows import options
from agreements.review.bulk import MOST, mark_reviewed, set_field
from agreements.review.errors import CannotStandError

SHOWN = 50
"""Rows that the page names; the rest it counts."""


class Reason(forms.Form):
    """Why, and to what where there is a choice."""

    why = forms.CharField(
        label="Reason",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2, "cols": 60}),
        help_text="It stands in the history of each row, with your name.",
    )


@dataclass(frozen=True)
class Deed:
    """One thing to do to rows; ``do`` gives how many it changed."""

    name: str
    title: str
    button: str
    form: type[forms.Form]
    do: Callable[..., int]
    field: str = ""


def asking(deed: Deed) -> Any:
    """The action of a list that asks for a reason, then does ``deed``."""

    @admin.action(description=deed.title, permissions=["change"])
    def action(model_admin: Any, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        form = deed.form(request.POST if "apply" in request.POST else None)
        if form.is_bound and form.is_valid():
            try:
                return _do(deed, model_admin, request, queryset, form.cleaned_data)
            except CannotStandError as error:
                form.add_error(None, str(error))
        return _page(deed, model_admin, request, queryset, form)

    action.__name__ = deed.name
    return action


def _do(
    deed: Deed, model_admin: Any, request: HttpRequest, queryset: QuerySet[Any], asked: Any
) -> None:
    pks = list(queryset.order_by("pk").values_list("pk", flat=True))
    number = deed.do(queryset.model, pks=pks, by=request.user, **asked)
    opts = options(queryset.model)
    names = opts.verbose_name if number == 1 else opts.verbose_name_plural
    rest = len(pks) - number
    told = f"{number} {names} changed."
    if rest:
        told += f" {rest} {'was' if rest == 1 else 'were'} so already."
    model_admin.message_user(request, told, messages.SUCCESS)


def _page(
    deed: Deed, model_admin: Any, request: HttpRequest, queryset: QuerySet[Any], form: forms.Form
) -> TemplateResponse:
    rows = list(queryset[: MOST + 1])
    for row in rows:
        held = deed.field and options(row).get_field(deed.field)
        row.told = _told(row, held) if held else ""
    context = model_admin.admin_site.each_context(request) | {
        "title": deed.title.rstrip("…"),
        "deed": deed,
        "form": form,
        "rows": rows[:SHOWN],
        "pks": [row.pk for row in rows],
        "more": max(0, len(rows) - SHOWN),
        "opts": model_admin.opts,
        "action_checkbox_name": ACTION_CHECKBOX_NAME,
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/register/together.html", context)


def _told(row: Any, column: Any) -> str:
    if column.choices:
        return str(getattr(row, f"get_{column.name}_display")())
    return "Yes" if getattr(row, column.name) else "No"


mark_as_reviewed = asking(
    Deed("mark_as_reviewed", "Mark as reviewed…", "Mark as reviewed", Reason, mark_reviewed)
)


def setting(model: Any, field: str) -> Any:
    """The action that gives ticked rows of ``model`` one value of a closed list."""
    column: Any = model._meta.get_field(field)
    words = column.choices or [("True", "Yes"), ("False", "No")]
    value = forms.TypedChoiceField(
        label=str(column.verbose_name).capitalize(),
        choices=[("", "Choose"), *words],
        coerce=str if column.choices else _truth,
    )
    form = type("Choice", (Reason,), {"value": value, "field_order": ["value", "why"]})

    def do(model: Any, **asked: Any) -> int:
        return set_field(model, field=field, **asked)

    title = f"Set {column.verbose_name}"
    return asking(Deed(f"set_{field}", f"{title}…", title, form, do, field))


def _truth(word: Any) -> bool:
    return str(word) == "True"
