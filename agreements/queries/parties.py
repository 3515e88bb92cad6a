"""The list of parties: how a reader narrows it, and what each has to do with agreements."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any, NamedTuple

from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict

from agreements.core.words import PartyKind, Role, choices
from agreements.models import Agreement, Commitment, Participation, Party, PartyAlias
from agreements.models.content import made_yet
from agreements.models.fields import Plain
from agreements.queries.editions import Edition
from agreements.queries.links import agreements_where, page
from agreements.queries.narrowing import ListFilter, TermsFilter
from agreements.queries.overdue import OVERDUE

SORTS = {"agreements": "Most agreements", "name": "Name"}
BATCH = 500
OTHER = [str(role) for role in Role if role not in {Role.SIGNATORY, Role.MEMBER}]
"""Roles without a column of their own."""


class KindChip(NamedTuple):
    """A kind of party to choose, and how many parties there are of it."""

    label: str
    query: str
    n: int
    is_on: bool


class PartyFilter(ListFilter):
    """Every way a reader may narrow and sort the parties."""

    sorts = SORTS
    usual_sort = "agreements"
    kind = TermsFilter(label="Kind", choices=choices(PartyKind))

    class Meta:
        model = Party
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, Party.objects.all())

    @property
    def kind_choices(self) -> list[tuple[str, str]]:
        return self.choices("kind")

    def named(self) -> QuerySet[Any]:
        """Parties of any kind that go by the text: a part of a name, or an ISO code."""
        parties: QuerySet[Any] = Party.objects.order_by()
        if not self.text:
            return parties
        wanted = Plain(Value(self.text))
        alias = PartyAlias.objects.annotate(plain=Plain("name")).filter(
            party=OuterRef("pk"), plain__icontains=wanted
        )
        codes = Q(iso2__iexact=self.text) | Q(iso3__iexact=self.text)
        return parties.annotate(plain=Plain("name")).filter(
            Q(plain__icontains=wanted) | Exists(alias) | codes
        )

    def filter_queryset(self, _queryset: QuerySet[Any]) -> QuerySet[Any]:
        parties = self.named()
        if self.chosen.get("kind"):
            parties = parties.filter(kind__in=self.chosen["kind"])
        parties = parties.annotate(agreements=agreements_of_party(self.edition))
        order = ["name"] if self.sort_in_force == "name" else ["-agreements", "name"]
        return parties.order_by(*order, "pk")

    def kinds(self) -> list[KindChip]:
        """Every kind with how many parties of it go by the text; one query."""
        rows = self.named().values_list("kind").annotate(n=Count("pk"))
        counts: dict[str, int] = dict(rows)
        on = set(self.chosen.get("kind") or ())
        every = KindChip("Every kind", self.without("kind"), sum(counts.values()), not on)
        return [every, *(self._chip(kind, counts.get(str(kind), 0), on) for kind in PartyKind)]

    def _chip(self, kind: PartyKind, n: int, on: set[str]) -> KindChip:
        data = self.data.copy()
        data.pop("page", None)
        data["kind"] = str(kind)
        return KindChip(kind.label, str(data.urlencode()), n, on == {str(kind)})


def taking_part(edition: Edition) -> QuerySet[Any]:
    """Participations in agreements that were known in ``edition``, in no order."""
    rows: QuerySet[Any] = Participation.objects.order_by()
    if not edition.is_past:
        return rows
    return rows.filter(agreement__in=Agreement.objects.known_by(edition.on).values("pk"))


def agreements_of_party(edition: Edition) -> Coalesce:
    """How many agreements a party takes part in itself, in any role."""
    rows = taking_part(edition).filter(party=OuterRef("pk")).values("party")
    number = rows.annotate(n=Count("agreement", distinct=True)).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)


@dataclass(frozen=True)
class PartyRow:
    """A party of the list with its numbers, and the list behind each."""

    party: Any
    edition: Edition
    signatory: int = 0
    member: int = 0
    other: int = 0
    partners: int = 0
    pillars: int = 0
    overdue: int = 0

    @property
    def agreements(self) -> int:
        return int(self.party.agreements)

    @property
    def href(self) -> str:
        return page(self.party, self.edition)

    @property
    def agreements_href(self) -> str:
        return agreements_where(self.edition, party=self.party.slug)

    @property
    def signatory_href(self) -> str:
        return self._in(str(Role.SIGNATORY))

    @property
    def member_href(self) -> str:
        return self._in(str(Role.MEMBER))

    @property
    def other_href(self) -> str:
        return self._in(OTHER)

    def _in(self, role: str | list[str]) -> str:
        return agreements_where(self.edition, party=self.party.slug, role=role)


def party_rows(parties: Sequence[Any], edition: Edition) -> list[PartyRow]:
    """The parties in their order, each with its numbers; four queries."""
    ids = [party.pk for party in parties]
    numbers: dict[int, dict[str, int]] = defaultdict(dict)
    for counted in (_roles(ids, edition), _partners(ids, edition), _pillars(ids, edition)):
        for row in counted:
            numbers[row.pop("party")].update(row)
    for party, late in _overdue(ids, edition).items():
        numbers[party]["overdue"] = late
    return [PartyRow(party, edition, **numbers[party.pk]) for party in parties]


def stream(parties: QuerySet[Any], edition: Edition) -> Iterator[PartyRow]:
    """The rows for a file, a batch read at a time however many there are."""
    rows = parties.iterator(chunk_size=BATCH)
    while batch := list(islice(rows, BATCH)):
        yield from party_rows(batch, edition)


def _of(ids: Sequence[int], edition: Edition) -> QuerySet[Any]:
    return taking_part(edition).filter(party__in=ids).values("party")


def _roles(ids: Sequence[int], edition: Edition) -> QuerySet[Any]:
    def agreements(*roles: str) -> Count:
        return Count("agreement", distinct=True, filter=Q(role__in=roles))

    return _of(ids, edition).annotate(
        signatory=agreements(str(Role.SIGNATORY)),
        member=agreements(str(Role.MEMBER)),
        other=agreements(*OTHER),
    )


def _partners(ids: Sequence[int], edition: Edition) -> QuerySet[Any]:
    """Different parties in the same agreements, itself left out."""
    everybody = Count("agreement__participation__party", distinct=True)
    return _of(ids, edition).annotate(partners=everybody - 1)


def _pillars(ids: Sequence[int], edition: Edition) -> QuerySet[Any]:
    spoken = Count("agreement__provision__pillar", distinct=True)
    return _of(ids, edition).annotate(pillars=spoken)


def _overdue(ids: Sequence[int], edition: Edition) -> Mapping[int, int]:
    """Commitments of their agreements that are overdue, by party."""
    late: QuerySet[Any] = Commitment.objects.with_state(edition.on).filter(
        made_yet(edition.on), state__in=OVERDUE
    )
    if edition.is_past:
        late = late.made_by(edition.on)  # type: ignore[attr-defined]
    pairs = taking_part(edition).filter(party__in=ids, agreement__commitment__in=late.values("pk"))
    counted = pairs.values_list("party").annotate(n=Count("agreement__commitment", distinct=True))
    return dict(counted)
