"""The marks of promises, as they stand in the page's sprite: a shape for each state."""

from __future__ import annotations

from typing import NamedTuple

from agreements.charts.svg import tag, tip


class Shape(NamedTuple):
    """A path in a box of 14 units: filled, drawn as a line, or cut out of what is filled."""

    d: str
    way: str = "line"
    dashes: str | None = None

    def drawn(self) -> str:
        if self.way == "fill":
            return tag("path", d=self.d, stroke="none")
        cut, dashes = "mark-cut" if self.way == "cut" else None, self.dashes
        return tag(
            "path", d=self.d, cls=cut, fill="none", stroke_width=1.5, stroke_dasharray=dashes
        )


DIAMOND = "M7 1.2 12.8 7 7 12.8 1.2 7z"

MARKS: dict[str, tuple[Shape, ...]] = {
    "overdue": (
        Shape("M7 1 13.4 12.6H.6z", "fill"),
        Shape("M7 5.2v3.6M7 10.1v1.3", "cut"),
    ),
    "contradicted": (
        Shape("M7 1 13.4 12.6H.6z"),
        Shape("m5.2 7.4 3.6 3.6M8.8 7.4l-3.6 3.6"),
    ),
    "missed": (Shape(DIAMOND), Shape("m4.9 4.9 4.2 4.2M9.1 4.9 4.9 9.1")),
    "met": (Shape("M7 .6 13.4 7 7 13.4.6 7z", "fill"), Shape("m4.4 7.1 1.9 1.9 3.4-3.7", "cut")),
    "partly": (Shape(DIAMOND), Shape("M7 1.2v11.6L1.2 7z", "fill")),
    "soon": (Shape(DIAMOND), Shape("M5.3 7a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0z", "fill")),
    "ahead": (Shape(DIAMOND),),
    "undated": (Shape(DIAMOND, dashes="2 1.8"),),
    "superseded": (
        Shape("M1.7 7a5.3 5.3 0 1 0 10.6 0a5.3 5.3 0 1 0-10.6 0z"),
        Shape("M3.4 10.6l7.2-7.2"),
    ),
}
"""A state of a promise (a word of ``DueState``) to its shapes."""


def mark(state: str, x: float, y: float, size: float = 15, told: str = "") -> str:
    """The mark of ``state`` with its upper left corner at ``x``, ``y``; ``told`` is its tip."""
    shapes = (shape.drawn() for shape in MARKS[state])
    words = (tip(told),) if told else ()
    moved = f"translate({x:.1f} {y:.1f}) scale({size / 14:.3f})"
    return tag("g", *words, *shapes, cls=f"mark due-{state}", transform=moved)
