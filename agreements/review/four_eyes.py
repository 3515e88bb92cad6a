"""Four eyes: who proposed or entered a fact does not publish it; docs/decisions/0009-four-eyes.md.

The database holds the rule by triggers, which read the one row of ``register_policy``. Here it
is told in words before, by the setting that the row is kept in step with.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import connection

from agreements.models import Disagreement, Suggestion
from agreements.review.errors import CannotStandError


def hold() -> bool:
    """Whether the rule is in force (``REVIEW_FOUR_EYES``)."""
    return bool(settings.REVIEW_FOUR_EYES)


def keep_in_step() -> None:
    """Let the database hold the rule from now on exactly if the setting says so."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO register_policy (four_eyes) VALUES (%s) "
            "ON CONFLICT (only_row) DO UPDATE SET four_eyes = EXCLUDED.four_eyes",
            [hold()],
        )


def refuse_own_proposal(suggestion: Suggestion, by: Any) -> None:
    """Raise CannotStandError where the words of the suggestion are those of ``by``."""
    if hold() and suggestion.proposed_by_id == by.pk:
        raise CannotStandError(
            "You proposed these words yourself. Another person has to accept them (four eyes)."
        )


def refuse_own_value(dispute: Disagreement, leading: str, by: Any) -> None:
    """Raise CannotStandError where nobody but ``by`` entered the value that is to lead."""
    if not (hold() and leading):
        return
    given = set(dispute.claims.filter(value=leading).values_list("entered_by", flat=True))
    if given == {by.pk}:
        raise CannotStandError(
            "You entered this value yourself. Another person has to settle on it (four eyes)."
        )


def refuse_own_entry(entered_by: int | None, by: Any) -> None:
    """Raise CannotStandError where ``by`` is the account that entered the fact."""
    if hold() and entered_by is not None and entered_by == by.pk:
        raise CannotStandError(
            "You entered this fact yourself. Another person has to review it (four eyes)."
        )
