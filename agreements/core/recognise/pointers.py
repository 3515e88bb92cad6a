"""Words that point at one of several agreements told of before: "the second text", "the club"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from agreements.core.recognise.findings import AgreementFound
from agreements.core.recognise.standing import AGREEMENT
from agreements.core.recognise.text import Sentence

NOUN = re.compile(rf"\b{AGREEMENT}\b|\b(?:coalition|bloc|grouping|letter|compact|network)\b")
POINTER = re.compile(
    rf"\b(?:the|this|that|under its|its) (?:(?P<which>[\w-]{{3,}}) )?(?P<noun>{AGREEMENT}|"
    r"coalition|bloc|grouping|letter|compact|network|one)\b"
)
ORDINALS = {"first": 0, "second": 1, "third": 2, "fourth": 3, "fifth": 4, "sixth": 5}
VAGUE = frozenset(
    (
        *("text", "texts", "paper", "papers", "document", "documents", "deal", "agreement", "one"),
        *("article", "articles", "section", "sections", "chapter", "clause", "pillar", "annex"),
        *("statement", "plan", "fund", "scheme", "version", "passage", "provision", "strand"),
        *("clauses", "pillars", "chapters", "passages", "provisions", "strands"),
    )
)
"""Words that are said of any agreement, of its parts, and of what it sets up."""


class Pointers:
    """Knows by which words each of several main agreements can be told from the others."""

    def __init__(self, whole: str, agreements: Sequence[AgreementFound]) -> None:
        self._whole = whole
        self._mains = [each for each in agreements if each.mention == "main"]
        order = sorted(self._mains, key=lambda each: min(each.mentions, default=(0, 0)))
        self._order = [each.key for each in order]
        own = {each.key: self._nouns(each) for each in self._mains}
        counts = Counter(noun for nouns in own.values() for noun in nouns)
        self._by_noun = {
            noun: key for key, nouns in own.items() for noun in nouns if counts[noun] == 1
        }

    def _nouns(self, agreement: AgreementFound) -> set[str]:
        """What it is called where it is told of first, and in its title."""
        start, end = min(agreement.mentions, default=(0, 0))
        words = f"{self._whole[start:end]} {agreement.title.lower()}"
        return set(NOUN.findall(words)) - VAGUE

    def find(self, sentence: Sentence) -> Iterator[tuple[int, str]]:
        """Where a sentence points at one of them, and at which."""
        if len(self._mains) < 2:
            return
        for match in POINTER.finditer(self._whole, sentence.start, sentence.end):
            key = self._by_which(match["which"] or "") or self._by_noun.get(match["noun"], "")
            if key:
                yield match.start(), key

    def _by_which(self, which: str) -> str:
        """By its number, or by a word that is said of it alone: "the corridor memorandum"."""
        if which in ORDINALS:
            return self._order[ORDINALS[which]] if ORDINALS[which] < len(self._order) else ""
        if len(which) < 5:
            return ""
        word = re.compile(rf"\b{re.escape(which)}")
        told = [
            each.key
            for each in self._mains
            if any(word.search(self._whole, *span) for span in each.mentions)
        ]
        return told[0] if len(told) == 1 else ""
