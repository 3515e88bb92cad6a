"""Rows that were removed, written once more as history last had them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db import models
from django.utils import timezone

from agreements.models import AgreementSource
from agreements.models.history import event_model_of, model_of
from agreements.review.errors import NotRestoredError

Row = tuple[type[models.Model], Any]
"""A table, and the last row of history of what was removed from it."""


def put_back(removed: Any) -> None:
    """Insert the row that the event ``removed`` tells the end of, and what went with it.

    Raises :class:`NotRestoredError` where something that it points to is gone, and whatever
    the database refuses.
    """
    rows = [(removed.pgh_tracked_model, removed), *_went_with(removed)]
    coming = {(model, event.pgh_obj_id) for model, event in rows}
    for model, event in rows:
        values = as_it_was(model, columns_of(model, event), coming)
        model(**values, **_not_kept(model, values)).save_base(raw=True, force_insert=True)


def columns_of(model: type[models.Model], event: Any) -> dict[str, Any]:
    """What the row held then, by column, as far as history keeps it."""
    kept = {field.name for field in event._meta.concrete_fields}
    fields = [field for field in model._meta.concrete_fields if field.name in kept]
    return {field.attname: getattr(event, field.attname) for field in fields}


def as_it_was(
    model: type[models.Model], values: dict[str, Any], coming: set[tuple[Any, int]]
) -> dict[str, Any]:
    """``values`` with nobody for an account that was deleted since.

    Anything else that they point to must be in the register, or be among ``coming``.
    """
    for field in model._meta.concrete_fields:
        target, pk = field.related_model, values.get(field.attname)
        if pk is None or not isinstance(target, type) or (target, pk) in coming:
            continue
        if not target._default_manager.filter(pk=pk).exists():
            if field.remote_field.on_delete is not models.SET_NULL:  # type: ignore[union-attr]
                what = target._meta.verbose_name
                raise NotRestoredError(
                    f"The {what} that it names is not in the register any more: "
                    "bring that back first."
                )
            values[field.attname] = None
    return values


def _not_kept(model: type[models.Model], values: dict[str, Any]) -> dict[str, Any]:
    """Columns without history, as a new row has them."""
    fields = [f for f in model._meta.concrete_fields if f.attname not in values and not f.generated]
    return {
        field.attname: timezone.now() if getattr(field, "auto_now", False) else field.get_default()
        for field in fields
    }


def _went_with(removed: Any) -> Iterator[Row]:
    """Rows that were removed in the same deed because they hung on the row; owners first."""
    for relation in sorted(removed.pgh_tracked_model._meta.related_objects, key=_sources_first):
        child = relation.related_model
        if relation.on_delete is not models.CASCADE or not hasattr(child, "pgh_event_models"):
            continue
        events = event_model_of(child._meta.model_name).objects.filter(
            **{relation.field.attname: removed.pgh_obj_id},
            pgh_label="delete",
            pgh_created_at=removed.pgh_created_at,
            pgh_context=removed.pgh_context_id,
        )
        held = model_of(child._meta.model_name)._default_manager.values("pk")
        gone = events.exclude(pgh_obj_id__in=held).order_by("pgh_obj_id", "-pgh_id")
        for event in gone.distinct("pgh_obj_id"):
            yield child, event
            yield from _went_with(event)


def _sources_first(relation: Any) -> bool:
    """A citation lists its article among the sources, unless it is there already."""
    return relation.related_model is not AgreementSource
