"""What a dossier leaves to rules: where a period is counted from, when it ends."""

from __future__ import annotations

from dataclasses import replace

from agreements.core.dossier import CommitmentRecord, Dossier
from agreements.core.due_dates import due_date, is_period
from agreements.core.partial_dates import PartialDate


class ContradictoryDueDateError(ValueError):
    """The due date that a dossier states does not follow from its own rule."""


def settled(dossier: Dossier) -> Dossier:
    """The dossier with every due date worked out.

    Raises :class:`ContradictoryDueDateError` for a stated date that does not follow;
    call :func:`settled_commitment` to learn which.
    """
    commitments = tuple(settled_commitment(each, dossier) for each in dossier.commitments)
    return replace(dossier, commitments=commitments)


def settled_commitment(commitment: CommitmentRecord, dossier: Dossier) -> CommitmentRecord:
    """The commitment with ``due_on`` as its rule gives it.

    A period is counted from ``counted_from``, else from the agreement's own date.
    Where a stated date follows from the day of one of the dossier's events instead,
    that day becomes ``counted_from``: the EU–US memorandum was promised "within 30
    days" of a statement, not of its own signature.
    """
    if not commitment.due:
        return commitment
    reckoned = due_date(commitment.due, commitment.counted_from or dossier.signed_on)
    if commitment.due_on in (None, reckoned):
        return replace(commitment, due_on=reckoned)
    base = _base_that_fits(commitment, dossier)
    if base is None:
        raise ContradictoryDueDateError(
            f"{commitment.due_on} does not follow from {commitment.due}"
            f"{f', which gives {reckoned}' if reckoned else ''}; state counted_from"
        )
    return replace(commitment, counted_from=base)


def _base_that_fits(commitment: CommitmentRecord, dossier: Dossier) -> PartialDate | None:
    if not is_period(commitment.due) or commitment.counted_from:
        return None
    days = (event.date for event in dossier.events)
    return next((day for day in days if due_date(commitment.due, day) == commitment.due_on), None)
