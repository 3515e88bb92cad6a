"""CSV: inert in spreadsheets, lossless for programs, and described as it is."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.exports.columns import PROVISIONS, Column
from agreements.exports.dictionary import dictionary
from agreements.exports.writers import BYTE_ORDER_MARK, csv_pieces, inert, read_back
from tests.golden import ROOT, assert_published

STARTS = ("=", "+", "-", "@", "\t", "\r")
TEXT = (Column("text", "Text", lambda row: row, "Some text."),)


def read(pieces) -> list[list[str]]:
    text = "".join(pieces)
    assert text.startswith(BYTE_ORDER_MARK)
    return list(csv.reader(io.StringIO(text.removeprefix(BYTE_ORDER_MARK), newline="")))


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_every_cell_reads_back_as_it_was(cell):
    [[_heading], [shown]] = read(csv_pieces(TEXT, [cell])) if cell else [["Text"], [""]]

    assert read_back(shown) == cell


@given(st.sampled_from(STARTS), st.text(max_size=20))
def test_no_cell_begins_as_a_formula(start, rest):
    assert not str(inert(start + rest)).startswith(STARTS)


@pytest.mark.parametrize("cell", ["'=1", "''=1", "'plain", "'", "=1", "plain", ""])
def test_apostrophes_of_the_text_itself_are_kept(cell):
    assert read_back(str(inert(cell))) == cell


@pytest.mark.parametrize("cell", [5, -5, None])
def test_numbers_are_left_alone(cell):
    assert inert(cell) == cell


def test_lines_end_as_spreadsheets_write_them_and_headings_come_first():
    assert list(csv_pieces(TEXT, ["a", 'b"c'])) == ["\ufeffText\r\n", "a\r\n", '"b""c"\r\n']


def test_nothing_is_read_before_the_first_line_was_sent():
    def rows():
        raise AssertionError("read too early")
        yield

    assert next(csv_pieces(TEXT, rows())) == "\ufeffText\r\n"


def test_keys_are_published_once():
    keys = [column.key for column in PROVISIONS]

    assert len(set(keys)) == len(keys)


def test_the_dictionary_describes_the_columns():
    rows = json.loads(Path(ROOT / "fixtures/vocabulary/1_pillars.json").read_text())
    pillars = sorted((row["fields"] for row in rows), key=lambda fields: fields["order"])

    written = dictionary([(fields["code"], fields["name"]) for fields in pillars])

    assert_published("docs/exports.md", written)
