"""How a reader narrows the register: one class for page, file, API and feed."""

from __future__ import annotations

from typing import Any

import django_filters
from django.contrib.postgres.search import SearchRank
from django.db.models import Count, F, QuerySet
from django.http import QueryDict

from agreements.models import Agreement, AgreementQuerySet
from agreements.queries.editions import SinceFilter
from agreements.queries.faceted import FacetedFilter
from agreements.queries.facets import FACETS, through_blocs
from agreements.queries.narrowing import Chip, search_query
from agreements.queries.overdue import with_overdue

SORTS = {
    "newest": "Date, newest first",
    "oldest": "Date, oldest first",
    "match": "Best match",
    "pillars": "Most pillars",
    "overdue": "Most overdue",
    "title": "Title",
}


class AgreementFilter(FacetedFilter):
    """Every way a reader may narrow and sort the register.

    The list page, the matrix, their files and the feeds read the query string
    through this class, so an address that narrows one narrows them all.
    """

    facets = FACETS
    sorts = SORTS
    dated = "signed_on"
    since = SinceFilter(label="Dated since")
    pillars = django_filters.ChoiceFilter(choices=[("any", "Any of"), ("all", "All of")])
    through = django_filters.ChoiceFilter(choices=[("bloc", "Also through a bloc")])

    class Meta:
        model = Agreement
        fields: list[str] = []

    def __init__(
        self, data: QueryDict, queryset: QuerySet[Agreement], *, usual_sort: str = "newest"
    ) -> None:
        self.usual_sort = usual_sort
        super().__init__(data, queryset)

    def known(self) -> AgreementQuerySet:
        agreements: AgreementQuerySet = self.queryset.order_by()
        return agreements.known_by(self.edition.on) if self.edition.is_past else agreements

    @property
    def chips(self) -> list[Chip]:
        if not through_blocs(self.chosen):
            return super().chips
        return [*super().chips, self._chip("through", "Party", "bloc", "also through a bloc")]

    def filter_queryset(self, _queryset: QuerySet[Agreement]) -> QuerySet[Agreement]:
        return self.sorted(self.narrowed())

    @property
    def sort_in_force(self) -> str:
        """The sort in force: as chosen, else best match while searching, else the usual."""
        chosen: str = self.chosen.get("sort") or ""
        if self.chosen.get("q"):
            return chosen or "match"
        return chosen if chosen not in {"", "match"} else self.usual_sort

    @property
    def sort_choices(self) -> list[tuple[str, str]]:
        """Every order; best match only where there is something to match."""
        return [(v, label) for v, label in super().sort_choices if v != "match" or self.text]

    def sorted(self, agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
        """In the order asked for; ties by date, then title, so pages never overlap."""
        newest: list[Any] = [F("signed_on").desc(nulls_last=True), "title", "pk"]
        match self.sort_in_force:
            case "oldest":
                return agreements.order_by(F("signed_on").asc(nulls_last=True), "title", "pk")
            case "title":
                return agreements.order_by("title", "pk")
            case "match":
                rank = SearchRank(F("search"), search_query(self.chosen["q"]))
                return agreements.alias(rank=rank).order_by("-rank", *newest)
            case "pillars":
                covered = Count("provision__pillar", distinct=True)
                return agreements.alias(covered=covered).order_by("-covered", *newest)
            case "overdue":
                late: QuerySet[Any] = with_overdue(agreements, self.edition.on)
                return late.order_by("-overdue", *newest)
            case _:
                return agreements.order_by(*newest)
