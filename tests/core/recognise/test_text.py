"""Paragraphs, sentences and folding keep every offset."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from agreements.core.recognise.text import evidence, folded, paragraphs, sentences


@given(st.text())
def test_every_piece_is_what_stands_there(text):
    for piece in [*paragraphs(text), *sentences(text)]:
        assert text[piece.start : piece.end] == piece.text


@given(st.text())
def test_folding_keeps_the_length(text):
    assert len(folded(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("One. Two! “Three?” Four", ["One.", "Two!", "“Three?”", "Four"]),
        ("The U.S. Bank said so. Yes.", ["The U.S. Bank said so.", "Yes."]),
        ("Mr. Wu met V. L. Rao. He left.", ["Mr. Wu met V. L. Rao.", "He left."]),
        ("It costs $8.5 bn. in all. No more.", ["It costs $8.5 bn. in all.", "No more."]),
        ("TOKYO, Oct. 28 - They met.", ["TOKYO, Oct. 28 - They met."]),
        ("二十八日、署名した。文書にない。", ["二十八日、署名した。", "文書にない。"]),
        ("A head\nA line.", ["A head", "A line."]),
    ],
)  # fmt: skip
def test_sentences_end_where_a_reader_ends_them(text, parts):
    assert [piece.text for piece in sentences(text)] == parts


def test_sentences_know_their_paragraph():
    assert [piece.paragraph for piece in sentences("One. Two.\n\nThree.")] == [0, 0, 1]


def test_evidence_leaves_out_the_space_around_it():
    found = evidence("They signed  it.", 4, 13)
    assert (found.start, found.end, found.quote) == (5, 11, "signed")


def test_folding_takes_case_accents_and_curly_marks_off():
    assert (
        folded("Félix “Tshisekedi’s” Šefčovič – 4\u00a0déc")
        == 'felix "tshisekedi\'s" sefcovic - 4 dec'
    )
