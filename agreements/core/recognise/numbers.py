"""Numbers as written: in figures, in English, French and Spanish words, in Japanese signs."""

from __future__ import annotations

import re
from decimal import Decimal

ENGLISH = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
OTHERS = {
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30,
    "quarante": 40, "cinquante": 50, "soixante": 60, "cent": 100,
    "una": 1, "uno": 1, "dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7,
    "ocho": 8, "nueve": 9, "diez": 10, "doce": 12, "quince": 15, "veinte": 20, "treinta": 30,
    "cuarenta": 40, "cincuenta": 50, "sesenta": 60, "noventa": 90, "cien": 100, "ciento": 100,
}  # fmt: skip
HUNDREDS = {
    "doscientos": 200, "trescientos": 300, "cuatrocientos": 400, "quinientos": 500,
    "seiscientos": 600, "setecientos": 700, "ochocientos": 800, "novecientos": 900,
    "quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90,
}  # fmt: skip
WORDS = {**ENGLISH, **OTHERS, **HUNDREDS}
TIMES = {"hundred": 100, "cents": 100, "cent": 100, "ciento": 100, "thousand": 1000, "mil": 1000}
"""Words that multiply what stands before them."""
_UNIT = "|".join(sorted(WORDS, key=len, reverse=True))
_REST = rf"(?:[ -]cents)?(?:[ -](?:y |et |and )?(?!an? (?:half|quarter))(?:{_UNIT})\b){{0,5}}"
IN_WORDS = (
    rf"(?:(?:{_UNIT})[ -](?:hundred|mil(?= \w+ientos)|thousand(?= \w+ hundred))(?: and)?{_REST}"
    rf"|mil(?= \w+ientos){_REST}|(?:{_UNIT}){_REST})"
)
"""A pattern for a number in words up to some hundreds, over folded text."""
PARTS = {
    "half a": "0.5", "half an": "0.5", "a half": "0.5", "half": "0.5", "un demi": "0.5",
    "medio": "0.5", "a quarter of a": "0.25", "quarter of a": "0.25", "un cuarto de": "0.25",
    "un quart de": "0.25", "three quarters of a": "0.75", "three-quarters of a": "0.75",
    "a third of a": "0.333", "two thirds of a": "0.667",
}  # fmt: skip
DIGITS = "zero|one|two|three|four|five|six|seven|eight|nine"
AND_A_HALF = r" and a half| y medi[oa]| et demie?"
AMOUNT_IN_WORDS = (
    rf"(?:{'|'.join(sorted(PARTS, key=len, reverse=True))}|{IN_WORDS}"
    rf"(?:{AND_A_HALF}| and a quarter| and three quarters"
    rf"| point (?:{DIGITS})| (?:coma|virgule) (?:{_UNIT}))?)"
)
"""A pattern for a number of millions in words: "half a", "two and a half", "one point two"."""

FIGURES = r"\d{1,3}(?:[,.' ]\d{3})+(?![\d])(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
"""A pattern for a number in figures, whatever parts its thousands."""

_SIGNS = "一二三四五六七八九十百千万億亿兆억만조천백"
JAPANESE = rf"[\d〇{_SIGNS},.]{{0,24}}[\d{_SIGNS}]"
_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1000, "백": 100, "천": 1000}
_MYRIADS = {
    "万": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
    "만": 10**4,
    "억": 10**8,
    "조": 10**12,
}


def in_words(text: str) -> int | None:
    """A number such as "a hundred and eighty"; None for anything else."""
    total = 0
    words = re.split(r" (?:and|y|et) |[ -]+", _joined(text.strip()))
    if len(words) > 1 and words[0] in {"a", "an"} and words[1] not in TIMES:
        words = words[1:]
    for word in words:
        if word in TIMES:
            total = max(total, 1) * TIMES[word]
        elif word in WORDS or word.replace("_", "-") in WORDS:
            total += WORDS[word.replace("_", "-")]
        elif word != "and":
            return None
    return total or None


def _joined(text: str) -> str:
    """The same with "quatre-vingts" one word."""
    return re.sub(r"quatre-vingt(?:s|-dix)?", lambda match: match[0].replace("-", "_"), text)


def amount_in_words(text: str) -> Decimal | None:
    """A number such as "two and a half" or "half a"; None for anything else."""
    if text in PARTS:
        return Decimal(PARTS[text])
    more = re.search(rf"(?:{AND_A_HALF}| and a quarter| and three quarters)$", text)
    whole, _, decimals = re.sub(r" (?:coma|virgule) ", " point ", text).partition(" point ")
    count = in_words(text[: more.start()] if more else whole)
    if count is None:
        return None
    if decimals:
        return Decimal(f"{count}.{in_words(decimals) or 0}")
    return count + Decimal(_part_of(more[0]) if more else 0)


def _part_of(words: str) -> str:
    return "0.75" if "three" in words else "0.25" if "quarter" in words else "0.5"


def figures(text: str) -> Decimal:
    """A number in figures. A single sign before three figures parts thousands.

    So "1.234" is a thousand and more, "1.5" and "1,5" one and a half.
    """
    bare = text.replace(" ", "").replace("'", "")
    grouped = re.fullmatch(r"(\d{1,3}(?:([,.])\d{3})(?:\2\d{3})*)(?:[.,](\d{1,2}))?", bare)
    if grouped:
        whole = grouped[1].replace(",", "").replace(".", "")
        return Decimal(f"{whole}.{grouped[3] or 0}")
    return Decimal(bare.replace(",", "."))


def japanese(text: str) -> Decimal | None:
    """A number such as 五千五百億 or 1兆2000億; None where the signs make no number."""
    total, part, unit = Decimal(0), Decimal(0), Decimal(0)
    for run in re.findall(r"[\d.,]+|.", text):
        if run[0].isdigit():
            unit = Decimal(run.replace(",", "").rstrip("."))
        elif run in _DIGITS:
            unit = unit * 10 + _DIGITS[run]
        elif run in _TENS:
            part, unit = part + (unit or 1) * _TENS[run], Decimal(0)
        elif run in _MYRIADS:
            total, part, unit = total + (part + unit or 1) * _MYRIADS[run], Decimal(0), Decimal(0)
        else:
            return None
    return total + part + unit or None
