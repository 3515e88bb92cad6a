"""What every form of chart can do, and the table that stands below it."""

from __future__ import annotations

from typing import Any, NamedTuple, Protocol


class Value(NamedTuple):
    """A cell of the table below a chart: what it says, and the list behind it."""

    text: str | int
    href: str = ""

    @property
    def is_number(self) -> bool:
        return isinstance(self.text, int)


class Table(NamedTuple):
    """The rows of a chart as a table: the first column names the row."""

    heads: tuple[str, ...]
    rows: list[tuple[Value, ...]]

    @property
    def first_number(self) -> int:
        """The first column that holds numbers."""
        found = [n for n, value in enumerate(self.rows[0]) if value.is_number] if self.rows else []
        return found[0] if found else len(self.heads)


Figure = dict[str, Any]
"""``data`` and ``layout`` as plotly.js reads them.

A colour is the name of a custom property of the style sheet, such as ``--cobalt``: the
page puts in its value, so one figure serves light and dark.
"""


class Form(Protocol):
    """Rows of one kind, and the three ways they are shown."""

    def table(self) -> Table:
        """The rows as they stand below the chart and in its CSV."""
        ...

    def draw(self) -> str:
        """The rows as inline SVG: what stands in the page at once."""
        ...

    def figure(self) -> Figure:
        """The rows as a Plotly figure: what "Explore" swaps in."""
        ...
