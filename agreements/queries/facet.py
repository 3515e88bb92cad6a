"""What a facet is: one way to narrow a list, with a number beside each of its options.

A facet says where its options stand in the database. From that follow how it
narrows a list, how many rows each option has, and what may be asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, QuerySet, Value

from agreements.core.words import Word, choices
from agreements.models import Agreement
from agreements.queries.vocabulary import Term, Vocabulary

Chosen = Mapping[str, Any]
"""The filter's cleaned values by name."""

Rows = QuerySet[Any]


def never(_chosen: Chosen) -> bool:
    return False


def nowhere(_chosen: Chosen) -> Rows:
    """Of facets that look at the rows themselves."""
    return Agreement.objects.none()


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow the register."""

    name: str
    """The query word."""
    label: str
    rows: Callable[[Chosen], Rows]
    """Where its options stand, given what else is chosen."""
    option: str
    """Column of ``rows`` with the option's slug."""
    agreement: str = "agreement_id"
    """Column of ``rows`` with the agreement."""
    words: type[Word] | None = None
    """Its closed list, or None where its options are vocabulary."""
    terms: str = ""
    """Which vocabulary, where that is not its own name."""
    wants_all: Callable[[Chosen], bool] = never
    """Whether an agreement must have every option chosen rather than one."""
    stands_alone: Callable[[Chosen], bool] = never
    """Whether each option must be counted by itself: one row does not show that it fits.

    Japan and Korea *both* as members is no single participation.
    """
    note: str = ""
    shown: int = 6
    """How many options stand open; the rest are behind "more"."""
    by_count: bool = True
    """Whether the fullest options come first, or all in their own order."""
    is_open: bool = False
    modes: Sequence[tuple[str, str, str]] = field(default=())
    """Query word, value and label of each way to combine, where there are several."""

    def options(self, vocabulary: Vocabulary) -> list[Term]:
        """Everything that may be chosen, in its own order."""
        if self.words:
            return [Term(value, label) for value, label in choices(self.words)]
        return vocabulary[self.terms or self.name]

    def narrow(self, agreements: QuerySet[Agreement], chosen: Chosen) -> QuerySet[Agreement]:
        """The agreements that have the options chosen; all where none is."""
        values = chosen.get(self.name) or ()
        if not values:
            return agreements
        rows = self.rows(chosen)
        if not self.wants_all(chosen):
            having = rows.filter(**{f"{self.option}__in": list(values)})
            return agreements.filter(pk__in=having.values(self.agreement))
        for value in values:
            having = rows.filter(**{self.option: value})
            agreements = agreements.filter(pk__in=having.values(self.agreement))
        return agreements

    def counts(self, agreements: QuerySet[Agreement], chosen: Chosen) -> Rows:
        """Rows (facet, option, number of ``agreements`` that have it)."""
        rows = self.rows(chosen).filter(
            **{f"{self.agreement}__in": agreements.order_by().values("pk")}
        )
        counted = rows.order_by().values(facet=Value(self.name), option=F(self.option))
        return counted.annotate(n=Count(self.agreement, distinct=True)).values_list(
            "facet", "option", "n"
        )

    def count_one(self, agreements: QuerySet[Agreement], option: str) -> Rows:
        """The row (facet, option, number of ``agreements``)."""
        rows = Agreement.objects.filter(pk__in=agreements.order_by().values("pk")).order_by()
        counted = rows.values(facet=Value(self.name), option=Value(option))
        return counted.annotate(n=Count("pk")).values_list("facet", "option", "n")


@dataclass(frozen=True, slots=True)
class OwnFacet(Facet):
    """A facet of which the options stand in a column of the rows themselves, or beyond it.

    Counted on the rows: to look a worked-out state up again for every row of every facet
    costs minutes where there are hundreds.
    """

    rows: Callable[[Chosen], Rows] = nowhere
    option: str = ""
    expression: Any = None
    """What its options are worked out with, where no column holds them."""
    is_several: bool = False
    """Whether one row may have several options, so that a join would repeat it."""

    def narrow(self, rows: Rows, chosen: Chosen) -> Rows:
        values = list(chosen.get(self.name) or ())
        if not values:
            return rows
        if not self.is_several:
            return self._having(rows, values)
        having = self._having(rows.model._default_manager.order_by(), values)
        return rows.filter(pk__in=having.values("pk"))

    def _having(self, rows: Rows, values: list[str]) -> Rows:
        option = f"option_of_{self.name}"
        return rows.alias(**{option: self._place()}).filter(**{f"{option}__in": values})

    def counts(self, rows: Rows, _chosen: Chosen) -> Rows:
        counted = rows.order_by().values(facet=Value(self.name), choice=self._place())
        some = counted.filter(choice__isnull=False).annotate(n=Count("pk", distinct=True))
        return some.values_list("facet", "choice", "n")

    def _place(self) -> Any:
        return self.expression or F(self.option)
