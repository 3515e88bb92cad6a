"""The timeline as events of a calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from agreements.core.partial_dates import PartialDate
from agreements.core.words import DueState
from agreements.exports.ical import Event
from agreements.queries.timeline import every_step
from agreements.queries.timeline_filter import TimelineFilter
from agreements.queries.timeline_rows import Step


def calendar_steps(chosen: TimelineFilter, site: str) -> Iterator[Event]:
    """The steps that match and have a date, each on one day.

    What happened in a month or year of which no more is known stands on its first day,
    what is due in one on its last, and both say so. ``site`` is the address of the
    register, such as "https://register.example".
    """
    host = site.partition("//")[2]
    for step in every_step(chosen):
        if step.date is None:
            continue
        yield Event(
            uid=f"{step.key}@{host}",
            day=_day(step, step.date),
            summary=f"Due: {step.title}" if step.is_deadline else step.title,
            description="\n".join(_told(step, step.date, chosen.edition.on)),
            address=f"{site}/agreements/{step.slug}/",
        )


def _day(step: Step, on: PartialDate) -> date:
    return on.last if step.is_deadline else on.first


def _told(step: Step, on: PartialDate, edition: date) -> Iterator[str]:
    place = f", {step.place}" if step.place else ""
    yield f"{step.kind_in_words}{place}. {step.agreement}."
    if step.is_deadline:
        yield f"{DueState(step.state).label} on {edition.isoformat()}."
    elif step.is_expected:
        yield f"Expected, as of {edition.isoformat()}."
    if on.precision != "day":
        end = "last" if step.is_deadline else "first"
        yield f"Only the {on.precision} is known ({on.words}); this is its {end} day."
    if step.sources:
        yield f"Sources: {'; '.join(source.in_words for source in step.sources)}."
    yield f"Trust: {step.trust}."
