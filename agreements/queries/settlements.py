"""Who settled a disagreement, when and why: for the pages that show it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef, QuerySet
from django.db.models.functions import JSONObject

from agreements.core.words import DisagreementState
from agreements.models import Disagreement, Settlement

CHOSEN, REOPENED = "Value chosen", "Reopened"


class Settled(NamedTuple):
    """One step in the life of a disagreement."""

    deed: str
    """In a word: "Explained", "Resolved", "Value chosen", "Reopened"."""
    leading: str
    column: str
    """What of the agreement's own row says the value since; "" where nothing does."""
    reason: str
    by: str
    on: date
    opens: bool
    """Whether it opened what was settled."""


def with_trail(rows: QuerySet[Disagreement]) -> QuerySet[Any]:
    """The disagreements with every step of each; read it with :func:`trail_of`."""
    told = Settlement.objects.filter(disagreement=OuterRef("pk")).values(
        json=JSONObject(
            state="state", leading="leading", column="column", reason="reason", by="by_name",
            made_at="made_at", before="before",
        )
    )  # fmt: skip
    return rows.annotate(trail=ArraySubquery(told.order_by("-made_at", "-pk")))


def trail_of(row: Any) -> list[Settled]:
    """The steps of a disagreement, the latest first."""
    return [_settled(told) for told in row.trail]


def _settled(told: Mapping[str, Any]) -> Settled:
    state, was = DisagreementState(told["state"]), told["before"].get("state")
    opens = state == DisagreementState.OPEN and was != state
    deed = REOPENED if opens else CHOSEN if state == DisagreementState.OPEN else state.label
    return Settled(
        deed=deed,
        leading=told["leading"],
        column=told["column"],
        reason=told["reason"],
        by=told["by"],
        on=date.fromisoformat(told["made_at"][:10]),
        opens=opens,
    )
