"""To which agreement of an article a finding belongs.

In this order: the agreement the sentence itself names or points at by a party only it has;
the one that the sentence before speaks of, within the paragraph; the one its heading or the
sentence under that names, or none where only the other headings name one; the one the text spoke
of last; the first main one. A passing agreement is only ever taken where its own sentence, or
the one before it in the paragraph, speaks of it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from agreements.core.recognise.findings import AgreementFound
from agreements.core.recognise.headings import CALLED, is_heading
from agreements.core.recognise.parties import PartyMention
from agreements.core.recognise.pointers import Pointers
from agreements.core.recognise.text import Sentence, folded

ALL_OF_THEM = re.compile(
    r"\b(?:both|each|either|neither|all (?:two|three|four|of)|the two) (?:\w+ )?"
    r"(?:texts?|memorand\w+|papers?|agreements?|documents?|deals?|frameworks?|pacts?|versions?)\b|^each text|^(?:both|each)\b"
)

LEAD = 10
"""Characters before it where it leads in what is said: "Under the ..."."""


def _only(agreements: Sequence[AgreementFound]) -> dict[str, str]:
    """Each party that one agreement alone has, and the key of that agreement."""
    codes = Counter(code for each in agreements for code in {p.code for p in each.parties})
    return {
        party.code: each.key
        for each in agreements
        for party in each.parties
        if party.code and codes[party.code] == 1
    }


class Attribution:
    """Knows the agreement that each sentence speaks of."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        agreements: Sequence[AgreementFound],
        places: Sequence[PartyMention] = (),
    ) -> None:
        self._sentences = sentences
        self._starts = [each.start for each in sentences]
        self._agreements = {each.key: each for each in agreements}
        self._main = [each.key for each in agreements if each.mention == "main"]
        self._whole = folded(text)
        self._own = self._own_parties(agreements)
        self._pointers = Pointers(self._whole, agreements)
        self._leads = {min(each.mentions)[0] for each in agreements if each.mentions}
        self._named = [self._in_sentence(each, places) for each in sentences]
        self._spoken = self._follow()

    def _own_parties(self, agreements: Sequence[AgreementFound]) -> dict[str, str]:
        """The parties that only one of the agreements has, and which.

        Where there are several main ones, a party that only one of these has is its own,
        though a passing one has it too.
        """
        if len(self._main) < 2:
            return _only(agreements)
        return _only(agreements) | _only([each for each in agreements if each.mention == "main"])

    def _in_sentence(
        self, sentence: Sentence, places: Sequence[PartyMention]
    ) -> list[tuple[int, str]]:
        """Where the sentence points at an agreement, and which, in order.

        A mention of every main agreement points at none of them.
        """
        spans = {
            key: [start for start, _end in each.mentions if start in sentence]
            for key, each in self._agreements.items()
        }
        mains = [key for key in self._main if spans[key]]
        points = mains if len(mains) < len(self._main) else []
        if not mains:
            points = [key for key in spans if spans[key]]
        found = [(start, key) for key in points for start in spans[key]]
        if not any(sentence.start <= start < sentence.end for start in self._leads):
            found = list(self._pointers.find(sentence)) or found
        return sorted([*found, *self._by_party(sentence, places)])

    def _by_party(
        self, sentence: Sentence, places: Sequence[PartyMention]
    ) -> Iterator[tuple[int, str]]:
        """Where it names a party that one of several alone has, or calls one by its party."""
        for place in places if len(self._agreements) > 1 else ():
            if place.start not in sentence or self._whole.startswith("$", place.end):
                continue
            is_lead = place.start - sentence.start <= LEAD
            if key := self._own.get(place.code) or (self._called(place) if is_lead else ""):
                yield place.start, key

    def _called(self, place: PartyMention) -> str:
        """The main one of fewest parties with this one: "the Zambian memorandum"."""
        if not CALLED.match(self._whole, place.end):
            return ""
        fitting = sorted(
            (len(each.parties), each.key)
            for each in self._agreements.values()
            if each.mention == "main" and place.code in {party.code for party in each.parties}
        )
        is_clear = len(fitting) > 1 and fitting[0][0] < fitting[1][0]
        return fitting[0][1] if is_clear else ""

    def _follow(self) -> list[str]:
        """The agreement each sentence speaks of where it names none."""
        spoken, current, head, paragraph = [], self._main[0] if self._main else "", "", -1
        is_parted, is_of_none = self._is_parted(), False
        for at, (sentence, named) in enumerate(zip(self._sentences, self._named, strict=True)):
            if sentence.paragraph != paragraph:
                paragraph = sentence.paragraph
                if is_heading(self._sentences, at):
                    heads = self._named[at : at + 2] if is_parted else [named]
                    head = next(filter(None, map(self._first_main, heads)), "")
                    is_of_none = is_parted and not head
                current = current if current in self._main else self._fallback()
                current = "" if is_of_none else head or current
            if named:
                current = named[0][1]
            spoken.append(current)
        return spoken

    def _is_parted(self) -> bool:
        """Whether headings name several agreements: what stands under another is of none."""
        heads = {
            self._first_main(named)
            for at, named in enumerate(self._named)
            if is_heading(self._sentences, at)
        }
        return len(heads - {""}) > 1

    def _first_main(self, named: list[tuple[int, str]]) -> str:
        return next((key for _at, key in named if key in self._main), "")

    def _fallback(self) -> str:
        return self._main[0] if self._main else ""

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds the offset."""
        return max(bisect_right(self._starts, offset) - 1, 0)

    def agreement_at(self, offset: int) -> str:
        """The key of the agreement a finding there belongs to; empty where there is none."""
        number = self.sentence_at(offset)
        named = self._named[number]
        if not named:
            return self._spoken[number]
        before = [key for at, key in named if at <= offset]
        return before[-1] if before else named[0][1]

    def agreements_at(self, offset: int) -> tuple[str, ...]:
        """All agreements a finding there belongs to: several where the sentence speaks of each."""
        sentence = self._sentences[self.sentence_at(offset)]
        if len(self._main) > 1 and ALL_OF_THEM.search(self._whole, sentence.start, sentence.end):
            return tuple(self._main)
        key = self.agreement_at(offset)
        return (key,) if key else ()
