"""What a person decides on a suggestion: once, on a locked row, signed, with what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pghistory
from django.core.exceptions import ValidationError
from django.db import DataError, IntegrityError, models, transaction

from agreements.core.words import SuggestionAction, SuggestionState, Verdict
from agreements.models import (
    Agreement,
    AgreementMineral,
    Citation,
    Claim,
    Decision,
    Disagreement,
    Mineral,
    Suggestion,
)
from agreements.review.agreements import write_agreement, write_mineral
from agreements.review.disputes import write_claim
from agreements.review.errors import CannotStandError, DecidedAlreadyError
from agreements.review.evidence import check_words_stand, list_source
from agreements.review.facts import add_citation, write_fact
from agreements.review.proposed import edits
from agreements.review.writing import BLOCK_OF, Written

WRITERS: dict[type[models.Model], Callable[[Suggestion, Any], Written]] = {
    Agreement: write_agreement,
    AgreementMineral: write_mineral,
    Mineral: write_mineral,
    Claim: write_claim,
    Disagreement: write_claim,
    Citation: add_citation,
} | dict.fromkeys(BLOCK_OF, write_fact)

STATE_AFTER = {
    Verdict.ACCEPT: SuggestionState.ACCEPTED,
    Verdict.EDIT: SuggestionState.ACCEPTED,
    Verdict.MERGE: SuggestionState.MERGED,
    Verdict.REJECT: SuggestionState.REJECTED,
}


@transaction.atomic
def accept(*, suggestion_id: int, by: Any, edited: Mapping[str, str] | None = None) -> Decision:
    """Write the fact that is suggested, reviewed by ``by``, with its source; return the decision.

    ``edited`` are fields as the person put them right, by name; the suggestion keeps what was
    proposed. The same person may ask twice: there is one decision. Raises
    Suggestion.DoesNotExist, and one of ``agreements.review.errors``, in words for the
    curator, when nothing was written.
    """
    suggestion = _locked(suggestion_id)
    if made := _made_before(suggestion, by, {Verdict.ACCEPT, Verdict.EDIT, Verdict.MERGE}):
        return made
    check_words_stand(suggestion)
    changed = edits(suggestion, edited or {})
    suggestion.proposed = {**suggestion.proposed, **changed}
    with pghistory.context(user=by.pk, by=by.get_username(), why="A suggestion was accepted"):
        written = _write(suggestion, by)
        suggestion.agreement = written.agreement
        suggestion.fact_id = written.fact.pk if written.fact else suggestion.fact_id
        is_edited = bool(changed) and written.verdict == Verdict.ACCEPT
        verdict = Verdict.EDIT if is_edited else written.verdict
        return _decide(suggestion, verdict, by, before=written.before, after=written.after)


@transaction.atomic
def merge(*, suggestion_id: int, slug: str, by: Any) -> Decision:
    """Take what was suggested as a new agreement for one that is held; its facts go there.

    ``slug`` names the one that is held. Raises as :func:`accept` does.
    """
    suggestion = _locked(suggestion_id)
    if made := _made_before(suggestion, by, {Verdict.MERGE}):
        return made
    is_new = suggestion.action == SuggestionAction.ADD
    if suggestion.fact_type.model_class() is not Agreement or not is_new:
        raise CannotStandError("Only a new agreement can be one that the register holds already.")
    held = Agreement.objects.select_for_update(of=("self",)).filter(slug=slug).first()
    if held is None:
        raise CannotStandError(f"The register holds no agreement “{slug}”.")
    with pghistory.context(user=by.pk, by=by.get_username(), why="A suggestion was merged"):
        if suggestion.article:
            list_source(held, suggestion.article)
        suggestion.agreement, suggestion.fact_id = held, held.pk
        return _decide(suggestion, Verdict.MERGE, by, after={"slug": slug})


@transaction.atomic
def reject(*, suggestion_id: int, reason: str, by: Any) -> Decision:
    """Set the suggestion aside for a reason; the same is not suggested again.

    Raises as :func:`accept` does, and CannotStandError without a reason.
    """
    reason = reason.strip()
    if not reason:
        raise CannotStandError("Say why it is rejected, so that another can follow.")
    suggestion = _locked(suggestion_id)
    if made := _made_before(suggestion, by, {Verdict.REJECT}):
        return made
    with pghistory.context(user=by.pk, by=by.get_username(), why="A suggestion was rejected"):
        return _decide(suggestion, Verdict.REJECT, by, reason=reason)


def _locked(pk: int) -> Suggestion:
    rows = Suggestion.objects.select_for_update(of=("self",))
    return rows.select_related("fact_type", "article", "part_of").get(pk=pk)


def _made_before(suggestion: Suggestion, by: Any, verdicts: set[Verdict]) -> Decision | None:
    """The decision, where ``by`` made the very same; raises where it was decided otherwise."""
    if suggestion.state == SuggestionState.WAITING:
        return None
    made = suggestion.decisions.first()
    if made and made.by_id == by.pk and made.verdict in verdicts:
        return made
    who = made.by_name if made else "somebody"
    when = f" on {made.made_at:%-d %b %Y at %H:%M} UTC" if made else ""
    word = suggestion.get_state_display().lower()
    raise DecidedAlreadyError(f"This was {word} by {who}{when}. Your decision was not recorded.")


def _write(suggestion: Suggestion, by: Any) -> Written:
    writer = WRITERS.get(suggestion.fact_type.model_class())  # type: ignore[arg-type]
    if writer is None:
        raise CannotStandError(f"A {suggestion.fact_type.name} is not accepted here.")
    try:
        with transaction.atomic():
            return writer(suggestion, by)
    except (IntegrityError, DataError, ValidationError) as error:
        told = str(error).strip().splitlines()[0]
        raise CannotStandError(f"It is against a rule of the register: {told}") from error


def _decide(suggestion: Suggestion, verdict: Verdict, by: Any, **told: Any) -> Decision:
    suggestion.state = str(STATE_AFTER[verdict])
    suggestion.save(update_fields=["state", "agreement", "fact_id"])
    return Decision.objects.create(
        suggestion=suggestion, verdict=str(verdict), by=by, by_name=by.get_username(), **told
    )
