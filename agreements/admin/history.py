"""The page behind "History": every change of a row, whoever or whatever made it.

The database writes it (see ``agreements.models.base.tracked``), so changes by loads and
machines stand here too. On the page of an agreement so do those of its facts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import FieldDoesNotExist
from django.core.paginator import Paginator
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.text import Truncator, capfirst
from pghistory.models import Events

from agreements.admin.rows import kind, options
from agreements.models import Agreement

A_PAGE = 50
DONE = {"insert": "Added", "update": "Changed", "delete": "Deleted"}
TELLING = (
    "title",
    "name",
    "summary",
    "what",
    "attribute",
    "locator",
    "key",
    "signatory",
    "relation",
)
ACCOUNTS = ("reviewed_by_id", "entered_by_id")
UNTOLD = {"id", "updated_at", "reviewed_at", "reviewed_by_id", "entered_by_id", "search"}
"""Columns whose change says nothing that the row of history does not say itself."""


@dataclass(frozen=True)
class Change:
    """One row of the page."""

    at: datetime
    by: str
    why: str
    done: str
    what: str
    fields: list[tuple[str, str, str]]


class HistoryPage:
    """A mixin of ``ModelAdmin``: the database's history in place of the admin's own notes."""

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        row = self.get_object(request, object_id)  # type: ignore[attr-defined]
        context = dict(extra_context or {})
        if row is not None and hasattr(type(row), "pgh_event_models"):
            page = Paginator(events_about(row), A_PAGE).get_page(request.GET.get("p"))
            context |= {"page": page, "changes": list(changes(page.object_list))}
        return super().history_view(request, object_id, context)  # type: ignore[misc]


def events_about(row: Model) -> Any:
    """The events of ``row``, latest first; of an agreement, those of its facts with them."""
    every: Any = Events.objects
    events = every.references(row) if isinstance(row, Agreement) else every.tracks(row)
    return events.order_by("-pgh_created_at", "-pgh_id", "pgh_slug")


def changes(events: Iterable[Any]) -> Iterator[Change]:
    """Events in words. Costs one query however many there are."""
    events = list(events)
    users = {(event.pgh_context or {}).get("user") for event in events}
    users |= {pk for event in events for column in ACCOUNTS for pk in _both(event, column)}
    people = get_user_model().objects.in_bulk(users - {None})
    for event in events:
        model = apps.get_model(event.pgh_obj_model)
        yield Change(
            at=event.pgh_created_at,
            by=_by(event, people),
            why=(event.pgh_context or {}).get("why", ""),
            done=DONE.get(event.pgh_label, event.pgh_label),
            what=f"{kind(model)} {_name(event.pgh_data)}".strip(),
            fields=_told(event, model) or _stamps(event, model, people),
        )


def _told(event: Any, model: type[Model]) -> list[tuple[str, str, str]]:
    return [
        (_field(model, column), _words(before), _words(after))
        for column, (before, after) in (event.pgh_diff or {}).items()
        if column not in UNTOLD
    ]


def _stamps(event: Any, model: type[Model], people: Any) -> list[tuple[str, str, str]]:
    """Where nothing else changed: whose review or words it is, or that it is nobody's any more."""
    found = [(column, *_both(event, column)) for column in ACCOUNTS]
    return [
        (_field(model, column), _account(before, people), _account(after, people))
        for column, before, after in found
        if before != after
    ]


def _both(event: Any, column: str) -> tuple[Any, Any]:
    """The number of an account before and after."""
    before, after = (event.pgh_diff or {}).get(column, (None, None))
    return before, after


def _account(pk: Any, people: Any) -> str:
    return "empty" if pk is None else str(people.get(pk) or "an account since deleted")


def _by(event: Any, people: dict[Any, Any]) -> str:
    """Who signed the change; a change made before changes were signed has an account's number."""
    context = event.pgh_context or {}
    return str(context.get("by") or people.get(context.get("user")) or "Not recorded")


def _name(data: dict[str, Any]) -> str:
    """What tells the row from others of its kind: its first words."""
    for key in (
        "title",
        "name",
        "summary",
        "what",
        "attribute",
        "locator",
        "key",
        "signatory",
        "relation",
    ):
        if data.get(key):
            return f"“{Truncator(data[key]).chars(60)}”"
    return ""


def _field(model: type[Model], column: str) -> str:
    try:
        return capfirst(str(options(model).get_field(column.removesuffix("_id")).verbose_name))  # type: ignore[union-attr]
    except FieldDoesNotExist:
        return column


def _words(value: Any) -> str:
    return "empty" if value in (None, "", []) else Truncator(value).chars(300)
