"""A text cut into paragraphs and sentences, and folded, with every offset kept.

Offsets count characters of the text as it was given. Nothing here changes its length,
so a span found in a folded text is the same span in the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from agreements.core.recognise.findings import Evidence

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")
STOP = re.compile(r"[.!?…]+[\"”’'»)\]]*(?=\s)|[。！？]+[」』）]*")
"""Where a sentence may end: Latin stops before a space, Japanese ones anywhere."""
ABBREVIATIONS = re.compile(
    "mr|mrs|ms|dr|prof|st|sen|rep|gov|gen|lt|col|sgt|amb|hon|rev|jr|sr|vs|no|nos|art|fig|"
    "jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|inc|ltd|corp|cos?|bros|e\\.g|i\\.e|cf|ca|approx|"
    "u\\.s|u\\.k|u\\.n|e\\.u|u\\.a\\.e|d\\.c|m|mm|mme|sra|srta|bn|mln"
)
LONGER = 40
"""Letters: more than any abbreviation has."""
LAST_WORD = re.compile(r"(?:[^\W\d_]\.)*[^\W_]+$")
KEEP = {"‘": "'", "’": "'", "“": '"', "”": '"', "–": "-", "—": "-", "‑": "-", "‐": "-"}
SPACES = re.compile(r"[^\S\n]")


@dataclass(frozen=True, slots=True)
class Span:
    """``text[start:end]`` of the whole, with those characters."""

    start: int
    end: int
    text: str

    def __contains__(self, offset: object) -> bool:
        return isinstance(offset, int) and self.start <= offset < self.end


@dataclass(frozen=True, slots=True)
class Sentence(Span):
    """``paragraph`` counts from 0."""

    paragraph: int


def span(text: str, start: int, end: int) -> Span:
    """The characters from ``start`` to ``end``, without the white space around them."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return Span(start, end, text[start:end])


def evidence(text: str, start: int, end: int) -> Evidence:
    """The words from ``start`` to ``end`` as evidence, without white space around them."""
    found = span(text, start, end)
    return Evidence(start=found.start, end=found.end, quote=found.text)


@lru_cache(maxsize=8)
def paragraphs(text: str) -> tuple[Span, ...]:
    """The lines of a text that are not blank: whatever a newline parts is a paragraph."""
    return tuple(span(text, *match.span()) for match in PARAGRAPH.finditer(text))


@lru_cache(maxsize=8)
def sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of every paragraph in order; one never runs over a newline."""
    return tuple(
        Sentence(part.start, part.end, part.text, number)
        for number, paragraph in enumerate(paragraphs(text))
        for part in _sentences_of(text, paragraph)
    )


def _sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    start = paragraph.start
    for stop in STOP.finditer(text, paragraph.start, paragraph.end):
        if _ends_a_sentence(text, start, stop):
            yield span(text, start, stop.end())
            start = stop.end()
    if text[start : paragraph.end].strip():
        yield span(text, start, paragraph.end)


def _ends_a_sentence(text: str, start: int, stop: re.Match[str]) -> bool:
    """A stop does not end one after an abbreviation or an initial, nor before a small letter."""
    if stop[0][0] in "。！？":
        return True
    after = text[stop.end() :].lstrip()[:1]
    if after.islower():
        return False
    if stop[0] != ".":
        return True
    word = LAST_WORD.search(text, max(start, stop.start() - LONGER), stop.start())
    if word is None:
        return True
    is_initial = len(word[0]) == 1 and word[0].isupper()
    return not (is_initial or ABBREVIATIONS.fullmatch(word[0].lower()))


@lru_cache(maxsize=4096)
def fold_letter(letter: str) -> str:
    """One character without case or accent; itself where that would not be one character."""
    if letter in KEEP:
        return KEEP[letter]
    base = unicodedata.normalize("NFKD", letter)[:1] if not _is_kana(letter) else letter
    folded = (base or letter).casefold()
    return folded if len(folded) == 1 else letter


def _is_kana(letter: str) -> bool:
    """Japanese kana would lose the marks that tell one sound from another."""
    return "\u3040" <= letter <= "\u30ff"


@lru_cache(maxsize=64)
def folded(text: str) -> str:
    """Lower case, no accents, plain quotes and hyphens, one kind of space; of the same length."""
    if text.isascii():
        return SPACES.sub(" ", text.lower())
    return SPACES.sub(" ", "".join(map(fold_letter, text)))


def each_at(pattern: re.Pattern[str], text: str, places: list[int]) -> Iterator[re.Match[str]]:
    """As ``finditer``, of a pattern that can only begin at these places."""
    over = 0
    for at in places:
        match = pattern.match(text, at) if at >= over else None
        if match:
            yield match
            over = match.end()
