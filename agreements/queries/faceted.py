"""What all lists that are narrowed by facets share: agreements, commitments."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

import django_filters
from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet, Value
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.models.fields import Plain
from agreements.queries.editions import DayFilter, Edition, today
from agreements.queries.facets import Facet
from agreements.queries.vocabulary import Term, Vocabulary, vocabulary

LONGEST_QUERY = 200


class Option(NamedTuple):
    """One box of a facet."""

    value: str
    label: str
    n: int
    is_on: bool


class FacetView(NamedTuple):
    """A facet as the page shows it."""

    facet: Facet
    options: list[Option]
    errors: list[str]

    @property
    def shown(self) -> list[Option]:
        """Open options: the first few and every ticked one."""
        return [o for i, o in enumerate(self.options) if i < self.facet.shown or o.is_on]

    @property
    def more(self) -> list[Option]:
        return [o for i, o in enumerate(self.options) if i >= self.facet.shown and not o.is_on]

    @property
    def is_open(self) -> bool:
        return self.facet.is_open or bool(self.errors) or any(o.is_on for o in self.options)


class Bar(NamedTuple):
    """A facet as a single choice in a bar of filters."""

    name: str
    label: str
    terms: list[Term]
    chosen: str


class Chip(NamedTuple):
    """An applied filter, and the query string of the same page without it."""

    label: str
    value: str
    without: str
    name: str = ""
    """The query word it was asked for by."""
    slug: str = ""
    """What stands in the query string."""


class TermsField(forms.MultipleChoiceField):
    """Several slugs, each once; blank ones ask for nothing, and one that is not known is named."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not in this list; it was left out."}

    def to_python(self, value: Any) -> list[str]:
        stripped = (each.strip() for each in super().to_python(value))
        return [each for each in dict.fromkeys(stripped) if each]

    def known(self, value: Any) -> list[str]:
        """What can be read of ``value``."""
        return [each for each in self.to_python(value) if self.valid_value(each)]


class TermsFilter(django_filters.MultipleChoiceFilter):
    field_class = TermsField


def search_query(text: str) -> SearchQuery:
    """What a reader typed, as a search engine reads it, without accents."""
    return SearchQuery(Plain(Value(text)), search_type="websearch", config="english")


