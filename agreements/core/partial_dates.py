"""Dates of which a source may give only the month or the year.

One type from the form to the file. Its text is ISO 8601 cut short ("2024",
"2024-10", "2024-10-28"), so plain text order is date order with the vaguer date
first, and nothing vanishes for lack of a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

ISO = re.compile(r"(?P<year>[12][0-9]{3})(-(?P<month>(?!00)[0-9]{2})(-(?P<day>(?!00)[0-9]{2}))?)?")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HINT = "write a year, a month or a day, such as 2024, 2024-10 or 2024-10-28"


class NotADateError(ValueError):
    """The text is not a year, a month or a day that exists."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not a date: {HINT}.")


@dataclass(frozen=True, slots=True, order=False)
class PartialDate:
    """A year between 1000 and 2999, a month of one, or a day.

    Equal when year, month and day are equal: "2024-10" is not "2024-10-01".
    Ordered by first day, the vaguer of two first.
    """

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        """Refuse a month or day that does not exist, and a day without its month."""
        month = 1 if self.month is None else self.month
        day = 1 if self.day is None else self.day
        try:
            date(self.year, month, day)
        except ValueError as error:
            raise NotADateError(str(self)) from error
        if self.day and not self.month:
            raise NotADateError(str(self))

    @classmethod
    def parse(cls, text: str) -> PartialDate:
        """Read ISO text; raise :class:`NotADateError` for anything else, "2024-02-30" too."""
        match = ISO.fullmatch(text.strip())
        if not match or not text.isascii():
            raise NotADateError(text)
        year, month, day = match.group("year", "month", "day")
        return cls(int(year), int(month) if month else None, int(day) if day else None)

    @classmethod
    def from_day(cls, day: date) -> PartialDate:
        return cls(day.year, day.month, day.day)

    @classmethod
    def __get_pydantic_core_schema__(cls, _source: Any, handler: Any) -> dict[str, Any]:
        """Lets pydantic read one out of text; a plain mapping, so nothing is imported here."""
        return {
            "type": "function-after",
            "function": {"type": "no-info", "function": cls.parse},
            "schema": handler(str),
        }

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    def __lt__(self, other: PartialDate) -> bool:
        return str(self) < str(other)

    def __le__(self, other: PartialDate) -> bool:
        return str(self) <= str(other)

    @property
    def precision(self) -> str:
        """``day``, ``month`` or ``year``."""
        if self.day:
            return "day"
        return "month" if self.month else "year"

    @property
    def first(self) -> date:
        """The earliest day it can be."""
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> date:
        """The latest day it can be."""
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def words(self) -> str:
        """As printed: "28 Oct 2025", "Oct 2025", "2025"."""
        parts = [str(self.day)] if self.day else []
        parts += [MONTHS[self.month - 1]] if self.month else []
        return " ".join([*parts, str(self.year)])
