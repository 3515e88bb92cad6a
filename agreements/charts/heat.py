"""A grid of numbers, the larger the darker: rows against columns."""

from __future__ import annotations

from typing import NamedTuple

from agreements.charts.figures import axis, layout
from agreements.charts.form import Figure, Table, Value
from agreements.charts.svg import drawing, shortened, tag, tip, words

SHADES = 4
TALL, TOP = 24, 34


class Row(NamedTuple):
    """A row of the grid: a number a column, and the list behind each."""

    label: str
    numbers: tuple[int, ...]
    hrefs: tuple[str, ...] = ()
    code: str = ""
    href: str = ""


class Heat(NamedTuple):
    """``unit`` is what is counted, in the plural; shares are of each column's whole."""

    head: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    unit: str
    wholes: tuple[int, ...] = ()
    """What a hundred per cent is, column by column, where shares are shown."""

    @property
    def most(self) -> float:
        return max((n for row in self.rows for n in self.shown(row)), default=0) or 1

    def shown(self, row: Row) -> list[float]:
        """The numbers of a row as they are drawn: themselves, or their shares."""
        if not self.wholes:
            return list(row.numbers)
        pairs = zip(row.numbers, self.wholes, strict=True)
        return [round(100 * n / whole, 1) if whole else 0.0 for n, whole in pairs]

    def told(self, shown: float) -> str | int:
        """A number as it is printed."""
        return f"{shown:.0f} %" if self.wholes else int(shown)

    def table(self) -> Table:
        return Table((self.head, *self.columns), [self._row(row) for row in self.rows])

    def _row(self, row: Row) -> tuple[Value, ...]:
        hrefs = row.hrefs or ("",) * len(row.numbers)
        cells = zip(self.shown(row), hrefs, strict=True)
        named = f"{row.code} {row.label}".strip()
        return (Value(named, row.href), *(Value(self.told(n), href) for n, href in cells))

    def draw(self) -> str:
        return _drawing(self, 1300, 290, "chart-wide") + _drawing(self, 350, 42, "chart-narrow")

    def figure(self) -> Figure:
        names = [f"{row.code} {row.label}".strip() for row in self.rows]
        shown = [self.shown(row) for row in self.rows]
        told = "per cent" if self.wholes else self.unit
        data = [
            {
                "type": "heatmap", "x": list(self.columns), "y": names, "z": shown,
                "colorscale": [[0, "--paper"], [1, "--cobalt-fill"]], "showscale": False,
                "xgap": 2, "ygap": 2, "text": shown, "texttemplate": "%{text}",
                "hovertemplate": f"%{{y}}<br>%{{x}}: %{{z}} {told}<extra></extra>",
            }
        ]  # fmt: skip
        height = 120 + 26 * len(self.rows)
        axes = {
            "xaxis": axis(side="top", type="category", showgrid=False),
            "yaxis": axis(autorange="reversed", showgrid=False),
        }
        return {"data": data, "layout": layout(height=height, **axes)}


def _drawing(heat: Heat, width: int, left: int, cls: str) -> str:
    """A narrow drawing has room for the codes of the rows and short heads."""
    is_wide = cls == "chart-wide"
    wide = (width - left) / max(len(heat.columns), 1)
    letters = max(3, int(wide / 7.5))
    pieces = [
        words(left + wide * n + wide / 2, TOP - 12, shortened(c, letters), "svg-dim", "middle")
        for n, c in enumerate(heat.columns)
        if is_wide or wide > 30
    ]
    for n, row in enumerate(heat.rows):
        pieces += _row(heat, row, TOP + n * TALL, left, wide, is_wide=is_wide)
    label = f"Grid of {heat.unit} by {heat.head.lower()}. The table below holds the same numbers."
    return drawing(width, TOP + len(heat.rows) * TALL + 4, label, pieces, cls)


def _row(heat: Heat, row: Row, y: int, left: int, wide: float, *, is_wide: bool) -> list[str]:
    named = row.code or shortened(row.label, 36 if is_wide else 5)
    pieces = [words(0, y + 16, named, "svg-strong" if row.code else "svg-text")]
    if is_wide and row.code:
        pieces.append(words(40, y + 16, shortened(row.label, 37)))
    for n, (column, shown) in enumerate(zip(heat.columns, heat.shown(row), strict=True)):
        shade = 0 if not shown else max(1, round(SHADES * shown / heat.most))
        told = tip(f"{row.label}, {column}: {heat.told(shown)}")
        x = left + n * wide
        pieces.append(
            tag("rect", told, cls=f"heat-{shade}", x=x, y=y, width=wide - 2, height=TALL - 2)
        )
        if shown:
            at, css = x + wide / 2 - 1, f"heat-n heat-n{shade}"
            pieces.append(words(at, y + 15, str(heat.told(shown)), css, "middle"))
    return pieces
