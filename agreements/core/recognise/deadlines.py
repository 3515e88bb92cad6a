"""Deadlines in a text: a length of time counted from signature, or a last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from agreements.core.recognise.numbers import IN_WORDS, JAPANESE, in_words, japanese
from agreements.core.recognise.text import folded

UNITS = {
    "day": "D", "days": "D", "week": "W", "weeks": "W", "month": "M", "months": "M", "year": "Y",
    "years": "Y", "jour": "D", "jours": "D", "semaine": "W", "semaines": "W", "mois": "M",
    "an": "Y", "ans": "Y", "annee": "Y", "annees": "Y", "dia": "D", "dias": "D", "semana": "W",
    "semanas": "W", "mes": "M", "meses": "M", "ano": "Y", "anos": "Y",
}  # fmt: skip
MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier enero", "february feb fevrier febrero", "march mar mars marzo",
            "april apr avril abril", "may mai mayo", "june jun juin junio",
            "july jul juillet julio", "august aug aout agosto",
            "september sept sep septembre septiembre", "october oct octobre octubre",
            "november nov novembre noviembre", "december dec decembre diciembre",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
UNIT = rf"(?P<unit>{'|'.join(sorted(UNITS, key=len, reverse=True))})"
NUMBER = rf"(?P<number>\d{{1,3}}|half an?|{IN_WORDS})"
LENGTH = rf"{NUMBER}[ -](?:calendar |working |business |short |more )?{UNIT}(?!\w)"
COUNTED = re.compile(
    rf"\b(?:within|inside|in under|in less than|in no more than|under|no later than|not later than|"
    rf"no more than|at most|over the (?:next|coming|following|first)|"
    rf"in the (?:next|coming|following|first)|"
    rf"during the (?:next|coming|following|first)|for the next|before|in|d'ici|dans les|dans un delai de|"
    rf"sous|en moins de|en un plazo de|en el plazo de|dentro de|en los proximos|en) "
    rf"(?:a period of |at most |about |around |roughly |some |the (?:next |first )?|los proximos )?{LENGTH}"
    rf"|\b(?:has|have|had|given|gives?|gave|giving|allow\w*|with|set|sets|take|takes|get|gets|got) "
    rf"(?:\w+ ){{0,2}}?{LENGTH.replace('number', 'number2').replace('unit>', 'unit2>')} (?:to|in which|for)\b"
    rf"|\b{LENGTH.replace('number', 'number3').replace('unit>', 'unit3>')} (?:later|from (?:now|signature|signing|then|that day|today)|"
    rf"after (?:signature|signing|the (?:signing|signature|ceremony|entry)|it|that|entry|they|both|its)|of (?:signature|signing|its|the signing|entry)|apres|despues)\b"
    rf"|\b(?P<number4>\d{{1,3}}|{IN_WORDS})-(?P<unit4>day|week|month|year) (?:\w+ ){{0,2}}?(?:deadline|clock|timetable|schedule|time limit|limit|window|target|countdown|period|timeline)\b"
)
OF_LENGTH = re.compile(
    rf"\b(?:deadline|time limit|limit|clock|timetable|window) of {LENGTH}|\b{LENGTH.replace('number', 'number2').replace('unit>', 'unit2>')} deadline"
)
YEAR_OUT = re.compile(
    r"\bbefore the year (?:is out|ends|is over)\b|\bthis side of (?:christmas|new year)\b"
)
HALVES = re.compile(
    r"\b(?:within|inside|in|over|before) (?:the next |the |a |about |roughly )?(?P<half>half[ -](?:a[ -])?year|fortnight|quarter|year's end)\b"
)
HALF = {"h": "P6M", "f": "P14D", "q": "P3M"}
"""Half a year, a fortnight, a quarter."""
END_OF_YEAR = re.compile(
    r"\b(?:by|before|until|no later than|not later than|avant|d'ici|a|antes de|para|hacia) "
    r"(?:the |la |el )?(?:year[- ]end|(?:end|close|fin|final|finales) (?:of |de |del )?(?:the |l')?"
    r"(?:ano |annee )?(?P<year>(?:20)\d\d|(?:this |next |the )?(?:calendar )?year|annee|ano|this year|next year))"
)
BY_DATE = re.compile(
    r"\b(?:by|before|no later than|not later than|until|avant le|d'ici le|d'ici au|antes del?|due (?:on|by)) "
    rf"(?:the )?(?:end of |(?P<day>\d{{1,2}})(?:st|nd|rd|th|er)? (?:of |de )?)?(?P<month>{'|'.join(MONTHS)})\b"
    r"(?: (?P<day2>\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,? (?:de |del )?(?P<year>20\d\d))?"
)
BY_YEAR = re.compile(
    r"\b(?:by|before|no later than|d'ici|en|para) (?P<year>20[2-9]\d)\b(?! (?:to|and)\b)"
)
JAPANESE_LENGTH = re.compile(
    rf"(?P<number>{JAPANESE}|半)(?P<unit>日|週間|カ月|か月|ヶ月|ヵ月|箇月|年)(?:以内|後|内に)"
)
JAPANESE_END = re.compile(r"(?P<year>20\d\d|今|来)年(?:の?末|末まで|中)に?")
JAPANESE_UNITS = {"日": "D", "週間": "W", "年": "Y"}


@dataclass(frozen=True, slots=True)
class Deadline:
    """``due`` is an ISO 8601 duration counted from signature, or a date."""

    start: int
    end: int
    due: str


def deadlines(text: str, published_on: date | None) -> list[Deadline]:
    """Every deadline in a text, in order; "this year" and a month alone need a date to count from."""
    whole = folded(text)
    found = [*_counted(whole), *_dated(whole, published_on)]
    if not text.isascii():
        found += _japanese(text, published_on)
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Deadline] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _counted(text: str) -> Iterator[Deadline]:
    for pattern in (COUNTED, OF_LENGTH):
        for match in pattern.finditer(text):
            due = _due(match)
            if due:
                yield Deadline(match.start(), match.end(), due)
    for match in HALVES.finditer(text):
        half = HALF.get(match["half"][0])
        if half:
            yield Deadline(match.start(), match.end(), half)


def _due(match: re.Match[str]) -> str:
    """The duration by whichever pair of number and unit was found."""
    found = {name: words for name, words in match.groupdict().items() if words}
    number = next((words for name, words in found.items() if name.startswith("number")), "")
    unit = next((words for name, words in found.items() if name.startswith("unit")), "")
    return _duration(number, UNITS[unit]) if number and unit else ""


def _duration(number: str, unit: str) -> str:
    if number.startswith("half"):
        return "P6M" if unit == "Y" else ""
    count = int(number) if number.isdigit() else in_words(number)
    return f"P{count}{unit}" if count else ""


def _dated(text: str, published_on: date | None) -> Iterator[Deadline]:
    for match in END_OF_YEAR.finditer(text):
        year = _year(match["year"], published_on)
        if year:
            yield Deadline(match.start(), match.end(), f"{year}-12-31")
    for match in YEAR_OUT.finditer(text):
        if published_on:
            yield Deadline(match.start(), match.end(), f"{published_on.year}-12-31")
    for match in BY_DATE.finditer(text):
        day = _day(match, published_on)
        if day:
            yield Deadline(match.start(), match.end(), day.isoformat())
    for match in BY_YEAR.finditer(text):
        yield Deadline(match.start(), match.end(), f"{match['year']}-12-31")


def _year(written: str | None, published_on: date | None) -> int | None:
    if written and written.isdigit():
        return int(written)
    if published_on is None:
        return None
    return published_on.year + (written or "").startswith("next")


def _day(match: re.Match[str], published_on: date | None) -> date | None:
    """The day meant; the last of the month where none is given, the next such month to come."""
    month = MONTHS[match["month"]]
    year = int(match["year"]) if match["year"] else None
    if year is None:
        if published_on is None:
            return None
        year = published_on.year + (month < published_on.month)
    day = int(match["day"] or match["day2"] or monthrange(year, month)[1])
    return date(year, month, day) if 0 < day <= monthrange(year, month)[1] else None


def _japanese(text: str, published_on: date | None) -> Iterator[Deadline]:
    for match in JAPANESE_LENGTH.finditer(text):
        unit = JAPANESE_UNITS.get(match["unit"], "M")
        if match["number"] == "半":
            yield Deadline(match.start(), match.end(), "P6M")
            continue
        count = japanese(match["number"])
        if count:
            yield Deadline(match.start(), match.end(), f"P{int(count)}{unit}")
    for match in JAPANESE_END.finditer(text):
        year = _year({"今": "", "来": "next"}.get(match["year"], match["year"]), published_on)
        if year:
            yield Deadline(match.start(), match.end(), f"{year}-12-31")
