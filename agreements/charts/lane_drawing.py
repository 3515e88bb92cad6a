"""The drawing of life lines, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from agreements.charts.lane_marks import drawn_marks
from agreements.charts.lane_rows import Frame, Lane, Now
from agreements.charts.svg import drawing, shortened, tag, tip, words
from agreements.core.partial_dates import MONTHS

TOP = 44
STEPS = (3, 6, 12, 24, 60, 120, 240, 600, 1200)
"""Months between two lines of the axis, the closest first."""

Groups = Sequence[tuple[str, list[Lane]]]


class Sheet(NamedTuple):
    """Where things stand on a drawing."""

    frame: Frame
    width: int
    left: int
    right: int
    step: int
    is_wide: bool

    def at(self, day: date) -> float:
        return self.left + self.frame.place(day) * (self.width - self.left - self.right)

    @property
    def edge(self) -> float:
        """Where the frame ends; what has no date stands to the right of it."""
        return self.width - self.right


def drawing_of(groups: Groups, frame: Frame, now: Now, *, is_wide: bool) -> str:
    """Lanes under each other with their groups' names, and today's line."""
    lanes = [lane for _name, lanes in groups for lane in lanes]
    aside = 58 if any(lane.undated for lane in lanes) else 20
    if is_wide:
        sheet = Sheet(frame, 1310, 348, aside, 27, is_wide)
    else:
        sheet = Sheet(frame, 350, 2, max(aside - 14, 12), 46, is_wide)
    heads = [name for name, _lanes in groups if name]
    height = TOP + len(lanes) * sheet.step + 30 * len(heads) + 12
    pieces = [*_axis(sheet, height, now.on), *_today(sheet, now, height)]
    if any(lane.undated for lane in lanes):
        pieces.append(words(sheet.width, 32, "No date", "svg-dim", "end"))
    y = TOP
    for name, some in groups:
        if name:
            pieces.append(words(0, y + 21, name, "svg-strong"))
            y += 30
        for lane in some:
            pieces += _lane(sheet, lane, y, now.on)
            y += sheet.step
    label = (
        f"Life lines and steps of {len(lanes)} agreements, {frame.first.year} to "
        f"{frame.last.year}. The table below holds the same steps."
    )
    return drawing(sheet.width, height, label, pieces, "chart-wide" if is_wide else "chart-narrow")


def _axis(sheet: Sheet, height: int, on: date) -> Iterator[str]:
    """A line every few months, as many as there is room for, with its month and year."""
    months = _months(sheet.frame)
    room = (sheet.edge - sheet.left) / max(len(months), 1)
    step = next((step for step in STEPS if step * room >= 34), STEPS[-1])
    for n, month in enumerate(months):
        so_far = month.year * 12 + month.month - 1
        if so_far % step:
            continue
        x = sheet.at(month)
        yield tag("line", cls="axis", x1=x, x2=x, y1=20, y2=height - 8)
        if step < 12:
            yield words(x + 4, 32, MONTHS[month.month - 1], "svg-dim")
        is_covered = sheet.frame.holds_day(on) and -58 < x - sheet.at(on) < 26
        begins = month.month == 1 or (n == 0 and (13 - month.month) * room > 40)
        if begins and not is_covered:
            yield words(x + 4, 14, str(month.year), "svg-strong")


def _months(frame: Frame) -> list[date]:
    first, last = (12 * day.year + day.month - 1 for day in frame)
    return [date(n // 12, n % 12 + 1, 1) for n in range(first, last + 1)]


def _today(sheet: Sheet, now: Now, height: int) -> Iterator[str]:
    if not sheet.frame.holds_day(now.on):
        return
    x = sheet.at(now.on)
    yield tag("line", cls="today", x1=x, x2=x, y1=20, y2=height - 8)
    yield words(x, 14, now.words, "svg-strong svg-halo", "middle")


def _lane(sheet: Sheet, lane: Lane, y: int, on: date) -> list[str]:
    middle = y + (sheet.step / 2 if sheet.is_wide else 32)
    name = shortened(lane.label, 50)
    base, css = (middle + 4, "svg-text") if sheet.is_wide else (middle - 14, "svg-dim")
    return [
        tag("line", cls="axis", x1=0, x2=sheet.width, y1=y, y2=y),
        tag("g", tip(lane.label), words(0, base, name, css)),
        *_life(sheet, lane, middle, on),
        *drawn_marks(lane, sheet, middle),
    ]


def _life(sheet: Sheet, lane: Lane, y: float, on: date) -> Iterator[str]:
    """From its beginning to its end, or on to today."""
    frame, end = sheet.frame, min(lane.ended or on, on)
    if lane.begun is None or lane.begun > min(end, frame.last) or end < frame.first:
        return
    is_before = lane.begun < frame.first
    start = sheet.left + 48 if is_before else sheet.at(lane.begun)
    stop = sheet.at(end)
    css = "life life-open" if lane.is_open else "life"
    if stop > start:
        yield tag("line", cls=css, x1=start, x2=stop, y1=y, y2=y)
    if lane.ended and end <= frame.last:
        yield tag("line", cls="life", x1=stop, x2=stop, y1=y - 6, y2=y + 6)
