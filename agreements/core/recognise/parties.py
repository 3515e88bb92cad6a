"""Which parties a text names: states by name, people and capital, blocs, organisations.

All states of the world are known by their names in English, French, Spanish and
Japanese (Unicode's CLDR, through Babel); parties of the register by their names and
aliases; capitals, demonyms and seats of government by cues, which a curator can add to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from babel import Locale

from agreements.core.intake_words import CueAbout
from agreements.core.recognise.gazetteer import CITIES
from agreements.core.recognise.matching import Matcher
from agreements.core.recognise.vocabulary import PartyWords, Vocabulary
from agreements.core.words import PartyKind

LANGUAGES = ("en", "fr", "es", "ja")
NAME, CAPITAL, PEOPLE, BODY = "name", "capital", "people", "body"
"""How a party is named: outright, by its capital, by its people, or it is no state at all."""
SEAT = re.compile(
    r"\b(?:house|department|commission|street|office|palace|kremlin|treasury|pentagon|council|"
    r"administration|union|maison|casa|ministry|whitehall|emirates|government|naalakkersuisut|"
    r"inatsisartut|korea|congo|states|kingdom|republic|america|usa|bloc|group|g-?7)\b",
    re.IGNORECASE,
)
DECOYS = (
    "Latin America", "South America", "North America", "Central America", "New Mexico",
    "Gulf of Mexico", "Indian Ocean", "South China Sea", "East China Sea", "British Columbia",
    "Sea of Japan", "Washington Post", "New England", "Georgia Tech", "European Central Bank",
    "African Union", "Guinea pig", "New Jersey", "Canadian Arctic", "Washington State",
    "Financial Times", "US dollar", "Australian dollar", "Bank of America", "Korea Strait",
    "Amérique latine", "América Latina", "Amérique du Sud", "América del Sur", "米国債",
)  # fmt: skip
"""Names with the name of a state in them that do not name it."""
NOT_STATES = frozenset(
    [
        "UN",
        "EZ",
        "QO",
        "XA",
        "XB",
        "ZZ",
        "JE",
        "GG",
        "IM",
        "SX",
        "BL",
        "MF",
        "CP",
        "DG",
        "EA",
        "IC",
        "TA",
        "AC",
        "AQ",
        "BV",
        "HM",
    ]
)
BLOCS = {
    "european-union": "EU", "european-commission": "EU", "g7": "G7", "g20": "G20",
    "african-union": "African Union", "asean": "ASEAN",
}  # fmt: skip
PAIR_LETTERS = dict(
    zip(
        "日米英豪仏独印加韓欧伊中",
        ["JP", "US", "GB", "AU", "FR", "DE", "IN", "CA", "KR", "EU", "IT", "CN"],
        strict=True,
    )
)
JAPANESE_PAIR = re.compile(
    r"[日米英豪仏独印加韓欧伊中]{2,4}(?=両|[三３四]|政府|首脳|間|が|は|の|で|、|共同|協|関|貿|閣|財)"
)  # fmt: skip
OTHER_BODIES = ("OECD", "ASEAN", "NATO", "United Nations", "World Bank", "IMF", "WTO")


@dataclass(frozen=True, slots=True)
class Party:
    """``code`` is ISO 3166 alpha-2, a bloc's short name, or empty for a company or body."""

    code: str
    slug: str
    name: str
    kind: str


@dataclass(frozen=True, slots=True)
class PartyMention:
    """``how`` is NAME, CAPITAL, PEOPLE or BODY."""

    start: int
    end: int
    text: str
    party: Party
    how: str

    @property
    def code(self) -> str:
        return self.party.code


