"""Words for days, months and numbers in English, French, Spanish and Japanese."""

from __future__ import annotations

MONTHS = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
    "enero": 1, "febrero": 2, "marzo": 3, "abril": 4, "mayo": 5, "junio": 6, "julio": 7,
    "agosto": 8, "septiembre": 9, "setiembre": 9, "octubre": 10, "noviembre": 11,
    "diciembre": 12,
}  # fmt: skip
"""Folded, without a stop after an abbreviation."""

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5,
    "dimanche": 6, "lunes": 0, "martes": 1, "miercoles": 2, "jueves": 3, "viernes": 4,
    "sabado": 5, "domingo": 6, "月曜日": 0, "火曜日": 1, "水曜日": 2, "木曜日": 3, "金曜日": 4,
    "土曜日": 5, "日曜日": 6,
}  # fmt: skip

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "quinze": 15, "uno": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4,
    "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10, "quince": 15,
}  # fmt: skip
"""Numbers in words as they stand before days and weeks; "six" is the same in French."""

KANJI_DIGITS = {sign: value for value, sign in enumerate("〇一二三四五六七八九")}
KANJI_TENS = {"十": 10, "百": 100, "千": 1000}
KANJI_MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}


def number(word: str) -> int:
    """What digits or a word of NUMBERS say; ordinal endings ("1st", "1er") are dropped."""
    digits = "".join(sign for sign in word if sign.isdecimal())
    return int(digits) if digits else NUMBERS[word.lower()]


def kanji_number(written: str) -> int:
    """A whole number in kanji or digits of either width: 二十八, 百八十, 二〇二五, ２８."""
    if written.isdecimal():
        return int(written)
    if all(sign in KANJI_DIGITS for sign in written):
        return int("".join(str(KANJI_DIGITS[sign]) for sign in written))
    total = part = digit = 0
    for sign in written:
        if sign in KANJI_MYRIADS:
            total += (part + digit or 1) * KANJI_MYRIADS[sign]
            part = digit = 0
        elif sign in KANJI_TENS:
            part += (digit or 1) * KANJI_TENS[sign]
            digit = 0
        else:
            digit = digit * 10 + (int(sign) if sign.isdecimal() else KANJI_DIGITS[sign])
    return total + part + digit
