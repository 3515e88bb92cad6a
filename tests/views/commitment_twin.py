"""The list of commitments in slow, plain Python, and random ways to narrow it."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery, SearchVector

from agreements.core.partial_dates import PartialDate
from agreements.core.words import AgreementKind, DueState, Outcome, Trust
from agreements.models import Commitment, Party, Pillar
from agreements.queries.editions import today
from tests.views.past import ENDED, Past, last_day, past_of

Chosen = Mapping[str, Sequence[str]]

WORDS = {"state": DueState, "kind": AgreementKind, "outcome": Outcome, "trust": Trust}
FACETS = ("party", "pillar", "due", "checked", *WORDS)
QUERIES = ("", "", "", "roadmap", "rare earths", "meeting -japan", "nothing here")
DAYS = ("", "", "", "2026-04-27", "2026-03", "2024", "2023-06-30", "1990")
SORTS = ("", "nearest", "soonest", "latest", "agreement")
ORDER = [
    *("overdue", "contradicted", "missed", "partly", "soon"),
    *("ahead", "met", "undated", "superseded"),
]
DECIDED = {"delivered": "met", "missed": "missed", "partly": "partly"}


@dataclass(frozen=True, eq=False)
class Plain:
    """What the filters and orders look at of one commitment."""

    row: Any
    past: Past
    owed_by: frozenset[str]
    checks: tuple[tuple[date, int, str], ...]
    seen_on: str

    def is_made(self, day: str) -> bool:
        return self.past.is_known(day) and str(self.row.counted_from or "") <= day

    def told(self, on: date) -> str:
        return self.row.outcome if self.seen_on <= on.isoformat() else "unknown"

    def days(self, on: date) -> int | None:
        return (self.row.due_on.last - on).days if self.row.due_on else None

    def state(self, on: date) -> str:
        days, told = self.days(on), DECIDED.get(self.told(on))
        if told and not (told == "missed" and days is not None and days >= 0):
            return told
        if self.past.stood(on.isoformat()) in ENDED:
            return "superseded"
        if days is None:
            return "undated"
        if days >= 0:
            return "soon" if days <= 60 else "ahead"
        seen = [check for check in self.checks if check[0] <= on]
        return "contradicted" if seen and max(seen)[2] == "contradicts" else "overdue"

    def words(self, on: date) -> dict[str, set[str]]:
        """The options it has of each facet."""
        return {
            "state": {self.state(on)},
            "party": set(self.owed_by),
            "pillar": {self.row.pillar.slug},
            "kind": {self.row.agreement.kind},
            "due": {str(self.row.due_on or "none")[:4]},
            "outcome": {self.told(on)},
            "trust": {self.row.trust},
            "checked": self.checked(on),
        }

    def checked(self, on: date) -> set[str]:
        """Whether somebody looked between the last day it was due and ``on``, if it passed."""
        last = self.row.due_on.last if self.row.due_on else on
        looked = any(last < day <= on for day, *_ in self.checks)
        return {"yes" if looked else "no"} if last < on else set()

    def place(self, sort: str, on: date) -> tuple[Any, ...]:
        """What it is ordered by; within a group the undated come last."""
        last = self.row.due_on.last if self.row.due_on else None
        ties = (self.row.agreement.title, self.row.position, self.row.pk)
        back = -last.toordinal() if last else 0
        orders = {
            "nearest": (max(last or on, on), last is None, back),
            "soonest": (last is None, last or on),
            "latest": (last is None, back),
            "agreement": (),
        }
        return (ORDER.index(self.state(on)), *orders[sort or "nearest"], *ties)


class CommitmentTwin:
    """All commitments in memory."""

    def __init__(self) -> None:
        sets = ("agreement__event_set", "agreement__sources__article", "checks",
                "agreement__relations_to__agreement", "agreement__participation_set__party",
                "citations__article")  # fmt: skip
        rows = Commitment.objects.select_related("agreement", "pillar").prefetch_related(*sets)
        self.rows = [_plain(row) for row in rows]
        self.options = {name: [str(word) for word in words] for name, words in WORDS.items()}
        self.options["party"] = list(Party.objects.values_list("slug", flat=True))
        self.options["pillar"] = list(Pillar.objects.values_list("slug", flat=True))
        years = {str(each.row.due_on)[:4] for each in self.rows if each.row.due_on}
        self.options["checked"] = ["no", "yes"]
        self.options["due"] = [*sorted(years), "none"]
        self.found = {q: _found(q) for q in set(QUERIES) if q}
        self.words = cache(Plain.words)

    def day(self, chosen: Chosen) -> date:
        asked = last_day("".join(chosen.get("as_of", ())))
        return PartialDate.parse(asked).first if asked else today()

    def matching(self, chosen: Chosen) -> list[Plain]:
        """Those that match, in the order of the list."""
        on, sort = self.day(chosen), "".join(chosen.get("sort", ()))
        return sorted(self.found_by(chosen), key=lambda each: each.place(sort, on))

    def found_by(self, chosen: Chosen) -> list[Plain]:
        on = self.day(chosen)
        return [each for each in self.rows if self._matches(each, chosen, on)]

    def count(self, chosen: Chosen, facet: str, option: str) -> int:
        """How many there are with ``option`` as the facet's only choice."""
        return len(self.found_by({**chosen, facet: [option]}))

    def _matches(self, each: Plain, chosen: Chosen, on: date) -> bool:
        if chosen.get("as_of") and not each.is_made(on.isoformat()):
            return False
        q = "".join(chosen.get("q", ()))
        if q and each.row.pk not in self.found[q]:
            return False
        has = self.words(each, on)
        return all(has[facet] & set(chosen[facet]) for facet in FACETS if chosen.get(facet))


