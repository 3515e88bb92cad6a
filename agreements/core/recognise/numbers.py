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
WORDS = {**ENGLISH, **OTHERS}
_UNIT = "|".join(sorted(WORDS, key=len, reverse=True))
IN_WORDS = (
    rf"(?:(?:{_UNIT})[ -]hundred(?: and)?(?:[ -](?:{_UNIT}))*|(?:{_UNIT})(?:[ -](?:{_UNIT}))*)"
)
"""A pattern for a number in words up to some hundreds, over folded text."""

FIGURES = r"\d{1,3}(?:[,.' ]\d{3})+(?![\d])(?:[.,]\d{1,2})?|\d+(?:[.,]\d+)?"
"""A pattern for a number in figures, whatever parts its thousands."""

JAPANESE = r"[\d〇一二三四五六七八九十百千万億亿兆,.]*[\d一二三四五六七八九十百千万億亿兆]"
_DIGITS = {sign: number for number, sign in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}


def in_words(text: str) -> int | None:
    """A number such as "a hundred and eighty"; None for anything else."""
    total = 0
    words = re.split(r"[ -]+", text.strip())
    if len(words) > 1 and words[0] in {"a", "an"} and words[1] != "hundred":
        words = words[1:]
    for word in words:
        if word == "hundred":
            total = max(total, 1) * 100
        elif word in WORDS:
            total += WORDS[word]
        elif word != "and":
            return None
    return total or None


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
