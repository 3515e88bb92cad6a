"""Commitments by state, as rows that a page can show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from agreements.core.words import DueState
from agreements.models import Agreement, Commitment, CommitmentQuerySet
from agreements.models.content import made_yet

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


def overdue_commitments(on: date) -> CommitmentQuerySet:
    """Every commitment overdue on ``on``, the latest to run out first."""
    rows = Commitment.objects.with_state(on).filter(state__in=OVERDUE)
    return rows.select_related("agreement").order_by("-due_on", "agreement__title", "pk")


def coming_commitments(on: date) -> CommitmentQuerySet:
    """Every commitment with a date still to come and no outcome, soonest first."""
    states = [str(DueState.SOON), str(DueState.AHEAD)]
    rows = Commitment.objects.with_state(on).filter(state__in=states, due_on__isnull=False)
    return rows.select_related("agreement").soonest_first()
