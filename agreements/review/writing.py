"""What an accepted suggestion changes in the register, by kind of fact."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import models

from agreements.core.words import Verdict
from agreements.models import (
    Agreement,
    Suggestion,
)
from agreements.models.as_rows import BLOCKS
from agreements.review.errors import AgreementFirstError, CannotStandError


@dataclass(frozen=True, kw_only=True)
class Written:
    """What stands in the register now; ``before`` and ``after`` are plain words of a dossier."""

    fact: models.Model | None
    agreement: Agreement
    before: Any = None
    after: Any = None
    verdict: Verdict = Verdict.ACCEPT


BLOCK_OF = {block.model: block for block in BLOCKS}


def owner(suggestion: Suggestion) -> Agreement:
    """The agreement that the proposed fact belongs to, locked until the decision is written.

    Raises :class:`AgreementFirstError` while that agreement is itself only suggested.
    """
    pk = suggestion.agreement_id
    if pk is None and suggestion.part_of:
        pk = suggestion.part_of.agreement_id
    if pk is None:
        raise AgreementFirstError(_why_it_has_none(suggestion.part_of))
    return Agreement.objects.select_for_update(of=("self",)).get(pk=pk)


def _why_it_has_none(parent: Suggestion | None) -> str:
    if parent is None:
        return "It names no agreement of the register. Reject it, and say which agreement is meant."
    title = parent.proposed.get("title", "without a title")
    if parent.state == "rejected":
        return f"It belongs to the new agreement “{title}”, which was rejected. Reject it too."
    return f"It belongs to the new agreement “{title}”: accept that one first."


def target(
    suggestion: Suggestion,
    agreement: Agreement,
    model: type[models.Model],
    fact_id: int | None = None,
) -> Any:
    """The row to change, cite or remove; raises CannotStandError where it is gone.

    ``fact_id`` names it where it is not the one that the suggestion names.
    """
    owned = {"pk": agreement.pk} if model is Agreement else {"agreement": agreement}
    try:
        return model._default_manager.get(**{"pk": fact_id or suggestion.fact_id} | owned)
    except model.DoesNotExist as error:  # type: ignore[attr-defined]
        told = "The fact to change is not in the register any more. Reject it, or add it anew."
        raise CannotStandError(told) from error


Writer = Callable[[Suggestion, Any], Written]
