"""Many rows changed at once by a person: all or none, each locked, with one reason in history."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils import timezone

from agreements.core.words import Trust
from agreements.models.base import Reviewable
from agreements.review import four_eyes
from agreements.review.errors import CannotStandError
from agreements.review.stamping import enter

MOST = 1_000
"""Rows at a time: more is no choice of rows, but a rule."""


@transaction.atomic
def mark_reviewed(model: type[models.Model], *, pks: Collection[int], why: str, by: Any) -> int:
    """Let ``by`` stand behind these rows; how many nobody stood behind before.

    Those already reviewed keep who reviewed them, and when. Raises CannotStandError, also
    where four eyes hold and ``by`` entered one of them.
    """
    rows = _locked(model, pks, why).exclude(trust=str(Trust.REVIEWED))
    for row in rows:
        four_eyes.refuse_own_entry(row.entered_by_id, by)
    with pghistory.context(user=by.pk, by=by.get_username(), why=why.strip()):
        return model._default_manager.filter(pk__in=[row.pk for row in rows]).update(
            trust=str(Trust.REVIEWED), reviewed_at=timezone.now(), reviewed_by=by
        )


@transaction.atomic
def set_field(
    model: type[models.Model], *, pks: Collection[int], field: str, value: Any, why: str, by: Any
) -> int:
    """Give these rows one value, reviewed by ``by``; how many had another before.

    Raises CannotStandError that names the row which may not have it; then none is changed.
    """
    changed = 0
    with pghistory.context(user=by.pk, by=by.get_username(), why=why.strip()):
        for row in _locked(model, pks, why):
            if getattr(row, field) == value:
                continue
            setattr(row, field, value)
            if isinstance(row, Reviewable):
                enter(row, by=by)
            try:
                row.full_clean()
            except ValidationError as error:
                told = " ".join(error.messages)
                raise CannotStandError(f"{row}: {told} Nothing was changed.") from error
            row.save()
            changed += 1
    return changed


def _locked(model: Any, pks: Collection[int], why: str) -> Any:
    if not why.strip():
        raise CannotStandError("Say why, so that another can follow.")
    if len(pks) > MOST:
        raise CannotStandError(f"Choose {MOST:,} rows at most; these are {len(pks):,}.")
    return model._default_manager.select_for_update(of=("self",)).filter(pk__in=pks).order_by("pk")
