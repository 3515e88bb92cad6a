"""Deadlines in a text: a length of time counted from signature, or a last day."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from agreements.core.recognise import deadline_patterns as written
from agreements.core.recognise.numbers import in_words, japanese
from agreements.core.recognise.text import folded


@dataclass(frozen=True, slots=True)
class Deadline:
    """``due`` is an ISO 8601 duration counted from signature, or a date."""

    start: int
    end: int
    due: str


def deadlines(text: str, published_on: date | None) -> list[Deadline]:
    """Every deadline in a text, in order; "this year" and a month alone need a date to count from."""
    whole = folded(text)
    found = [*_counted(whole), *_dated(whole, published_on), *_parts(whole, published_on)]
    if not text.isascii():
        found += _japanese(text, published_on)
    found.sort(key=lambda each: (each.start, -each.end))
    kept: list[Deadline] = []
    for each in found:
        is_next = not kept or each.start >= kept[-1].end
        if is_next and not (kept and _says_again(whole[kept[-1].end : each.start])):
            kept.append(each)
    return kept


def _says_again(between: str) -> bool:
    """Whether what follows is the last deadline in other words: "which means by late April"."""
    return bool(written.AGAIN.search(between)) and "." not in between


def _counted(text: str) -> Iterator[Deadline]:
    for pattern in (written.COUNTED, written.OF_LENGTH):
        for match in pattern.finditer(text):
            due = _due(match)
            if due:
                yield Deadline(match.start(), match.end(), due)
    for pattern, due in ((written.HALVES, "P6M"), (written.QUARTERS, "P3M")):
        for match in pattern.finditer(text):
            yield Deadline(match.start(), match.end(), due)


def _due(match: re.Match[str]) -> str:
    """The duration by whichever pair of number and unit was found."""
    found = {name.rstrip("1234"): words for name, words in match.groupdict().items() if words}
    if "number" not in found or "unit" not in found:
        return ""
    is_more = "half" in found or "late" in found
    return _duration(found["number"], written.UNITS[found["unit"]], is_more=is_more)


def _duration(number: str, unit: str, *, is_more: bool) -> str:
    """``is_more`` says that half a unit comes on top: "a year and a half" is P18M."""
    if number.startswith("half"):
        return "P6M" if unit == "Y" else ""
    count = int(number) if number.isdigit() else in_words(number)
    if not count:
        return ""
    if is_more:
        return f"P{12 * count + 6}M" if unit == "Y" else ""
    times, unit = written.SPANS.get(unit, (1, unit))
    return f"P{count * times}{unit}"


def _dated(text: str, published_on: date | None) -> Iterator[Deadline]:
    yield from _ends_of_years(text, published_on)
    for pattern in (written.BY_DATE, written.AT_THE_LATEST, *written.OF_DATE):
        for match in pattern.finditer(text):
            day = _day(match, published_on)
            if day and not _is_over(match, day, published_on):
                yield Deadline(match.start(), match.end(), day.isoformat())


def _ends_of_years(text: str, published_on: date | None) -> Iterator[Deadline]:
    """By the end of a year or in its course; a year that was is no deadline in its course."""
    this_year = published_on.year if published_on else 0
    floors = {written.IN_YEAR: this_year}
    for pattern in (*written.END_OF_YEAR, written.YEAR_OUT, written.IN_YEAR, written.BY_YEAR):
        for match in pattern.finditer(text):
            year = _year(match["year"], published_on)
            if year and year >= floors.get(pattern, 0):
                yield Deadline(match.start(), match.end(), f"{year}-12-31")
    if published_on:
        for match in written.DECADE_OUT.finditer(text):
            yield Deadline(match.start(), match.end(), f"{-(-this_year // 10) * 10}-12-31")


def _is_over(match: re.Match[str], day: date, published_on: date | None) -> bool:
    """Whether "from 1 May" tells of a day that was, or names no day at all."""
    if not match[0].startswith(written.STARTS):
        return False
    is_exact = match["day"] or match["day2"]
    return not is_exact or not match["year"] or published_on is None or day <= published_on


def _parts(text: str, published_on: date | None) -> Iterator[Deadline]:
    """By the middle of a year, a quarter of it, or the end of a month."""
    for match in written.BY_PART.finditer(text):
        year = _year(match["year"], published_on)
        last = _last_of(year, written.PARTS[match["part"]]) if year else None
        if last and not (match["by"] in written.DURING and published_on and last < published_on):
            yield Deadline(match.start(), match.end(), last.isoformat())
    for match in written.END_OF_MONTH.finditer(text):
        if published_on:
            ahead = match["which"] not in {"the", "this"}
            year, month = divmod(published_on.year * 12 + published_on.month - 1 + ahead, 12)
            yield Deadline(match.start(), match.end(), _last_of(year, month + 1).isoformat())


def _last_of(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _year(said: str | None, published_on: date | None) -> int | None:
    if said and said.isdigit():
        return int(said)
    if published_on is None:
        return None
    is_next = any(word in (said or "") for word in ("next", "prochaine", "proximo", "viene"))
    return published_on.year + is_next


def _day(match: re.Match[str], published_on: date | None) -> date | None:
    """The day meant; the last of the month where none is given, the next such month to come.

    Before a month is on the last day of the one that it follows.
    """
    month = written.MONTHS[match["month"]]
    year = _year(match["year"], published_on) if match["year"] else None
    if year is None:
        if published_on is None:
            return None
        year = published_on.year + (month < published_on.month)
    if match[0].startswith(written.BEFORE) and not (match["day"] or match["day2"] or match["end"]):
        return date(year, month, 1) - timedelta(days=1)
    day = int(match["day"] or match["day2"] or monthrange(year, month)[1])
    return date(year, month, day) if 0 < day <= monthrange(year, month)[1] else None


def _japanese(text: str, published_on: date | None) -> Iterator[Deadline]:
    for match in written.JAPANESE_LENGTH.finditer(text):
        unit = written.JAPANESE_UNITS.get(match["unit"], "M")
        count = japanese(match["number"]) if match["number"] != "半" else None
        due = f"P{int(count)}{unit}" if count else "P6M" if match["number"] == "半" else ""
        if due:
            yield Deadline(match.start(), match.end(), due)
    for match in written.JAPANESE_END.finditer(text):
        year = _japanese_year(match["year"], published_on)
        if year:
            yield Deadline(match.start(), match.end(), f"{year}-12-31")
    for match in written.JAPANESE_DAY.finditer(text):
        day = _japanese_day(match, published_on)
        if day:
            yield Deadline(match.start(), match.end(), day.isoformat())


def _japanese_year(said: str | None, published_on: date | None) -> int | None:
    return _year({"今": "", "来": "next"}.get(said or "", said), published_on)


def _japanese_day(match: re.Match[str], published_on: date | None) -> date | None:
    month = int(japanese(match["month"]) or 0)
    year = _japanese_year(match["year"], published_on)
    if year is None or not 0 < month <= 12:
        return None
    if match["year"] is None and published_on and month < published_on.month:
        year += 1
    last = monthrange(year, month)[1]
    day = int(japanese(match["day"] or "") or last)
    return date(year, month, day) if day <= last else None
