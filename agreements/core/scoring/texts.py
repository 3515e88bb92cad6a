"""How much of a text was got out, and how much of what was got out belongs to it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass

WITHOUT_SPACES = ("ja", "zh", "th")
"""Languages that write no spaces between words: their characters are counted instead."""


@dataclass(frozen=True)
class Overlap:
    """Shares of words; two empty texts are the same."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def overlap(said: str, expected: str, *, language: str = "en") -> Overlap:
    """Compare two texts as bags of words, whitespace folded."""
    here, there = _bag(said, language), _bag(expected, language)
    shared = (here & there).total()
    if not here and not there:
        return Overlap(1.0, 1.0)
    return Overlap(shared / max(here.total(), 1), shared / max(there.total(), 1))


def _bag(text: str, language: str) -> Counter[str]:
    folded = " ".join(text.split())
    if language.split("-")[0] in WITHOUT_SPACES:
        return Counter(folded.replace(" ", ""))
    return Counter(folded.split())


TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "miss", "mme", "dr", "prof", "sir", "dame", "hon"),
        *("president", "premier", "prince", "governor", "senator"),
        *("minister", "secretary", "commissioner", "ambassador"),
    )
)


def folded_name(name: str) -> str:
    """A person's name without titles, case, accents or full stops."""
    bare = unicodedata.normalize("NFKD", name)
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()
    words = [word for word in re.split(r"[\s.]+", bare) if word]
    while len(words) > 1 and words[0] in TITLES:
        words = words[1:]
    return " ".join(words)


def city(place: str | None) -> str:
    """The city of a place: the last part of "Akasaka Palace, Tokyo", folded.

    A place written as 迎賓館（東京・元赤坂） has it before the dot within the brackets.
    """
    text = unicodedata.normalize("NFKC", place or "")
    inside = re.search(r"\(([^)]*)\)", text)
    last = (inside.group(1).split("・")[0] if inside else text.split(",")[-1]).strip()
    bare = unicodedata.normalize("NFKD", last)
    return "".join(sign for sign in bare if not unicodedata.combining(sign)).casefold()
