"""Phrases that speak for a value, in a small language that a curator can write.

* Words match in any inflection, case and accent: ``cut red tape`` finds "Cutting red tape".
* ``(a|b c|)`` is any of these; an empty one means that it may be left out.
* ``*`` is up to three words that do not matter, ``*6`` up to six.
* ``recycl+`` is any word that begins so; ``=mining`` is that word and no other form.
* ``@`` is the name of any party ("Chile", "Canadian", "Brussels"), ``$`` any sum of money.
* In languages that write no spaces (ja, zh), words are signs as they stand, and ``*``
  is up to twelve signs.

A phrase is found within one sentence. A hyphen is a space, other punctuation is not seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from agreements.core.recognise.cue_phrases import (
    PIECE,
    Line,
    Phrase,
    PhraseError,
    Word,
    beginnings,
    phrase,
)
from agreements.core.recognise.stems import Token
from agreements.core.recognise.text import folded
from agreements.core.recognise.vocabulary import Cue

UNSPACED = ("ja", "zh")
SIGNS_IN_GAP = 12


@dataclass(frozen=True, slots=True)
class Hit:
    """``text[start:end]`` is an instance of the cue."""

    start: int
    end: int
    cue: Cue


ANY: frozenset[str] = frozenset()
"""What a phrase needs that its first word is enough for."""


@dataclass(frozen=True, slots=True)
class _Entry:
    """``rank`` is its place among the cues: of two that fit alike, the lower comes first."""

    rank: int
    first: Word
    phrase: Phrase
    cue: Cue


class Cues:
    """Cues ready to be found; ``faults`` say in words which could not be read."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.faults: list[str] = []
        self._by_stem: dict[str, dict[frozenset[str], list[_Entry]]] = {}
        self._by_letter: dict[str, list[_Entry]] = {}
        self._signs: list[tuple[re.Pattern[str], Cue]] = []
        for rank, cue in enumerate(cues):
            try:
                self._take(rank, cue)
            except PhraseError as error:
                self.faults.append(f"“{cue.phrase}”: {error}")

    def _take(self, rank: int, cue: Cue) -> None:
        if cue.language.split("-")[0] in UNSPACED:
            self._signs.append((_signs(cue.phrase), cue))
            return
        read = phrase(cue.phrase)
        for first in set(beginnings(read.parts)):
            entry = _Entry(rank, first, read, cue)
            if first.how:
                self._by_letter.setdefault(first.text[0], []).append(entry)
            else:
                needed = read.needs[0] if read.needs else ANY
                self._by_stem.setdefault(first.text, {}).setdefault(needed, []).append(entry)

    def find(self, text: str, words: Sequence[Token], start: int, end: int) -> list[Hit]:
        """Every cue in one sentence, which is ``text[start:end]`` with these words, in order."""
        found: list[tuple[bool, int, Hit]] = []
        line, stems = Line(words), {token.stem for token in words}
        for at, token in enumerate(words):
            for entry in self._beginning(token, stems):
                last = entry.phrase.end(line, at)
                if last > at:
                    hit = Hit(token.start, words[last - 1].end, entry.cue)
                    found.append((bool(entry.first.how), entry.rank, hit))
        hits = [hit for _how, _rank, hit in sorted(found, key=lambda each: each[:2])]
        if not text.isascii():
            hits += self._find_signs(folded(text), start, end)
        return sorted(hits, key=lambda hit: (hit.start, hit.end))

    def _beginning(self, token: Token, stems: set[str]) -> Iterator[_Entry]:
        """The phrases that may begin with the word, of which the sentence has what they need."""
        for need, entries in self._by_stem.get(token.stem, {}).items():
            if need is ANY or not need.isdisjoint(stems):
                yield from (entry for entry in entries if entry.phrase.may_be_in(stems))
        for entry in self._by_letter.get(token.word[0], ()):
            if entry.first.fits(token) and entry.phrase.may_be_in(stems):
                yield entry

    def _find_signs(self, text: str, start: int, end: int) -> Iterator[Hit]:
        for pattern, cue in self._signs:
            for match in pattern.finditer(text, start, end):
                yield Hit(match.start(), match.end(), cue)


def _signs(written: str) -> re.Pattern[str]:
    """A phrase of a language without spaces, as a pattern over folded text."""
    phrase(written)
    parts = (
        piece if piece in {"(", ")", "|"} else _gap(piece) if piece[0] == "*" else re.escape(piece)
        for piece in PIECE.findall(folded(written))
        if piece.strip()
    )
    return re.compile("".join(part.replace("(", "(?:") if part == "(" else part for part in parts))


def _gap(piece: str) -> str:
    return f"[^。]{{0,{int(piece[1:] or SIGNS_IN_GAP)}}}"


def fault(written: str) -> str:
    """What is wrong with a phrase, in words; empty where it can be read."""
    try:
        phrase(written)
    except PhraseError as error:
        return str(error)
    return ""
