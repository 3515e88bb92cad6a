"""When a commitment falls due: a rule counted from a day, or a date.

The database counts the same way (trigger ``count_due_date``); a test holds the
two together.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from agreements.core.partial_dates import NotADateError, PartialDate

DURATION = re.compile(r"P(?=[0-9])(?:(?P<years>[0-9]{1,3})Y)?(?:(?P<months>[0-9]{1,4})M)?"
                      r"(?:(?P<weeks>[0-9]{1,4})W)?(?:(?P<days>[0-9]{1,5})D)?")  # fmt: skip
HINT = "write a period such as P6M or P180D, or a date such as 2026-12-31"


class NotADueRuleError(ValueError):
    """The text is neither an ISO 8601 period of days, weeks, months or years, nor a date."""

    def __init__(self, text: str) -> None:
        super().__init__(f"“{text}” is not a due rule: {HINT}.")


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as a clause gives it: months and days are not converted."""

    months: int = 0
    days: int = 0

    @classmethod
    def parse(cls, text: str) -> Period:
        match = DURATION.fullmatch(text)
        if not match:
            raise NotADueRuleError(text)
        years, months, weeks, days = (int(part or 0) for part in match.groups())
        return cls(years * 12 + months, weeks * 7 + days)

    def after(self, day: date) -> date:
        """Months first, the day kept or cut to the month's last, then days.

        31 August + 6 months is 28 February, as PostgreSQL counts.
        """
        month_index = day.year * 12 + day.month - 1 + self.months
        year, month = divmod(month_index, 12)
        kept = min(day.day, monthrange(year, month + 1)[1])
        return date(year, month + 1, kept) + timedelta(days=self.days)

    @property
    def words(self) -> str:
        """As printed in the sum: "180 days", "6 months", "1 month and 3 days"."""
        parts = [
            f"{number} {unit}{'' if number == 1 else 's'}"
            for number, unit in ((self.months, "month"), (self.days, "day"))
            if number
        ]
        return " and ".join(parts) or "0 days"


def is_period(rule: str) -> bool:
    return rule.startswith("P")


def check_rule(rule: str) -> str:
    """Return ``rule`` when it can be read; raise :class:`NotADueRuleError` otherwise."""
    if is_period(rule):
        Period.parse(rule)
        return rule
    try:
        return str(PartialDate.parse(rule))
    except NotADateError as error:
        raise NotADueRuleError(rule) from error


def due_date(rule: str, counted_from: PartialDate | None) -> PartialDate | None:
    """The date ``rule`` works out to.

    A period needs a day to start from: counted from a month, a year or nothing,
    it gives no date, rather than one that looks surer than it is.
    """
    if not is_period(rule):
        return PartialDate.parse(rule)
    if counted_from is None or counted_from.precision != "day":
        return None
    return PartialDate.from_day(Period.parse(rule).after(counted_from.first))
