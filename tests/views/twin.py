"""The filters of the register in slow, plain Python, and random ways to set them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urlencode

from django.contrib.postgres.search import SearchQuery
from django.http import QueryDict

from agreements.core.words import AgreementKind, Current, LegalForce, Role, Status, Strength, Trust
from agreements.models import Agreement, Mineral, Party, Pillar
from agreements.queries.filters import AgreementFilter
from tests.views.past import ENDED, Past, last_day, past_of

Chosen = Mapping[str, Sequence[str]]
"""What is asked for: query word to its values."""

WORDS = {
    "role": Role,
    "strength": Strength,
    "kind": AgreementKind,
    "status": Status,
    "force": LegalForce,
    "trust": Trust,
    "current": Current,
    "firmest": Strength,
}
DAYS = ("", "", "", "2026-01-31", "2025-10", "2023", "2024-06-30", "1990")
SINCE = ("", "", "", "", "2025", "2025-10-28", "2024-06", "2030")
FACETS = ("party", "between", "pillar", "mineral", "year", *WORDS)
QUERIES = ("", "", "", "rare earths", "stockpil", "Gecamines", "agreement -lithium", "nothing here")
SORTS = ("", "newest", "oldest", "match", "pillars", "overdue", "title")


@dataclass(frozen=True)
class Plain:
    """What the filters look at of one agreement."""

    pk: int
    title: str
    date: str
    own: dict[str, str]
    parties: frozenset[tuple[str, str]]
    through: frozenset[tuple[str, str]]
    """Members of the blocs that take part, in the bloc's role."""
    provisions: frozenset[tuple[str, str]]
    minerals: frozenset[str]
    past: Past

    @property
    def pillars(self) -> set[str]:
        return {pillar for pillar, _ in self.provisions}

    @cached_property
    def firmest(self) -> dict[str, str]:
        """The strongest wording on each pillar; words of strength stand firmest first."""
        order = [str(word) for word in Strength]
        firmest_last = sorted(self.provisions, key=lambda each: -order.index(each[1]))
        return dict(firmest_last)

    def own_on(self, day: str) -> dict[str, str]:
        """Its own words on ``day``, or today where that is empty."""
        status = self.past.stood(day) if day else self.own["status"]
        return self.own | {"status": status, "current": "" if status in ENDED else "yes"}


class Twin:
    """The register in memory."""

    def __init__(self) -> None:
        above = {
            m.slug: m.parent and m.parent.slug for m in Mineral.objects.select_related("parent")
        }
        past = ("event_set", "sources__article", "relations_to__agreement")
        who = ("participation_set__party", "participation_set__party__memberships__member")
        sets = (*who, "provision_set__pillar", "minerals", *past)
        self.agreements = [
            _plain(each, above) for each in Agreement.objects.prefetch_related(*sets)
        ]
        self.options: dict[str, list[str]] = {
            name: [str(word) for word in words] for name, words in WORDS.items()
        }
        self.options["party"] = self.options["between"] = _slugs(Party)
        self.options |= {"pillar": _slugs(Pillar), "mineral": _slugs(Mineral)}
        years = {each.own["year"] for each in self.agreements if each.date}
        self.options["year"] = [*sorted(years, reverse=True), "none"]
        self.found = {q: _found(q) for q in set(QUERIES)}

    def matching(self, chosen: Chosen) -> set[int]:
        return {each.pk for each in self.agreements if self._matches(each, chosen)}

    def counts(self, chosen: Chosen, facet: str) -> Iterator[tuple[str, int]]:
        """How many agreements there are with each option as the only choice, or added."""
        wants_all = facet == "between" or (facet == "pillar" and chosen.get("pillars") == ["all"])
        kept = chosen.get(facet, ()) if wants_all else ()
        others = {**chosen, facet: kept}
        left = [each for each in self.agreements if self._matches(each, others)]
        for option in self.options[facet]:
            asked = {**chosen, facet: [*kept, option]}
            yield option, sum(self._matches(each, asked) for each in left)

    def _matches(self, each: Plain, chosen: Chosen) -> bool:
        since = "".join(chosen.get("since", ()))
        if since and not (each.date and each.date >= since):
            return False
        q = "".join(chosen.get("q", ()))
        if q and each.pk not in self.found[q]:
            return False
        day = last_day("".join(chosen.get("as_of", ())))
        if day and not each.past.is_known(day):
            return False
        has = each.own_on(day)
        own = all(has[name] in chosen[name] for name in has if chosen.get(name))
        minerals = not chosen.get("mineral") or each.minerals & set(chosen["mineral"])
        return bool(own and minerals and _by_party(each, chosen) and _by_pillar(each, chosen))


def _by_party(each: Plain, chosen: Chosen) -> bool:
    roles = chosen.get("role") or [str(role) for role in Role]
    who = each.parties | each.through if chosen.get("through") == ["bloc"] else each.parties
    there = {party for party, role in who if role in roles}
    wanted, between = set(chosen.get("party", ())), set(chosen.get("between", ()))
    if not chosen.get("role") and not wanted and not between:
        return True
    return bool(there & wanted or not wanted) and between <= there and bool(there)


