"""One suggestion that says two things, made two or more."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction

from agreements.core.words import SuggestionAction, Verdict
from agreements.models import Suggestion
from agreements.review.deciding import close, locked, made_before
from agreements.review.errors import CannotStandError
from agreements.review.journal import signed
from agreements.review.proposed import edits
from agreements.review.writing import BLOCK_OF

RULE = "split"
MOST = 10
OF_A_PART = {"participation": ("party",)}
"""What tells parts from each other, besides the fields that may be put right in any fact."""


@transaction.atomic
def split(*, suggestion_id: int, parts: Sequence[Mapping[str, str]], by: Any) -> list[Suggestion]:
    """Close a suggestion of a new fact, and let one wait for each of ``parts``; returns them.

    A part is the fields that say something else in it, by name; the rest, the evidence and the
    agreement are those of the first. The same person may ask twice: there is one split. Raises
    Suggestion.DoesNotExist, and NotDecidedError in words where nothing was split.
    """
    suggestion = locked(suggestion_id)
    if made_before(suggestion, by, {Verdict.SPLIT}):
        return list(suggestion.pieces.order_by("pk"))
    told = _told(suggestion, parts)
    with signed(by, "A suggestion was split") as journal:
        pieces = [_piece(suggestion, each, by) for each in told]
        close(
            suggestion, Verdict.SPLIT, by, journal,
            before=suggestion.proposed, after={"parts": told},
        )  # fmt: skip
    return pieces


def _told(suggestion: Suggestion, parts: Sequence[Mapping[str, str]]) -> list[dict[str, Any]]:
    """What each part proposes; raises CannotStandError where they are not two or more facts."""
    is_fact = suggestion.fact_type.model_class() in BLOCK_OF
    if not is_fact or suggestion.action != SuggestionAction.ADD:
        raise CannotStandError("Only a new fact of an agreement can be split.")
    if not 2 <= len(parts) <= MOST:
        raise CannotStandError(f"Split it into two parts or more, {MOST} at most.")
    also = OF_A_PART.get(suggestion.fact_type.model, ())
    told = [{**suggestion.proposed, **edits(suggestion, part, *also)} for part in parts]
    if any(each in told[:place] for place, each in enumerate(told)):
        raise CannotStandError("Two parts say the same. Change what each of them says.")
    return told


def _piece(suggestion: Suggestion, proposed: dict[str, Any], by: Any) -> Suggestion:
    """A waiting suggestion with the evidence of the first.

    What is split again after an undoing is the same piece as before only by its words, so its
    digest counts the decisions made.
    """
    parts = [RULE, suggestion.pk, suggestion.decisions.count(), proposed]
    return Suggestion.objects.create(
        run=suggestion.run,
        agreement=suggestion.agreement,
        article=suggestion.article,
        action=suggestion.action,
        fact_type=suggestion.fact_type,
        proposed=proposed,
        quote=suggestion.quote,
        start=suggestion.start,
        end=suggestion.end,
        confidence=suggestion.confidence,
        rule=RULE,
        digest=hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest(),
        part_of=suggestion.part_of,
        spans=suggestion.spans,
        assigned_to=suggestion.assigned_to,
        proposed_by=by,
        split_of=suggestion,
        is_kept=True,
    )
