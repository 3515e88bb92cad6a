"""All of one party: its agreements, its partners, what they cover and what is due."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import ArrayAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q, Value
from django.db.models.functions import JSONObject
from django.http import Http404, QueryDict

from agreements.core.partial_dates import PartialDate
from agreements.core.words import Role
from agreements.models import FormerName, Membership, Party, Pillar, TakingPart
from agreements.models.former_names import SLUG
from agreements.queries.charts import Chart
from agreements.queries.coverage import strongest
from agreements.queries.editions import WORD, Edition, edition_asked
from agreements.queries.links import agreements_where, if_there, page
from agreements.queries.partners import DRAWN, Partner, network_chart, partners_of
from agreements.queries.together import (
    SHOWN,
    Covered,
    Record,
    Some,
    covered,
    disputes,
    known,
    latest_events,
    promises,
    records,
    unreviewed,
)


class Member(NamedTuple):
    """The other side of a membership, and when it began and ended as far as known."""

    party: Party
    href: str
    since: PartialDate | None
    until: PartialDate | None


class Taken(NamedTuple):
    """An agreement that the party takes part in: its roles, or the blocs it does so through."""

    agreement: int
    trust: str
    roles: list[str]
    blocs: list[str]

    @property
    def is_own(self) -> bool:
        return not self.blocs


class Shown(NamedTuple):
    """An agreement of the page and what to say of the party's part in it."""

    record: Record
    words: str


class RoleCount(NamedTuple):
    """In how many agreements the party has one role, or one without a name of its own here."""

    label: str
    n: int
    href: str


@dataclass(frozen=True)
class PartyPage:
    """Everything the page of one party shows."""

    party: Any
    edition: Edition
    own: list[Taken]
    through: list[Taken]
    records: dict[int, Record]
    partners: list[Partner]
    pillars: list[Covered]
    of_pillars: int
    events: Some
    commitments: Some
    disputes: Some
    network: Chart

    @property
    def agreements(self) -> list[Shown]:
        return self._shown(self.own)

    @property
    def through_blocs(self) -> list[Shown]:
        return self._shown(self.through)

    def _shown(self, taken: Iterable[Taken]) -> list[Shown]:
        return [
            Shown(self.records[each.agreement], ", ".join(each.blocs or each.roles))
            for each in taken
            if each.agreement in self.records
        ]

    @property
    def blocs_in_words(self) -> str:
        """The blocs through which it takes part in what is not its own."""
        names = sorted({bloc for each in self.through for bloc in each.blocs})
        return " and ".join(f"the {name}" for name in names)

    @property
    def roles(self) -> list[RoleCount]:
        """Its roles with the number of agreements it has each in; those it never has left out."""
        counts: dict[str, int] = defaultdict(int)
        for each in self.own:
            for label in each.roles:
                counts[label] += 1
        return [
            RoleCount(role.label, counts[role.label], self.listed(role=str(role)))
            for role in Role
            if counts[role.label]
        ]

    def listed(self, **words: Any) -> str:
        return agreements_where(self.edition, party=self.party.slug, **words)

    @property
    def list_href(self) -> str:
        return self.listed()

    @property
    def together_href(self) -> str:
        """Its own agreements and those of its blocs."""
        return self.listed(through="bloc")

    @property
    def together(self) -> int:
        return len(self.own) + len(self.through)

    @property
    def unreviewed(self) -> int:
        return unreviewed([each.trust for each in self.own])

    @property
    def first_partners(self) -> list[Partner]:
        return self.partners[:DRAWN]

    @property
    def more_partners(self) -> list[Partner]:
        return self.partners[DRAWN:]

    @property
    def blocs(self) -> list[Member]:
        return [self._member(row) for row in self.party.blocs_held]

    @property
    def members(self) -> list[Member]:
        return [self._member(row) for row in self.party.members_held]

    @property
    def memberships(self) -> int:
        return len(self.party.blocs_held) + len(self.party.members_held)

    def _member(self, row: dict[str, Any]) -> Member:
        party = Party(slug=row["slug"], name=row["name"])
        since, until = (row[side] and PartialDate.parse(row[side]) for side in SIDES)
        return Member(party, page(party, self.edition), since or None, until or None)

    @property
    def timeline_href(self) -> str:
        return if_there("agreements:timeline", self.edition, party=self.party.slug)

    @property
    def commitments_href(self) -> str:
        return if_there("agreements:commitments", self.edition, party=self.party.slug)


