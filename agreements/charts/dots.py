"""Marks stacked by the month in which something falls due; by the quarter where narrow."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from agreements.charts.figures import axis, layout
from agreements.charts.form import Figure, Table, Value
from agreements.charts.marks import mark
from agreements.charts.svg import drawing, tag, words
from agreements.core.partial_dates import MONTHS, PartialDate

BEFORE, AFTER = 3, 2
"""How many years before and after that of the day are drawn, where something is due in them."""

SYMBOLS = {
    "overdue": ("triangle-up", "--cinnabar-fill"),
    "contradicted": ("triangle-up-open", "--cinnabar"),
    "missed": ("diamond-x-open", "--cinnabar"),
    "partly": ("diamond-wide", "--copper"),
    "soon": ("diamond-open-dot", "--copper"),
    "ahead": ("diamond-open", "--ink-2"),
    "met": ("diamond", "--malachite"),
    "undated": ("diamond-tall-open", "--ink-2"),
    "superseded": ("circle-x-open", "--ink-3"),
}
"""How Plotly draws each state: shape and colour."""


class Dot(NamedTuple):
    """One dated promise."""

    due: PartialDate
    label: str
    agreement: str
    state: str
    state_label: str
    href: str = ""
    agreement_href: str = ""

    @property
    def told(self) -> str:
        return f"{self.due.words}: {self.label} ({self.agreement}), {self.state_label.lower()}"


class Dots(NamedTuple):
    """Dated promises in order of date, each on its last day, and the day they are seen from."""

    rows: tuple[Dot, ...]
    on: date
    on_label: str = "Today"

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year drawn.

        Those around the day in which something is due, its own always; where nothing is
        due near it, as many years from the first on.
        """
        due = {dot.due.last.year for dot in self.rows}
        near = {year for year in due if self.on.year - BEFORE <= year <= self.on.year + AFTER}
        if due and not near:
            return min(due), min(max(due), min(due) + BEFORE + AFTER)
        near.add(self.on.year)
        return min(near), max(near)

    @property
    def inside(self) -> list[Dot]:
        first, last = self.years
        return [dot for dot in self.rows if first <= dot.due.last.year <= last]

    @property
    def outside(self) -> list[Dot]:
        """What the drawing has no room for; the table has it."""
        first, last = self.years
        return [dot for dot in self.rows if not first <= dot.due.last.year <= last]

    def table(self) -> Table:
        """Every promise, also those outside the frame."""
        return Table(
            ("Due", "Promise", "Agreement", "State"),
            [
                (
                    Value(str(dot.due)),
                    Value(dot.label, dot.href),
                    Value(dot.agreement, dot.agreement_href),
                    Value(dot.state_label),
                )
                for dot in self.rows
            ],
        )

    def stacks(self, months: int) -> dict[int, list[Dot]]:
        """The promises of the frame by stretch of so many months, counted from its start."""
        stacks, first = defaultdict(list), self.years[0]
        for dot in self.inside:
            last = dot.due.last
            stacks[((last.year - first) * 12 + last.month - 1) // months].append(dot)
        return dict(stacks)

    def draw(self) -> str:
        return _drawing(self, 1300, 1, "chart-wide") + _drawing(self, 350, 3, "chart-narrow")

    def figure(self) -> Figure:
        """One trace a state, stacked by month; all years, as one may move along them."""
        placed = list(_placed(self.rows))
        states = dict.fromkeys(dot.state for dot, _month, _n in placed)
        data = [_trace([each for each in placed if each[0].state == state]) for state in states]
        line = {
            "type": "line", "x0": self.on.isoformat(), "x1": self.on.isoformat(), "yref": "paper",
            "y0": 0, "y1": 1, "line": {"color": "--ink", "width": 1.5},
        }  # fmt: skip
        first, last = self.years
        frame = [f"{first - 1}-12-15", f"{last + 1}-01-15"]
        axes = {
            "xaxis": axis(type="date", range=frame, showgrid=False),
            "yaxis": axis(title="promises in the month", rangemode="tozero", dtick=1),
        }
        return {"data": data, "layout": layout(height=340, shapes=[line], **axes)}


def _placed(rows: Iterable[Dot]) -> Iterable[tuple[Dot, str, int]]:
    """Each promise with the middle of its month and its place in the stack."""
    heights: dict[str, int] = defaultdict(int)
    for dot in rows:
        month = f"{dot.due.last:%Y-%m}-15"
        heights[month] += 1
        yield dot, month, heights[month]


def _trace(placed: list[tuple[Dot, str, int]]) -> dict[str, Any]:
    first = placed[0][0]
    symbol, colour = SYMBOLS[first.state]
    return {
        "type": "scatter", "mode": "markers", "name": first.state_label,
        "x": [month for _dot, month, _n in placed], "y": [n for _dot, _month, n in placed],
        "text": [dot.told for dot, _month, _n in placed],
        "hovertemplate": "%{text}<extra></extra>",
        "marker": {"symbol": symbol, "color": colour, "size": 12},
    }  # fmt: skip


class _Frame(NamedTuple):
    """Where things stand in one drawing, in its own units."""

    first: int
    last: int
    months: int
    cell: float
    base: float
    step: float
    size: float

    def at(self, day: date) -> float:
        months = (day.year - self.first) * 12 + day.month - 1 + (day.day - 1) / 31
        return 1 + months / self.months * self.cell

    @property
    def width(self) -> float:
        return (self.last - self.first + 1) * 12 / self.months * self.cell


def _frame(dots: Dots, width: float, months: int, stacks: Mapping[int, list[Dot]]) -> _Frame:
    """High stacks are drawn with smaller marks, so that the drawing stays on a screen."""
    first, last = dots.years
    cell = (width - 2) / ((last - first + 1) * 12 / months)
    highest = max((len(stack) for stack in stacks.values()), default=1)
    step = max(5.0, min(20.0, 300 / highest))
    size = min(15.0, cell - 1, step * 0.8)
    return _Frame(first, last, months, cell, 34 + highest * step, step, size)


def _drawing(dots: Dots, width: float, months: int, cls: str) -> str:
    stacks = dots.stacks(months)
    frame = _frame(dots, width, months, stacks)
    pieces = [*_axis(frame), *_today(dots, frame)]
    for place, stack in sorted(stacks.items()):
        x = 1 + place * frame.cell + (frame.cell - frame.size) / 2
        for n, dot in enumerate(stack, start=1):
            pieces.append(mark(dot.state, x, frame.base - n * frame.step, frame.size, dot.told))
    by, years = ("month" if months == 1 else "quarter"), f"{frame.first} to {frame.last}"
    label = f"Dated promises stacked by the {by} they fall due, {years}. The table gives each one."
    return drawing(width, frame.base + 42, label, pieces, cls)


def _axis(frame: _Frame) -> list[str]:
    """A line with its years, and every third month where each has a place."""
    base, start = frame.base, 1.0
    pieces = [tag("line", cls="axis-strong", x1=start, x2=start + frame.width, y1=base, y2=base)]
    for year in range(frame.first, frame.last + 1):
        x = frame.at(date(year, 1, 1))
        pieces.append(tag("line", cls="axis-strong", x1=x, x2=x, y1=base, y2=base + 22))
        pieces.append(
            words(x + 5, base + (36 if frame.months == 1 else 18), str(year), "svg-strong")
        )
        for month in range(0, 12 if frame.months == 1 else 0, 3):
            middle = frame.at(date(year, month + 1, 1)) + frame.cell / 2
            named = MONTHS[month]
            at = max(middle, x + 18) if month == 0 else middle
            pieces.append(words(at, base + 16, named, "svg-dim", "middle"))
    return pieces


def _today(dots: Dots, frame: _Frame) -> list[str]:
    """The line of the day, where it is in the frame; its word stays inside the drawing."""
    if not frame.first <= dots.on.year <= frame.last:
        return []
    x, room = frame.at(dots.on), 4 * len(dots.on_label)
    at = min(max(x, room), frame.width - room)
    return [
        tag("line", cls="today", x1=x, x2=x, y1=20, y2=frame.base + 4),
        words(at, 14, dots.on_label, "svg-strong", "middle"),
    ]
