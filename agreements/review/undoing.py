"""Taking back what a decision wrote: exactly that, and only where nobody built on it since."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db import transaction

from agreements.core.words import SuggestionState, Verdict
from agreements.models import Agreement, Decision, Suggestion
from agreements.review.deciding import close, in_words, locked
from agreements.review.errors import CannotStandError, DecidedAlreadyError, NotDecidedError
from agreements.review.journal import signed
from agreements.review.taking_back import owned_before, take_back

LED_TO_NOTHING = [str(each) for each in (Verdict.UNDO, Verdict.PROPOSE, Verdict.REJECT)]


class Undone(NamedTuple):
    """How many decisions were taken back; the suggestions whose were kept, each with the reason."""

    undone: int
    kept: list[tuple[int, str]]


@transaction.atomic
def undo(*, decision_id: int, reason: str, by: Any) -> Decision:
    """Take a decision back, and return the row that says so; the suggestion waits again.

    What it added is gone, what it changed or removed is as it was before. Raises
    Decision.DoesNotExist; CannotStandError without a reason, and where somebody changed or
    built on what it wrote; DecidedAlreadyError where it was undone before.
    """
    reason = reason.strip()
    if not reason:
        raise CannotStandError("Say why it is undone, so that another can follow.")
    suggestion = locked(Decision.objects.get(pk=decision_id).suggestion_id)
    made = Decision.objects.get(pk=decision_id)
    _check_it_stands(suggestion, made)
    if suggestion.agreement_id:
        Agreement.objects.select_for_update(of=("self",)).get(pk=suggestion.agreement_id)
    with signed(by, f"A decision was undone: {reason}") as journal:
        in_words(lambda: _take_back(suggestion, made))
        told = {"before": made.after, "after": made.before, "reason": reason, "undoes": made}
        return close(suggestion, Verdict.UNDO, by, journal, **told)


def _check_it_stands(suggestion: Suggestion, made: Decision) -> None:
    """Refuse what is no decision any more, or what the register cannot take back."""
    if undone := made.undoings.first():
        raise DecidedAlreadyError(
            f"This was undone by {undone.by_name} on {undone.made_at:%-d %b %Y at %H:%M} UTC."
        )
    if made.verdict in {Verdict.UNDO, Verdict.PROPOSE}:
        raise CannotStandError("The suggestion waits: decide on it anew instead.")
    if made != suggestion.decisions.first() or suggestion.state == SuggestionState.WAITING:
        raise CannotStandError("It was decided anew since. Undo the later decision first.")
    if made.wrote is None and made.verdict != Verdict.REJECT:
        raise CannotStandError(
            "It was made before the register noted what a decision writes. Restore the fact "
            "from its history instead."
        )


def _take_back(suggestion: Suggestion, made: Decision) -> None:
    wrote = made.wrote or {}
    suggestion.agreement_id, suggestion.fact_id = owned_before(suggestion, wrote)
    suggestion.is_kept, suggestion.state = True, str(SuggestionState.WAITING)
    suggestion.save(update_fields=["agreement", "fact_id", "is_kept", "state"])
    take_back(wrote, suggestion)


def undo_run(*, run_id: int, reason: str, by: Any) -> Undone:
    """Take back everything that suggestions of one run led to, the newest decision first.

    Each is an undoing of its own, as :func:`undo` makes it. What a person changed since is
    kept, and told. Rejections stay: they led to nothing. Raises CannotStandError without a
    reason.
    """
    if not reason.strip():
        raise CannotStandError("Say why it is undone, so that another can follow.")
    rows = Decision.objects.filter(suggestion__run=run_id, undoings__isnull=True)
    rows = rows.exclude(verdict__in=LED_TO_NOTHING).order_by("-made_at", "-pk")
    undone, kept = 0, []
    for pk, suggestion in rows.values_list("pk", "suggestion"):
        try:
            undo(decision_id=pk, reason=reason, by=by)
        except NotDecidedError as error:
            kept.append((suggestion, str(error)))
        else:
            undone += 1
    return Undone(undone, kept)
