"""Names and phrases found in a text, at word boundaries and by rules of case."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from agreements.core.recognise.text import folded

V = TypeVar("V")
WORD = re.compile(r"\w+")
UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
"""Scripts that write no space between words: names in them need no boundary."""
SHORT = 5


@dataclass(frozen=True, slots=True)
class Match(Generic[V]):
    """``text[start:end]`` names ``value``."""

    start: int
    end: int
    text: str
    value: V


@dataclass(frozen=True, slots=True)
class _Entry(Generic[V]):
    """``lead`` counts the characters of ``key`` before its first word: 1 in "(KABIL)"."""

    key: str
    phrase: str
    value: V
    lead: int


def comparable(text: str) -> str:
    """Folded, and a hyphen is a space: "rare-earth" is found by "rare earth"."""
    return folded(text).replace("-", " ")


class Matcher(Generic[V]):
    """Finds every phrase it was given, the longest where several begin at one place.

    Case is not minded, but: a word that begins with a capital must do so in the text
    ("Turkey", "the Union", not "turkey"), and one of at most five characters all in capitals
    must stand exactly so ("US", not "us"). One that begins with a small letter is also
    found with an s after it.
    """

    def __init__(self, names: Iterable[tuple[str, V]]) -> None:
        self._spaced: dict[str, list[_Entry[V]]] = {}
        unspaced: dict[str, V] = {}
        for phrase, value in sorted(names, key=lambda pair: -len(pair[0])):
            key = comparable(phrase.strip())
            first = WORD.search(key)
            if first is None:
                continue
            if UNSPACED.search(key):
                unspaced.setdefault(key, value)
            else:
                entries = self._spaced.setdefault(first[0], [])
                entries.append(_Entry(key, phrase.strip(), value, first.start()))
        self._unspaced = unspaced
        self._pattern = re.compile("|".join(map(re.escape, unspaced))) if unspaced else None

    def find(self, text: str) -> list[Match[V]]:
        """What is named in the text, in order; two never overlap."""
        found = [*self._find_spaced(text), *self._find_unspaced(text)]
        found.sort(key=lambda match: (match.start, -match.end))
        kept: list[Match[V]] = []
        for match in found:
            if not kept or match.start >= kept[-1].end:
                kept.append(match)
        return kept

    def _find_spaced(self, text: str) -> Iterator[Match[V]]:
        whole = comparable(text)
        after = 0
        for word in WORD.finditer(whole):
            if word.start() < after:
                continue
            for entry in self._spaced.get(word[0], ()):
                start = word.start() - entry.lead
                end = _end(whole, entry, start)
                if end and _has_its_case(text[start:end], entry):
                    yield Match(start, end, text[start:end], entry.value)
                    after = end
                    break

    def _find_unspaced(self, text: str) -> Iterator[Match[V]]:
        if self._pattern is not None and not text.isascii():
            for match in self._pattern.finditer(comparable(text)):
                start, end = match.span()
                yield Match(start, end, text[start:end], self._unspaced[match[0]])


def _end(whole: str, entry: _Entry[V], start: int) -> int:
    """Where the phrase that begins there ends; 0 where it does not stand there as words."""
    if start < 0 or not whole.startswith(entry.key, start):
        return 0
    end = start + len(entry.key)
    if _parts_words(whole, end):
        return end
    is_plural = entry.phrase[0].islower() and whole[end : end + 1] == "s"
    return end + 1 if is_plural and _parts_words(whole, end + 1) else 0


def _parts_words(whole: str, end: int) -> bool:
    after = whole[end : end + 1]
    return not (whole[end - 1].isalnum() and (after.isalnum() or after == "_"))


def _has_its_case(found: str, entry: _Entry[V]) -> bool:
    phrase = entry.phrase
    if len(phrase) <= SHORT and phrase.isupper():
        return found == phrase
    starts = [match.start() for match in WORD.finditer(phrase)]
    return all(found[at : at + 1].isupper() for at in starts if phrase[at].isupper())
