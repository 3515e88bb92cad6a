"""Where things were done: a city or a house of government after "in", "at" and the like."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from agreements.core.recognise.gazetteer import CITIES, COUNTRY_OF, VENUES
from agreements.core.recognise.matching import Matcher
from agreements.core.recognise.people import CAPITAL

IN = re.compile(
    r"(?:\b(?:in|at|In|At|near|outside|à|À|en|En|au|a la|dans|chez)(?: the| la| le| el| l['’])?"
    r"(?: (?:city|capital|town|resort|port|ciudad|ville)(?: (?:city|town))?(?: of| de)?)?|"
    r"(?:in|at) [\w'’ -]{0,40}?(?:capital|city),?|(?:(?<!coming )(?<!came )(?<!arrived )(?<!flown in )from|via|to|to visit|visited) )\s*$"
)
IN_CITY = re.compile(
    r"\b(?:in|at|In|At|à|À|en|En|,)(?: the| la| le| el)?(?: (?:capital|city|town|resort)(?: of)?)?,? $"
)
AFTER_JA = re.compile(r"で|にて|・|の|都内|市内|を")
UNKNOWN = re.compile(
    rf"\b(?:signed|inked|sealed|held|met|firmado|signé)(?: [a-z]+){{0,3}} (?:in|at|en|à) "
    rf"(?:the (?:city|town|resort|port)(?: of)? )?(?P<city>{CAPITAL}(?: {CAPITAL})?)"
    rf"|\b(?:signed|inked|sealed|initialled|concluded)(?: [a-z]+){{4,9}} (?:in|at) "
    rf"(?P<dated>{CAPITAL}(?: {CAPITAL})?)(?= (?:on|yesterday|last|earlier)\b)"
    rf"|\b(?:in|at) the (?:\w+ ){{1,3}}?(?:town|resort|port|village|city) of "
    rf"(?P<town>{CAPITAL}(?: {CAPITAL})?)"
)
HOUSE = re.compile(
    rf"\b(?:at|in|inside) (?:the |Tokyo['’]s |[\w]+['’]s )?(?P<house>(?:Villa|Palazzo|Palais|Palacio|Schloss|Château|Casa) {CAPITAL}|(?:{CAPITAL} ){{1,4}}(?:Palace|House|Castle|Hall|"
    r"Centre|Center|Hotel|Museum|Residence|Chancellery|Building))"
)
IS_HOUSE = re.compile(
    r"^(?:Villa|Palazzo|Palais|Palacio|Schloss|Château|Casa)\b|(?:Palace|House|Castle|Hall|Centre|Center|Hotel|Treasury|Forum|Summit)$"
)
CAPITAL_OF = re.compile(r"(?:['’]s)? capital\b")
AT = re.compile(
    r"\b(?:at|in|inside|outside|from|to|à|en|a|dans|de)(?: the| la| le| el| l['’])?(?: [\w]+['’]s)?\s*$|"
    r"\b(?:at|in) the (?:\w+ ){1,3}$|l['’]$",
    re.IGNORECASE,
)
FILED = re.compile(r"(?:, [A-Z][\w. ]{1,15})? ?(?:\(|[-–—] |:)")
_CASE = re.compile(r"[A-Z]{3,}")


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """``city`` as the text writes it, ``english`` its name in English; ``venue`` may be empty."""

    start: int
    end: int
    city: str
    english: str
    venue: str = ""

    @property
    def name(self) -> str:
        return ", ".join(part for part in (self.venue, self.city) if part)


@lru_cache(maxsize=1)
def _cities() -> Matcher[tuple[str, str]]:
    houses = [(house, ("venue", house)) for house in VENUES]
    return Matcher([*((name, ("city", name)) for name in CITIES), *houses])


def find_places(text: str) -> list[PlaceFound]:
    """Every place in order: cities known, houses of government, and "signed in" a town."""
    found: list[PlaceFound] = []
    for match in _cities().find(text):
        what, name = match.value
        before = text[max(0, match.start - 60) : match.start]
        if what == "venue" and (AT.search(before) or match.text > "\u3000"):
            found.append(_venue(text, match.start, match.end, name))
        elif what == "venue":
            continue
        elif (
            IN.search(before)
            or IN_CITY.search(before)
            or _is_japanese_place(text, match.end)
            or _CASE.fullmatch(match.text.replace(" ", ""))
            or _is_filed(text, match.start, match.end)
        ):
            found.append(PlaceFound(match.start, match.end, name, CITIES[name]))
    taken = {place.start for place in found}
    found += [place for place in (*_towns(text), *_houses(text, found)) if place.start not in taken]
    return _merged(text, sorted(found, key=lambda place: place.start))


def _is_filed(text: str, start: int, end: int) -> bool:
    """Whether the name opens the story as the place it was filed from."""
    return start == 0 and bool(FILED.match(text, end))


def _venue(text: str, start: int, end: int, house: str) -> PlaceFound:
    """A house of government; "Tokyo's Akasaka Palace" is one place."""
    city = VENUES[house]
    return PlaceFound(start, end, city, CITIES.get(city, city), house)


def _is_japanese_place(text: str, end: int) -> bool:
    return text[end - 1] > "\u3000" and bool(AFTER_JA.match(text[end : end + 2]))


def _towns(text: str) -> list[PlaceFound]:
    """A place that no list knows, named where something was signed."""
    return [
        PlaceFound(*match.span(match.lastgroup), match[match.lastgroup], match[match.lastgroup])
        for match in UNKNOWN.finditer(text)
        if match.lastgroup
        and match[match.lastgroup].split()[0] not in _NOT_TOWNS
        and not IS_HOUSE.search(match[match.lastgroup])
    ]


_NOT_TOWNS = frozenset(
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
        "The",
        "Europe",
        "Asia",
        "Africa",
    ]
)


def _houses(text: str, found: list[PlaceFound]) -> list[PlaceFound]:
    known = {place.start for place in found}
    return [
        PlaceFound(*match.span("house"), "", "", match["house"])
        for match in HOUSE.finditer(text)
        if match.start("house") not in known and match["house"] not in VENUES
    ]


def _merged(text: str, found: list[PlaceFound]) -> list[PlaceFound]:
    """A house and its city next to it are one place: "Mansion House in London"."""
    kept: list[PlaceFound] = []
    for place in found:
        last = kept[-1] if kept else None
        gap = text[last.end : place.start] if last else ""
        if last and place.start < last.end:
            continue
        if (
            last
            and last.venue
            and not place.venue
            and re.fullmatch(r",? (?:in |in central )?", gap)
        ):
            kept[-1] = PlaceFound(last.start, place.end, place.city, place.english, last.venue)
        else:
            kept.append(place)
    return kept


def capital_places(text: str, named: Iterable[tuple[int, int, str]]) -> list[PlaceFound]:
    """The cities meant by "the Japanese capital", of parties given as start, end and code."""
    capitals = {code: city for city, code in reversed(COUNTRY_OF.items())}
    return [
        PlaceFound(start, match.end(), capitals[code], capitals[code])
        for start, end, code in named
        if code in capitals and (match := CAPITAL_OF.match(text, end))
    ]


def country_of(city: str) -> str:
    """ISO code of the state a city known is in; empty for others."""
    return COUNTRY_OF.get(CITIES.get(city, city), "")
