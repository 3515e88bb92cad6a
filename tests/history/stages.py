"""What the register holds, to compare before and after."""

from __future__ import annotations

import pytest

from agreements.models.history import event_model_of, model_of
from agreements.review.errors import NotRestoredError
from tests.history import twin


def columns(row):
    """What the row holds, by column, but for what is no part of its history."""
    kept = {field.name for field in event_model_of(row._meta.model_name)._meta.concrete_fields}
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name in kept
    }


def everything_of(agreement):
    """(kind, columns) of the agreement with this number and of all that hangs on it now."""
    return [
        (kind, columns(row))
        for kind, pk in sorted(twin.about("agreement", agreement))
        for row in model_of(kind)._default_manager.filter(pk=pk)
    ]


def last(row):
    """The number of the last change of a row."""
    return row.events.latest("pgh_id").pgh_id


def changed(row, **values):
    """The number of the change."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save()
    return last(row)


def refusal(deed, **asked):
    """What somebody is told who may not restore."""
    with pytest.raises(NotRestoredError) as told:
        deed(**asked)
    return str(told.value)
