"""With whom a party has agreements, and what those have with one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db.models import Count, F, QuerySet

from agreements.charts.network import Edge, Network, Node
from agreements.models import Party
from agreements.queries.charts import Chart
from agreements.queries.editions import Edition
from agreements.queries.links import agreements_where, page, query
from agreements.queries.parties import taking_part

DRAWN = 24
"""How many partners a drawing shows at most: more could not be read."""


class Partner(NamedTuple):
    """Another party, and in how many agreements it is with this one."""

    party: Party
    n: int
    href: str
    """Its own page."""
    between: str
    """The list of those agreements."""


def partners_of(party: Party, edition: Edition) -> list[Partner]:
    """Partners, those with the most agreements first, then by name; one query."""
    own = taking_part(edition).filter(party=party).values("agreement")
    others = taking_part(edition).filter(agreement__in=own).exclude(party=party)
    columns = ("party", "party__slug", "party__name", "party__kind", "party__iso2")
    rows = others.values_list(*columns).annotate(n=Count("agreement", distinct=True))
    return [
        _partner(party, Party(pk=pk, slug=slug, name=name, kind=kind, iso2=iso2), n, edition)
        for pk, slug, name, kind, iso2, n in rows.order_by("-n", "party__name")
    ]


def _partner(party: Party, other: Party, n: int, edition: Edition) -> Partner:
    between = agreements_where(edition, between=[party.slug, other.slug])
    return Partner(other, n, page(other, edition), between)


def network_chart(party: Party, partners: Sequence[Partner], edition: Edition) -> Chart:
    """The partners that have the most agreements with ``party``, drawn; one query."""
    shown = partners[:DRAWN]
    left_out = len(partners) - len(shown)
    told = "In how many agreements each takes part with it, and with one another."
    if left_out:
        told += f" The {len(shown)} with the most; {left_out} more are left out."
    return Chart(
        name="partners",
        title=f"{party.name} and its partners",
        told=told,
        form=Network(
            centre=party.name,
            nodes=tuple(Node(p.party.name, p.n, p.href, p.between) for p in shown),
            edges=_edges(shown, edition),
            unit="agreements",
            href=page(party, edition),
        ),
        query=query(edition, of=party.slug),
        note="The wider a line, the more agreements. Pale lines join partners that have "
        "agreements with each other, on record here with or without the party in the middle.",
    )


def _edges(partners: Sequence[Partner], edition: Edition) -> tuple[Edge, ...]:
    """Pairs of the partners with the number of agreements that both take part in."""
    place = {partner.party.pk: n for n, partner in enumerate(partners)}
    slugs = [partner.party.slug for partner in partners]
    edges = []
    for a, b, n in _pairs(list(place), edition):
        first, second = sorted((place[a], place[b]))
        between = agreements_where(edition, between=[slugs[first], slugs[second]])
        edges.append(Edge(first, second, n, between))
    return tuple(sorted(edges))


def _pairs(ids: list[int], edition: Edition) -> QuerySet[Any]:
    rows = taking_part(edition).filter(
        party__in=ids,
        agreement__participation__party__in=ids,
        agreement__participation__party__gt=F("party"),
    )
    pairs = rows.values_list("party", "agreement__participation__party")
    return pairs.annotate(n=Count("agreement", distinct=True))
