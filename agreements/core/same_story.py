"""Whether an article tells a story that is held already: the same address, text, or nearly.

Precision before recall: a story wrongly called a copy loses its facts, a copy missed costs a
person one look. How the threshold was found: docs/decisions/0008-same-story.md.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar
from zlib import crc32

K = TypeVar("K", bound=Hashable)

SIZE = 256
"""Numbers in a sketch."""
THRESHOLD = 0.6
"""The share of a text's shingles found in an earlier one from which it is nearly the same."""
FEWEST = 12
"""Shared numbers below which a share says nothing."""

UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0e7f"
WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
IS_UNSPACED = re.compile(f"[{UNSPACED}]")
WORDS, CHARACTERS = 3, 6  # a shingle's length where words are parted by spaces, and where not
RANGE = 2**31  # what a shingle's number is below: it fits a 32-bit column


@dataclass(frozen=True, kw_only=True)
class Told(Generic[K]):
    """A story as compared: ``url`` is its canonical address, ``key`` is the caller's own."""

    key: K
    url: str
    text_hash: str
    sketch: tuple[int, ...]


@dataclass(frozen=True, kw_only=True)
class Verdict(Generic[K]):
    """``kind`` is "exact", "near" or empty, as stored; ``of`` the earlier story it repeats.

    ``likeness`` is the greatest found, whether or not it was enough.
    """

    kind: str = ""
    of: K | None = None
    likeness: float = 0.0


def told(*, key: K, url: str, text: str) -> Told[K]:
    """A story ready to be compared."""
    return Told(key=key, url=url, text_hash=text_hash(text), sketch=sketch(text))


def text_hash(text: str) -> str:
    """SHA-256 of the words of a text: case, spacing, punctuation and forms of a letter aside.

    Empty for a text without words, which is like no other.
    """
    words = _words(text)
    return sha256(" ".join(words).encode()).hexdigest() if words else ""


def sketch(text: str) -> tuple[int, ...]:
    """The smallest numbers that the shingles of a text hash to, in order; each below 2**31.

    A shingle is three words in a row, or six characters in Japanese, Chinese and Thai. Two
    texts that share shingles share numbers, so a text of a few hundred words is held in
    ``SIZE`` of them. Stable between processes and versions.
    """
    words = _words(text)
    unspaced = sum(bool(IS_UNSPACED.match(word)) for word in words) * 2 > len(words)
    length = CHARACTERS if unspaced else WORDS
    shingles = {" ".join(words[at : at + length]) for at in range(len(words) - length + 1)}
    return tuple(sorted({_number(shingle) for shingle in shingles})[:SIZE])


def likeness(new: Iterable[int], earlier: Iterable[int]) -> float:
    """The share of the new text's shingles that the earlier one has too, from 0 to 1.

    Not symmetric: a trimmed copy is wholly in its original, and a story that repeats an
    earlier notice and goes on is mostly its own. Estimated over the numbers that both
    sketches would hold; 0 where these are too few to tell.
    """
    ours, theirs = set(new), set(earlier)
    if not ours or not theirs:
        return 0.0
    horizon = min(_horizon(ours), _horizon(theirs))
    seen = {number for number in ours if number <= horizon}
    shared = len(seen & theirs)
    return shared / len(seen) if shared >= FEWEST else 0.0


def same_story(new: Told[K], earlier: Iterable[Told[K]]) -> Verdict[K]:
    """Which of the earlier stories the new one repeats, if any.

    The same canonical address or the same words are an exact repeat, whatever else is like
    it; among near ones the likest counts, and of equals the first given.
    """
    near: Verdict[K] = Verdict()
    for other in earlier:
        if _is_exact(new, other):
            return Verdict(kind="exact", of=other.key, likeness=1.0)
        share = likeness(new.sketch, other.sketch)
        if share > near.likeness:
            near = Verdict(
                kind="near" if share >= THRESHOLD else "",
                of=other.key if share >= THRESHOLD else None,
                likeness=share,
            )
    return near


def _is_exact(new: Told[K], other: Told[K]) -> bool:
    return bool(
        (new.url and new.url == other.url) or (new.text_hash and new.text_hash == other.text_hash)
    )


def _horizon(numbers: set[int]) -> int:
    """Up to where a sketch holds every number of its text."""
    return max(numbers) if len(numbers) >= SIZE else RANGE


def _words(text: str) -> list[str]:
    return WORD.findall(unicodedata.normalize("NFKC", text).casefold())


def _number(shingle: str) -> int:
    """A number of 31 bits, spread evenly: the checksum, stirred (Knuth's multiplier)."""
    return crc32(shingle.encode()) * 2_654_435_761 % 2**32 >> 1
