"""The gap finder: parties whose agreements cover some pillars but not others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.db.models import Count
from django.http import QueryDict

from agreements.models import Participation, Party
from agreements.queries.charts import as_list
from agreements.queries.filters import AgreementFilter
from agreements.queries.vocabulary import Term


class Covered(NamedTuple):
    """How many agreements of a party speak on a pillar, and their list."""

    pillar: Term
    n: int
    href: str


class Gap(NamedTuple):
    """A party whose agreements cover what was asked for, and lack what was asked for."""

    party: Party
    agreements: int
    href: str
    covers: list[Covered]


class Gaps(NamedTuple):
    """What was asked, and the parties found, those with the most agreements first."""

    covers: list[Term]
    lacks: list[Term]
    rows: list[Gap]
    errors: dict[str, list[str]]

    @property
    def is_asked(self) -> bool:
        return bool(self.covers or self.lacks)


def gaps(data: QueryDict, chosen: AgreementFilter) -> Gaps:
    """Parties of the agreements ``chosen`` that ``covers`` and ``lacks`` of ``data`` describe.

    A pillar counts as covered where one agreement of the party says anything on it, and
    as lacking where none does in what was read: not reported is not the same as absent.
    """
    terms = {term.slug: term for term in chosen.vocabulary["pillar"]}
    errors: dict[str, list[str]] = {}
    covers = _read(data, "covers", terms, errors)
    lacks = _read(data, "lacks", terms, errors)
    both = [term.name for term in covers if term in lacks]
    if both:
        errors["lacks"] = [f"{', '.join(both)} cannot be both covered and lacking."]
    found = _found(chosen, covers, lacks) if covers or lacks else []
    return Gaps(covers, lacks, found, {**chosen.errors, **errors})


def _read(
    data: QueryDict, word: str, terms: Mapping[str, Term], errors: dict[str, list[str]]
) -> list[Term]:
    asked = [slug.strip() for slug in data.getlist(word) if slug.strip()]
    unknown = [slug for slug in asked if slug not in terms]
    if unknown:
        errors[word] = [f"“{slug}” is no pillar; it was left out." for slug in unknown]
    return [terms[slug] for slug in dict.fromkeys(asked) if slug in terms]


def _found(chosen: AgreementFilter, covers: Sequence[Term], lacks: Sequence[Term]) -> list[Gap]:
    """Three queries: agreements a party, agreements a party and pillar, the parties."""
    taking_part = Participation.objects.filter(agreement__in=chosen.narrowed().values("pk"))
    number = Count("agreement", distinct=True)
    wanted = [term.slug for term in (*covers, *lacks)]
    rows = taking_part.order_by().filter(agreement__provision__pillar__slug__in=wanted)
    by_pillar = rows.values_list("party", "agreement__provision__pillar__slug").annotate(n=number)
    spoken: dict[int, dict[str, int]] = defaultdict(dict)
    for party, pillar, n in by_pillar:
        spoken[party][pillar] = n
    wholes = taking_part.order_by().values_list("party").annotate(n=number)
    kept = {
        party: n
        for party, n in wholes
        if all(spoken[party].get(term.slug) for term in covers)
        and not any(spoken[party].get(term.slug) for term in lacks)
    }
    parties = Party.objects.in_bulk(kept)
    ranked = sorted(parties.values(), key=lambda party: (-kept[party.pk], party.name))
    return [_gap(chosen, party, kept[party.pk], spoken[party.pk], covers) for party in ranked]


def _gap(
    chosen: AgreementFilter, party: Party, n: int, spoken: Mapping[str, int], covers: Sequence[Term]
) -> Gap:
    between = list(dict.fromkeys([*(chosen.chosen.get("between") or ()), party.slug]))
    return Gap(
        party=party,
        agreements=n,
        href=as_list(chosen, {}, between=between),
        covers=[
            Covered(
                term, spoken[term.slug], as_list(chosen, {}, between=between, pillar=[term.slug])
            )
            for term in covers
        ],
    )
