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
from functools import lru_cache

from agreements.core.recognise.stems import MONEY, PARTY, Token, stem
from agreements.core.recognise.text import folded
from agreements.core.recognise.vocabulary import Cue

UNSPACED = ("ja", "zh")
PIECE = re.compile(r"[()|@$]|\*\d*|[=]?[^\W_]+\+?|[\s,\-–'’./&]+|.")
USUAL_GAP, SIGNS_IN_GAP, WIDEST_GAP = 3, 12, 12


class PhraseError(ValueError):
    """A phrase that cannot be read; the message says what to change."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word to find; ``how`` is "" for any inflection, "=" for exact, "+" for a beginning."""

    text: str
    how: str = ""

    def fits(self, token: Token) -> bool:
        if self.how == "=":
            return token.word == self.text
        if self.how == "+":
            return token.word.startswith(self.text)
        return token.stem == self.text


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many words."""

    most: int


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several runs of parts."""

    runs: tuple[tuple[Part, ...], ...]


Part = Word | Gap | AnyOf


@dataclass(frozen=True, slots=True)
class Phrase:
    """``needs`` are sets of stems of each of which a sentence must have one, to be looked at."""

    parts: tuple[Part, ...]
    needs: tuple[frozenset[str], ...] = ()

    def end(self, words: Sequence[Token], at: int) -> int:
        """The number of the word after the phrase that begins at ``at``; -1 where none does."""
        return next(_ends(self.parts, words, at), -1)


@lru_cache(maxsize=10_000)
def phrase(written: str) -> Phrase:
    """Read a phrase; raise :class:`PhraseError` where it cannot be."""
    pieces = [piece for piece in PIECE.findall(folded(written)) if piece.strip(" \t,-–'’./&")]
    parts, rest = _run(pieces, is_inside=False)
    if rest:
        raise PhraseError("A bracket is closed that was never opened.")
    if not parts:
        raise PhraseError("Write at least one word.")
    if isinstance(parts[0], Gap) or isinstance(parts[-1], Gap):
        raise PhraseError("A phrase begins and ends with a word: * stands between two.")
    if not list(_beginnings(parts)):
        raise PhraseError("A phrase cannot begin with something that may be left out.")
    return Phrase(tuple(parts), tuple(need for part in parts if (need := _need(part))))


def _need(part: Part) -> frozenset[str]:
    """Stems of which one must be there for the part to be; empty where that cannot be said."""
    if isinstance(part, Word):
        return frozenset([part.text]) if not part.how else frozenset()
    if isinstance(part, Gap):
        return frozenset()
    found: set[str] = set()
    for run in part.runs:
        first = next((need for each in run if (need := _need(each))), frozenset())
        if not first:
            return frozenset()
        found |= first
    return frozenset(found)


def _run(pieces: list[str], *, is_inside: bool) -> tuple[list[Part], list[str]]:
    """The parts up to a | or ) that belongs to somebody else, and what is left."""
    parts: list[Part] = []
    while pieces and pieces[0] != ")":
        if pieces[0] == "|":
            if not is_inside:
                raise PhraseError("Put alternatives in brackets: (a|b).")
            break
        piece, *pieces = pieces
        if piece == "(":
            part, pieces = _alternatives(pieces)
            parts.append(part)
        else:
            parts.append(_part(piece))
    return parts, pieces


def _alternatives(pieces: list[str]) -> tuple[AnyOf, list[str]]:
    runs: list[tuple[Part, ...]] = []
    while True:
        parts, pieces = _run(pieces, is_inside=True)
        runs.append(tuple(parts))
        if not pieces:
            raise PhraseError("A bracket is opened and never closed.")
        sign, *pieces = pieces
        if sign == ")":
            break
    if not any(runs):
        raise PhraseError("There is nothing between the brackets.")
    return AnyOf(tuple(runs)), pieces


def _part(piece: str) -> Part:
    if piece[0] == "*":
        most = int(piece[1:] or USUAL_GAP)
        if not 0 < most <= WIDEST_GAP:
            raise PhraseError(f"* takes up to {WIDEST_GAP} words, such as *5.")
        return Gap(most)
    if piece[-1] == "+" and len(piece) > 1:
        return Word(piece[:-1].removeprefix("="), "+")
    if piece[0] == "=" and len(piece) > 1:
        return Word(piece[1:], "=")
    if piece in (PARTY, MONEY):
        return Word(piece)
    if not piece.isalnum():
        raise PhraseError(f"“{piece}” means nothing here; use words, brackets, | and *.")
    return Word(stem(piece))


