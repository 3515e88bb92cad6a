"""Lists that can be followed: how each is narrowed, the rows it holds, and where they change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from django.db.models import Q
from django.http import QueryDict

from agreements.core.watch_words import WatchKind
from agreements.models import Agreement, Commitment, Disagreement, Event
from agreements.queries.change_rows import Scope, of_agreements, of_rows, together
from agreements.queries.commitments import CommitmentFilter
from agreements.queries.disagreement_filter import DisagreementFilter
from agreements.queries.faceted import FacetedFilter
from agreements.queries.filters import AgreementFilter
from agreements.queries.timeline_filter import TimelineFilter
from agreements.queries.timeline_rows import steps

Key = str
"""A row of a list: its number, with its part of the timeline before it ("event-12")."""

NOT_FOLLOWED = ("page", "sort", "as_of", "lanes")
"""Words of a query string that say how a list is shown, or on which day."""


class Listed(NamedTuple):
    """A list that can be followed: how it is narrowed, its rows, and where they change."""

    chosen: Callable[[QueryDict], FacetedFilter]
    keys: Callable[[QueryDict], list[Key]]
    scope: Callable[[Sequence[Key]], Scope]


def _agreements(data: QueryDict) -> AgreementFilter:
    return AgreementFilter(data, Agreement.objects.all())


def _commitments(data: QueryDict) -> CommitmentFilter:
    return CommitmentFilter(data, Commitment.objects.all())


def _timeline(data: QueryDict) -> TimelineFilter:
    return TimelineFilter(data, Agreement.objects.all())


def _numbers(chosen: Callable[[QueryDict], FacetedFilter]) -> Callable[[QueryDict], list[Key]]:
    def keys(data: QueryDict) -> list[Key]:
        return [str(number) for number in chosen(data).narrowed().values_list("pk", flat=True)]

    return keys


def _steps(data: QueryDict) -> list[Key]:
    chosen = _timeline(data)
    parts = [
        rows.values_list("part", "key")
        for rows in steps(chosen, chosen.narrowed().values("pk"), chosen.kinds)
    ]
    return [f"{part}-{key}" for part, key in parts[0].union(*parts[1:], all=True)]


def _of_these(*tables: Any) -> Callable[[Sequence[Key]], Scope]:
    def scope(keys: Sequence[Key]) -> Scope:
        numbers = [int(key) for key in keys]
        return together(*(of_rows(table, Q(pgh_obj_id__in=numbers)) for table in tables))

    return scope


def _of_steps(keys: Sequence[Key]) -> Scope:
    numbers: dict[str, list[int]] = {"event": [], "commitment": [], "agreement": []}
    for key in keys:
        part, _dash, number = key.rpartition("-")
        numbers[part].append(int(number))
    return together(
        of_rows(Event, Q(pgh_obj_id__in=numbers["event"])),
        of_rows(Commitment, Q(pgh_obj_id__in=numbers["commitment"])),
        {Agreement: Q(pgh_obj_id__in=numbers["agreement"])},
    )


LISTS: dict[WatchKind, Listed] = {
    WatchKind.AGREEMENTS: Listed(
        _agreements, _numbers(_agreements), lambda keys: of_agreements([int(k) for k in keys])
    ),
    WatchKind.COMMITMENTS: Listed(_commitments, _numbers(_commitments), _of_these(Commitment)),
    WatchKind.DISAGREEMENTS: Listed(
        DisagreementFilter, _numbers(DisagreementFilter), _of_these(Disagreement)
    ),
    WatchKind.TIMELINE: Listed(_timeline, _steps, _of_steps),
}


def canonical(data: QueryDict) -> str:
    """The query string with each word and value once, in one order, without how it is shown."""
    pairs = {
        (word, value.strip())
        for word, values in data.lists()
        if word not in NOT_FOLLOWED
        for value in values
        if value.strip()
    }
    kept = QueryDict(mutable=True)
    for word, value in sorted(pairs):
        kept.appendlist(word, value)
    return kept.urlencode()
