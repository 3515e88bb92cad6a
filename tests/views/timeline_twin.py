"""The timeline in slow, plain Python, and random ways to ask for it."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from agreements.core.partial_dates import PartialDate
from agreements.core.words import EventKind
from agreements.models import Agreement
from agreements.queries.editions import today
from tests.views.past import ENDED, Past, last_day, past_of
from tests.views.twin import Twin, random_states

BEGINNINGS = {"signature", "announcement"}
STEPS = (*(str(kind) for kind in EventKind), "deadline")
PERIODS = (
    ("", ""), ("", ""), ("2025-06", ""), ("", "2024-02-10"), ("2024-03-15", "2025-12"),
    ("2023", "2023"), ("2025-10-28", "2025-10-28"), ("2027", ""),
)  # fmt: skip


@dataclass(frozen=True)
class PlainStep:
    """What is looked at of one step."""

    agreement: str
    kind: str
    date: str
    title: str
    state: str
    place_in_list: int
    """0 without a date, 1 with one, 2 where it is expected."""

    @property
    def month(self) -> str:
        """What it is counted under: a month, a year, "expected" or "undated"."""
        return {0: "undated", 1: self.date[:7], 2: "expected"}[self.place_in_list]

    @property
    def order(self) -> tuple[int, list[int]]:
        """Where it stands in the list: expected soonest first, then the newest, undated last."""
        signs = [ord(sign) for sign in self.date.ljust(11, "\0")]
        is_expected = self.place_in_list == 2
        return -self.place_in_list, signs if is_expected else [-sign for sign in signs]


class TimelineTwin:
    """The register in memory, with everything that has a date or might have one."""

    def __init__(self) -> None:
        self.twin = Twin()
        lived = ("event_set", "sources__article", "relations_to__agreement")
        promised = ("commitment_set__citations__article", "commitment_set__checks")
        self.rows = list(Agreement.objects.prefetch_related(*lived, *promised))

    def steps(self, state: Mapping[str, Sequence[str]]) -> list[PlainStep]:
        """Every step that a state of the filters finds."""
        asked = "".join(state.get("as_of", ()))
        day = last_day(asked) or str(today())
        found = self.twin.matching(state)
        kinds, period = state.get("event") or STEPS, _period(state)
        return [
            step
            for row in self.rows
            if row.pk in found
            for step in _steps(row, day, is_past=bool(asked))
            if step.kind in kinds and _lies_in(step.date, *period)
        ]


def _steps(row: Any, day: str, *, is_past: bool) -> Iterator[PlainStep]:
    told = [e for e in row.event_set.all() if not is_past or not e.date or str(e.date) <= day]
    for event in told:
        yield _happened(row, event.kind, event.date, event.title, day)
    begun = [str(event.date or "") for event in told if event.kind in BEGINNINGS]
    own = str(row.signed_on or "")
    stands = any(each.startswith(own) for each in begun if each or not own)
    if not stands and not (is_past and own > day):
        kind, word = _own(row.status)
        yield _happened(row, kind, row.signed_on, f"{word}: {row.title}", day)
    for promise in row.commitment_set.all():
        if not is_past or not promise.counted_from or str(promise.counted_from) <= day:
            state = due_state(promise, past_of(row), day)
            last = str(promise.due_on.last) if promise.due_on else ""
            is_expected = last >= day and state not in {"met", "superseded"}
            place = (2 if is_expected else 1) if last else 0
            due = str(promise.due_on or "")
            yield PlainStep(row.slug, "deadline", due, promise.summary, state, place)


def _own(status: str) -> tuple[str, str]:
    words = {"proposed": ("announcement", "Proposed"), "announced": ("announcement", "Announced")}
    return words.get(status, ("signature", "Signed"))


def _happened(row: Any, kind: str, on: Any, title: str, day: str) -> PlainStep:
    text = str(on or "")
    place = 0 if not text else 2 if text > day else 1
    return PlainStep(row.slug, kind, text, title, "expected" if place == 2 else "", place)


def due_state(promise: Any, past: Past, day: str) -> str:
    """Where a promise stands on ``day``: see CommitmentQuerySet.with_state."""
    seen = [str(c.article.published_on) for c in promise.citations.all() if c.article.published_on]
    outcome = promise.outcome if not seen or max(seen) <= day else "unknown"
    last = str(promise.due_on.last) if promise.due_on else ""
    is_past = bool(last) and last < day
    if outcome in {"delivered", "partly"}:
        return {"delivered": "met", "partly": "partly"}[outcome]
    if outcome == "missed" and (is_past or not last):
        return "missed"
    if _is_over(past, day):
        return "superseded"
    if not last:
        return "undated"
    if is_past:
        checks = [c for c in promise.checks.all() if str(c.looked_on) <= day]
        latest = max(checks, key=lambda c: (c.looked_on, c.pk), default=None)
        return "contradicted" if latest and latest.finding == "contradicts" else "overdue"
    soon = date.fromisoformat(day) + timedelta(days=60)
    return "soon" if last <= str(soon) else "ahead"


def _is_over(past: Past, day: str) -> bool:
    ends = [on for kind, on in past.events if kind == "termination" and on]
    ends += [on for on in past.replaced if on]
    return past.status in ENDED and (not ends or min(ends) <= day)


def _period(state: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """The first and the last day asked for; empty where there is none."""
    since, until = "".join(state.get("from", ())), "".join(state.get("to", ()))
    first = str(PartialDate.parse(since).first) if since else ""
    return first, str(PartialDate.parse(until).last) if until else ""


def _lies_in(text: str, first: str, last: str) -> bool:
    """Whether any day that it can be lies in the period; without a date it may."""
    if not text:
        return True
    on = PartialDate.parse(text)
    return (not first or str(on.last) >= first) and (not last or str(on.first) <= last)


def timeline_states(twin: Twin, how_many: int) -> list[dict[str, list[str]]]:
    """Random states of the list's filters, with kinds of step, periods and lanes."""
    dice = random.Random(28102025)
    states = [
        {name: [value for value in values if value] for name, values in state.items()}
        for state in random_states(twin, how_many)
    ]
    for state in states:
        if dice.random() < 0.4:
            state["event"] = dice.sample(STEPS, k=dice.randint(1, 3))
        since, until = dice.choice(PERIODS)
        lanes = dice.choice(("", "", "party", "kind"))
        asked = {"from": since, "to": until, "lanes": lanes}
        state.update({name: [value] for name, value in asked.items() if value})
    return states
