"""Calendars after RFC 5545: all-day events, a line at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

LONGEST = 75
"""Octets of a line, without its end (RFC 5545, 3.1)."""

PRODUCT = "-//Critical Minerals Register//Commitments//EN"
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
"""Signs that a TEXT value may not hold (3.3.11)."""


class Event(NamedTuple):
    """Something that stands in a calendar on one whole day.

    ``uid`` is the same in every calendar this event is ever sent in.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    address: str = ""


def calendar_pieces(name: str, edition: date, events: Iterable[Event]) -> Iterator[str]:
    """The lines of a calendar as of ``edition``, folded, each with its CR LF."""
    yield line("BEGIN", "VCALENDAR")
    yield line("VERSION", "2.0")
    yield line("PRODID", PRODUCT)
    yield line("CALSCALE", "GREGORIAN")
    yield line("METHOD", "PUBLISH")
    yield line("X-WR-CALNAME", text(name))
    for event in events:
        yield from _event(event, edition)
    yield line("END", "VCALENDAR")


def _event(event: Event, edition: date) -> Iterator[str]:
    """An all-day event that keeps nobody from other things."""
    yield line("BEGIN", "VEVENT")
    yield line("UID", text(event.uid))
    yield line("DTSTAMP", f"{_day(edition)}T000000Z")
    yield line("DTSTART;VALUE=DATE", _day(event.day))
    yield line("DTEND;VALUE=DATE", _day(event.day + timedelta(days=1)))
    yield line("SUMMARY", text(event.summary))
    if event.description:
        yield line("DESCRIPTION", text(event.description))
    if event.address:
        yield line("URL", event.address)
    yield line("TRANSP", "TRANSPARENT")
    yield line("END", "VEVENT")


def _day(day: date) -> str:
    return f"{day:%Y%m%d}"


def text(value: str) -> str:
    """A TEXT value: backslash, semicolon, comma and line end escaped, control signs left out."""
    value = value.replace("\r\n", "\n").replace("\r", "\n")
    value = "\n".join(CONTROL.sub("", part) for part in value.split("\n"))
    for sign in ("\\", ";", ","):
        value = value.replace(sign, f"\\{sign}")
    return value.replace("\n", "\\n")


def line(name: str, value: str) -> str:
    """A content line, folded before the 76th octet and never inside a character."""
    pieces, piece, room = [], "", LONGEST
    for character in f"{name}:{value}":
        size = len(character.encode())
        if size > room:
            pieces.append(piece)
            piece, room = " ", LONGEST - 1
        piece += character
        room -= size
    return "\r\n".join([*pieces, piece]) + "\r\n"
