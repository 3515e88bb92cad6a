"""The mark of a person who stands behind a row, or who entered it."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from agreements.core.words import Trust
from agreements.models.base import Reviewable
from agreements.review import four_eyes


def stamp(row: Reviewable, *, by: Any) -> None:
    """Note, without saving, that a person stands behind the row now.

    Raises CannotStandError where four eyes hold and the same person entered it.
    """
    four_eyes.refuse_own_entry(row.entered_by_id, by)
    row.trust = str(Trust.REVIEWED)
    row.reviewed_at = timezone.now()
    row.reviewed_by = by


def enter(row: Reviewable, *, by: Any) -> None:
    """Note, without saving, that the row's words are those of ``by``.

    Where four eyes hold, it is unreviewed until another person says otherwise.
    """
    if four_eyes.hold():
        row.trust = str(Trust.REFERENCE)
        row.reviewed_at = row.reviewed_by = row.entered_by = None
    else:
        row.entered_by = None
        stamp(row, by=by)
    row.entered_by = by


def take_over(row: Reviewable, *, proposed_by: Any, by: Any) -> None:
    """Note, without saving, that ``by`` accepted words of ``proposed_by`` for the row.

    Words that a machine adds to what a person entered leave it that person's, until another
    has reviewed it. Raises as :func:`stamp` does.
    """
    if proposed_by is not None or row.trust == Trust.REVIEWED:
        row.entered_by = proposed_by
    stamp(row, by=by)
