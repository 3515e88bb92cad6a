"""Names of parties, pillars and minerals, where only their slugs are told."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import F, IntegerField, Value
from django.db.models.functions import Cast

from agreements.models import Mineral, Party, Pillar, Suggestion

NAMED: dict[str, Any] = {"party": Party, "pillar": Pillar, "mineral": Mineral}


class Names:
    """Names of parties, pillars and minerals by slug, for one page of suggestions."""

    def __init__(self, suggestions: Iterable[Suggestion]) -> None:
        """Asks once, however many there are."""
        wanted: dict[str, set[str]] = {name: set() for name in NAMED}
        for each in suggestions:
            for told in (each.proposed, each.held):
                _collect(told, wanted)
        terms = _terms(wanted)
        self.pillars: list[tuple[str, str]] = terms["pillar"]
        self.of = {name: dict(terms[name]) for name in NAMED}

    def name(self, field: str, slug: str) -> str:
        return self.of[field].get(slug) or f"{slug} (not in the register)"


def _terms(wanted: Mapping[str, set[str]]) -> dict[str, list[tuple[str, str]]]:
    """Slug and name of every pillar in order, and of the parties and minerals wanted."""
    pillars, *others = (
        rows.annotate(word=Value(word), rank=Cast(rank, IntegerField()))
        for word, rows, rank in (
            ("pillar", Pillar.objects.order_by(), F("order")),
            ("party", Party.objects.filter(slug__in=wanted["party"]).order_by(), Value(0)),
            ("mineral", Mineral.objects.filter(slug__in=wanted["mineral"]).order_by(), Value(0)),
        )
    )
    columns = ("word", "rank", "slug", "name")
    rows = pillars.values_list(*columns).union(
        *(each.values_list(*columns) for each in others), all=True
    )
    terms: dict[str, list[tuple[str, str]]] = {name: [] for name in NAMED}
    for word, _rank, slug, name in sorted(rows):
        terms[word].append((slug, name))
    return terms


def _collect(told: Any, wanted: dict[str, set[str]]) -> None:
    if not isinstance(told, dict):
        return
    for name in NAMED:
        if isinstance(told.get(name), str):
            wanted[name].add(told[name])
    wanted["mineral"] |= {each for each in told.get("minerals") or () if isinstance(each, str)}
    for part in told.get("participations") or ():
        _collect(part, wanted)
