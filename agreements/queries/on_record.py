"""Whether what was decided on a suggestion stands in the register."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet, Value

from agreements.core.words import SuggestionState
from agreements.models import Suggestion
from agreements.models.history import model_of

WROTE = (SuggestionState.ACCEPTED, SuggestionState.MERGED)
KEPT_AS = {"mineral": "agreementmineral", "disagreement": "claim"}
"""Kinds of suggestion whose fact is a row of another table."""


def standing(suggestions: Iterable[Suggestion]) -> set[int]:
    """The numbers of those that led to a fact which is there still; one query at most."""
    wanted: dict[str, dict[int, list[int]]] = defaultdict(lambda: defaultdict(list))
    for each in suggestions:
        if each.state in WROTE and each.fact_id:
            wanted[_table(each)][each.fact_id].append(each.pk)
    parts = [_found(table, facts) for table, facts in wanted.items()]
    if not parts:
        return set()
    found = parts[0].union(*parts[1:], all=True)
    return {pk for table, fact in found for pk in wanted[table][fact]}


def _table(suggestion: Suggestion) -> str:
    """The table of the fact; that of a citation is the one of what it stands behind."""
    table = str(suggestion.fact_type.model)
    if table == "citation":
        return str(suggestion.proposed.get("supports") or table)
    return KEPT_AS.get(table, table)


def _found(table: str, facts: Iterable[int]) -> QuerySet[Any, Any]:
    rows = model_of(table)._default_manager.order_by().filter(pk__in=list(facts))
    return rows.annotate(of=Value(table)).values_list("of", "pk")
