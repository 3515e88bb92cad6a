"""Turns rows and columns into the pieces of a file, a row at a time."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from agreements.exports.columns import Cell, Column

BYTE_ORDER_MARK = "\ufeff"
"""Tells spreadsheets that the file is UTF-8."""

RUNS = re.compile(r"'*[=+\-@\t\r]")
"""How a cell begins that a spreadsheet would run, or that was quoted against it."""

INERT = re.compile(r"'+[=+\-@\t\r]")


class _Echo:
    """A file that returns what is written to it."""

    def write(self, text: str) -> str:
        return text


def inert(cell: Cell) -> Cell:
    """Stop a spreadsheet from running text that came off the web as a formula.

    An apostrophe is put before it, and before a cell that looks as if one had been;
    so :func:`read_back` gives every cell as it was.
    """
    if isinstance(cell, str) and RUNS.match(cell):
        return f"'{cell}"
    return cell


def read_back(cell: str) -> str:
    """What :func:`inert` was given."""
    return cell[1:] if INERT.match(cell) else cell


def csv_pieces(columns: Sequence[Column[Any]], rows: Iterable[Any]) -> Iterator[str]:
    """Lines of a CSV file: UTF-8 mark and headings first, then one a row."""
    write: Any = csv.writer(_Echo()).writerow
    yield BYTE_ORDER_MARK + write([column.heading for column in columns])
    for row in rows:
        yield write([inert(column.value(row)) for column in columns])
