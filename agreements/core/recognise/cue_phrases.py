"""The phrases of cues, read and ready to be matched against the words of a sentence.

The language is that of :mod:`agreements.core.recognise.cues`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate

from agreements.core.recognise.stems import MONEY, PARTY, Token, stem
from agreements.core.recognise.text import folded

PIECE = re.compile(r"[()|@$]|\*\d*|[=]?[^\W_]+\+?|[\s,\-–'’./&]+|.")
USUAL_GAP, WIDEST_GAP = 3, 12


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
        return token.word.startswith(self.text) if self.how else token.stem == self.text

    @property
    def most(self) -> int:
        """How many words it can be, at most."""
        return 1

    @property
    def source(self) -> str:
        """A regular expression for the word in a :class:`Line`."""
        text = re.escape(self.text)
        if not self.how:
            return f"[^/ ]*/{text} "
        return f"{text}/[^ ]* " if self.how == "=" else f"{text}[^/ ]*/[^ ]* "


@dataclass(frozen=True, slots=True)
class Gap:
    """Up to so many words."""

    most: int

    @property
    def source(self) -> str:
        return f"(?:[^ ]* ){{0,{self.most}}}?"


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several runs of parts."""

    runs: tuple[tuple[Part, ...], ...]

    @property
    def most(self) -> int:
        return max(sum(part.most for part in run) for run in self.runs)

    @property
    def source(self) -> str:
        return "(?:" + "|".join("".join(part.source for part in run) for run in self.runs) + ")"


Part = Word | Gap | AnyOf


class Line:
    """The words of a sentence in one string, "word/stem " each, with where each begins."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.words = words
        written = [f"{token.word}/{token.stem} " for token in words]
        self.text = "".join(written)
        self.starts = list(accumulate(map(len, written), initial=0))


@dataclass(frozen=True)
class Phrase:
    """``needs`` are sets of stems of each of which a sentence must have one, to be looked at,
    those that its first word answers left out."""

    parts: tuple[Part, ...]
    needs: tuple[frozenset[str], ...] = ()

    @cached_property
    def _reach(self) -> int:
        return sum(part.most for part in self.parts)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        return re.compile("".join(part.source for part in self.parts))

    def may_be_in(self, stems: set[str]) -> bool:
        """Whether there is one of each of its needs."""
        return not any(map(stems.isdisjoint, self.needs))

    def end(self, line: Line, at: int) -> int:
        """The number of the word after the phrase that begins at ``at``; -1 where none does."""
        if not self.may_be_in({token.stem for token in line.words[at : at + self._reach]}):
            return -1
        match = self._pattern.match(line.text, line.starts[at])
        return bisect_left(line.starts, match.end()) if match else -1


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
    if not list(beginnings(parts)):
        raise PhraseError("A phrase cannot begin with something that may be left out.")
    return Phrase(tuple(parts), tuple(need for part in parts[1:] if (need := _need(part))))


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


def beginnings(parts: Sequence[Part]) -> Iterator[Word]:
    """The words a phrase can begin with; nothing where its first part may be left out."""
    first = parts[0]
    if isinstance(first, Word):
        yield first
    elif isinstance(first, AnyOf) and all(first.runs):
        for run in first.runs:
            yield from beginnings(run)
