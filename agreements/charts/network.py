"""One party in the middle, those it has agreements with around it, and lines between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from math import sqrt
from typing import Any, NamedTuple

from agreements.charts.figures import axis, layout
from agreements.charts.form import Figure, Table, Value
from agreements.charts.svg import CHARACTER, drawing, shortened, tag, tip, words

WIDE, NARROW = 1300, 350
STEP, TALL, LOW = 42, 26, 30
REACH, BULGE = 310, 90
"""How far from the middle a node stands: at the top and bottom, and how much more between."""
THICKEST = 9


class Node(NamedTuple):
    """A partner, and in how many agreements it is with the one in the middle."""

    label: str
    number: int
    href: str = ""
    between: str = ""
    """The list of those agreements."""


class Edge(NamedTuple):
    """Two partners, by their place among the nodes, and what they have between them."""

    first: int
    second: int
    number: int
    between: str = ""


class Place(NamedTuple):
    """Where a node stands, and whether to the left of the middle."""

    x: float
    y: float
    is_left: bool = False


class Network(NamedTuple):
    """Nodes in their rank; ``unit`` is what is counted, in the plural."""

    centre: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    unit: str
    href: str = ""

    def table(self) -> Table:
        """A row a line: first those from the middle, then those between partners."""
        spokes = [
            (Value(self.centre, self.href), Value(n.label, n.href), Value(n.number, n.between))
            for n in self.nodes
        ]
        ranked = sorted(self.edges, key=lambda edge: (-edge.number, edge.first, edge.second))
        return Table(("Party", "With", self.unit.capitalize()), [*spokes, *map(self._row, ranked)])

    def _row(self, edge: Edge) -> tuple[Value, ...]:
        first, second = self.nodes[edge.first], self.nodes[edge.second]
        return (
            Value(first.label, first.href),
            Value(second.label, second.href),
            Value(edge.number, edge.between),
        )

    @property
    def most(self) -> int:
        numbers = [*(node.number for node in self.nodes), *(edge.number for edge in self.edges)]
        return max(numbers, default=0) or 1

    def thickness(self, number: int) -> float:
        """Width of a line, from 1 to 9: half as many is half as wide."""
        return max(1.0, round(THICKEST * number / self.most, 1))

    def draw(self) -> str:
        return _wide(self) + _narrow(self)

    def figure(self) -> Figure:
        """Lines of one number are one trace; the nodes are the last."""
        places, middle = _places(self), _middle(self)
        lines: Mapping[int, list[tuple[Any, Any]]] = defaultdict(list)
        for edge in self.edges:
            a, b = places[edge.first], places[edge.second]
            lines[edge.number] += [(a.x, a.y), (b.x, b.y), (None, None)]
        spokes: Mapping[int, list[tuple[Any, Any]]] = defaultdict(list)
        for node, place in zip(self.nodes, places, strict=True):
            spokes[node.number] += [middle, (place.x, place.y), (None, None)]
        data = [self._line(number, lines[number], "--hair") for number in sorted(lines)]
        data += [self._line(number, spokes[number], "--cobalt-half") for number in sorted(spokes)]
        hidden = {"visible": False, "showgrid": False}
        across, down = {**hidden, "range": [0, WIDE]}, {**hidden, "autorange": "reversed"}
        axes = {"xaxis": axis(**across), "yaxis": axis(**down)}
        nodes = self._nodes(places, middle)
        return {"data": [*data, nodes], "layout": layout(height=_height(self) + 80, **axes)}

    def _line(self, number: int, points: list[tuple[Any, Any]], colour: str) -> dict[str, Any]:
        return {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip",
            "x": [x for x, _y in points], "y": [y for _x, y in points],
            "line": {"color": colour, "width": self.thickness(number)},
        }  # fmt: skip

    def _nodes(self, places: list[Place], middle: tuple[float, float]) -> dict[str, Any]:
        sides = ["middle left" if place.is_left else "middle right" for place in places]
        told = [f"{node.label}: {node.number} {self.unit}" for node in self.nodes]
        return {
            "type": "scatter", "mode": "markers+text", "hoverinfo": "text", "cliponaxis": False,
            "x": [middle[0], *(place.x for place in places)],
            "y": [middle[1], *(place.y for place in places)],
            "text": [self.centre, *(f"{node.label} {node.number}" for node in self.nodes)],
            "textposition": ["top center", *sides], "textfont": {"color": "--ink"},
            "hovertext": [self.centre, *told],
            "marker": {"symbol": "circle", "size": 12, "color": "--ink"},
        }  # fmt: skip


def _rows(network: Network) -> int:
    return -(-len(network.nodes) // 2)


def _height(network: Network) -> float:
    return max(3, _rows(network)) * STEP


def _middle(network: Network) -> tuple[float, float]:
    return WIDE / 2, _height(network) / 2


def _places(network: Network) -> list[Place]:
    """Left and right by turns, the first on top, on a bow around the middle."""
    (x, y), rows = _middle(network), _rows(network)
    found = []
    for n in range(len(network.nodes)):
        height = y + (n // 2 - (rows - 1) / 2) * STEP
        slope = (height - y) / (rows * STEP / 2 or 1)
        reach = REACH + BULGE * sqrt(max(0.0, 1 - slope**2))
        is_left = n % 2 == 0
        found.append(Place(x - reach if is_left else x + reach, height, is_left))
    return found


def _wide(network: Network) -> str:
    (x, y), places = _middle(network), _places(network)
    pieces = [
        _line(network, edge.number, places[edge.first], places[edge.second], "edge-faint", told)
        for edge in network.edges
        for told in [_told(network, edge)]
    ]
    for node, place in zip(network.nodes, places, strict=True):
        told = f"{network.centre} and {node.label}: {node.number}"
        pieces.append(_line(network, node.number, Place(x, y), place, "edge-spoke", told))
    for node, place in zip(network.nodes, places, strict=True):
        pieces += _box(f"{shortened(node.label, 27)} {node.number}", place)
    pieces += _box(shortened(network.centre, 34), Place(x, y), is_self=True)
    return drawing(WIDE, _height(network), _label(network), pieces)


def _told(network: Network, edge: Edge) -> str:
    first, second = network.nodes[edge.first], network.nodes[edge.second]
    return f"{first.label} and {second.label}: {edge.number}"


def _line(network: Network, number: int, a: Place, b: Place, css: str, told: str) -> str:
    ends = {"x1": a.x, "y1": a.y, "x2": b.x, "y2": b.y}
    return tag("line", tip(told), cls=css, stroke_width=network.thickness(number), **ends)


def _box(text: str, place: Place, *, is_self: bool = False) -> list[str]:
    """A node with its name; beside the bow it grows away from the middle."""
    wide = len(text) * CHARACTER + 18
    left = place.x - wide / 2 if is_self else place.x - (wide if place.is_left else 0)
    box = {"x": left, "y": place.y - TALL / 2, "width": wide, "height": TALL, "rx": 2}
    css = "node-self" if is_self else "node"
    text_css = "node-self-text" if is_self else "svg-text"
    return [
        tag("rect", cls=css, **box),
        words(left + wide / 2, place.y + 5, text, text_css, "middle"),
    ]


def _narrow(network: Network) -> str:
    """The one in the middle on top, its partners in a column; lines between these are left out."""
    pieces, x = [], 14.0
    for n, node in enumerate(network.nodes):
        y = 60.0 + n * LOW
        path = f"M{x:.0f} 26V{y - 8:.0f}Q{x:.0f} {y:.0f} {x + 10:.0f} {y:.0f}H52"
        wide = network.thickness(node.number)
        pieces.append(tag("path", cls="edge-spoke", d=path, fill="none", stroke_width=wide))
        pieces.append(words(60, y + 5, f"{shortened(node.label, 34)} {node.number}"))
    text = shortened(network.centre, 38)
    pieces.append(tag("rect", cls="node-self", x=0, y=0, width=len(text) * 8 + 18, height=TALL))
    pieces.append(words(9, 18, text, "node-self-text"))
    height = 60 + len(network.nodes) * LOW
    return drawing(NARROW, height, _label(network), pieces, "chart-narrow")


def _label(network: Network) -> str:
    return f"Network: {network.centre} and its partners. The table below holds the same numbers."
