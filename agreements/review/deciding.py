"""What all decisions share: the locked row, who was quicker, and the row that is left."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, connection, transaction

from agreements.core.words import SuggestionState, Verdict
from agreements.models import Agreement, Decision, Suggestion
from agreements.review.errors import CannotStandError, DecidedAlreadyError
from agreements.review.journal import Journal

STATE_AFTER = {
    Verdict.ACCEPT: SuggestionState.ACCEPTED,
    Verdict.EDIT: SuggestionState.ACCEPTED,
    Verdict.MERGE: SuggestionState.MERGED,
    Verdict.REJECT: SuggestionState.REJECTED,
    Verdict.SPLIT: SuggestionState.SPLIT,
    Verdict.PROPOSE: SuggestionState.WAITING,
    Verdict.UNDO: SuggestionState.WAITING,
}
OWN = ["state", "agreement", "fact_id", "proposed", "proposed_by", "is_kept"]


def locked(pk: int) -> Suggestion:
    """The suggestion, held by this transaction alone; raises Suggestion.DoesNotExist."""
    rows = Suggestion.objects.select_for_update(of=("self",))
    return rows.select_related("fact_type", "article", "part_of", "proposed_by").get(pk=pk)


def agreement_called(slug: str, rows: Any = Agreement.objects) -> Agreement:
    """The agreement of ``rows`` with that slug, or what the one that had it was merged into.

    Raises CannotStandError where there is none.
    """
    found: Agreement | None = (
        rows.filter(slug=slug).first() or rows.filter(former_names__slug=slug).first()
    )
    if found is None:
        raise CannotStandError(f"The register holds no agreement “{slug}”.")
    return found


def made_before(suggestion: Suggestion, by: Any, verdicts: set[Verdict]) -> Decision | None:
    """The decision, where ``by`` made the very same; None while it waits.

    Raises DecidedAlreadyError, with who and when, where it was decided otherwise.
    """
    if suggestion.state == SuggestionState.WAITING:
        return None
    made = suggestion.decisions.first()
    if made and made.by_id == by.pk and made.verdict in verdicts:
        return made
    raise DecidedAlreadyError(f"{_who(suggestion, made)} Your decision was not recorded.")


def _who(suggestion: Suggestion, made: Decision | None) -> str:
    who = made.by_name if made else "somebody"
    when = f" on {made.made_at:%-d %b %Y at %H:%M} UTC" if made else ""
    return f"This was {suggestion.get_state_display().lower()} by {who}{when}."


def in_words(write: Callable[[], Any]) -> Any:
    """Do ``write`` whole or not at all; what the database refuses is raised as CannotStandError."""
    try:
        with transaction.atomic():
            written = write()
            connection.check_constraints()
            return written
    except (IntegrityError, DataError, ValidationError) as error:
        told = str(error).strip().splitlines()[0]
        raise CannotStandError(f"It is against a rule of the register: {told}") from error


def close(
    suggestion: Suggestion, verdict: Verdict, by: Any, journal: Journal, **told: Any
) -> Decision:
    """Bring the suggestion to what the verdict makes of it, and leave the row of the decision."""
    suggestion.state = str(STATE_AFTER[verdict])
    suggestion.save(update_fields=OWN)
    row = Decision(
        suggestion=suggestion,
        verdict=str(verdict),
        by=by,
        by_name=by.get_username(),
        wrote=journal.wrote(),
        **told,
    )
    in_words(row.save)
    return row
