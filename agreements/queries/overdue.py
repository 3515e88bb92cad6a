"""Commitments by state, as rows that a page can show."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from agreements.core.words import DueState
from agreements.models import Agreement, Commitment, CommitmentQuerySet


def today() -> date:
    """The day by which everything is judged: UTC, wherever the reader is."""
    return timezone.now().date()


OVERDUE = [str(DueState.OVERDUE), str(DueState.CONTRADICTED)]


def with_overdue(agreements: QuerySet[Agreement], on: date) -> QuerySet[Agreement]:
    """Add ``overdue``: how many commitments of each agreement are overdue on ``on``."""
    late = Commitment.objects.with_state(on).filter(agreement=OuterRef("pk"), state__in=OVERDUE)
    return agreements.annotate(overdue=number_of(late))


def with_promised(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Add ``promised``: how many commitments each agreement makes."""
    return agreements.annotate(
        promised=number_of(Commitment.objects.filter(agreement=OuterRef("pk")))
    )


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
