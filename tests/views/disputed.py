"""Reads the list of disagreements, and filters them in slow, plain Python."""

from __future__ import annotations

import csv
import io
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from django.http import QueryDict
from django.test import Client

from agreements.core.words import About, DisagreementState, OutletKind
from agreements.models import Disagreement, Party, Pillar
from agreements.queries.disagreement_filter import DisagreementFilter
from tests.views.reading import text_of

State = Mapping[str, Sequence[str]]
"""What is asked for: query word to its values."""

GROUPS = ("state", "about", "party", "pillar", "outlet_kind")
QUERIES = ("", "", "", "date", "rare earths", "Tokyo", "agreement -date", "nothing here")


def page(query: str = "") -> str:
    response = Client().get(f"/disagreements/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def shown(query: str = "") -> list[int]:
    """Keys of the disagreements on every page of the list, in their order."""
    html = page(query)
    keys = [int(pk) for pk in re.findall(r'<article class="dispute" id="d-(\d+)">', html)]
    following = re.search(r'rel="next" href="\?([^"]*)"', html)
    return keys + (shown(following[1].replace("&amp;", "&")) if following else [])


def told(query: str = "") -> list[str]:
    """Each disagreement as a reader sees it."""
    found = re.findall(r'<article class="dispute".*?</article>', page(query), re.DOTALL)
    return [text_of(each) for each in found]


def file(query: str = "") -> list[dict[str, str]]:
    response = Client().get(f"/disagreements.csv?{query}")
    assert response.status_code == 200
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@dataclass(frozen=True)
class Plain:
    """What the filters look at of one disagreement."""

    pk: int
    agreement: str
    has: Mapping[str, frozenset[str]]


@cache
def found(q: str) -> frozenset[int]:
    """What PostgreSQL finds; how it searches is tested by itself."""
    query = QueryDict(mutable=True)
    query["q"] = q
    return frozenset(DisagreementFilter(query).qs.values_list("pk", flat=True))


class Twin:
    """Every disagreement in memory."""

    def __init__(self) -> None:
        found.cache_clear()
        sets = ("claims__article__outlet", "agreement__participation_set__party")
        rows = Disagreement.objects.select_related("agreement", "pillar").prefetch_related(*sets)
        self.rows = [_plain(row) for row in rows if len({c.value for c in row.claims.all()}) > 1]
        self.options = {
            "state": [str(word) for word in DisagreementState],
            "about": [str(word) for word in About],
            "party": sorted(Party.objects.values_list("slug", flat=True)),
            "pillar": sorted(Pillar.objects.values_list("slug", flat=True)),
            "outlet_kind": [str(word) for word in OutletKind],
        }

    def matching(self, state: State) -> set[int]:
        return {row.pk for row in self.rows if _matches(row, state)}

    def counts(self, state: State) -> dict[tuple[str, str], int]:
        """How many there are with each option as the only choice of its filter."""
        return {
            (group, option): len(self.matching({**state, group: [option]}))
            for group in GROUPS
            for option in self.options[group]
        }


def _plain(row: Disagreement) -> Plain:
    outlets = [claim.article.outlet for claim in row.claims.all()]
    has = {
        "state": {row.state},
        "about": {row.about},
        "party": {each.party.slug for each in row.agreement.participation_set.all()},
        "pillar": {row.pillar.slug} if row.pillar else set(),
        "outlet_kind": {outlet.kind if outlet else "unknown" for outlet in outlets},
    }
    return Plain(row.pk, row.agreement.slug, {name: frozenset(it) for name, it in has.items()})


def _matches(row: Plain, state: State) -> bool:
    q = "".join(state.get("q", ()))
    if q and row.pk not in found(q):
        return False
    if state.get("agreement") and row.agreement not in state["agreement"]:
        return False
    return all(row.has[group] & set(state[group]) for group in GROUPS if state.get(group))


def random_states(twin: Twin, how_many: int) -> list[dict[str, list[str]]]:
    """Ways to set the filters, most of which find something: values come from one row."""
    dice = random.Random(how_many)
    return [_state(twin, dice) for _ in range(how_many)]


def _state(twin: Twin, dice: random.Random) -> dict[str, list[str]]:
    like = dice.choice(twin.rows)
    state: dict[str, list[str]] = {}
    for group in dice.sample(GROUPS, k=dice.randint(0, 3)):
        pool = sorted(like.has[group]) if dice.random() < 0.8 else []
        chosen = dice.choice(pool or twin.options[group])
        extra = [dice.choice(twin.options[group])] if dice.random() < 0.3 else []
        state[group] = list(dict.fromkeys([chosen, *extra]))
    if q := dice.choice(QUERIES):
        state["q"] = [q]
    if dice.random() < 0.1:
        state["agreement"] = [like.agreement]
    state["sort"] = [dice.choice(["newest", "values", "title"])]
    return state
