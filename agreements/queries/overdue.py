"""Commitments by state, as rows that a page can show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import (
    Case,
    Count,
    DateField,
    IntegerField,
    OuterRef,
    QuerySet,
    Subquery,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber
from django.db.models.lookups import IsNull

from agreements.core.words import DueState
from agreements.models import Agreement, Commitment, CommitmentQuerySet
from agreements.models.content import made_yet
from agreements.models.fields import LastDay

OVERDUE = [str(DueState.OVERDUE), str(DueState.CONTRADICTED)]


def with_overdue(agreements: QuerySet[Agreement], on: date) -> QuerySet[Agreement]:
    """Add ``overdue``: how many commitments of each agreement are overdue on ``on``."""
    rows = Commitment.objects.with_state(on).filter(made_yet(on), agreement=OuterRef("pk"))
    late = rows.filter(state__in=OVERDUE)
    return agreements.annotate(overdue=number_of(late))


def with_promised(agreements: QuerySet[Agreement], on: date) -> QuerySet[Agreement]:
    """Add ``promised``: how many commitments each agreement had made by ``on``."""
    made = Commitment.objects.filter(made_yet(on), agreement=OuterRef("pk"))
    return agreements.annotate(promised=number_of(made))


def number_of(rows: QuerySet[Any]) -> Coalesce:
    """How many of ``rows`` each agreement has: a subquery, so nothing needs grouping."""
    counted = rows.order_by().values("agreement").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def commitments_of(agreement: Agreement, on: date) -> CommitmentQuerySet:
    """An agreement's commitments with their state, pillar, checks and citations."""
    rows = Commitment.objects.with_state(on).filter(agreement=agreement).select_related("pillar")
    return rows.prefetch_related("checks", "citations")


def late_and_coming(on: date, most: int) -> list[Any]:
    """The ``most`` overdue on ``on``, the latest to run out first, then as many that come next.

    One query; those to come have a date and no outcome, the soonest first.
    """
    coming = [str(DueState.SOON), str(DueState.AHEAD)]
    rows = Commitment.objects.with_state(on).filter(
        state__in=[*OVERDUE, *coming], due_on__isnull=False
    )
    is_late = Case(When(state__in=OVERDUE, then=LastDay("due_on")), output_field=DateField())
    by_side = Window(
        RowNumber(),
        partition_by=[IsNull(is_late, True)],  # noqa: FBT003 - Django's signature
        order_by=[is_late.desc(), LastDay("due_on").asc(), "agreement__title", "pk"],
    )
    nearest = rows.annotate(rank=by_side).filter(rank__lte=most).select_related("agreement")
    return sorted(nearest.order_by("rank"), key=lambda each: each.state not in OVERDUE)