def _plain(row: Any) -> Plain:
    owed = [p.party.slug for p in row.agreement.participation_set.all()
            if p.role in {"signatory", "member"}]  # fmt: skip
    told = [str(c.article.published_on) for c in row.citations.all() if c.article.published_on]
    checks = tuple((check.looked_on, check.pk, check.finding) for check in row.checks.all())
    return Plain(row, past_of(row.agreement), frozenset(owed), checks, max(told, default=""))


def _found(q: str) -> set[int]:
    """What PostgreSQL finds of a promise and the title of its agreement."""
    said = SearchVector("summary", "agreement__title", config="english")
    query = SearchQuery(q, search_type="websearch", config="english")
    rows = Commitment.objects.annotate(said=said).filter(said=query)
    return set(rows.values_list("pk", flat=True))


def random_states(twin: CommitmentTwin, how_many: int) -> list[dict[str, list[str]]]:
    """Ways to set the filters, most of which find something: values come from one commitment."""
    dice = random.Random(how_many)
    return [_state(twin, dice) for _ in range(how_many)]


def _state(twin: CommitmentTwin, dice: random.Random) -> dict[str, list[str]]:
    has = dice.choice(twin.rows).words(today() - timedelta(days=dice.choice((0, 0, 300))))
    state: dict[str, list[str]] = {}
    for facet in dice.sample(FACETS, k=dice.randint(0, 3)):
        pool = sorted(has[facet]) if has[facet] and dice.random() < 0.8 else twin.options[facet]
        some = dice.sample(pool, k=min(len(pool), dice.randint(1, 2)))
        extra = [dice.choice(twin.options[facet])] if dice.random() < 0.4 else []
        state[facet] = list(dict.fromkeys([*some, *extra]))
    for name, values in (("q", QUERIES), ("sort", SORTS), ("as_of", DAYS)):
        value = dice.choice(values)
        if value:
            state[name] = [value]
    return state


def query(state: Chosen) -> str:
    return urlencode(state, doseq=True)