SIDES = ("since", "until")


def party_for_page(slug: str, edition: Edition) -> PartyPage:
    """The party called ``slug`` as far as known in ``edition``; raises Party.DoesNotExist."""
    party = _party(slug)
    taken = _taken(party, edition)
    own = [each for each in taken if each.is_own]
    through = [each for each in taken if not each.is_own]
    ids, pillars = [each.agreement for each in own], list(Pillar.objects.all())
    shown = [each.agreement for each in (*own[:SHOWN], *through[:SHOWN])]
    best = strongest([each.agreement for each in taken])
    mine, partners = set(ids), partners_of(party, edition)
    of_own = {key: strength for key, strength in best.items() if key[0] in mine}
    return PartyPage(
        party=party,
        edition=edition,
        own=own,
        through=through,
        records=records(shown, best, pillars, edition),
        partners=partners,
        pillars=covered(of_own, pillars, edition, of=len(own), party=slug),
        of_pillars=len(pillars),
        events=latest_events(ids, edition),
        commitments=promises(ids, edition),
        disputes=disputes(ids, edition),
        network=network_chart(party, partners, edition),
    )


def partners_asked(data: QueryDict) -> Chart:
    """The network of the party that ``of`` names; raises Http404 where there is none."""
    edition, slug = edition_asked(data), data.get("of", "").strip()
    party = _called(slug) if SLUG.fullmatch(slug) else None
    if party is None:
        raise Http404(f"No party is called “{slug}”." if slug else "Say of which party: ?of=japan.")
    chart = network_chart(party, partners_of(party, edition), edition)
    errors = {WORD: [edition.error]} if edition.error else {}
    return Chart(**{**vars(chart), "errors": errors})


def _called(slug: str) -> Party | None:
    return Party.objects.filter(slug=slug).first() or FormerName.objects.now_at("party", slug)


def _party(slug: str) -> Any:
    """The party with its other names, its blocs and its members; one query."""
    names = ArrayAgg(
        "aliases__name", filter=Q(aliases__isnull=False), order_by="aliases__name",
        default=Value([]),
    )  # fmt: skip
    return Party.objects.annotate(
        names=names,
        blocs_held=_memberships("member", "bloc"),
        members_held=_memberships("bloc", "member"),
    ).get(slug=slug)


def _memberships(mine: str, other: str) -> ArraySubquery:
    rows = Membership.objects.filter(**{mine: OuterRef("pk")}).order_by(f"{other}__name")
    columns = {"slug": f"{other}__slug", "name": f"{other}__name"}
    return ArraySubquery(rows.values(json=JSONObject(**columns, since="since", until="until")))


def _taken(party: Party, edition: Edition) -> list[Taken]:
    """Agreements newest first, its own and those of its blocs; one query."""
    rows = TakingPart.objects.filter(party=party, agreement__in=known(edition).values("pk"))
    ordered = rows.order_by(
        F("agreement__signed_on").desc(nulls_last=True), "agreement__title", "agreement", "pk"
    )
    found: dict[int, list[Any]] = defaultdict(list)
    for row in ordered.values_list("agreement", "agreement__trust", "role", "bloc__name"):
        found[row[0]].append(row)
    return [_one(agreement, rows) for agreement, rows in found.items()]


def _one(agreement: int, rows: Sequence[Any]) -> Taken:
    """Its own roles where it has any: a bloc beside them adds nothing."""
    held = {role for _agreement, _trust, role, bloc in rows if bloc is None}
    roles = [role.label for role in Role if str(role) in held]
    blocs = [] if roles else sorted({row[3] for row in rows})
    return Taken(agreement, rows[0][1], roles, blocs)
