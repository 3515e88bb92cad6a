"""Horizontal bars, stacked: so many of this, of that, and of the other, row by row."""

from __future__ import annotations

from itertools import groupby
from typing import Any, NamedTuple

from agreements.charts.figures import axis, layout
from agreements.charts.form import Figure, Table, Value
from agreements.charts.svg import drawing, shortened, tag, tip, words

FILLS: dict[str, dict[str, Any]] = {
    "c": {"color": "--cobalt-fill"},
    "i": {"color": "--cobalt-half"},
    "e": {"color": "--paper", "pattern": {"shape": ".", "fgcolor": "--cobalt", "size": 5}},
    "m": {"color": "--paper"},
    "late": {"color": "--cinnabar-fill"},
    "overdue": {"color": "--cinnabar-fill"},
    "contradicted": {
        "color": "--cinnabar-tint",
        "pattern": {"shape": "x", "fgcolor": "--cinnabar", "size": 6},
    },
    "missed": {
        "color": "--cinnabar-tint",
        "pattern": {"shape": "/", "fgcolor": "--cinnabar", "size": 6},
    },
    "partly": {"color": "--copper-tint"},
    "soon": {"color": "--copper"},
    "ahead": {"color": "--paper"},
    "met": {"color": "--malachite"},
    "undated": {"color": "--sunk"},
    "superseded": {"color": "--hair"},
}
"""How Plotly fills each class of bar: strength reads without colour too."""

STEP, TALL, TOP = 25, 16, 26


class Part(NamedTuple):
    """One piece of every bar: its class in the style sheet and its name."""

    css: str
    label: str


class Bar(NamedTuple):
    """One row: its numbers in the order of the parts, and the list behind each."""

    label: str
    numbers: tuple[int, ...]
    hrefs: tuple[str, ...] = ()
    code: str = ""
    group: str = ""
    href: str = ""
    of: int = 0
    """What a hundred per cent is, where shares are shown."""
    total_href: str = ""

    @property
    def total(self) -> int:
        return sum(self.numbers)


class Bars(NamedTuple):
    """Stacked bars; ``unit`` is what is counted, in the plural."""

    head: str
    parts: tuple[Part, ...]
    rows: tuple[Bar, ...]
    unit: str
    is_percent: bool = False
    names: int = 42
    """Room for names in the narrow drawing: a code, or more where rows have none."""

    def shown(self, bar: Bar, number: int) -> float:
        """A number as it is drawn: itself, or its share."""
        if not self.is_percent:
            return number
        return round(100 * number / bar.of, 1) if bar.of else 0.0

    @property
    def longest(self) -> float:
        return max((self.shown(bar, bar.total) for bar in self.rows), default=0) or 1

    def table(self) -> Table:
        """Name, a column a part, all together; shares in whole per cent."""
        heads = (self.head, *(part.label for part in self.parts), "Together")
        return Table(heads, [self._row(bar) for bar in self.rows])

    def _row(self, bar: Bar) -> tuple[Value, ...]:
        hrefs = bar.hrefs or ("",) * len(bar.numbers)
        cells = zip(bar.numbers, hrefs, strict=True)
        name = f"{bar.code} {bar.label}".strip()
        return (
            Value(name, bar.href),
            *(Value(self.told(bar, n), href) for n, href in cells),
            Value(self.told(bar, bar.total), bar.total_href),
        )

    def told(self, bar: Bar, number: int) -> str | int:
        """A number as it is printed."""
        return f"{self.shown(bar, number):.0f} %" if self.is_percent else number

    def draw(self) -> str:
        return _drawing(self, 1300, 290, "chart-wide") + _drawing(
            self, 350, self.names, "chart-narrow"
        )

    def figure(self) -> Figure:
        """One trace a part; the first row stands on top."""
        names = [f"{bar.code} {bar.label}".strip() for bar in self.rows]
        unit = "per cent" if self.is_percent else self.unit
        data: list[dict[str, Any]] = [
            {
                "type": "bar", "orientation": "h", "name": part.label, "y": names,
                "x": [self.shown(bar, bar.numbers[n]) for bar in self.rows],
                "marker": {**FILLS[part.css], "line": {"color": _edge(part.css), "width": 1}},
                "hovertemplate": f"%{{y}}<br>{part.label}: %{{x}} {unit}<extra></extra>",
            }
            for n, part in enumerate(self.parts)
        ]  # fmt: skip
        height = 90 + 26 * len(self.rows)
        own = {"barmode": "stack", "bargap": 0.35, "height": height}
        yaxis = axis(autorange="reversed", showgrid=False, tickfont={"color": "--ink"})
        return {"data": data, "layout": layout(**own, xaxis=axis(title=unit), yaxis=yaxis)}


def _edge(css: str) -> str:
    """Strength is cobalt; states of promises have colours of their own."""
    return "--cobalt" if len(css) == 1 else "--ink-3"


def _drawing(bars: Bars, width: int, left: int, cls: str) -> str:
    """A wide drawing names each row, a narrow one has only its code."""
    is_wide = cls == "chart-wide"
    scale = (width - left - 60) / bars.longest
    pieces, y = [], TOP
    for group, rows in groupby(bars.rows, lambda bar: bar.group):
        if group:
            pieces.append(words(0, y - 10 if y == TOP else y + 14, group, "svg-dim"))
            y += 0 if y == TOP else 26
        for bar in rows:
            pieces += _bar(bars, bar, y, left, scale, is_wide=is_wide)
            y += STEP
    label = f"Bars: {bars.unit} by {bars.head.lower()}. The table below holds the same numbers."
    return drawing(width, y + 6, label, pieces, cls)


def _bar(bars: Bars, bar: Bar, y: int, left: int, scale: float, *, is_wide: bool) -> list[str]:
    base, x = y + 13, float(left)
    named = bar.code or shortened(bar.label, 36 if is_wide else left // 8)
    pieces = [words(0, base, named, "svg-strong" if bar.code else "svg-text")]
    if is_wide and bar.code:
        pieces.append(words(40, base, shortened(bar.label, 37)))
    for part, number in zip(bars.parts, bar.numbers, strict=True):
        wide = bars.shown(bar, number) * scale
        if number:
            told = tip(f"{bar.label}, {part.label.lower()}: {bars.told(bar, number)}")
            css = f"bar-{part.css}"
            pieces.append(tag("rect", told, cls=css, x=x, y=y + 1, width=wide, height=TALL))
        x += wide
    return [*pieces, words(x + 7, base, str(bars.told(bar, bar.total)), "svg-strong")]
