"""A suggestion that belongs to another agreement than the recogniser took it for."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from agreements.core.words import Role, SuggestionAction, SuggestionState
from agreements.models import Agreement, AgreementMineral, Citation, Mineral, Suggestion
from agreements.models.as_rows import Block, Slugs, same_fact
from agreements.review.deciding import agreement_called, locked, made_before
from agreements.review.errors import CannotStandError
from agreements.review.facts import block_of, told
from agreements.review.journal import signed
from agreements.review.proposed import read
from agreements.review.writing import BLOCK_OF

OF_A_COMMITMENT_THERE = {"due_on", "outcome", "note", "counted_from"}
"""What the register worked out or found out of a promise; not what an article says of another."""


@transaction.atomic
def move(*, suggestion_id: int, slug: str, by: Any) -> Suggestion:
    """Let the suggestion join another agreement, and return it as it waits now.

    ``slug`` names one that is held; an empty one makes it part of the new agreement that is
    proposed from the same article. What it would do there is worked out anew: a fact that
    the agreement holds gets a source, any other is added. Raises Suggestion.DoesNotExist,
    and NotDecidedError in words where it was decided, or cannot go there.
    """
    suggestion = locked(suggestion_id)
    made_before(suggestion, by, set())
    _check_it_moves(suggestion)
    held = agreement_called(slug) if slug else None
    parent = None if slug else _new_agreement(suggestion)
    if (held and held == suggestion.agreement) or (parent and parent == suggestion.part_of):
        return suggestion
    with signed(by, "A suggestion was moved to another agreement"):
        _go(suggestion, held)
        suggestion.agreement, suggestion.part_of, suggestion.is_kept = held, parent, True
        suggestion.save()
    return suggestion


def _check_it_moves(suggestion: Suggestion) -> None:
    table = suggestion.fact_type.model_class()
    if table is Agreement and suggestion.action == SuggestionAction.ADD:
        raise CannotStandError("It is an agreement itself. Merge it with the one that is held.")
    if suggestion.action == SuggestionAction.REMOVE:
        raise CannotStandError("It takes away a fact of this agreement, so it cannot be moved.")


def _new_agreement(suggestion: Suggestion) -> Suggestion:
    """The waiting suggestion of a new agreement whose words stand nearest in the article."""
    rows = Suggestion.objects.filter(
        article=suggestion.article_id,
        article__isnull=False,
        state=str(SuggestionState.WAITING),
        action=str(SuggestionAction.ADD),
        fact_type=ContentType.objects.get_for_model(Agreement),
    )
    here = suggestion.start or 0
    found = min(rows, key=lambda each: (abs((each.start or 0) - here), each.pk), default=None)
    if found is None:
        raise CannotStandError("No new agreement is proposed from this article, or none waits.")
    return found


def _go(suggestion: Suggestion, held: Agreement | None) -> None:
    """Say anew what it would do where it goes."""
    table = suggestion.fact_type.model_class()
    if table is Agreement:
        _own_values(suggestion, held)
    elif table in BLOCK_OF or table is Citation:
        _fact(suggestion, block_of(suggestion), held)
    elif table not in {AgreementMineral, Mineral}:
        attribute = str(suggestion.proposed.get("attribute", ""))
        value = str(getattr(held, attribute, "") or "") if held else ""
        suggestion.held = {"value": value} if value else None


def _own_values(suggestion: Suggestion, held: Agreement | None) -> None:
    if held is None:
        raise CannotStandError(
            "It is a value of the agreement itself: put it right in the suggestion of the new one."
        )
    suggestion.fact_id = held.pk
    suggestion.held = {name: str(getattr(held, name) or "") for name in suggestion.proposed}


def _fact(suggestion: Suggestion, block: Block, held: Agreement | None) -> None:
    """A source for the fact where the agreement holds it; a fact to add where it does not."""
    whole = _whole(suggestion, block)
    suggestion.fact_type = ContentType.objects.get_for_model(block.model)
    suggestion.action, suggestion.proposed = str(SuggestionAction.ADD), whole
    suggestion.held = None
    there = _there(block, held, whole) if held else None
    suggestion.fact_id = there.pk if there else None


def _whole(suggestion: Suggestion, block: Block) -> dict[str, Any]:
    """All that the fact says: of a change or a further source, with what the held fact says."""
    is_whole = (
        suggestion.action == SuggestionAction.ADD and suggestion.fact_type.model != "citation"
    )
    base: dict[str, Any] = {}
    if not is_whole and suggestion.fact_id:
        fact = block.model._default_manager.filter(pk=suggestion.fact_id).first()
        said = told(fact) if fact else {}
        base = {name: value for name, value in said.items() if name not in OF_A_COMMITMENT_THERE}
        base |= {"outcome": "unknown"} if block.column == "commitment" else {}
    whole = base | {k: v for k, v in suggestion.proposed.items() if k != "supports"}
    if block.column == "participation":
        whole.setdefault("role", str(Role.SIGNATORY))
    return whole


def _there(block: Block, held: Agreement, whole: dict[str, Any]) -> Any:
    """The fact of that agreement, where it holds it and what is proposed can be read."""
    try:
        columns = block.columns(read(block.record, whole), Slugs.held())
    except (CannotStandError, KeyError):
        return None
    return same_fact(block, held, columns)
