"""Lists narrowed by facets with exact counts: agreements, commitments, sources, disagreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.models import FormerName
from agreements.queries.facet import Facet
from agreements.queries.narrowing import Chip, ListFilter, TermsFilter, search_query
from agreements.queries.vocabulary import Term, Vocabulary, vocabulary

MERGED = "party"
"""The vocabulary of which terms are merged, so that an address may hold one that is gone."""


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


class FacetedFilter(ListFilter):
    """A list that a query string narrows by words, facets and a day.

    A subclass says which ``facets`` and ``sorts`` there are, and may say what is ``known``
    before anything is chosen and where words are looked for.
    """

    facets: ClassVar[tuple[Facet, ...]] = ()
    ones: ClassVar[tuple[str, ...]] = ()
    """Columns that are narrowed to one row, asked for by its slug or number."""
    dated: ClassVar[str] = ""
    """Column of the date by which ``since`` narrows, where the list has that word."""

    def __init__(self, data: QueryDict, queryset: QuerySet[Any]) -> None:
        self.vocabulary: Vocabulary = self.words()
        super().__init__(data, queryset)
        for facet in self.facets:
            terms = facet.options(self.vocabulary)
            self.filters[facet.name] = TermsFilter(
                field_name=facet.name, label=facet.label, choices=terms
            )

        self.data = self._led_on(data)

    def _led_on(self, data: QueryDict) -> QueryDict:
        """``data`` with the parties that were merged under the names they have now."""
        known = {term.slug for term in self.vocabulary.get(MERGED, ())}
        asked = {
            facet.name: [slug.strip() for slug in data.getlist(facet.name)]
            for facet in self.facets
            if (facet.terms or facet.name) == MERGED and facet.name in data
        }
        unknown = {slug for slugs in asked.values() for slug in slugs if slug not in known}
        now = FormerName.objects.slugs_now(MERGED, of=unknown) if unknown else {}
        if not now:
            return data
        data = data.copy()
        for name, slugs in asked.items():
            data.setlist(name, [now.get(slug, slug) for slug in slugs])
        return data

    def words(self) -> Vocabulary:
        """The terms that may be chosen."""
        return vocabulary()

    def known(self) -> Any:
        """The rows that were there by the day asked for, in no order."""
        return self.queryset.order_by()

    def searched(self, rows: Any, text: str) -> Any:
        """Those of ``rows`` in which the words of ``text`` stand."""
        return rows.filter(search=search_query(text))

    def narrowed(self, **instead: Sequence[str]) -> Any:
        """The rows that match, in no order.

        ``instead`` replaces what is chosen of a facet, also where it qualifies another.
        """
        chosen = {**self.chosen, **instead}
        rows = self.known()
        if chosen.get("q"):
            rows = self.searched(rows, chosen["q"])
        if chosen.get("since"):
            rows = rows.filter(**{f"{self.dated}__gte": str(chosen["since"])})
        for name in self.ones:
            rows = rows.filter(**{name: chosen[name]}) if chosen.get(name) else rows
        for facet in self.facets:
            rows = facet.narrow(rows, chosen)
        return rows

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
        chips = [self._chip("q", "Text", self.text, self.text)] if self.text else []
        for name, asked in self._ones_asked():
            label, shown = str(self.filters[name].label), str(self.chosen[name])
            chips.append(self._chip(name, label, asked, shown))
        for facet in self.facets:
            names = {term.slug: term.name for term in facet.options(self.vocabulary)}
            for slug in self.chosen.get(facet.name) or ():
                chips.append(self._chip(facet.name, facet.label, slug, names[slug]))  # noqa: PERF401
        since = self.chosen.get("since")
        if since:
            label = str(self.filters["since"].label)
            chips.append(self._chip("since", label, str(since), since.words))
        return chips

    @property
    def filters_in_words(self) -> str:
        """The filters applied, to end a sentence with: ", party Japan, due in 2026"."""
        return "".join(f", {chip.label.lower()} {chip.value}" for chip in self.chips)

    @property
    def unseen(self) -> list[tuple[str, str]]:
        """What is asked for and has no box, so that the form does not drop it."""
        since = self.chosen.get("since")
        return [*self._ones_asked(), *([("since", str(since))] if since else [])]

    def _ones_asked(self) -> list[tuple[str, str]]:
        """What is narrowed to one row, and how that stands in the query string."""
        return [(name, str(self.data[name]).strip()) for name in self.ones if self.chosen.get(name)]

    def _chip(self, name: str, label: str, value: str, shown: str) -> Chip:
        return Chip(label, shown, self.without(name, value), name, value)

    def bars(self, *names: str) -> list[Bar]:
        """The facets named, each as one choice; of several chosen the first shows."""
        return [
            Bar(f.name, f.label, f.options(self.vocabulary), (self.chosen.get(f.name) or [""])[0])
            for f in self.facets
            if f.name in names
        ]