def _beginnings(parts: Sequence[Part]) -> Iterator[Word]:
    """The words a phrase can begin with; nothing where its first part may be left out."""
    first = parts[0]
    if isinstance(first, Word):
        yield first
    elif isinstance(first, AnyOf) and all(first.runs):
        for run in first.runs:
            yield from _beginnings(run)


def _ends(parts: Sequence[Part], words: Sequence[Token], at: int) -> Iterator[int]:
    if not parts:
        yield at
        return
    first, rest = parts[0], parts[1:]
    if isinstance(first, Word):
        if at < len(words) and first.fits(words[at]):
            yield from _ends(rest, words, at + 1)
    elif isinstance(first, Gap):
        for skipped in range(min(first.most, len(words) - at) + 1):
            yield from _ends(rest, words, at + skipped)
    else:
        for run in first.runs:
            yield from _ends((*run, *rest), words, at)


@dataclass(frozen=True, slots=True)
class Hit:
    """``text[start:end]`` is an instance of the cue."""

    start: int
    end: int
    cue: Cue


class Cues:
    """Cues ready to be found; ``faults`` say in words which could not be read."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self.faults: list[str] = []
        self._by_stem: dict[str, list[tuple[Phrase, Cue]]] = {}
        self._by_letter: dict[str, list[tuple[Word, Phrase, Cue]]] = {}
        self._signs: list[tuple[re.Pattern[str], Cue]] = []
        for cue in cues:
            try:
                self._take(cue)
            except PhraseError as error:
                self.faults.append(f"“{cue.phrase}”: {error}")

    def _take(self, cue: Cue) -> None:
        if cue.language.split("-")[0] in UNSPACED:
            self._signs.append((_signs(cue.phrase), cue))
            return
        read = phrase(cue.phrase)
        for first in set(_beginnings(read.parts)):
            if first.how:
                letter = first.text[0]
                self._by_letter.setdefault(letter, []).append((first, read, cue))
            else:
                self._by_stem.setdefault(first.text, []).append((read, cue))

    def find(self, text: str, words: Sequence[Token], start: int, end: int) -> list[Hit]:
        """Every cue in one sentence, which is ``text[start:end]`` with these words, in order."""
        hits = []
        stems = {token.stem for token in words}
        for at, token in enumerate(words):
            for read, cue in self._beginning(token):
                if any(need.isdisjoint(stems) for need in read.needs):
                    continue
                last = read.end(words, at)
                if last > at:
                    hits.append(Hit(token.start, words[last - 1].end, cue))
        if not text.isascii():
            hits += self._find_signs(folded(text), start, end)
        return sorted(hits, key=lambda hit: (hit.start, hit.end))

    def _beginning(self, token: Token) -> Iterator[tuple[Phrase, Cue]]:
        """The phrases that may begin with the word."""
        yield from self._by_stem.get(token.stem, ())
        for first, read, cue in self._by_letter.get(token.word[0], ()):
            if first.fits(token):
                yield read, cue

    def _find_signs(self, text: str, start: int, end: int) -> Iterator[Hit]:
        for pattern, cue in self._signs:
            for match in pattern.finditer(text, start, end):
                yield Hit(match.start(), match.end(), cue)


def _signs(written: str) -> re.Pattern[str]:
    """A phrase of a language without spaces, as a pattern over folded text."""
    phrase_of_words(written)
    parts = (
        piece if piece in {"(", ")", "|"} else _gap(piece) if piece[0] == "*" else re.escape(piece)
        for piece in PIECE.findall(folded(written))
        if piece.strip()
    )
    return re.compile("".join(part.replace("(", "(?:") if part == "(" else part for part in parts))


def _gap(piece: str) -> str:
    return f"[^。]{{0,{int(piece[1:] or SIGNS_IN_GAP)}}}"


def phrase_of_words(written: str) -> Phrase:
    """Read a phrase of any language, which raises where it is not one."""
    return phrase(written)


def fault(written: str) -> str:
    """What is wrong with a phrase, in words; empty where it can be read."""
    try:
        phrase(written)
    except PhraseError as error:
        return str(error)
    return ""
