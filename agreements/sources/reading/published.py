"""The day a page says it was published."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from agreements.sources.reading.claims import Claims
from agreements.sources.reading.heads import Head

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan janvier janv enero ene januar",
            "february feb février fevrier févr fevr febrero februar",
            "march mar mars marzo märz",
            "april apr avril avr abril abr",
            "may mai mayo",
            "june jun juin junio juni",
            "july jul juillet juil julio juli",
            "august aug août aout agosto ago",
            "september sept sep septembre septiembre setiembre",
            "october oct octobre octubre oktober okt",
            "november nov novembre noviembre",
            "december dec décembre decembre déc diciembre dic dezember dez",
        ),
        start=1,
    )
    for name in names.split()
}
MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
ORDINAL = r"(?:st|nd|rd|th|er|º|\.)?"
ISO = re.compile(
    r"(?<!\d)(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)|(?<!\d)(\d{4})(\d{2})(\d{2})(?=T|$)"
)
DAY_FIRST = re.compile(
    rf"(?<!\d)(\d{{1,2}}){ORDINAL}[ \-]+(?:de |of )?({MONTH})\.?,?[ \-]+"
    r"(?:del? )?(\d{4})(?!\d)",
    re.IGNORECASE,
)
MONTH_FIRST = re.compile(
    rf"\b({MONTH})\.?[ \-]+(\d{{1,2}}){ORDINAL},?[ \-]+(\d{{4}})(?!\d)", re.IGNORECASE
)
EASTERN = re.compile(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]")
NUMERIC = re.compile(r"(?<!\d)(\d{1,2})([/.\-])(\d{1,2})\2(\d{4})(?!\d)")
IN_ADDRESS = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/_]?(0[1-9]|1[0-2])[-/_]?([0-2]\d|3[01])(?!\d)")
# North America alone writes the month first; its time zones give it away.
MONTH_FIRST_PLACE = re.compile(r"\b(E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|a\.m\.|p\.m\.)(?![a-z])")

FOR_PUBLICATION = (
    "article:published_time", "og:article:published_time", "datepublished", "dcterms.date",
    "citation_publication_date", "citation_date", "dcterms.issued", "dc.date.issued", "dc.date",
    "pubdate", "publishdate", "publish-date", "publish_date", "published", "parsely-pub-date",
    "sailthru.date", "cxenseparse:recs:publishtime", "originalpublicationdate",
)  # fmt: skip
FOR_DATE = ("date", "displaydate", "dcterms.created", "dc.date.created", "article:created_time")
UPDATED = re.compile(r"updat|modif|revis|mis à jour|actualiz|更新", re.IGNORECASE)


def first_date(texts: Iterable[str], *, month_first: bool = False) -> date | None:
    """The first date in the texts, as written there: a time zone does not move the day."""
    return next((day for text in texts for day in dates_in(text, month_first=month_first)), None)


def dates_in(text: str, *, month_first: bool = False) -> Iterator[date]:
    """Every full date of a short text, in the order they stand.

    ``month_first`` decides 05/11/2025 where nothing beside it does.
    """
    text = text[:400]
    month_first = month_first or bool(MONTH_FIRST_PLACE.search(text))
    found = [*_written(text), *_numeric(text, month_first=month_first)]
    for _, parts in sorted(found):
        if (day := _day(*parts)) is not None:
            yield day


def date_in_address(address: str) -> date | None:
    """The date in the path of an address, as /2025/10/28/ or -20251028-."""
    for match in IN_ADDRESS.finditer(address):
        if day := _day(int(match[1]), int(match[2]), int(match[3])):
            return day
    return None


def published_on(head: Head, claims: Claims, address: str, language: str) -> date | None:
    """The outlet's own date: as claimed for machines, else as printed, else in the address."""
    month_first = language.lower().replace("_", "-") in {"en-us", "en-ph"}
    for texts in (
        claims.said(*FOR_PUBLICATION),
        claims.texts("datePublished"),
        [p.stamp for p in head.pieces if p.stamp and not UPDATED.search(p.labels)],
        claims.said(*FOR_DATE),
    ):
        if day := first_date(texts):
            return day
    in_address = date_in_address(address)
    return _printed(head, in_address, month_first=month_first) or in_address


def _printed(head: Head, in_address: date | None, *, month_first: bool) -> date | None:
    """The date printed at the headline; where day and month may be swapped, the address decides."""
    texts = sorted(
        (piece.text for piece in head.pieces), key=lambda text: bool(UPDATED.search(text))
    )
    swapped = first_date(texts, month_first=not month_first)
    return (
        swapped if swapped and swapped == in_address else first_date(texts, month_first=month_first)
    )


Found = tuple[int, tuple[int, int, int]]


def _written(text: str) -> Iterator[Found]:
    for match in ISO.finditer(text):
        year, month, day = (match[1], match[3], match[4]) if match[1] else match.groups()[4:7]
        yield match.start(), (int(year), int(month), int(day))
    for match in EASTERN.finditer(text):
        yield match.start(), (int(match[1]), int(match[2]), int(match[3]))
    for match in DAY_FIRST.finditer(text):
        yield match.start(), (int(match[3]), MONTHS[match[2].lower()], int(match[1]))
    for match in MONTH_FIRST.finditer(text):
        yield match.start(), (int(match[3]), MONTHS[match[1].lower()], int(match[2]))


def _numeric(text: str, *, month_first: bool) -> Iterator[Found]:
    for match in NUMERIC.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if second > 12 or (month_first and first <= 12):
            first, second = second, first
        yield match.start(), (year, second, first)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1990 <= year <= 2100 else None
    except ValueError:
        return None
