"""What a run led to: the decisions on what it suggested that stand."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import QuerySet

from agreements.core.words import Verdict
from agreements.models import Decision, Run, Suggestion
from agreements.queries.names import Names
from agreements.queries.proposals import Proposal, proposal
from agreements.queries.runs import OF_ARRIVALS

SHOWN = 100
LED_TO_NOTHING = [str(each) for each in (Verdict.UNDO, Verdict.PROPOSE, Verdict.REJECT)]
"""Verdicts after which there is nothing to take back."""


class LedTo(NamedTuple):
    """A run, how many decisions stand on what it suggested, and the newest of them in words."""

    run: Run
    total: int
    decisions: list[tuple[Decision, Proposal]]


def standing(run: Run) -> QuerySet[Decision]:
    """Decisions on suggestions of the run that wrote something and stand, newest first."""
    rows = Decision.objects.filter(suggestion__run=run, undoings=None)
    return rows.exclude(verdict__in=LED_TO_NOTHING).order_by("-made_at", "-pk")


def led_to(pk: int) -> LedTo:
    """The run numbered ``pk`` that brought articles; raises Run.DoesNotExist."""
    run = Run.objects.select_related("by", "feed").get(pk=pk, kind__in=OF_ARRIVALS)
    of: Any = ("suggestion__fact_type", "suggestion__agreement", "suggestion__part_of")
    rows = standing(run).select_related(*of).defer("suggestion__agreement__search")
    decisions = list(rows[:SHOWN])
    suggestions: list[Suggestion] = [each.suggestion for each in decisions]
    names = Names(suggestions)
    told = [(each, proposal(each.suggestion, names)) for each in decisions]
    return LedTo(run, standing(run).count(), told)
