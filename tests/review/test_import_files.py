"""What a file may be, and what is said of one that cannot be taken. No database."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from agreements.review.importing import reading
from agreements.review.importing.reading import UnreadableFileError, read_table


def workbook(*rows: list[Any]) -> bytes:
    book, file = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(file)
    return file.getvalue()


def test_headings_are_small_letters_and_blank_rows_are_passed_over() -> None:
    table = read_table("\ufeffSlug , Name\r\n\r\njp,Japan\r\n,\r\nkr,Korea\r\n".encode())
    assert table.headings == ["slug", "name"]
    assert table.rows == [(3, ["jp", "Japan"]), (5, ["kr", "Korea"])]


def test_a_short_row_is_filled_and_a_cell_may_hold_lines() -> None:
    table = read_table(b'slug,name,kind\n"jp","two\nlines"\n')
    assert table.rows == [(3, ["jp", "two\nlines", ""])]


def test_formulas_and_tags_are_text_and_the_sign_put_before_them_is_taken_off() -> None:
    table = read_table(b"slug,name\na,=1+1\nb,'=1+1\nc,''=x\nd,<script>\n")
    assert [row[1] for _number, row in table.rows] == ["=1+1", "=1+1", "'=x", "<script>"]


def test_a_workbook_reads_as_the_same_table_would() -> None:
    body = workbook(
        ["slug", "signed_on", "order", "text_read", "name", None],
        ["a", date(2024, 10, 28), 2024, True, "=1+1"],
        [None, None],
        ["b", "2024-10", 1.5, False, None],
    )
    table = read_table(body)
    assert table.headings == ["slug", "signed_on", "order", "text_read", "name"]
    assert table.rows == [
        (2, ["a", "2024-10-28", "2024", "yes", "=1+1"]),
        (4, ["b", "2024-10", "1.5", "no", ""]),
    ]


@pytest.mark.parametrize(
    ("body", "told"),
    [
        (b"", "The file is empty"),
        (b"\n \n", "The file is empty"),
        (b"slug,name\n", "no row under the headings"),
        ("slug,name\ncote,Côte\n".encode("latin-1"), "Line 2 is not UTF-8"),
        ("slug,name\na,b\n".encode("utf-16"), "UTF-16"),
        (b"slug,name\na,\x00\n", "UTF-16, or no text"),
        (b"slug;name\na;b\n", "separated by semicolons"),
        (b"slug\tname\na\tb\n", "separated by tabs"),
        (b"slug,slug\na,b\n", "More than one column is called “slug”"),
        (b"slug,name\na,b,c\n", "Row 2 has more cells"),
        (b'slug,name\na,"b\n', "Line 2 cannot be read"),
        (b"slug\n" + b"a\n" * (reading.MOST_ROWS + 1), "more than 2,000 rows"),
        (b",".join(b"c%d" % n for n in range(51)) + b"\na\n", "more than 50 columns"),
        (b"x" * (reading.MOST_BYTES + 1), "larger than 2,000,000 bytes"),
        (b"PK\x03\x04 no workbook", "no workbook that can be read"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old workbook"),
    ],
)
def test_a_file_that_cannot_be_taken_is_refused_in_words(body: bytes, told: str) -> None:
    with pytest.raises(UnreadableFileError, match=told):
        read_table(body)


def test_a_workbook_that_unpacks_to_very_much_is_not_unpacked() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * (reading.MOST_UNPACKED + 1))
    with pytest.raises(UnreadableFileError, match="unpacks to more"):
        read_table(file.getvalue())


def test_a_zip_without_a_workbook_in_it_is_refused() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as packed:
        packed.writestr("letter.txt", "slug,name")
    with pytest.raises(UnreadableFileError, match="no workbook"):
        read_table(file.getvalue())


def test_a_text_that_a_workbook_may_have_cut_is_not_taken_for_whole() -> None:
    body = workbook(["slug", "summary"], ["a", "x" * reading.LONGEST_CELL])
    with pytest.raises(UnreadableFileError, match="may have been cut"):
        read_table(body)
