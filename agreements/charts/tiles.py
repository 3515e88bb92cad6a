"""The world as a grid of squares, one a state: the darker, the more."""

from __future__ import annotations

from math import sqrt
from typing import Any, NamedTuple

from agreements.charts.figures import axis, layout
from agreements.charts.form import Figure, Table, Value
from agreements.charts.svg import drawing, tag, tip, words
from agreements.charts.world_tiles import COLUMNS, ROWS, TILES

SHADES = 4
WIDE, NARROW = 1300, 350
IN_A_ROW, LOW = 7, 46


class Tile(NamedTuple):
    """One state: what it takes part in itself, and what its blocs do without it."""

    code: str
    """ISO 3166-1 alpha-2."""
    label: str
    own: int
    through: int
    """Only through a bloc."""
    href: str = ""
    own_href: str = ""
    together_href: str = ""

    @property
    def together(self) -> int:
        return self.own + self.through

    @property
    def told(self) -> str:
        only = f", and {self.through} only through a bloc" if self.through else ""
        return f"{self.label}: {self.own}{only}"


class Tiles(NamedTuple):
    """The states that take part, the most first; ``unit`` is what is counted, in the plural.

    A state without a place on the grid stands in the table alone.
    """

    rows: tuple[Tile, ...]
    unit: str

    @property
    def most(self) -> int:
        return max((tile.own for tile in self.rows), default=0) or 1

    def shade(self, tile: Tile) -> int:
        """0 for nothing of its own, then 1 to 4 by the root of its share of the most.

        Few states sign much and many sign little: by the share itself nearly all
        would look alike.
        """
        if not tile.own:
            return 0
        return max(1, round(SHADES * sqrt(tile.own / self.most)))

    def table(self) -> Table:
        """Both counts and what they make together, each with its list where there is one."""
        heads = ("State", "Code", "Itself", "Only through a bloc", "Together")
        return Table(heads, [self._row(tile) for tile in self.rows])

    def _row(self, tile: Tile) -> tuple[Value, ...]:
        return (
            Value(tile.label, tile.href),
            Value(tile.code),
            Value(tile.own, tile.own_href),
            Value(tile.through),
            Value(tile.together, tile.together_href),
        )

    def draw(self) -> str:
        return _wide(self) + _narrow(self)

    def figure(self) -> Figure:
        """Square markers on a grid, north on top; states without a number are outlines."""
        placed = [tile for tile in self.rows if tile.code in TILES]
        taken = {tile.code for tile in placed}
        others = {code: place for code, place in TILES.items() if code not in taken}
        blank: dict[str, Any] = {
            "type": "scatter", "mode": "markers+text", "hoverinfo": "skip",
            "x": [x for x, _y in others.values()], "y": [y for _x, y in others.values()],
            "text": list(others), "textfont": {"color": "--ink-3", "size": 10},
            "marker": _marker(color="--paper", line={"color": "--hair", "width": 1}),
        }  # fmt: skip
        hidden = {"visible": False, "showgrid": False}
        axes = {
            "xaxis": axis(**hidden),
            "yaxis": axis(**hidden, autorange="reversed", scaleanchor="x"),
        }
        return {"data": [blank, self._trace(placed)], "layout": layout(height=720, **axes)}

    def _trace(self, placed: list[Tile]) -> dict[str, Any]:
        dark = [self.shade(tile) > SHADES / 2 for tile in placed]
        marker = _marker(
            color=[sqrt(tile.own / self.most) for tile in placed],
            colorscale=[[0, "--paper"], [1, "--cobalt"]],
            cmin=0, cmax=1, line={"color": "--cobalt", "width": 1},
        )  # fmt: skip
        return {
            "type": "scatter", "mode": "markers+text", "marker": marker,
            "x": [TILES[tile.code][0] for tile in placed],
            "y": [TILES[tile.code][1] for tile in placed],
            "text": [f"{tile.code}<br>{_number(tile)}" for tile in placed],
            "textfont": {"color": ["--paper" if each else "--ink" for each in dark], "size": 10},
            "hovertext": [tile.told for tile in placed], "hoverinfo": "text",
        }  # fmt: skip


def _marker(**own: Any) -> dict[str, Any]:
    return {"symbol": "square", "size": 30, "showscale": False, **own}


def _number(tile: Tile) -> str:
    """What stands in a square: its own number, else a plus and that of its blocs."""
    return str(tile.own) if tile.own or not tile.through else f"+{tile.through}"


def _label(tiles: Tiles) -> str:
    return f"World of squares: {tiles.unit} by state. The table below holds the same numbers."


def _wide(tiles: Tiles) -> str:
    side = WIDE / COLUMNS
    by_code = {tile.code: tile for tile in tiles.rows}
    pieces: list[str] = []
    for code, (column, row) in TILES.items():
        tile = by_code.get(code) or Tile(code, code, 0, 0)
        pieces += _square(tiles, tile, column * side, row * side, side - 3)
    return drawing(WIDE, ROWS * side, _label(tiles), pieces)


def _square(tiles: Tiles, tile: Tile, x: float, y: float, side: float) -> list[str]:
    """A square with its code, and its number where there is one."""
    css = _class(tiles, tile)
    if not tile.together:
        box = tag("rect", cls=css, x=x + 1, y=y + 1, width=side, height=side)
        return [box, words(x + 1 + side / 2, y + side / 2 + 5, tile.code, "svg-dim", "middle")]
    return [
        tag("rect", tip(tile.told), cls=css, x=x + 1, y=y + 1, width=side, height=side),
        *_written(tiles, tile, x + 1 + side / 2, y + side / 2),
    ]


def _written(tiles: Tiles, tile: Tile, x: float, y: float) -> list[str]:
    css = f"heat-n heat-n{tiles.shade(tile)}"
    return [
        words(x, y - 2, tile.code, css, "middle"),
        words(x, y + 13, _number(tile), css, "middle"),
    ]


def _class(tiles: Tiles, tile: Tile) -> str:
    if tile.own:
        return f"heat-{tiles.shade(tile)}"
    return "heat-through" if tile.through else "heat-0"


def _narrow(tiles: Tiles) -> str:
    """The world by shade alone, and below it the states that take part, large enough to read."""
    side = NARROW / COLUMNS
    by_code = {tile.code: tile for tile in tiles.rows}
    pieces: list[str] = []
    for code, (column, row) in TILES.items():
        tile = by_code.get(code) or Tile(code, code, 0, 0)
        place = {"x": column * side, "y": row * side}
        pieces.append(
            tag("rect", cls=_class(tiles, tile), width=side - 1, height=side - 1, **place)
        )
    top, wide = ROWS * side + 12, NARROW / IN_A_ROW
    for n, tile in enumerate(tiles.rows):
        x, y = n % IN_A_ROW * wide, top + n // IN_A_ROW * LOW
        box = {"x": x + 1, "y": y + 1, "width": wide - 4, "height": LOW - 4}
        pieces.append(tag("rect", tip(tile.told), cls=_class(tiles, tile), **box))
        pieces += _written(tiles, tile, x + wide / 2 - 1, y + LOW / 2 - 1)
    height = top + -(-len(tiles.rows) // IN_A_ROW) * LOW
    return drawing(NARROW, height, _label(tiles), pieces, "chart-narrow")
