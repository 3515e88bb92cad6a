"""A line: one number day by day; and the small one that stands in a row of a table."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from agreements.charts.figures import axis, layout
from agreements.charts.form import Figure, Table, Value
from agreements.charts.svg import drawing, tag, tip, words

TALL, TOP, FOOT = 220, 16, 40
SMALL, LOW = 120, 24


class Point(NamedTuple):
    """The number of one day."""

    day: date
    value: int


def printed(day: date) -> str:
    return f"{day.day} {day:%b %Y}"


class Line(NamedTuple):
    """Numbers of ``unit`` in the order of their days."""

    unit: str
    points: tuple[Point, ...]

    def table(self) -> Table:
        """A row a day, the latest first."""
        rows: list[tuple[Value, ...]] = [
            (Value(printed(p.day)), Value(p.value)) for p in reversed(self.points)
        ]
        return Table(("Day", self.unit.capitalize()), rows)

    def draw(self) -> str:
        return _drawing(self, 1300, "chart-wide") + _drawing(self, 350, "chart-narrow")

    def figure(self) -> Figure:
        data = [
            {
                "type": "scatter", "mode": "lines+markers", "name": self.unit,
                "x": [p.day.isoformat() for p in self.points], "y": [p.value for p in self.points],
                "line": {"color": "--cobalt-fill"}, "marker": {"color": "--cobalt-fill"},
            }
        ]  # fmt: skip
        yaxis = axis(title=self.unit, rangemode="tozero")
        return {"data": data, "layout": layout(height=360, xaxis=axis(), yaxis=yaxis)}

    def spark(self) -> str:
        """The line alone, as high as its numbers differ; "" where there is none to draw."""
        if len(self.points) < 2:
            return ""
        first, last = self.points[0], self.points[-1]
        told = f"From {first.value} on {printed(first.day)} to {last.value}"
        line = tag("polyline", cls="line", points=_places(self, (2, SMALL - 2), (3, LOW - 3)))
        return drawing(SMALL, LOW, told, [line], "spark")


def _places(line: Line, across: tuple[float, float], down: tuple[float, float]) -> str:
    """Where each number stands: later to the right, more to the top."""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in _spots(line, across, down))


def _spots(
    line: Line, across: tuple[float, float], down: tuple[float, float]
) -> list[tuple[float, float]]:
    first = line.points[0].day
    days = (line.points[-1].day - first).days or 1
    most = max(p.value for p in line.points) or 1
    (left, right), (top, base) = across, down
    return [
        (
            left + (right - left) * (p.day - first).days / days,
            base - (base - top) * p.value / most,
        )
        for p in line.points
    ]


def _drawing(line: Line, width: int, cls: str) -> str:
    """From nought to the most there was; the table below has every day."""
    label = f"Line: {line.unit} by day. The table below holds the same numbers."
    if not line.points:
        return drawing(width, TALL, label, [], cls)
    left, right, base = 56, width - 16, TALL - FOOT
    spots = _spots(line, (left, right), (TOP, base))
    most = max(p.value for p in line.points)
    pieces = [
        tag("line", cls="axis-strong", x1=left, x2=right, y1=base, y2=base),
        words(left - 8, base + 4, "0", "svg-dim", "end"),
        words(left - 8, TOP + 4, str(most), "svg-dim", "end"),
        words(left, base + 20, printed(line.points[0].day), "svg-dim"),
        tag("polyline", cls="line", points=" ".join(f"{x:.1f},{y:.1f}" for x, y in spots)),
    ]
    if len(line.points) > 1:
        pieces.append(words(right, base + 20, printed(line.points[-1].day), "svg-dim", "end"))
    for point, (x, y) in zip(line.points, spots, strict=True):
        told = tip(f"{printed(point.day)}: {point.value}")
        pieces.append(tag("circle", told, cls="line-dot", cx=x, cy=y, r=3))
    return drawing(width, TALL, label, pieces, cls)