def _by_pillar(each: Plain, chosen: Chosen) -> bool:
    strengths = chosen.get("strength") or [str(strength) for strength in Strength]
    best = chosen.get("firmest") or [str(strength) for strength in Strength]
    there = {
        pillar
        for pillar, strength in each.provisions
        if strength in strengths and each.firmest[pillar] in best
    }
    wanted = set(chosen.get("pillar", ()))
    if not wanted:
        return bool(there) or not (chosen.get("strength") or chosen.get("firmest"))
    return wanted <= there if chosen.get("pillars") == ["all"] else bool(wanted & there)


def _plain(row: Any, above: Mapping[str, str | None]) -> Plain:
    date = str(row.signed_on or "")
    return Plain(
        pk=row.pk,
        title=row.title,
        date=date,
        own={
            "kind": row.kind,
            "status": row.status,
            "force": row.legal_force,
            "trust": row.trust,
            "year": date[:4] or "none",
        },
        parties=frozenset((each.party.slug, each.role) for each in row.participation_set.all()),
        through=frozenset(_members(row)),
        provisions=frozenset((e.pillar.slug, e.strength) for e in row.provision_set.all()),
        minerals=frozenset(s for m in row.minerals.all() for s in _and_above(m.slug, above)),
        past=past_of(row),
    )


def _members(row: Any) -> Iterator[tuple[str, str]]:
    """Members of blocs, unless the dates say that they were none when it was signed."""
    for each in row.participation_set.all():
        for membership in each.party.memberships.all():
            began, ended, on = membership.since, membership.until, row.signed_on
            late = began and on and began.first > on.last
            early = ended and on and ended.last < on.first
            if not late and not early:
                yield membership.member.slug, each.role


def _and_above(slug: str | None, above: Mapping[str, str | None]) -> Iterator[str]:
    while slug:
        yield slug
        slug = above[slug]


def _slugs(model: Any) -> list[str]:
    return sorted(model.objects.values_list("slug", flat=True))


def _found(q: str) -> set[int]:
    """What PostgreSQL finds; how it searches is tested by itself."""
    words = q.replace("Gecamines", "Gécamines")
    query = SearchQuery(words, search_type="websearch", config="english")
    plain = SearchQuery(q, search_type="websearch", config="english")
    rows = Agreement.objects.filter(search=query) | Agreement.objects.filter(search=plain)
    return set(rows.values_list("pk", flat=True)) if q else set()


def random_states(twin: Twin, how_many: int) -> list[dict[str, list[str]]]:
    """Ways to set the filters, most of which find something: values come from one agreement."""
    dice = random.Random(how_many)
    return [_state(twin, dice) for _ in range(how_many)]


def _state(twin: Twin, dice: random.Random) -> dict[str, list[str]]:
    like = dice.choice(twin.agreements)
    has: dict[str, list[str]] = {name: [value] for name, value in like.own_on("").items()}
    through = dice.choice((False, False, True))
    who = like.parties | like.through if through else like.parties
    has["party"] = has["between"] = sorted({party for party, _ in who})
    has["role"] = sorted({role for _, role in like.parties})
    has["pillar"] = sorted(pillar for pillar, _ in like.provisions)
    has["strength"] = sorted({strength for _, strength in like.provisions})
    has["firmest"] = has["strength"]
    has["mineral"] = sorted(like.minerals)
    state: dict[str, list[str]] = {"through": ["bloc"]} if through else {}
    for facet in dice.sample(FACETS, k=dice.randint(0, 4)):
        pool = has[facet] if any(has[facet]) and dice.random() < 0.8 else twin.options[facet]
        some = dice.sample(pool, k=min(len(pool), dice.randint(1, 2)))
        extra = [dice.choice(twin.options[facet])] if dice.random() < 0.2 else []
        state[facet] = list(dict.fromkeys([*some, *extra]))
    again = (
        ("q", QUERIES),
        ("sort", SORTS),
        ("as_of", DAYS),
        ("since", SINCE),
        ("pillars", ("", "", "any", "all")),
    )
    for name, values in again:
        value = dice.choice(values)
        if value:
            state[name] = [value]
    return state


def query(state: Chosen) -> str:
    return urlencode(state, doseq=True)


Found = tuple[set[int], dict[tuple[str, str], int]]
"""Agreements by key, and the count of every option of every facet."""


def what_is_found(state: Chosen) -> Found:
    """What the register finds and counts."""
    chosen = AgreementFilter(QueryDict(query(state)), Agreement.objects.all())
    counts = {(v.facet.name, o.value): o.n for v in chosen.facet_views for o in v.options}
    return set(chosen.qs.values_list("pk", flat=True)), counts


def told(twin: Twin, state: Chosen) -> Found:
    """What its twin finds and counts."""
    counts = {(facet, o): n for facet in FACETS for o, n in twin.counts(state, facet)}
    return twin.matching(state), counts
