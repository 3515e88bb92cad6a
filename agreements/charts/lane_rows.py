"""What stands in life lines: marks, the lanes that they stand on, and the frame around them."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from agreements.core.partial_dates import PartialDate
from agreements.core.words import DueState

DEADLINE = "deadline"


class Mark(NamedTuple):
    """Something that happened, or is due: a point, or the span that its date is."""

    date: PartialDate | None
    kind: str
    """A kind of event, or ``DEADLINE``."""
    kind_in_words: str
    title: str
    place: str = ""
    state: str = ""
    """Of a deadline its :class:`DueState`; of an event still to come "expected"."""

    @property
    def state_in_words(self) -> str:
        if self.kind != DEADLINE:
            return self.state.capitalize()
        return DueState(self.state).label

    @property
    def when(self) -> str:
        """The date as it is known: "Oct 2025, month only"."""
        if self.date is None:
            return "No date"
        vague = "" if self.date.day else f", {self.date.precision} only"
        return self.date.words + vague

    @property
    def told(self) -> str:
        state = f", {self.state_in_words.lower()}" if self.state else ""
        return f"{self.when}: {self.title} ({self.kind_in_words.lower()}{state})"


class Lane(NamedTuple):
    """One agreement in one group: its life and its marks, by date."""

    label: str
    marks: tuple[Mark, ...]
    begun: date | None = None
    """The first day on which it was announced or signed; None for none on record."""
    ended: date | None = None
    """When it was terminated or replaced; None while it runs on."""
    is_open: bool = False
    """Whether it is only proposed, or ended on a day that is not known: drawn dotted."""
    href: str = ""
    group: str = ""

    @property
    def dated(self) -> list[tuple[PartialDate, Mark]]:
        return [(mark.date, mark) for mark in self.marks if mark.date]

    @property
    def undated(self) -> list[Mark]:
        return [mark for mark in self.marks if not mark.date]


class Frame(NamedTuple):
    """The days that the drawing spans."""

    first: date
    last: date

    def holds(self, day: PartialDate) -> bool:
        return self.first <= day.last and day.first <= self.last

    def holds_day(self, day: date) -> bool:
        return self.first <= day <= self.last

    def place(self, day: date) -> float:
        """Where a day lies in it: 0 to 1; what lies outside stands at its edge."""
        inside = min(max(day, self.first), self.last)
        return (inside - self.first).days / max((self.last - self.first).days, 1)


class Now(NamedTuple):
    """The day that everything is judged by, and what stands over its line."""

    on: date
    words: str