class Parties:
    """The parties known, ready to be found in texts."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.by_slug = {words.slug: _party(words) for words in vocabulary.parties}
        self.by_code = _states()
        self.by_code |= {party.code: party for party in self.by_slug.values() if party.code}
        self._matcher: Matcher[tuple[Party | None, str]] = Matcher(
            [(name, (None, "")) for name in DECOYS]
            + self._of_register(vocabulary)
            + self._of_cues(vocabulary)
            + [(name, (self.by_code[code], NAME)) for code, name in _territory_names()]
            + [(name, (Party("", "", name, "organisation"), BODY)) for name in OTHER_BODIES]
        )

    def _of_register(self, vocabulary: Vocabulary) -> list[tuple[str, tuple[Party | None, str]]]:
        return [
            (name, (self.by_slug[words.slug], _how(self.by_slug[words.slug])))
            for words in vocabulary.parties
            for name in words.names
        ]

    def _of_cues(self, vocabulary: Vocabulary) -> list[tuple[str, tuple[Party | None, str]]]:
        found: list[tuple[str, tuple[Party | None, str]]] = []
        for cue in vocabulary.cues:
            party = self.by_code.get(cue.value) or self.by_slug.get(cue.value)
            if cue.about == CueAbout.PARTY and party is not None:
                found.append((cue.phrase, (party, _how_of_cue(cue.phrase))))
        return found

    def find(self, text: str) -> list[PartyMention]:
        """Every mention in order; a name inside a longer one is not counted by itself."""
        named = [
            PartyMention(match.start, match.end, match.text, match.value[0], match.value[1])
            for match in self._matcher.find(text)
            if match.value[0] is not None
        ]
        pairs = [] if text.isascii() else self._japanese_pairs(text)
        taken = {pair.start for pair in pairs}
        named = [mention for mention in named if mention.start not in taken]
        return sorted([*named, *pairs], key=lambda mention: mention.start)

    def _japanese_pairs(self, text: str) -> list[PartyMention]:
        """Both states of 日米, each by its letter."""
        return [
            PartyMention(at, at + 1, text[at], self.by_code[PAIR_LETTERS[text[at]]], NAME)
            for match in JAPANESE_PAIR.finditer(text)
            for at in range(*match.span())
        ]


def _party(words: PartyWords) -> Party:
    code = words.iso2 or BLOCS.get(words.slug, "")
    return Party(code, words.slug, words.names[0] if words.names else words.slug, words.kind)


def _how(party: Party) -> str:
    return NAME if party.code else BODY


def _how_of_cue(phrase: str) -> str:
    if phrase in CITIES:
        return CAPITAL
    return (
        NAME if SEAT.search(phrase) or (not phrase.isascii() and phrase[0] > "\u3000") else PEOPLE
    )


@lru_cache(maxsize=1)
def _states() -> dict[str, Party]:
    """Every state and territory by its code, with its name in English; EU and G7 with them."""
    names = _territories("en")
    state = str(PartyKind.STATE)
    known = {
        code: Party(code, "", _plain(names[code])[0], state)
        for code in names
        if len(code) == 2 and code.isalpha() and code not in NOT_STATES
    }
    bloc = str(PartyKind.BLOC)
    return known | {
        "EU": Party("EU", "", "European Union", bloc),
        "G7": Party("G7", "", "G7", bloc),
        "G20": Party("G20", "", "G20", bloc),
    }


def _territories(language: str) -> dict[str, str]:
    return {str(code): str(name) for code, name in Locale(language).territories.items()}


def _territory_names() -> list[tuple[str, str]]:
    states = _states()
    pairs = [
        (code, name)
        for language in LANGUAGES
        for code, written in _territories(language).items()
        if code in states
        for name in _plain(written)
    ]
    return [*pairs, ("G7", "G7"), ("G20", "G20")]


def _plain(written: str) -> list[str]:
    """A name of CLDR without what it adds in brackets, and with its ampersand in words."""
    bare = re.sub(r"\s*[(（].*?[)）]|中華人民共和国| SAR China", "", written).replace("’", "'")
    bare = bare.replace(" - ", "-")
    return [bare, bare.replace("&", "and")] if "&" in bare else [bare]
