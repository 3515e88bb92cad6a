"""The history of a row the slow and plain way, to compare the register's own reading with."""

from __future__ import annotations

from agreements.models.history import OWNERS, event_model_of
from agreements.queries.history_rows import UNSAID


def events(kind):
    return list(event_model_of(kind).objects.select_related("pgh_context").order_by("pgh_id"))


def about(kind, pk):
    """(kind, number of the row) of the row and all that ever hung on it."""
    found = {(kind, pk)}
    while True:
        more = {
            (child, event.pgh_obj_id)
            for child, owners in OWNERS.items()
            for column, owner in owners.items()
            for event in events(child)
            if (owner, getattr(event, f"{column}_id")) in found
        }
        if more <= found:
            return found
        found |= more


def said(event):
    return {
        field.name: getattr(event, field.attname)
        for field in event._meta.concrete_fields
        if not field.name.startswith("pgh_") and field.name not in UNSAID
    }


def changes(kind, pk):
    """(time, number of the change, kind) of what is told, latest first."""
    told = []
    for each, row in about(kind, pk):
        before = None
        for event in events(each):
            if event.pgh_obj_id == row:
                if event.pgh_label != "update" or said(event) != before:
                    told.append((event.pgh_created_at, event.pgh_id, each))
                before = said(event)
    return sorted(told, key=lambda one: (-one[0].timestamp(), -one[1], one[2]))
