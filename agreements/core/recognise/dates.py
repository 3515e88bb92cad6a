"""The dates a text gives, with words such as "on Tuesday" and "eight days earlier" worked out.

A weekday is the last such day on or before the day of publication; a day without its
year, and a month, likewise. "The same day" and "a week later" count from the date
given last. Without a day of publication nothing is worked out that needs one.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from agreements.core.partial_dates import NotADateError, PartialDate
from agreements.core.recognise.date_patterns import PATTERNS
from agreements.core.recognise.date_words import MONTHS, WEEKDAYS, kanji_number, number
from agreements.core.recognise.text import folded

AHEAD = re.compile(
    r"(?:\b(?:by|until|till|before|within|due|no later than|from|effective|starting|expires?|"
    r"through|"
    r"not until|next|avant|d'ici|jusqu'au|jusqu'en|antes del?|hasta)\b[\w ']{0,18})(?<!\bon )$"
    r"|\b(?:due|effective|starting|expires?|until) on $",
    re.IGNORECASE,
)
"""What stands before a date that something is due on, not one on which it was done."""
EVENT = re.compile(r" (?!(?:the )?sign)\w")
SAME_SENTENCE = re.compile(r"[^.;:!?\n]{2,80}")
UNITS = {
    "day": 1, "jour": 1, "día": 1, "week": 7, "semaine": 7, "semana": 7,
}  # fmt: skip
MONTH_UNITS = {"month": 1, "mois": 1, "mes": 1, "year": 12, "an": 12, "año": 12}
LAST_MONTHS = {"spring": 5, "summer": 8, "autumn": 11}
LATER = frozenset(["later", "after", "plus tard", "après", "después"])


@dataclass(frozen=True, slots=True)
class DateFound:
    """``value`` is None where it cannot be worked out; ``is_ahead`` where it is a deadline.

    ``is_given`` says that the text gives the date itself, if without its year, and not
    in a word such as "Tuesday" that counts from another day.
    """

    start: int
    end: int
    text: str
    value: PartialDate | None
    is_ahead: bool
    is_given: bool


@dataclass(slots=True)
class _Scene:
    """The day of publication, and the date and the year that the text gave last."""

    published: date | None
    last: date | None = None
    year: int | None = None


def find_dates(text: str, published: date | None, language: str = "en") -> list[DateFound]:
    """Every date in order of the text, none within another; English is always understood."""
    found: list[DateFound] = []
    scene = _Scene(published)
    matches = _matches(text, language)
    for at, match in enumerate(matches):
        after = next(iter(matches[at + 1 : at + 2]), None)
        parts = {name: part for name, part in match.groupdict().items() if part}
        event = (
            _event(text, match, after, scene) if _counts_from_event(text, match, parts) else scene
        )
        value = _value(parts, event) if event else None
        is_ahead = bool(AHEAD.search(text[max(0, match.start() - 40) : match.start()]))
        is_ahead = is_ahead or bool(AHEAD.match(match[0].split()[0]))
        is_ahead = is_ahead or "next" in parts.get("which_day", parts.get("which_month", ""))
        if value and not is_ahead:
            scene.year = value.year
            scene.last = value.first if value.day else scene.last
        is_given = bool(parts.keys() & {"day", "year", "ja_year", "ja_month", "ja_day"})
        found.append(DateFound(*match.span(), match[0], value, is_ahead, is_given))
    return found


def _counts_from_event(text: str, match: re.Match[str], parts: dict[str, str]) -> bool:
    """Whether it counts from something told next: "two days before the summit opened"."""
    is_of_event = "eve" in parts or parts.get("way") in {"before", "after"}
    return is_of_event and bool(EVENT.match(text, match.end()))


def _event(
    text: str, match: re.Match[str], after: re.Match[str] | None, scene: _Scene
) -> _Scene | None:
    """The scene on the day of that event, where the same sentence goes on to give it."""
    if after is None or not SAME_SENTENCE.fullmatch(text, match.end(), after.start()):
        return None
    parts = {name: part for name, part in after.groupdict().items() if part}
    value = _value(parts, scene)
    if value is None or not value.day:
        return None
    return _Scene(scene.published, value.first, value.year)


def _matches(text: str, language: str) -> list[re.Match[str]]:
    patterns = PATTERNS["en"] + (PATTERNS.get(language[:2], []) if language[:2] != "en" else [])
    matches = [match for pattern in patterns for match in pattern.finditer(text)]
    matches.sort(key=lambda match: (match.start(), -match.end()))
    kept: list[re.Match[str]] = []
    for match in matches:
        if not kept or match.start() >= kept[-1].end():
            kept.append(match)
    return kept


def _value(parts: dict[str, str], scene: _Scene) -> PartialDate | None:
    for name, meaning in MEANINGS:
        if name in parts:
            try:
                return meaning(parts, scene)
            except (NotADateError, ValueError, OverflowError):
                return None
    return None


def _of_calendar(parts: dict[str, str], scene: _Scene) -> PartialDate | None:
    """A day or month by its name, its year given, told ("that year") or the last possible."""
    month = (
        int(parts["month_number"])
        if "month_number" in parts
        else MONTHS[folded(parts["month"]).strip(".")]
    )
    day = number(parts["day"]) if "day" in parts else None
    year = int(parts["year"]) if "year" in parts else _told_year(parts, scene)
    return _dated(year, month, day, scene, is_before="last" in parts.get("which_month", "").lower())


def _told_year(parts: dict[str, str], scene: _Scene) -> int | None:
    which = parts.get("which", "")
    if which in {"that", "the same"}:
        return scene.year
    if which and scene.published:
        return scene.published.year + {"this": 0, "next": 1}.get(which, -1)
    return None


def _dated(
    year: int | None, month: int, day: int | None, scene: _Scene, *, is_before: bool = False
) -> PartialDate | None:
    if year:
        return PartialDate(year, month, day)
    if scene.published is None:
        return None
    found = PartialDate(scene.published.year, month, day)
    is_ours = found.first <= scene.published
    if is_before and month == scene.published.month:
        is_ours = False
    return found if is_ours else PartialDate(scene.published.year - 1, month, day)


def _of_year(parts: dict[str, str], _scene: _Scene) -> PartialDate | None:
    return PartialDate(int(parts["year"]))


def _of_weekday(parts: dict[str, str], scene: _Scene) -> PartialDate | None:
    which = parts.get("which_day", "").strip()
    base = scene.last if which == "that" and scene.last else scene.published
    if base is None or which == "next":
        return None
    back = (base.weekday() - WEEKDAYS[folded(parts["weekday"])]) % 7
    is_another = which == "last" or "last_day" in parts
    if "week" in parts:
        back += 7 if base.weekday() >= WEEKDAYS[folded(parts["weekday"])] else 0
    elif is_another and back == 0:
        back = 7
    return PartialDate.from_day(base - timedelta(days=back))


def _shifted(days: int, *, from_last: bool = False) -> Callable[..., PartialDate | None]:
    def meaning(_parts: dict[str, str], scene: _Scene) -> PartialDate | None:
        base = scene.last if from_last else scene.published
        return PartialDate.from_day(base + timedelta(days=days)) if base else None

    return meaning


def _counted(parts: dict[str, str], scene: _Scene) -> PartialDate | None:
    """So many days or months from the date given last, or ("ago") from publication."""
    way = parts.get("way", "before")
    is_ago = way in {"ago", "atrás"}
    base = scene.published if is_ago else scene.last or scene.published
    if base is None:
        return None
    count = number(parts["count"]) * (1 if way in LATER else -1)
    if parts["unit"] in UNITS:
        return PartialDate.from_day(base + timedelta(days=count * UNITS[parts["unit"]]))
    months = base.year * 12 + base.month - 1 + count * MONTH_UNITS[parts["unit"]]
    is_years = MONTH_UNITS[parts["unit"]] == 12
    return PartialDate(months // 12, None if is_years else months % 12 + 1)


def _span(parts: dict[str, str], scene: _Scene) -> PartialDate | None:
    """The month or the year of publication, or the one before it."""
    base, which = scene.published, parts["which_span"].lower()
    if base is None:
        return None
    is_year = parts.get("span") in {"year", "année", "año"} or which in {"昨年", "今年"}
    back = 0 if which in {"this", "今月", "今年"} else 1
    if is_year:
        return PartialDate(base.year - back)
    months = base.year * 12 + base.month - 1 - back
    return PartialDate(months // 12, months % 12 + 1)


def _of_season(parts: dict[str, str], scene: _Scene) -> PartialDate | None:
    """The year of the last one that was over at publication; none for a winter, which has two."""
    base, last = scene.published, LAST_MONTHS.get(parts["season"])
    if base is None or last is None:
        return None
    return PartialDate(base.year if base.month > last else base.year - 1)


def _of_japanese(parts: dict[str, str], scene: _Scene) -> PartialDate | None:
    year = kanji_number(parts["ja_year"]) if "ja_year" in parts else _japanese_year(parts, scene)
    month = kanji_number(parts["ja_month"]) if "ja_month" in parts else None
    day = kanji_number(parts["ja_day"]) if "ja_day" in parts else None
    if month is None and day is None:
        return PartialDate(year) if year else None
    if month is not None:
        return _dated(year, month, day, scene)
    if scene.published is None or day is None:
        return None
    months = scene.published.year * 12 + scene.published.month - 1
    months -= 1 if day > scene.published.day else 0
    return PartialDate(months // 12, months % 12 + 1, day)


def _japanese_year(parts: dict[str, str], scene: _Scene) -> int | None:
    which = parts.get("which_ja", "")
    if which == "同年":
        return scene.year
    if which and scene.published:
        return scene.published.year - (0 if which == "今年" else 1)
    return None


MEANINGS: tuple[tuple[str, Callable[..., PartialDate | None]], ...] = (
    ("month_number", _of_calendar),
    ("month", _of_calendar),
    ("weekday", _of_weekday),
    ("today", _shifted(0)),
    ("yesterday", _shifted(-1)),
    ("same", _shifted(0, from_last=True)),
    ("next_day", _shifted(1, from_last=True)),
    ("day_before", _shifted(-1, from_last=True)),
    ("eve", _shifted(-1, from_last=True)),
    ("unit", _counted),
    ("which_span", _span),
    ("season", _of_season),
    ("ja_day", _of_japanese),
    ("ja_month", _of_japanese),
    ("ja_year", _of_japanese),
    ("year", _of_year),
)
"""The first part that is there says how the date is worked out."""
