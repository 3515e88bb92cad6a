"""What waits for a curator beside suggestions: each number is the length of its list."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse

from agreements.core.words import DisagreementState
from agreements.models import Commitment, Disagreement
from agreements.queries.commitments import CommitmentFilter
from agreements.queries.overdue import OVERDUE
from agreements.queries.verifying import VerifyFilter

UNCHECKED = urlencode({"state": OVERDUE, "checked": "no", "sort": "soonest"}, doseq=True)
"""Overdue, and nobody looked since the day it was due; the longest overdue first."""


class Queue(NamedTuple):
    """Work that waits: how much, and the list of it."""

    n: int
    address: str


def unchecked_commitments() -> Queue:
    """Commitments overdue today without a check since they fell due; three queries."""
    found = CommitmentFilter(QueryDict(UNCHECKED), Commitment.objects.all()).qs
    return Queue(found.count(), f"{reverse('agreements:commitments')}?{UNCHECKED}")


def open_disagreements() -> Queue:
    """Disagreements that nobody settled, or that are open again; one query."""
    state = str(DisagreementState.OPEN)
    rows = Disagreement.objects.with_rivals().filter(state=state)
    return Queue(rows.count(), f"{reverse('agreements:review_disputes')}?state={state}")


def due_to_be_verified() -> Queue:
    """Agreements with a fact that was not confirmed within a year; one query."""
    found = VerifyFilter(QueryDict()).qs
    return Queue(found.count(), reverse("agreements:review_verify"))
