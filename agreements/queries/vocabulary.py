"""The words a reader can choose from, read in one query."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast, Left

from agreements.models import Agreement, Mineral, Party, Pillar
from agreements.models.agreement import NO_DATE


class Term(NamedTuple):
    """One choosable word: its slug in addresses and its name on the page."""

    slug: str
    name: str


Vocabulary = dict[str, list[Term]]
"""Terms of ``party``, ``pillar``, ``mineral`` and ``year``, each in its own order."""


def vocabulary() -> Vocabulary:
    """All terms, in one query: parties and minerals by name, pillars in order, years back."""
    terms: Vocabulary = defaultdict(list)
    rows = _named(Party, "party").union(
        _named(Pillar, "pillar", order=F("order")), _named(Mineral, "mineral"), _years(), all=True
    )
    for kind, _order, name, slug in sorted(rows):
        terms[kind].append(Term(slug, name))
    terms["year"] = [*reversed(terms["year"]), Term(NO_DATE, "No date")]
    return terms


def _named(model: type, kind: str, order: F | None = None) -> QuerySet:  # type: ignore[type-arg]
    place: Any = order if order is not None else Value(0)
    rows: QuerySet = model.objects.order_by().annotate(  # type: ignore[attr-defined, type-arg]
        word=Value(kind), rank=Cast(place, IntegerField())
    )
    return rows.values_list("word", "rank", "name", "slug")


def _years() -> QuerySet:  # type: ignore[type-arg]
    dated = Agreement.objects.order_by().filter(signed_on__isnull=False)
    years = dated.annotate(
        word=Value("year"), rank=Value(0), digits=Left("signed_on", 4, output_field=CharField())
    ).distinct()
    return years.values_list("word", "rank", "digits", "digits")
