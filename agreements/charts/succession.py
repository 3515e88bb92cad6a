"""One text among those it follows, replaces, implements or belongs to, in the order of time."""

from __future__ import annotations

from typing import Any, NamedTuple

from agreements.charts.figures import axis, layout
from agreements.charts.form import Figure, Table, Value
from agreements.charts.svg import drawing, shortened, tag, tip, words

MOST = 8
"""How many texts stand on each side; the table has all."""

WIDE, TALL, STEP = 300, 46, 60
SELF_AT, RIGHT_AT, WIDTH = 342, 682, 984


class Text(NamedTuple):
    """A text of the graph, and how the one in the middle stands to it."""

    words: str
    title: str
    date: str
    status: str
    href: str = ""
    is_later: bool = False
    follows: bool = False
    """Whether one came out of the other; texts that only run parallel have a thin line."""


class Succession(NamedTuple):
    """The text in the middle, earlier ones left of it and later ones right."""

    own: Text
    others: tuple[Text, ...]

    @property
    def sides(self) -> tuple[list[Text], list[Text]]:
        earlier = [text for text in self.others if not text.is_later]
        later = [text for text in self.others if text.is_later]
        return earlier[:MOST], later[:MOST]

    def table(self) -> Table:
        heads = ("This text", "Agreement", "Date", "Status")
        return Table(
            heads,
            [
                (Value(t.words), Value(t.title, t.href), Value(t.date), Value(t.status))
                for t in self.others
            ],
        )

    def draw(self) -> str:
        return _wide(self) + _narrow(self)

    def figure(self) -> Figure:
        placed = _placed(self)
        lines: list[dict[str, Any]] = [
            {
                "type": "scatter", "mode": "lines", "x": [1, x], "y": [_middle(self), y],
                "hoverinfo": "skip", "line": {"color": "--ink-3", "width": 3 if t.follows else 1},
            }
            for t, x, y in placed
        ]  # fmt: skip
        own = (self.own, 1, _middle(self))
        dots = {
            "type": "scatter", "mode": "markers+text", "textposition": "bottom center",
            "x": [x for _, x, _ in [own, *placed]], "y": [y for _, _, y in [own, *placed]],
            "text": [shortened(t.title, 40) for t, _, _ in [own, *placed]],
            "customdata": [f"{t.words} {t.title}, {t.date}" for t, _, _ in [own, *placed]],
            "hovertemplate": "%{customdata}<extra></extra>",
            "marker": {"size": 14, "color": ["--ink", *["--paper"] * len(placed)],
                       "line": {"color": "--ink-3", "width": 2}},
        }  # fmt: skip
        hidden = axis(visible=False)
        height = 160 + STEP * max(len(side) for side in self.sides)
        yaxis = {**hidden, "autorange": "reversed"}
        xaxis = {**hidden, "range": [-0.5, 2.5]}
        return {"data": [*lines, dots], "layout": layout(height=height, xaxis=xaxis, yaxis=yaxis)}


def _middle(graph: Succession) -> float:
    return (max(len(side) for side in graph.sides) - 1) / 2


def _placed(graph: Succession) -> list[tuple[Text, int, float]]:
    """Column (0 or 2) and row of every text drawn, each side centred on the middle."""
    return [
        (text, column, row + _middle(graph) - (len(side) - 1) / 2)
        for column, side in zip((0, 2), graph.sides, strict=True)
        for row, text in enumerate(side)
    ]


def _wide(graph: Succession) -> str:
    rows = max(1, *(len(side) for side in graph.sides))
    pieces = []
    own_y = _middle(graph) * STEP + 6
    for text, column, row in sorted(_placed(graph), key=lambda placed: placed[0].follows):
        x, y = (0, RIGHT_AT)[column == 2], row * STEP + 6
        from_x, to_x = (SELF_AT, x + WIDE) if column == 0 else (SELF_AT + WIDE, x)
        bend = (from_x + to_x) / 2
        line = f"M{from_x} {own_y + TALL / 2:.0f}H{bend:.0f}V{y + TALL / 2:.0f}H{to_x}"
        pieces.append(tag("path", cls=_edge(text), d=line))
        pieces += _box(text, x, y)
    pieces += _box(graph.own, SELF_AT, own_y, is_own=True)
    return drawing(WIDTH, rows * STEP + 4, _label(graph), pieces, "chart-wide graph")


def _narrow(graph: Succession) -> str:
    pieces = _box(graph.own, 24, 4, is_own=True)
    texts = [text for side in graph.sides for text in side]
    places = list(enumerate(texts, start=1))
    for n, text in sorted(places, key=lambda placed: placed[1].follows):
        y = n * STEP + 4
        line = f"M12 {TALL / 2 + 4:.0f}V{y + TALL / 2:.0f}H24"
        pieces += [tag("path", cls=_edge(text), d=line), *_box(text, 24, y)]
    pieces.insert(0, tag("path", cls="edge", d=f"M24 {TALL / 2 + 4:.0f}H12"))
    return drawing(350, (len(texts) + 1) * STEP, _label(graph), pieces, "chart-narrow graph")


def _edge(text: Text) -> str:
    return "edge edge-follows" if text.follows else "edge"


def _box(text: Text, x: float, y: float, *, is_own: bool = False) -> list[str]:
    css = "node-self" if is_own else "node"
    first, second = ("node-self-text", "node-self-text") if is_own else ("svg-text", "svg-dim")
    below = ", ".join(part for part in (text.words, text.date, text.status) if part)
    return [
        tag("rect", tip(text.title), cls=css, x=x + 0.5, y=y, width=WIDE, height=TALL),
        words(x + 12, y + 20, shortened(text.title, 45), first),
        words(x + 12, y + 37, shortened(below, 48), second),
    ]


def _label(graph: Succession) -> str:
    told = "; ".join(f"{t.words.lower()} {t.title}" for t in graph.others[:MOST])
    return f"{graph.own.title}: {told}. The table below lists them all."
