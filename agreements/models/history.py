"""What the history of a row says of it."""

from __future__ import annotations

from typing import Any

from django.db import models


def events_of(row: models.Model) -> Any:
    """The history of one row, latest first, with the context each change was made in."""
    events: Any = row.events  # type: ignore[attr-defined]
    return events.select_related("pgh_context").order_by("-pgh_id")


def edited_by_a_person(row: models.Model) -> bool:
    """Whether the last change of the row was made by someone signed in."""
    last = events_of(row).first()
    return bool(last and last.pgh_context and last.pgh_context.metadata.get("user"))
