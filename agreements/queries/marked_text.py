"""A kept text in paragraphs, cut wherever a passage begins or ends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from agreements.core.paragraphs import PARAGRAPH

NOW = "hl-now"
"""The class of the passage to look at now."""


class Passage(NamedTuple):
    """Words of the kept text that are quoted, with their number on the page."""

    number: int
    start: int
    end: int
    anchor: str
    """Where on the page stands what quotes them."""
    look: str = ""
    """The class of the style sheet that says how far it has come, where it matters."""


class Piece(NamedTuple):
    """A stretch of text with the passages that cover it, begin at it and end with it."""

    text: str
    passages: list[Passage]
    begin: list[Passage]
    end: list[Passage]

    @property
    def nearest(self) -> Passage:
        """The shortest passage that covers it: where several overlap, the one most meant."""
        return min(self.passages, key=lambda each: each.end - each.start)

    @property
    def look(self) -> str:
        """That of the passage to look at now, where it covers this; else of the nearest."""
        looks = {each.look for each in self.passages}
        return NOW if NOW in looks else self.nearest.look


class Paragraph(NamedTuple):
    """A paragraph with its number in the text, from 1."""

    number: int
    pieces: list[Piece]
    start: int = 0
    """Where it begins in the text."""

    @property
    def is_quoted(self) -> bool:
        return any(piece.passages for piece in self.pieces)


def paragraphs(text: str, passages: Sequence[Passage]) -> list[Paragraph]:
    """The paragraphs of ``text`` in pieces; passages may overlap and run over several."""
    found = enumerate(PARAGRAPH.finditer(text), start=1)
    return [
        Paragraph(n, list(_pieces(text, *match.span(), passages)), match.start())
        for n, match in found
    ]


def _pieces(text: str, start: int, end: int, spans: Sequence[Passage]) -> Iterator[Piece]:
    near = [span for span in spans if span.start < end and span.end > start]
    cuts = {start, end, *(max(s.start, start) for s in near), *(min(s.end, end) for s in near)}
    for left, right in pairwise(sorted(cuts)):
        yield Piece(
            text[left:right],
            [span for span in near if span.start <= left and span.end >= right],
            [span for span in near if span.start == left],
            [span for span in near if span.end == right],
        )
