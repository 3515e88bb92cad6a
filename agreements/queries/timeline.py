"""What happened when, across agreements: the list with its months and exact counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.core.paginator import Page
from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left

from agreements.core.partial_dates import PartialDate
from agreements.models import Agreement, AgreementQuerySet
from agreements.queries.faceted import Option
from agreements.queries.timeline_filter import DEADLINE, STEPS, TimelineFilter
from agreements.queries.timeline_rows import (
    DATED,
    EXPECTED,
    UNDATED,
    Step,
    in_order,
    read,
    steps,
    stream,
    whole,
)
from agreements.queries.timeline_words import lede, month_in_words

Key = tuple[int, str]
"""Of a heading: where it stands in the list, and its month or year."""


class Month(NamedTuple):
    """The steps on one page of one month, and how many the month holds in all."""

    heading: str
    n: int
    steps: list[Step]
    goes_on: bool
    """Whether it began on the page before."""


class Ordered:
    """The steps in order, for a paginator that need not count them again."""

    def __init__(self, rows: QuerySet[Any], total: int) -> None:
        self.rows, self.total = rows, total

    def count(self) -> int:
        return self.total

    def __getitem__(self, asked: slice) -> Any:
        return self.rows[asked]


class Timeline:
    """The steps that match, counted; what is shown of them is read page by page."""

    def __init__(self, chosen: TimelineFilter) -> None:
        """Count the steps by month and kind; one query."""
        self.chosen = chosen
        self.parts = steps(chosen, chosen.narrowed().values("pk"), chosen.kinds)
        self.numbers = _numbers(steps(chosen, chosen.narrowed().values("pk"), ()))
        self.months = Counter[Key]()
        for (rank, month, kind), n in self.numbers.items():
            if not chosen.kinds or kind in chosen.kinds:
                self.months[rank, month if rank == DATED else ""] += n

    @property
    def total(self) -> int:
        return self.months.total()

    @property
    def deadlines(self) -> int:
        asked = self.chosen.kinds
        of_all = sum(n for (_rank, _month, kind), n in self.numbers.items() if kind == DEADLINE)
        return of_all if not asked or DEADLINE in asked else 0

    @property
    def events(self) -> int:
        return self.total - self.deadlines

    @property
    def expected(self) -> int:
        return self.months[EXPECTED, ""]

    @property
    def undated(self) -> int:
        return self.months[UNDATED, ""]

    @property
    def span(self) -> tuple[PartialDate, PartialDate] | None:
        """The first and the last month, or year where none is known, that holds a step."""
        asked = self.chosen.kinds
        months = [m for (_r, m, kind) in self.numbers if m and (not asked or kind in asked)]
        return (PartialDate.parse(min(months)), PartialDate.parse(max(months))) if months else None

    def lede(self, agreements: int) -> str:
        """It all in one sentence, given how many agreements it is about."""
        return lede(
            events=self.events,
            deadlines=self.deadlines,
            agreements=agreements,
            undated=self.undated,
            span=self.span,
            chosen=self.chosen,
        )

    @property
    def options(self) -> list[Option]:
        """Every kind of step, and how many there are with it as the only one chosen."""
        counts = Counter[str]()
        for (_rank, _month, kind), n in self.numbers.items():
            counts[kind] += n
        on = self.chosen.kinds
        return [Option(kind, label, counts[kind], kind in on) for kind, label in STEPS.items()]

    @property
    def ordered(self) -> Ordered:
        return Ordered(in_order(self.parts), self.total)

    def shown(self, page: Page[Any]) -> list[Month]:
        """The steps of ``page`` by month; two queries."""
        found = self._read(list(page))
        first = page.start_index() - 1
        months: list[Month] = []
        for key, group in groupby(found, key=_key):
            earlier = sum(n for other, n in self.months.items() if other > key)
            goes_on = not months and first > earlier
            months.append(Month(heading(key), self.months[key], list(group), goes_on))
        return months

    def _read(self, keys: Sequence[Any]) -> list[Step]:
        if not keys:
            return []
        wanted = {part: [key for each, key, *_ in keys if each == part] for part in PARTS}
        parts = zip(PARTS, steps(self.chosen, _every(), ()), strict=True)
        some = [rows.filter(pk__in=wanted[part]) for part, rows in parts]
        return [read(row) for row in whole(some, self.chosen)]


PARTS = ("event", "commitment", "agreement")


def _every() -> QuerySet[Any]:
    return Agreement.objects.order_by().values("pk")


def _numbers(parts: Iterable[QuerySet[Any]]) -> dict[tuple[int, str, str], int]:
    """How many steps there are, by place in the list, month and kind."""
    columns = ("rank", "month", "step")
    first, *rest = (
        rows.annotate(month=Left("day", 7)).values(*columns).annotate(n=Count("pk"))
        for rows in parts
    )
    counts = Counter[tuple[int, str, str]]()
    for rank, month, kind, n in first.union(*rest, all=True).values_list(*columns, "n"):
        counts[rank, month, kind] += n
    return counts


def _key(step: Step) -> Key:
    is_dated = step.place_in_list == DATED
    return step.place_in_list, str(step.date)[:7] if is_dated else ""


def heading(key: Key) -> str:
    """What stands over a month: "October 2025"; a year whose month is not known says so."""
    rank, month = key
    if rank != DATED:
        return "Expected" if rank == EXPECTED else "Undated"
    return month_in_words(PartialDate.parse(month), "{}, month not known")


def with_steps(parts: Iterable[QuerySet[Any]]) -> AgreementQuerySet:
    """The agreements that any of the steps belongs to, in no order."""
    any_of = Q()
    for rows in parts:
        any_of |= Q(pk__in=rows.values("of_id"))
    return Agreement.objects.order_by().filter(any_of)


def every_step(chosen: TimelineFilter) -> Iterator[Step]:
    """Every step that a filter finds, in the order of the list; one query."""
    return stream(whole(steps(chosen, chosen.narrowed().values("pk"), chosen.kinds), chosen))
