"""An article cut into sentences, with the agreements in it: what the finders of facts share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from agreements.core.articles import Reading
from agreements.core.recognise.attribution import Attribution
from agreements.core.recognise.findings import AgreementFound
from agreements.core.recognise.money import Sum, sums
from agreements.core.recognise.parties import CAPITAL, PartyMention
from agreements.core.recognise.standing import Standing, standings
from agreements.core.recognise.stems import MONEY, PARTY, Token, tokens
from agreements.core.recognise.text import Sentence, sentences

SEATED_IN = {"EU": "BE"}
"""Whose capital also stands for the bloc that sits there: "Brussels"."""
BLOCS = frozenset(("EU", "G7", "G20", "ASEAN", "African Union"))


@dataclass(frozen=True)
class Context:
    """``places`` are the mentions of parties in the text, in order."""

    reading: Reading
    agreements: Sequence[AgreementFound]
    places: Sequence[PartyMention] = ()

    @property
    def text(self) -> str:
        return self.reading.text

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        return sentences(self.text)

    @cached_property
    def words(self) -> tuple[tuple[Token, ...], ...]:
        """The words of each sentence; a party or a sum of money is one."""
        return tuple(
            tuple(tokens(self.text, each.start, each.end, self._named(each)))
            for each in self.sentences
        )

    @cached_property
    def sums(self) -> tuple[Sum, ...]:
        """The sums of money in the text, in order."""
        places = [(each.start, each.code) for each in self.places if each.code]
        return tuple(sums(self.text, places))

    @cached_property
    def title_sums(self) -> tuple[Sum, ...]:
        """The sums of money in the title."""
        return tuple(sums(self.reading.title, []))

    def _named(self, sentence: Sentence) -> list[tuple[int, int, str]]:
        """The sums and parties of a sentence; of two that overlap, the one that begins first
        or is longer."""
        found = [(each.start, each.end, MONEY) for each in self.sums if each.start in sentence]
        found += [(each.start, each.end, PARTY) for each in self.places if each.start in sentence]
        return sorted(found, key=lambda each: (each[0], -each[1]))

    @cached_property
    def standings(self) -> tuple[Standing, ...]:
        """How each sentence stands to the terms of the agreements."""
        return standings(self.text, self.sentences, self.reading.published_on)

    @cached_property
    def _codes(self) -> frozenset[str]:
        return frozenset(p.code for each in self.agreements for p in each.parties if p.code)

    def is_of_others(self, number: int, offset: int) -> bool:
        """Whether the last party named in the sentence before there has no part in an agreement.

        Where a bloc takes part this is never said: its members act for it too.
        """
        sentence = self.sentences[number]
        before = [
            each
            for each in self.places
            if sentence.start <= each.start < offset and not self.text.startswith("$", each.end)
        ]
        return bool(before) and self.is_stranger(before[-1])

    def is_stranger(self, place: PartyMention) -> bool:
        """Whether the party named there has no part in an agreement."""
        if not self._codes or self._codes & BLOCS:
            return False
        code = SEATED_IN.get(place.code, "") if place.how == CAPITAL else ""
        return bool(place.code) and not self._codes & {place.code, code}

    @cached_property
    def attribution(self) -> Attribution:
        return Attribution(self.text, self.sentences, self.agreements, self.places)
