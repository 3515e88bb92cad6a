"""A commitment with the arithmetic of its date and the checks made for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import Q, QuerySet, Value
from django.db.models.functions import JSONObject

from agreements.core.partial_dates import PartialDate
from agreements.models import Agreement, Commitment
from agreements.queries.overdue import OVERDUE


class Due(NamedTuple):
    """A commitment with its evidence, and the arithmetic of its date."""

    fact: Any
    evidence: Sequence[Any]
    base: PartialDate | None
    days: int | None
    """Days to the last day it can be due; negative when past."""

    @property
    def sum_is_known(self) -> bool:
        return bool(self.fact.period and self.base and self.fact.due_on)

    @property
    def is_overdue(self) -> bool:
        return self.fact.state in OVERDUE


def due(fact: Commitment, evidence: Sequence[Any], agreement: Agreement, on: date) -> Due:
    """``fact``, a commitment of ``agreement`` with its state, as it stands on ``on``."""
    base = fact.counted_from or agreement.signed_on
    return Due(fact, evidence, base, days_to(fact.due_on, on))


def days_to(due_on: PartialDate | None, on: date) -> int | None:
    """Days from ``on`` to the last day of ``due_on``; negative when past."""
    return (due_on.last - on).days if due_on else None


def with_checks(commitments: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Add ``looked``: the checks made by ``on``, latest first, as plain values."""
    check = JSONObject(
        looked_on="checks__looked_on",
        places="checks__places",
        finding="checks__finding",
        note="checks__note",
        by="checks__by__username",
    )
    return commitments.annotate(
        looked=JSONBAgg(
            check,
            filter=Q(checks__looked_on__lte=on),
            order_by=("-checks__looked_on", "-checks__pk"),
            default=Value("[]"),
        )
    )
