"""The timeline in one sentence."""

from __future__ import annotations

from collections.abc import Sequence

from agreements.core.partial_dates import PartialDate
from agreements.queries.narrowing import Chip
from agreements.queries.timeline_filter import TimelineFilter

FULL_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip

SAID_ELSEWHERE = ("party", "between", "event", "from", "to")
"""Filters that the sentence says in its own way, or that its numbers and dates show."""


def lede(
    *,
    events: int,
    deadlines: int,
    agreements: int,
    undated: int,
    span: tuple[PartialDate, PartialDate] | None,
    chosen: TimelineFilter,
) -> str:
    """How many steps in how many agreements, of whom, and when."""
    kinds = [number(events, "event")] if events else []
    kinds += [number(deadlines, "deadline")] if deadlines else []
    if not kinds:
        return "No event and no deadline matches."
    said = f"{' and '.join(kinds)} in {number(agreements, 'agreement')}{_whose(chosen.chips)}"
    if span:
        first, last = (month_in_words(month) for month in span)
        said += f", {first}" if first == last else f", {first} to {last}"
    return f"{said}; {undated} without a date." if undated else f"{said}."


def number(n: int, what: str) -> str:
    return f"{n:,} {what}{'' if n == 1 else 's'}"


def _whose(chips: Sequence[Chip]) -> str:
    """That Japan or Canada takes part in, that India and Peru both take part in, and so on."""
    any_of = [chip.value for chip in chips if chip.name == "party"]
    all_of = [chip.value for chip in chips if chip.name == "between"]
    said = [f"that {' or '.join(any_of)} takes part in"] if any_of else []
    said += [f"between {' and '.join(all_of)}"] if all_of else []
    others = [f"{c.label.lower()} {c.value}" for c in chips if c.name not in SAID_ELSEWHERE]
    filters = f" ({', '.join(others)})" if others else ""
    return "".join(f" {each}" for each in said) + filters


def month_in_words(month: PartialDate, year: str = "{}") -> str:
    """A month in full; a year as ``year`` has it."""
    if month.month is None:
        return year.format(month.year)
    return f"{FULL_MONTHS[month.month - 1]} {month.year}"
