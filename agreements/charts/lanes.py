"""Life lines: one lane an agreement, with what happened to it and what is due."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from agreements.charts.form import Figure, Table, Value
from agreements.charts.lane_drawing import drawing_of
from agreements.charts.lane_figure import figure_of
from agreements.charts.lane_rows import Frame, Lane, Mark, Now
from agreements.core.partial_dates import PartialDate

LONGEST = 6
"""Years that the frame spans at most; what lies before or after is shown by an arrow."""

AHEAD = timedelta(days=730)


class Lanes(NamedTuple):
    """Lanes in their order, those of a group together; ``on`` is the day that is today."""

    rows: tuple[Lane, ...]
    on: date
    head: str = ""
    """What the lanes are grouped by; empty for nothing."""
    since: PartialDate | None = None
    until: PartialDate | None = None
    day_in_words: str = "Today"
    """What stands over the line of the day."""

    @property
    def groups(self) -> list[tuple[str, list[Lane]]]:
        return [(name, list(lanes)) for name, lanes in groupby(self.rows, lambda lane: lane.group)]

    @property
    def frame(self) -> Frame:
        """The period asked for, else from the first step to the last, in whole quarters.

        At most two years to come, and ``LONGEST`` years in all.
        """
        days = [day.first for lane in self.rows for day, _mark in lane.dated]
        days += [lane.begun for lane in self.rows if lane.begun]
        near = [day for day in days if day <= self.on + AHEAD]
        last = self.until.last if self.until else max([self.on, *near])
        earliest = min([self.on, last, *days])
        longest = last.replace(year=last.year - LONGEST, day=1)
        first = self.since.first if self.since else max(earliest, longest)
        return Frame(_quarter(first), _quarter_end(max(last, first)))

    def table(self) -> Table:
        """One row a mark, in the order of the lanes."""
        grouped = (self.head,) if self.head else ()
        heads = ("Agreement", *grouped, "Date", "Known to", "Kind", "What", "State", "Place")
        return Table(heads, [_row(self, lane, mark) for lane in self.rows for mark in lane.marks])

    def draw(self) -> str:
        """A wide drawing has the names at its side, a narrow one over each lane."""
        now = Now(self.on, self.day_in_words)
        wide = drawing_of(self.groups, self.frame, now, is_wide=True)
        return wide + drawing_of(self.groups, self.frame, now, is_wide=False)

    def figure(self) -> Figure:
        return figure_of(self.groups, self.frame, self.on)


def _row(lanes: Lanes, lane: Lane, mark: Mark) -> tuple[Value, ...]:
    grouped = (Value(lane.group),) if lanes.head else ()
    return (
        Value(lane.label, lane.href),
        *grouped,
        Value(str(mark.date or "")),
        Value(mark.date.precision if mark.date else "no date"),
        Value(mark.kind_in_words),
        Value(mark.title),
        Value(mark.state_in_words),
        Value(mark.place),
    )


def _quarter(day: date) -> date:
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


def _quarter_end(day: date) -> date:
    first = _quarter(day)
    return PartialDate(first.year, first.month + 2).last
