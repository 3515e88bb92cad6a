"""The marks on a life line: points, spans, arrows for what lies outside, and the undated."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple, Protocol

from agreements.charts.lane_rows import DEADLINE, Frame, Lane, Mark
from agreements.charts.marks import mark as due_mark
from agreements.charts.svg import tag, tip, words
from agreements.core.partial_dates import PartialDate

SIZE = 15
"""Width of the mark of a promise."""

ABOVE = ("signature", "entry-into-force", "announcement")
"""Kinds drawn over others, since a life begins with them."""


class Ground(Protocol):
    """Where days stand on the sheet."""

    @property
    def frame(self) -> Frame: ...

    @property
    def left(self) -> int: ...

    @property
    def width(self) -> int: ...

    @property
    def edge(self) -> float: ...

    def at(self, day: date) -> float: ...


class Spot(NamedTuple):
    """A mark and where it stands."""

    x: float
    mark: Mark
    day: PartialDate


def drawn_marks(lane: Lane, sheet: Ground, y: float) -> list[str]:
    """Everything of a lane that is no line, what matters most on top."""
    inside = [
        Spot(_middle(sheet, day, mark), mark, day)
        for day, mark in lane.dated
        if sheet.frame.holds(day)
    ]
    inside.sort(key=lambda spot: (_layer(spot.mark), spot.x))
    promises = [spot for spot in inside if spot.mark.kind == DEADLINE]
    return [
        *(_span(spot.day, sheet, y) for spot in inside if not spot.day.day),
        *(_step(spot, y) for spot in inside if spot.mark.kind != DEADLINE),
        *_promises(promises, y),
        *_outside(lane, sheet, y),
        *_undated(lane, sheet, y),
    ]


def _layer(mark: Mark) -> int:
    return 1 if mark.kind in ABOVE else 0


def _middle(sheet: Ground, day: PartialDate, mark: Mark) -> float:
    """The middle of the days it can be; of a promise the last, on which it is due."""
    if mark.kind == DEADLINE:
        return sheet.at(day.last)
    return (sheet.at(day.first) + sheet.at(day.last)) / 2


def _span(day: PartialDate, sheet: Ground, y: float) -> str:
    """A bracket over the month or the year that is all that is known."""
    first, last = sheet.at(day.first), sheet.at(day.last)
    return tag(
        "path",
        cls="ev-month",
        d=f"M{first:.1f} {y - 6}v12M{last:.1f} {y - 6}v12M{first:.1f} {y}H{last:.1f}",
    )


def _step(spot: Spot, y: float) -> str:
    x, told = spot.x, tip(spot.mark.told)
    match spot.mark.kind:
        case "signature" | "entry-into-force":
            return tag("circle", told, cls="ev-sign", cx=x, cy=y, r=6)
        case "announcement":
            return tag("circle", told, cls="ev-other", cx=x, cy=y, r=5.2)
        case "funding":
            return tag("path", told, cls="ev-fund", d=f"M{x:.1f} {y - 6}l6 6-6 6-6-6z")
        case "termination":
            return tag("path", told, cls="ev-month", d=f"M{x:.1f} {y - 7}v14")
        case _:
            return tag("rect", told, cls="ev-other", x=x - 4, y=y - 4, width=8, height=8)


def _promises(spots: Iterable[Spot], y: float) -> Iterator[str]:
    """Those of one state that would lie on each other share a mark and print their number."""
    for state, same in groupby(sorted(spots, key=_by_state), key=lambda spot: spot.mark.state):
        for near in _near(same):
            x = near[0].x
            told = "; ".join(spot.mark.told for spot in near)
            yield due_mark(state, x - SIZE / 2, y - SIZE / 2, SIZE, told)
            if len(near) > 1:
                yield words(x + 10, y + 4, f"×{len(near)}", "svg-strong svg-halo")


def _by_state(spot: Spot) -> tuple[Any, ...]:
    return spot.mark.state, spot.x


def _near(spots: Iterable[Spot]) -> list[list[Spot]]:
    heaps: list[list[Spot]] = []
    for spot in spots:
        if heaps and spot.x - heaps[-1][0].x < SIZE - 3:
            heaps[-1].append(spot)
        else:
            heaps.append([spot])
    return heaps


def _outside(lane: Lane, sheet: Ground, y: float) -> Iterator[str]:
    """Arrows to what lies before and after the frame, with the year and what it is."""
    frame, left, edge = sheet.frame, sheet.left, sheet.edge
    before = [(day.first.year, mark) for day, mark in lane.dated if day.last < frame.first]
    after = [(day.first.year, mark) for day, mark in lane.dated if day.first > frame.last]
    years = [year for year, _mark in before]
    if lane.begun and lane.begun < frame.first:
        years.append(lane.begun.year)
    if years:
        arrow = f"M{left + 8} {y - 4}l-5 4 5 4M{left + 3} {y}h9"
        yield tag(
            "g",
            *_tips(before),
            tag("path", cls="life", fill="none", d=arrow),
            words(left + 16, y + 4, str(min(years)), "svg-dim svg-halo"),
        )
    if after:
        arrow = f"M{edge - 8:.1f} {y - 4}l5 4-5 4M{edge - 3:.1f} {y}h-9"
        yield tag(
            "g",
            *_tips(after),
            tag("path", cls="life", fill="none", d=arrow),
            words(edge - 16, y + 4, str(max(year for year, _ in after)), "svg-dim svg-halo", "end"),
        )


def _tips(outside: list[tuple[int, Mark]]) -> list[str]:
    return [tip("; ".join(mark.told for _year, mark in outside))] if outside else []


def _undated(lane: Lane, sheet: Ground, y: float) -> Iterator[str]:
    """What has no date stands beside the frame, counted."""
    if not lane.undated:
        return
    told = tip("; ".join(mark.told for mark in lane.undated))
    number = f"{len(lane.undated)}"
    yield tag("g", told, words(sheet.width, y + 4, number, "svg-strong", "end"))
