"""Sums of money in a text, in any of the spellings of the press: value, currency and place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from agreements.core.recognise.currencies import ASIAN, codes, named, signs
from agreements.core.recognise.numbers import (
    AMOUNT_IN_WORDS,
    FIGURES,
    JAPANESE,
    amount_in_words,
    figures,
    japanese,
)
from agreements.core.recognise.text import folded

SCALES = {
    "thousand": 10**3, "k": 10**3, "mille": 10**3, "mil": 10**3, "lakh": 10**5, "lakhs": 10**5,
    "million": 10**6, "millions": 10**6, "mln": 10**6, "mio": 10**6, "mio.": 10**6,
    "millionen": 10**6, "mn": 10**6, "m": 10**6, "mm": 10**6, "millon": 10**6, "millones": 10**6,
    "milhao": 10**6, "milhoes": 10**6, "milioni": 10**6, "mill.": 10**6, "crore": 10**7,
    "crores": 10**7, "cr": 10**7, "billion": 10**9, "billions": 10**9, "bln": 10**9, "bn": 10**9,
    "b": 10**9, "milliard": 10**9, "milliards": 10**9, "mrd": 10**9, "mrd.": 10**9,
    "milliarden": 10**9, "md": 10**9, "mds": 10**9, "miliardi": 10**9, "bilhao": 10**9,
    "bilhoes": 10**9, "millardo": 10**9, "millardos": 10**9, "mil millones": 10**9,
    "thousand million": 10**9, "trillion": 10**12, "trillions": 10**12, "trn": 10**12,
    "tn": 10**12, "t": 10**12, "billon": 10**12, "billones": 10**12, "lakh crore": 10**12,
    "million million": 10**12,
}  # fmt: skip


def _one_of(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


LETTERS = r"(?<![^\W\d_])"
CODE = rf"(?:{'|'.join(sorted(map(str.lower, codes())))})"
SIGN = (
    rf"(?:{LETTERS}(?:{_one_of(sign for sign in signs() if sign[0].isalpha())}|{CODE})"
    rf"|(?<![a-z])(?:{_one_of(sign for sign in signs() if not sign[0].isalpha())}))"
)
SCALE = rf"(?:{_one_of(SCALES)})(?![^\W\d_])"
BEFORE = re.compile(
    rf"(?P<sign>{SIGN})(?P<gap>[ ]?)(?P<number>{FIGURES})(?:[ -]?(?P<scale>{SCALE}))?"
)
NUMBER = rf"(?<![\w.,$€£¥])(?P<number>{FIGURES}|{AMOUNT_IN_WORDS}(?![^\W_]))"
AFTER = re.compile(
    rf"{NUMBER}[ -]?(?:(?P<scale>{SCALE})(?P<half> (?:et demie?|y medi[oa]|and a half))?[ -]?)?"
    rf"(?:de |d'|of |en |in )?(?=(?P<sign>{_one_of(s for s in signs() if '$' in s or not s[0].isalpha())}|{CODE}(?![^\W_]))?)"
)
IN_ASIAN = re.compile(
    rf"(?P<number>(?:\d+[多余])?{JAPANESE})(?:余り?|多|超)? ?(?P<name>{_one_of(ASIAN)})"
)
RANGE = re.compile(
    rf"[ ]?(?:-|to|and|or|bis|et|y|a)[ ]?(?P<sign>{SIGN})?[ ]?(?P<number>{FIGURES})[ -]?(?P<scale>{SCALE})"
)
"""What follows the first of two sums that share their scale: $10 to $12 billion."""
FIRST_OF_TWO = re.compile(rf"(?<![\w.,$€£¥])(?P<number>{FIGURES})[ ]?(?:-|to|and|or|et|y|a)[ ]?$")
"""What stands before the second of two: 10 to 12 billion dollars."""

WEIGHT = re.compile(
    r" of (?!new|public|private|state|investment|aid|fund|support|money|capital|spend|loan|grant)"
)
"""Pounds of something are a weight."""

PER_UNIT = re.compile(
    r"[ -]?(?:/|(?:an?|per|each|la|le|por|par|pro) ?)(?:metric |short |troy |dry )?"
    r"(?:tonnes?|tons?|t\b|kilos?|kilogram\w*|kg|lbs?|pounds?|oz|ounces?|shares?|barrels?|bbl"
    r"|months?|weeks?|days?|hours?|head|person|copy|issue|unit|mois|mes|tonelada)\b"
)
"""Prices for a measure, wages and subscriptions: money, but no sum that an agreement moves."""

LEAST = 10_000
"""Smaller sums are prices, fees and fares."""
NEAR = 200
"""Within so many characters a place tells which of several currencies of one name is meant."""
Places = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Sum:
    """``text[start:end]`` names so many whole units of a currency (ISO 4217)."""

    start: int
    end: int
    value: int
    currency: str


def sums(text: str, places: Places = ()) -> list[Sum]:
    """Every sum of money, in order; prices for a measure and sums under ten thousand left out.

    ``places`` are the territories named, each with its offset: they tell whose pesos.
    """
    whole = folded(text)
    found = [*_prefixed(text, whole, places), *_named(text, whole, places), *_asian(text)]
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Sum] = []
    for each in found:
        overlaps = kept and each.start < kept[-1].end
        if not overlaps and each.value >= LEAST and not PER_UNIT.match(whole, each.end):
            kept.append(each)
    return kept


def _near(places: Places, at: int) -> list[str]:
    """The territories named around, the nearest first."""
    around = [(abs(place - at), code) for place, code in places if abs(place - at) < NEAR]
    return [code for _distance, code in sorted(around)]


def _signed(text: str, match: re.Match[str]) -> str:
    """The currency of a sign; a code counts in capitals alone."""
    sign = match["sign"]
    if sign in signs():
        return signs()[sign]
    written = text[match.start("sign") : match.end("sign")]
    return written if written in codes() else ""


def _prefixed(text: str, whole: str, places: Places) -> Iterator[Sum]:
    for match in BEFORE.finditer(whole):
        currency = _signed(text, match)
        if not currency:
            continue
        end = match.end()
        if match["sign"] == "$":
            start = end + (whole[end : end + 1] in (" ", "-"))
            told, name_end = named(whole, start, _near(places, start))
            currency, end = (told, name_end) if told else (currency, end)
        scale = match["scale"] or ""
        second = None if scale else RANGE.match(whole, match.end("number"))
        if second:
            scale = second["scale"]
            if not second["sign"]:
                other = figures(second["number"]) * SCALES[scale]
                yield Sum(second.start("number"), second.end(), int(other), currency)
        value = figures(match["number"]) * SCALES.get(scale, 1)
        yield Sum(match.start(), end, int(value), currency)


def _named(text: str, whole: str, places: Places) -> Iterator[Sum]:
    for match in AFTER.finditer(whole):
        currency, end = _currency_after(text, whole, match, places)
        number = _number(match["number"])
        is_bare = not match["number"][0].isdigit() and not match["scale"]
        is_weight = "pound" in whole[match.end() : end] and WEIGHT.match(whole, end)
        if not currency or number is None or is_bare or is_weight:
            continue
        scale = SCALES.get(match["scale"] or "", 1)
        number += Decimal("0.5") if match["half"] else 0
        first = FIRST_OF_TWO.search(whole, max(match.start() - 20, 0), match.start())
        if first and match["scale"]:
            yield Sum(
                first.start(), first.end("number"), int(figures(first["number"]) * scale), currency
            )
        yield Sum(match.start(), end, int(number * scale), currency)


def _currency_after(text: str, whole: str, match: re.Match[str], places: Places) -> tuple[str, int]:
    if match["sign"]:
        return _signed(text, match), match.end("sign")
    return named(whole, match.end(), _near(places, match.end()))


def _number(text: str) -> Decimal | None:
    return figures(text) if text[0].isdigit() else amount_in_words(text)


def _asian(text: str) -> Iterator[Sum]:
    if text.isascii():
        return
    for match in IN_ASIAN.finditer(text):
        value = japanese(re.sub("[多余]", "", match["number"]))
        if value is not None:
            yield Sum(match.start(), match.end(), int(value), ASIAN[match["name"]])
