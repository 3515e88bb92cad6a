"""Pieces of SVG, escaped; colours come from classes of the style sheet."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

CHARACTER = 7.2
"""Width of a letter of 13 px text, on average; only for leaving room."""


def tag(name: str, *inside: str, **attributes: str | float | None) -> str:
    """An element: ``cls`` is its class, an underscore a dash, None no attribute at all.

    What stands inside is markup already: text goes through :func:`words`.
    """
    written = "".join(
        f' {_named(key)}="{escape(_told(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _named(key: str) -> str:
    return {"cls": "class", "view_box": "viewBox"}.get(key, key.rstrip("_").replace("_", "-"))


def _told(value: str | float) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else str(value)


def words(x: float, y: float, text: str, cls: str = "svg-text", anchor: str | None = None) -> str:
    """A line of text, its baseline at ``y``."""
    return tag("text", escape(text), x=x, y=y, cls=cls, text_anchor=anchor)


def tip(text: str) -> str:
    """What a mark says when pointed at, and to those who do not see it."""
    return tag("title", escape(text))


def drawing(
    width: float, height: float, label: str, pieces: Iterable[str], cls: str = "chart-wide"
) -> str:
    """A whole figure, with one sentence for those who do not see it."""
    return tag(
        "svg", tag("desc", escape(label)), *pieces, cls=cls, width=width, height=height,
        view_box=f"0 0 {_told(width)} {_told(height)}", role="img", aria_label=label,
    )  # fmt: skip


def shortened(text: str, most: int) -> str:
    """At most ``most`` letters, cut between words; the table below has it whole."""
    if len(text) <= most:
        return text
    return text[: most - 2].rsplit(" ", 1)[0].rstrip(" ,–-") + " …"
