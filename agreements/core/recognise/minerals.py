"""The minerals an agreement or its projects are about, by the names the register knows."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

from agreements.core.recognise.context import BLOCS, Context
from agreements.core.recognise.findings import MineralFound
from agreements.core.recognise.matching import Match, Matcher
from agreements.core.recognise.mineral_names import BY_LANGUAGE, NAMES
from agreements.core.recognise.standing import Standing
from agreements.core.recognise.text import evidence, folded
from agreements.core.recognise.vocabulary import Vocabulary

GENERAL = frozenset(
    ("critical-minerals", "battery-materials", "permanent-magnets", "seabed-minerals")
)
"""Groups and products, which are no minerals."""

WIDER = {"heavy-rare-earths": ("rare-earths",), "light-rare-earths": ("rare-earths",)}
"""Groups that hold a group: who names the one names the other."""

ORDINARY = frozenset(("lead", "tin", "gold", "silver", "iron-ore", "silicon", "arsenic"))
"""Minerals whose name has other uses: they count beside another mineral or a word of mining."""
MINED = re.compile(
    r"\s*(?:,|and|or|y|et)?\s*(?:ores?|mines?|mining|deposits?|smelter\w*|refiner\w*|refining|"
    r"concentrates?|"
    r"processing|production|output|reserves|exports?|supply|projects?|metal|accord|pact|deal|"
    r"agreement|memorandum|market|belt|makers?|producers?|miners?)\b"
)
MINED_BEFORE = re.compile(
    r"\b(?:refined|mined|smelted|untreated|tonnes of|tons of|exports? of|imports? of|ores? of|"
    r"supply of|supplies of|deposits? of|output of|production of|veins? of|price of|mines? for)"
    r"(?: refined| raw)? $"
)
MARKET = re.compile(r"\b[Dd]emand|\b[Pp]rices?\b|\bworld's|\bglobal|\bworldwide|\bban(?:ned)?\b")
LISTED = re.compile(r"^\W*(?:and|or|as well as|along with|y|et|plus)?\W*$")
SUPPOSED = re.compile(r"\b(?:say|for example|for instance|such as|like),? (?:of )?$")
BANNED = re.compile(r"\b(?:bann?ed|bans?|halted|stopped|prohibit\w*|outlaw\w*) (?:\w+ ){0,2}$")
PLACED = re.compile(
    r"(?:'s)? (?:(?:mines?|deposits?|pits?|smelters?|projects?|fields?|ores?|reserves?) )?"
    r"(?:in|from|of|off) (?:the )?(?:\w+ )?"
)


@lru_cache(maxsize=4)
def _matchers(vocabulary: Vocabulary) -> tuple[Matcher[str], Matcher[str]]:
    """One for English, whose names are found in every page; one for the other languages."""
    known = [each for each in vocabulary.minerals if each.slug not in GENERAL]
    known.sort(key=lambda each: bool(each.parent))  # a name of two is that of the wider one
    english = [(name, each.slug) for each in known for name in each.names]
    others = [(name, each.slug) for each in known for name in NAMES.get(each.slug, ())]
    return Matcher(english), Matcher([*english, *others])


def find_minerals(context: Context, vocabulary: Vocabulary) -> tuple[MineralFound, ...]:
    """Each mineral once, at the first place that does not tell of the market or the past."""
    english, every = _matchers(vocabulary)
    language = context.reading.language.split("-")[0]
    matches = (english if language == "en" else every).find(context.text)
    found: dict[str, MineralFound] = {}
    for number, match in enumerate(matches):
        only = BY_LANGUAGE.get(match.text.lower(), language)
        if only == language and _is_meant(context, matches, number):
            for slug in (match.value, *WIDER.get(match.value, ())):
                found.setdefault(slug, _mineral(context.text, match, slug))
    return tuple(found.values())


def _is_meant(context: Context, matches: list[Match[str]], number: int) -> bool:
    match, text = matches[number], folded(context.text)
    sentence = context.attribution.sentence_at(match.start)
    before = text[max(match.start - 40, 0) : match.start]
    if not _is_ours(context, sentence):
        return False
    if SUPPOSED.search(before) or BANNED.search(before):
        return False
    if _is_elsewhere(context, sentence, match.end):
        return False
    return match.value not in ORDINARY or _is_mined(text, matches, number)


def _is_elsewhere(context: Context, number: int, end: int) -> bool:
    """Whether it is mined in a place that has no part in an agreement: "copper mines in Peru"."""
    codes = {party.code for each in context.agreements for party in each.parties if party.code}
    if not codes or codes & BLOCS:
        return False
    text, sentence = folded(context.text), context.sentences[number]
    near = (each for each in context.places if end <= each.start < min(end + 40, sentence.end))
    place = next(near, None)
    if place is None or not PLACED.fullmatch(text[end : place.start]):
        return False
    return bool(place.code) and place.code not in codes


def _is_ours(context: Context, number: int) -> bool:
    """Whether the sentence tells of the agreement, or of what one of its parties has or sells."""
    standing, sentence = context.standings[number], context.sentences[number]
    if standing is not Standing.BESIDE:
        return standing > Standing.BESIDE
    if any(each.start in sentence for each in context.sums):
        return False
    codes = {party.code for each in context.agreements for party in each.parties}
    named = {place.code for place in context.places if place.start in sentence}
    return bool(codes & named) and not MARKET.search(sentence.text)


def _is_mined(text: str, matches: list[Match[str]], number: int) -> bool:
    """Whether an ordinary word stands in a row with another mineral, or before one of mining."""
    match = matches[number]
    rows = [(one, other) for one, other in pairwise(matches) if match in (one, other)]
    if any(LISTED.match(text[one.end : other.start]) for one, other in rows):
        return True
    before = text[max(match.start - 40, 0) : match.start]
    return bool(MINED.match(text, match.end) or MINED_BEFORE.search(before))


def _mineral(text: str, match: Match[str], slug: str) -> MineralFound:
    return MineralFound(
        mineral=slug,
        evidence=evidence(text, match.start, match.end),
        confidence=0.8,
        rule="a name of the mineral",
    )
