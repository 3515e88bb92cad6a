"""A table of the register as a file that can be read back unchanged."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from agreements.exports.writers import BYTE_ORDER_MARK, inert
from agreements.review.importing.cells import UNPRINTED
from agreements.review.importing.tables import TABLES


def rows_of(kind: str) -> Iterator[list[str]]:
    """Headings, then every row; all cells are text."""
    table = TABLES[kind](by=None, may=frozenset())
    data = table.export(table.for_export())
    yield list(data.headers)
    yield from ([str(cell) for cell in row] for row in data)


def csv_of(kind: str) -> str:
    """The table as CSV: UTF-8 with its mark, and nothing in it that a spreadsheet would run."""
    text = io.StringIO()
    csv.writer(text).writerows([inert(cell) for cell in row] for row in rows_of(kind))
    return BYTE_ORDER_MARK + text.getvalue()


def workbook_of(kind: str) -> bytes:
    """The table as a workbook of text cells, so that no formula is run and no date changed."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(kind)
    for row in rows_of(kind):
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value=UNPRINTED.sub("", text))
            cell.data_type, cell.number_format = "s", "@"
            cells.append(cell)
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
