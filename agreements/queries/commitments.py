"""The list of commitments: how a reader narrows it, and what each row says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.search import SearchVector
from django.db.models import F, Func, IntegerField, Prefetch, QuerySet, TextField, Value
from django.db.models.functions import Greatest
from django.utils.functional import cached_property

from agreements.core.words import DueState
from agreements.models import Citation, Commitment, CommitmentQuerySet
from agreements.models.fields import LastDay, Plain
from agreements.queries.commitment_facets import FACETS, ORDER, commitment_words, with_words
from agreements.queries.due import Due, due, with_checks
from agreements.queries.editions import Edition
from agreements.queries.faceted import FacetedFilter
from agreements.queries.narrowing import search_query
from agreements.queries.vocabulary import Vocabulary

SORTS = {
    "nearest": "Due date, nearest first",
    "soonest": "Due date, earliest first",
    "latest": "Due date, latest first",
    "agreement": "Agreement",
}
PLACE = Func(
    Value([str(state) for state in ORDER], output_field=ArrayField(TextField())),
    F("state"),
    function="array_position",
    output_field=IntegerField(),
)
"""Where the group of a commitment stands on the page."""


class CommitmentFilter(FacetedFilter):
    """Every way a reader may narrow and sort the commitments: page, files and charts."""

    facets = FACETS
    sorts = SORTS
    usual_sort = "nearest"

    class Meta:
        model = Commitment
        fields: list[str] = []

    def words(self) -> Vocabulary:
        return commitment_words()

    def known(self) -> CommitmentQuerySet:
        """With what the facets look at: the ``state`` of each too."""
        return self._known

    @cached_property
    def _known(self) -> CommitmentQuerySet:
        """Put together once: every facet and chart begins with it."""
        on, rows = self.edition.on, Commitment.objects.order_by()
        return with_words(rows.made_by(on) if self.edition.is_past else rows, on)

    def searched(self, rows: CommitmentQuerySet, text: str) -> CommitmentQuerySet:
        """Words of the promise or of its agreement's title, without regard to accents."""
        said = SearchVector(Plain("summary"), Plain("agreement__title"), config="english")
        return rows.alias(said=said).filter(said=search_query(text))

    def filter_queryset(self, _queryset: QuerySet[Any]) -> QuerySet[Any]:
        """The commitments that match with their ``state``, a group a state, each in order."""
        return self.narrowed().order_by(PLACE, *self._order(), "agreement__title", "position", "pk")

    def _order(self) -> list[Any]:
        """Within a group. Nearest first: what has passed backwards, what is to come forwards."""
        last = LastDay("due_on")
        latest_first = last.desc(nulls_last=True)
        orders: dict[str, list[Any]] = {
            "nearest": [Greatest(last, Value(self.edition.on)), latest_first],
            "soonest": [last.asc(nulls_last=True)],
            "latest": [latest_first],
            "agreement": [],
        }
        return orders[self.sort_in_force]

    @property
    def by_state(self) -> dict[str, int]:
        """How many there are of each state, whichever of them are chosen."""
        [states] = [view for view in self.facet_views if view.facet.name == "state"]
        return {option.value: option.n for option in states.options}

    @property
    def states(self) -> list[StateChip]:
        """A link to each state that occurs, with the length of its list."""
        on = self.chosen.get("state") or []
        return [
            StateChip(str(state), state.label, self.by_state[state], self.asking(state=[state]),
                      is_on=list(on) == [str(state)])
            for state in ORDER
            if self.by_state[state] or state in on
        ]  # fmt: skip

    @property
    def of_any_state(self) -> StateChip:
        n, is_on = sum(self.by_state.values()), not self.chosen.get("state")
        return StateChip("", "All", n, self.asking(state=()), is_on=is_on)


class StateChip(NamedTuple):
    """One state above the list: how many, and the query string of their list."""

    state: str
    label: str
    n: int
    query: str
    is_on: bool


class Group(NamedTuple):
    """The commitments of one state that stand on a page; ``n`` is how many there are in all."""

    state: str
    label: str
    n: int
    rows: list[Due]


def commitments_for_list(commitments: QuerySet[Any], edition: Edition) -> QuerySet[Any]:
    """The commitments with what a row says of each: outcome, sources and checks by the day."""
    cited = Citation.objects.select_related("article__outlet").order_by("position", "pk")
    if edition.is_past:
        cited = cited.filter(edition.told("article__published_on"))
    rows = with_checks(commitments, edition.on)
    named = rows.select_related("agreement", "pillar").defer("agreement__search")
    return named.prefetch_related(Prefetch("citations", cited))


def grouped(page: Iterable[Any], chosen: CommitmentFilter) -> list[Group]:
    """The commitments of one page, a group a state."""
    on = chosen.edition.on
    return [
        Group(
            state,
            DueState(state).label,
            chosen.by_state[state],
            [due(fact, fact.citations.all(), fact.agreement, on) for fact in rows],
        )
        for state, rows in groupby(page, lambda fact: str(fact.state))
    ]


def commitment_for_check(pk: int, on: date) -> Due:
    """One commitment as it stands on ``on``, with its checks; Commitment.DoesNotExist."""
    rows = with_checks(Commitment.objects.with_state(on), on)
    fact = rows.select_related("agreement", "pillar").get(pk=pk)
    return due(fact, (), fact.agreement, on)