class FacetedFilter(django_filters.FilterSet):
    """A list that a query string narrows by words, facets and a day.

    A subclass says which ``facets`` and ``sorts`` there are, what is ``known`` before
    anything is chosen, and where words are looked for. Values that cannot be read stand
    in ``errors``; a page narrows by the others and says so, a file must refuse.
    """

    facets: ClassVar[tuple[Facet, ...]] = ()
    sorts: ClassVar[Mapping[str, str]] = {}
    usual_sort = ""

    q = django_filters.CharFilter(label="Text", max_length=LONGEST_QUERY)
    as_of = DayFilter(label="As of")

    def __init__(self, data: QueryDict, queryset: QuerySet[Any]) -> None:
        self.vocabulary: Vocabulary = self.words()
        super().__init__(data, queryset)
        self.filters["sort"] = django_filters.ChoiceFilter(choices=list(self.sorts.items()))
        for facet in self.facets:
            terms = facet.options(self.vocabulary)
            self.filters[facet.name] = TermsFilter(
                field_name=facet.name, label=facet.label, choices=terms
            )

    def words(self) -> Vocabulary:
        """The terms that may be chosen."""
        return vocabulary()

    def known(self) -> Any:
        """The rows that were there by the day asked for, in no order."""
        raise NotImplementedError

    def searched(self, rows: Any, text: str) -> Any:
        """Those of ``rows`` in which the words of ``text`` stand."""
        raise NotImplementedError

    @cached_property
    def chosen(self) -> Mapping[str, Any]:
        """What was asked for and could be read, of several values those that could."""
        fields = self.form.fields
        known = {
            facet.name: fields[facet.name].known(self.data.getlist(facet.name))
            for facet in self.facets
            if facet.name in self.errors
        }
        return known | self.form.cleaned_data

    @cached_property
    def edition(self) -> Edition:
        """The day everything is judged by: as asked for, else today."""
        asked = self.chosen.get("as_of")
        return Edition(asked, is_past=True) if asked else Edition(today())

    def narrowed(self, **instead: Sequence[str]) -> Any:
        """The rows that match, in no order.

        ``instead`` replaces what is chosen of a facet, also where it qualifies another.
        """
        chosen = {**self.chosen, **instead}
        rows = self.known()
        if chosen.get("q"):
            rows = self.searched(rows, chosen["q"])
        for facet in self.facets:
            rows = facet.narrow(rows, chosen)
        return rows

    @property
    def sort_in_force(self) -> str:
        """The sort in force: as chosen, else the usual."""
        return self.chosen.get("sort") or self.usual_sort

    @property
    def sort_in_words(self) -> str:
        return self.sorts[self.sort_in_force]

    @cached_property
    def facet_views(self) -> list[FacetView]:
        """Every facet with exact counts, in one query.

        The number beside an option is how many rows the list would hold with it as the
        facet's only choice, everything else as chosen; where a facet wants all of its
        options, how many with it added.
        """
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        first, *rest = (rows for facet in self.facets for rows in self._counts(facet))
        for name, slug, n in first.union(*rest, all=True):
            counts[name][slug] = n
        return [self._view(facet, counts[facet.name]) for facet in self.facets]

    def _counts(self, facet: Facet) -> list[QuerySet[Any]]:
        if facet.wants_all(self.chosen):
            return [facet.counts(self.narrowed(), self.chosen)]
        if facet.stands_alone(self.chosen):
            return [
                facet.count_one(self.narrowed(**{facet.name: [term.slug]}), term.slug)
                for term in facet.options(self.vocabulary)
            ]
        return [facet.counts(self.narrowed(**{facet.name: ()}), self.chosen)]

    def _view(self, facet: Facet, counts: Mapping[str, int]) -> FacetView:
        on = set(self.chosen.get(facet.name) or ())
        options = [
            Option(term.slug, term.name, counts.get(term.slug, 0), term.slug in on)
            for term in facet.options(self.vocabulary)
        ]
        if facet.by_count:
            options.sort(key=lambda option: -option.n)
        return FacetView(facet, options, list(self.errors.get(facet.name, [])))

    @property
    def chips(self) -> list[Chip]:
        """Each applied filter with the way to drop it."""
        chips = []
        if self.chosen.get("q"):
            chips.append(self._chip("q", "Text", self.chosen["q"], self.chosen["q"]))
        for facet in self.facets:
            names = {term.slug: term.name for term in facet.options(self.vocabulary)}
            for slug in self.chosen.get(facet.name) or ():
                chips.append(self._chip(facet.name, facet.label, slug, names[slug]))  # noqa: PERF401
        return chips

    @property
    def filters_in_words(self) -> str:
        """The filters applied, to end a sentence with: ", party Japan, due in 2026"."""
        return "".join(f", {chip.label.lower()} {chip.value}" for chip in self.chips)

    def _chip(self, name: str, label: str, value: str, shown: str) -> Chip:
        return Chip(label, shown, self.without(name, value), name, value)

    def bars(self, *names: str) -> list[Bar]:
        """The facets named, each as one choice; of several chosen the first shows."""
        return [
            Bar(f.name, f.label, f.options(self.vocabulary), (self.chosen.get(f.name) or [""])[0])
            for f in self.facets
            if f.name in names
        ]

    def without(self, name: str, value: str) -> str:
        """The query string without one value, on the first page."""
        data = self.data.copy()
        kept = [each for each in data.getlist(name) if each.strip() != value]
        data.setlist(name, kept)
        data.pop("page", None)
        return str(data.urlencode())

    def asking(self, **instead: Sequence[str]) -> str:
        """The query string with the values given in place of what is chosen of each word."""
        data = self.data.copy()
        data.pop("page", None)
        for name, values in instead.items():
            data.setlist(name, list(values))
        return str(data.urlencode())

    @property
    def as_query(self) -> str:
        """The query string of what is asked for, for the files beside the page."""
        return self.asking()
