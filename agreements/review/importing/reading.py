"""A file that somebody filled in, as headings and rows of text; faults in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from zipfile import BadZipFile, ZipFile

import openpyxl

from agreements.exports.writers import read_back

MOST_BYTES = 2_000_000
"""Of a file. The whole register of 137 agreements is some 100,000."""
MOST_ROWS = 2_000
MOST_COLUMNS = 50
MOST_UNPACKED = 50_000_000
"""Of a workbook, which is packed: a small file may hold very much."""
LONGEST_CELL = 32_767
"""What a cell of a workbook holds; a longer text was cut by whatever wrote it."""
SAVE_AS = "In a spreadsheet, choose “Save as” and “CSV UTF-8 (comma delimited)”, or .xlsx."

Numbered = tuple[int, list[str]]


class UnreadableFileError(Exception):
    """The file cannot be taken at all; the message says why, and what to do."""


@dataclass(frozen=True)
class Table:
    """Headings as small letters, and rows of text with the number each has in the file."""

    headings: list[str]
    rows: list[Numbered]


def read_table(body: bytes) -> Table:
    """The table that a CSV file or a workbook holds; raises UnreadableFileError.

    Nothing in it is run: a formula or a tag is text like any other.
    """
    if len(body) > MOST_BYTES:
        raise UnreadableFileError(
            f"The file is larger than {MOST_BYTES:,} bytes. Send it in parts."
        )
    if body.startswith(b"PK\x03\x04"):
        return _table(_sheet(body))
    if body.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableFileError(f"This is an old workbook (.xls). {SAVE_AS}")
    text = _decoded(body)
    return _table((number, [read_back(cell) for cell in row]) for number, row in _lines(text))


def _decoded(body: bytes) -> str:
    if body.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in body:
        raise UnreadableFileError(f"The text is UTF-16, or no text at all. {SAVE_AS}")
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = body.count(b"\n", 0, error.start) + 1
        raise UnreadableFileError(
            f"Line {line} is not UTF-8: letters with accents would be read wrongly. {SAVE_AS}"
        ) from error


def _lines(text: str) -> Iterator[Numbered]:
    first = text.split("\n", 1)[0]
    for sign, name in ((";", "semicolons"), ("\t", "tabs"), ("|", "bars")):
        if first.count(sign) > first.count(","):
            raise UnreadableFileError(f"Columns are separated by {name}, not by commas. {SAVE_AS}")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for row in reader:
            yield reader.line_num, row
    except csv.Error as error:
        raise UnreadableFileError(
            f"Line {reader.line_num} cannot be read: {error}. Look at its quotation marks."
        ) from error


def _sheet(body: bytes) -> Iterator[Numbered]:
    """The rows of the first sheet of a workbook, formulas as they are written."""
    try:
        with ZipFile(io.BytesIO(body)) as packed:
            if sum(part.file_size for part in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableFileError("The workbook unpacks to more than can be read.")
        book = openpyxl.load_workbook(io.BytesIO(body), read_only=True, data_only=False)
        sheet = book.worksheets[0]
        rows = sheet.iter_rows(max_col=MOST_COLUMNS + 1, max_row=MOST_ROWS * 5, values_only=True)
        yield from ((number, [_text(cell) for cell in row]) for number, row in enumerate(rows, 1))
    except (BadZipFile, KeyError, ValueError, TypeError, IndexError, OSError, SyntaxError) as error:
        raise UnreadableFileError(f"This is no workbook that can be read. {SAVE_AS}") from error


def _text(cell: Any) -> str:
    """A cell as it would stand in a CSV file: dates as 2024-10-28, yes and no."""
    match cell:
        case None:
            return ""
        case bool():
            return "yes" if cell else "no"
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case date() | time():
            return cell.isoformat()
        case float() if cell.is_integer():
            return str(int(cell))
        case str() if len(cell) >= LONGEST_CELL:
            raise UnreadableFileError(
                f"A cell is as long as a workbook allows ({LONGEST_CELL:,} signs), so it may have "
                "been cut. Use CSV for texts of this length."
            )
        case _:
            return str(getattr(cell, "text", cell))


def _table(lines: Iterable[Numbered]) -> Table:
    filled = ((number, row) for number, row in lines if any(cell.strip() for cell in row))
    _number, first = next(iter(filled), (1, []))
    headings = [cell.strip().lower() for cell in first]
    while headings and not headings[-1]:
        headings.pop()
    if not headings:
        raise UnreadableFileError("The file is empty. Its first row names the columns.")
    _check(headings)
    rows = []
    for number, row in filled:
        if any(cell.strip() for cell in row[len(headings) :]):
            raise UnreadableFileError(f"Row {number} has more cells than there are headings.")
        rows.append((number, [*row, *[""] * len(headings)][: len(headings)]))
        if len(rows) > MOST_ROWS:
            raise UnreadableFileError(f"There are more than {MOST_ROWS:,} rows. Send it in parts.")
    if not rows:
        raise UnreadableFileError("There is no row under the headings.")
    return Table(headings, rows)


def _check(headings: list[str]) -> None:
    twice = sorted({name for name in headings if headings.count(name) > 1})
    if twice:
        named = ", ".join(f"“{name}”" for name in twice)
        raise UnreadableFileError(f"More than one column is called {named}.")
    if len(headings) > MOST_COLUMNS:
        raise UnreadableFileError(f"There are more than {MOST_COLUMNS} columns.")
