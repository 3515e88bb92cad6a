"""What a person decides on a suggestion: once, on a locked row, signed, with what it changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.db import models, transaction

from agreements.core.words import RejectReason, SuggestionAction, SuggestionState, Verdict
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
from agreements.review import four_eyes
from agreements.review.agreements import write_agreement, write_mineral
from agreements.review.deciding import agreement_called, close, in_words, locked, made_before
from agreements.review.disputes import write_claim
from agreements.review.errors import CannotStandError, NotDecidedError
from agreements.review.evidence import check_words_stand, list_source
from agreements.review.facts import add_citation, cite_held, write_fact
from agreements.review.journal import signed
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


class Outcome(NamedTuple):
    """What became of several: how many were accepted, and the number and reason of the others."""

    accepted: int
    refused: list[tuple[int, str]]


@transaction.atomic
def accept(*, suggestion_id: int, by: Any, edited: Mapping[str, str] | None = None) -> Decision:
    """Write the fact that is suggested, reviewed by ``by``, with its source; return the decision.

    ``edited`` are fields as the person put them right, by name; the suggestion keeps what was
    proposed. Where four eyes hold, words put right become a proposal of that person, which
    waits for another. The same person may ask twice: there is one decision. Raises
    Suggestion.DoesNotExist, and one of ``agreements.review.errors``, in words for the
    curator, when nothing was written.
    """
    suggestion = locked(suggestion_id)
    if made := made_before(suggestion, by, {Verdict.ACCEPT, Verdict.EDIT, Verdict.MERGE}):
        return made
    check_words_stand(suggestion)
    changed = edits(suggestion, edited or {})
    if changed and four_eyes.hold():
        return _propose(suggestion, changed, by)
    four_eyes.refuse_own_proposal(suggestion, by)
    return _accept(suggestion, changed, by)


def _accept(suggestion: Suggestion, changed: dict[str, Any], by: Any) -> Decision:
    proposed = suggestion.proposed, suggestion.proposed_by
    with signed(by, "A suggestion was accepted") as journal:
        if changed:
            suggestion.proposed, suggestion.proposed_by = {**suggestion.proposed, **changed}, by
        written = _write(suggestion, by)
        suggestion.proposed, suggestion.proposed_by = proposed
        suggestion.agreement = written.agreement
        suggestion.fact_id = written.fact.pk if written.fact else suggestion.fact_id
        is_edited = bool(changed) and written.verdict == Verdict.ACCEPT
        verdict = Verdict.EDIT if is_edited else written.verdict
        return close(suggestion, verdict, by, journal, before=written.before, after=written.after)


def _propose(suggestion: Suggestion, changed: dict[str, Any], by: Any) -> Decision:
    before = suggestion.proposed
    with signed(by, "A suggestion was put right, for another person to accept") as journal:
        suggestion.proposed = {**before, **changed}
        suggestion.proposed_by, suggestion.is_kept = by, True
        told = {"before": before, "after": suggestion.proposed}
        return close(suggestion, Verdict.PROPOSE, by, journal, **told)


def accept_all(*, article_id: int, kind: str, by: Any) -> Outcome:
    """Accept every suggestion of an article that waits and is of one kind, in their order.

    ``kind`` is the name of the table, such as ``provision``. Each is a decision of its own, as
    :func:`accept` makes it: where one cannot stand, the others are accepted all the same.
    """
    rows = Suggestion.objects.filter(article=article_id, state=str(SuggestionState.WAITING))
    accepted, refused = 0, []
    for pk in (
        rows.filter(fact_type__model=kind).order_by("start", "pk").values_list("pk", flat=True)
    ):
        try:
            made = accept(suggestion_id=pk, by=by)
        except NotDecidedError as error:
            refused.append((pk, str(error)))
        except Suggestion.DoesNotExist:
            refused.append((pk, "The article was read again meanwhile, and this is not there now."))
        else:
            accepted += made.verdict != Verdict.PROPOSE
    return Outcome(accepted, refused)


@transaction.atomic
def merge(*, suggestion_id: int, slug: str, by: Any) -> Decision:
    """Take what was suggested as a new agreement for one that is held; its facts go there.

    ``slug`` names the one that is held. Raises as :func:`accept` does.
    """
    suggestion = locked(suggestion_id)
    if made := made_before(suggestion, by, {Verdict.MERGE}):
        return made
    is_new = suggestion.action == SuggestionAction.ADD
    if suggestion.fact_type.model_class() is not Agreement or not is_new:
        raise CannotStandError("Only a new agreement can be one that the register holds already.")
    held = agreement_called(slug, Agreement.objects.select_for_update(of=("self",)))
    four_eyes.refuse_own_proposal(suggestion, by)
    with signed(by, "A suggestion was merged") as journal:
        if suggestion.article:
            list_source(held, suggestion.article)
        suggestion.agreement, suggestion.fact_id = held, held.pk
        return close(suggestion, Verdict.MERGE, by, journal, after={"slug": held.slug})


@transaction.atomic
def merge_into(*, suggestion_id: int, fact_id: int, by: Any) -> Decision:
    """Take what was suggested for a fact that is held: it is cited, and its words stay.

    The fact is one of the same agreement and kind. Raises as :func:`accept` does.
    """
    suggestion = locked(suggestion_id)
    if made := made_before(suggestion, by, {Verdict.MERGE}):
        return made
    check_words_stand(suggestion)
    four_eyes.refuse_own_proposal(suggestion, by)
    with signed(by, "A suggestion was merged with a fact") as journal:
        written = in_words(lambda: cite_held(suggestion, fact_id))
        suggestion.agreement, suggestion.fact_id = written.agreement, fact_id
        told = {"before": written.before, "after": written.after}
        return close(suggestion, Verdict.MERGE, by, journal, **told)


@transaction.atomic
def reject(*, suggestion_id: int, reason: str, note: str = "", by: Any) -> Decision:
    """Set the suggestion aside for a reason; the same is not suggested again.

    ``reason`` is a word of :class:`RejectReason`; ``note`` says more, and has to where the
    reason is another. Raises as :func:`accept` does, and CannotStandError without a reason.
    """
    because, told = _reason(reason.strip(), note.strip())
    suggestion = locked(suggestion_id)
    if made := made_before(suggestion, by, {Verdict.REJECT}):
        return made
    with signed(by, "A suggestion was rejected") as journal:
        return close(suggestion, Verdict.REJECT, by, journal, because=because, reason=told)


def _reason(word: str, note: str) -> tuple[str, str]:
    """The word, and the reason as a reader has it."""
    if word not in set(RejectReason):
        raise CannotStandError("Say why it is rejected, so that another can follow.")
    if word == RejectReason.OTHER:
        if not note:
            raise CannotStandError("Say what the other reason is, so that another can follow.")
        return word, note
    label = RejectReason(word).label
    return word, f"{label}: {note}" if note else label


def _write(suggestion: Suggestion, by: Any) -> Written:
    writer = WRITERS.get(suggestion.fact_type.model_class())  # type: ignore[arg-type]
    if writer is None:
        raise CannotStandError(f"A {suggestion.fact_type.name} is not accepted here.")
    written: Written = in_words(lambda: writer(suggestion, by))
    return written
