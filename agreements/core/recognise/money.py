"""Sums of money in a text, in any of the spellings of the press: value, currency and place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from agreements.core.recognise.numbers import (
    FIGURES,
    IN_WORDS,
    JAPANESE,
    figures,
    in_words,
    japanese,
)
from agreements.core.recognise.text import folded

SIGNS = {
    "us$": "USD", "$us": "USD", "usd": "USD", "a$": "AUD", "$a": "AUD", "au$": "AUD", "aud": "AUD",
    "c$": "CAD", "ca$": "CAD", "$c": "CAD", "cad": "CAD", "nz$": "NZD", "nzd": "NZD", "s$": "SGD",
    "sgd": "SGD", "hk$": "HKD", "hkd": "HKD", "nt$": "TWD", "twd": "TWD", "r$": "BRL", "brl": "BRL",
    "$": "USD", "€": "EUR", "eur": "EUR", "£": "GBP", "gbp": "GBP", "¥": "JPY", "jpy": "JPY",
    "cn¥": "CNY", "cny": "CNY", "rmb": "CNY", "₹": "INR", "rs": "INR", "rs.": "INR", "inr": "INR",
    "₩": "KRW", "krw": "KRW", "chf": "CHF", "sek": "SEK", "nok": "NOK", "dkk": "DKK", "zar": "ZAR",
    "rm": "MYR", "myr": "MYR", "idr": "IDR", "rp": "IDR", "php": "PHP", "₱": "PHP", "thb": "THB",
    "฿": "THB", "kzt": "KZT", "₸": "KZT", "sar": "SAR", "aed": "AED", "dh": "AED", "uah": "UAH",
    "₴": "UAH", "try": "TRY", "₺": "TRY", "clp": "CLP", "ars": "ARS", "mxn": "MXN", "mx$": "MXN",
    "₽": "RUB", "rub": "RUB", "₦": "NGN", "ngn": "NGN", "zmw": "ZMW", "pln": "PLN", "czk": "CZK",
    "vnd": "VND", "₫": "VND", "us $": "USD", "u.s. $": "USD", "u.s.$": "USD", "r": "ZAR",
}  # fmt: skip
"""What stands before a sum, folded. A bare dollar is taken for that of the United States."""

NAMES = {
    r"(?:us|u\.s\.|american) dollars?": "USD", r"australian dollars?": "AUD",
    r"canadian dollars?": "CAD", r"new zealand dollars?": "NZD", r"singapore dollars?": "SGD",
    r"hong kong dollars?": "HKD", r"dollars australiens": "AUD", r"dollars canadiens": "CAD",
    r"dolares australianos": "AUD", r"dolares canadienses": "CAD", r"dollars?": "USD",
    r"dolar(?:es)?": "USD", r"euros?": "EUR", r"pounds?(?: sterling)?": "GBP",
    r"livres? sterling": "GBP", r"libras?(?: esterlinas?)?": "GBP", r"yen(?:es)?": "JPY",
    r"yuan(?:es)?|renminbi": "CNY", r"rupees?|roupies|rupias": "INR", r"won": "KRW",
    r"rupiah": "IDR", r"ringgit": "MYR", r"baht": "THB", r"tenge": "KZT", r"riyals?": "SAR",
    r"dirhams?": "AED", r"hryvnias?": "UAH", r"rand": "ZAR", r"reais|reals?": "BRL",
    r"swiss francs?": "CHF", r"naira": "NGN", r"kwacha": "ZMW",
    r"norwegian (?:kroner|krone|crowns?)": "NOK", r"danish (?:kroner|krone|crowns?)": "DKK",
    r"swedish (?:kronor|krona|crowns?)": "SEK", r"usd": "USD",
    r"eur": "EUR", r"gbp": "GBP", r"aud": "AUD", r"cad": "CAD", r"jpy": "JPY", r"€": "EUR",
    r"\$": "USD", r"£": "GBP",
}  # fmt: skip
"""What stands after a sum, folded, the longer first."""

SCALES = {
    "thousand": 10**3, "k": 10**3, "mille": 10**3, "mil": 10**3, "lakh": 10**5, "lakhs": 10**5,
    "million": 10**6, "millions": 10**6, "mln": 10**6, "mio": 10**6, "mio.": 10**6, "millionen": 10**6, "mn": 10**6, "m": 10**6,
    "mm": 10**6, "millones": 10**6, "crore": 10**7, "crores": 10**7, "cr": 10**7,
    "billion": 10**9, "billions": 10**9, "bln": 10**9, "bn": 10**9, "b": 10**9, "milliard": 10**9,
    "milliards": 10**9, "mrd": 10**9, "mrd.": 10**9, "milliarden": 10**9, "md": 10**9, "mds": 10**9, "mil millones": 10**9, "trillion": 10**12,
    "trillions": 10**12, "trn": 10**12, "tn": 10**12, "t": 10**12, "billon": 10**12,
    "billones": 10**12, "lakh crore": 10**12, "million million": 10**12,
}  # fmt: skip
ASIAN = {"米ドル": "USD", "豪ドル": "AUD", "カナダドル": "CAD", "ドル": "USD", "円": "JPY", "ユーロ": "EUR",
         "ポンド": "GBP", "元": "CNY", "ルピー": "INR", "ウォン": "KRW"}  # fmt: skip


def _one_of(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


SIGN = rf"(?:(?<![^\W\d_])(?:{_one_of(sign for sign in SIGNS if sign[0].isalpha())})|{_one_of(sign for sign in SIGNS if not sign[0].isalpha())})"
SCALE = rf"(?:{_one_of(SCALES)})(?![^\W\d_])"
NAME = rf"(?:{'|'.join(NAMES)})(?![^\W_])"
BEFORE = re.compile(
    rf"(?P<sign>{SIGN})[ ]?(?P<number>{FIGURES})(?:[ -]?(?P<scale>{SCALE}))?"
    rf"(?:[ -](?P<name>{NAME}))?"
)
AFTER = re.compile(
    rf"(?<![\w.,$€£¥])(?P<number>{FIGURES}|half an?|un demi|medio|{IN_WORDS})"
    rf"[ -]?(?:(?P<scale>{SCALE})[ -]?)?(?:de |d'|of )?(?P<name>{NAME})"
)
IN_ASIAN = re.compile(rf"(?P<number>{JAPANESE})(?P<name>{_one_of(ASIAN)})")
RANGE = re.compile(
    rf"[ ]?(?:-|to|and|or|bis|et|y|a)[ ]?(?P<sign>{SIGN})?[ ]?(?P<number>{FIGURES})[ -]?(?P<scale>{SCALE})"
)
"""What follows the first of two sums that share their scale: $10 to $12 billion."""

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


@dataclass(frozen=True, slots=True)
class Sum:
    """``text[start:end]`` names so many whole units of a currency (ISO 4217)."""

    start: int
    end: int
    value: int
    currency: str


def sums(text: str) -> list[Sum]:
    """Every sum of money, in order; prices for a measure and sums under ten thousand left out."""
    whole = folded(text)
    found = [*_prefixed(whole), *_named(whole), *_asian(text)]
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Sum] = []
    for each in found:
        overlaps = kept and each.start < kept[-1].end
        if not overlaps and each.value >= LEAST and not PER_UNIT.match(whole, each.end):
            kept.append(each)
    return kept


def _prefixed(text: str) -> Iterator[Sum]:
    for match in BEFORE.finditer(text):
        currency = SIGNS[match["sign"]]
        if match["name"] and match["sign"] == "$":
            currency = _named_currency(match["name"])
        scale = match["scale"] or ""
        second = None if scale else RANGE.match(text, match.end("number"))
        if second:
            scale = second["scale"]
            if not second["sign"]:
                other = figures(second["number"]) * SCALES[scale]
                yield Sum(second.start("number"), second.end(), int(other), currency)
        value = figures(match["number"]) * SCALES.get(scale, 1)
        yield Sum(match.start(), match.end(), int(value), currency)


def _named(text: str) -> Iterator[Sum]:
    for match in AFTER.finditer(text):
        number = _number(match["number"])
        is_bare = not match["number"][0].isdigit() and not match["scale"]
        is_weight = match["name"].startswith("pound") and WEIGHT.match(text, match.end())
        if number is None or is_bare or is_weight:
            continue
        value = number * SCALES.get(match["scale"] or "", 1)
        yield Sum(match.start(), match.end(), int(value), _named_currency(match["name"]))


def _number(text: str) -> Decimal | None:
    if text in {"half a", "half an", "un demi", "medio"}:
        return Decimal("0.5")
    if text[0].isdigit():
        return figures(text)
    words = in_words(text)
    return None if words is None else Decimal(words)


def _named_currency(name: str) -> str:
    return next(code for pattern, code in NAMES.items() if re.fullmatch(pattern, name))


def _asian(text: str) -> Iterator[Sum]:
    if text.isascii():
        return
    for match in IN_ASIAN.finditer(text):
        value = japanese(match["number"])
        if value is not None:
            yield Sum(match.start(), match.end(), int(value), ASIAN[match["name"]])
