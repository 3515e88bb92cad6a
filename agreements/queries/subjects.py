"""What can be followed: its name, its page, the rows it holds now, and where its changes stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import QueryDict
from django.urls import reverse

from agreements.core.watch_words import WatchKind
from agreements.models import (
    Agreement,
    Commitment,
    Disagreement,
    Participation,
    Party,
    Pillar,
    Provision,
)
from agreements.queries.change_rows import Scope, everything, of_agreements, of_rows, together
from agreements.queries.faceted import FacetedFilter
from agreements.queries.followed_lists import LISTS, Key, canonical


class NotFollowableError(ValueError):
    """There is no such thing to follow; its text says what is wrong."""


@dataclass(frozen=True)
class Subject:
    """Something that is followed. ``query`` is canonical: words and values in one order."""

    kind: WatchKind
    title: str
    address: str
    feed: str
    target: int | None = None
    query: str = ""

    @property
    def key(self) -> tuple[str, int | None, str]:
        """What makes two of them the same."""
        return str(self.kind), self.target, self.query

    def holds(self) -> list[Key]:
        """The rows of a list that match now, in a fixed order; of one row none: it is itself."""
        return sorted(LISTS[self.kind].keys(QueryDict(self.query))) if self.kind.is_list else []

    def scope(self, keys: Iterable[Key] = ()) -> Scope:
        """Where its changes stand; for a list those of the rows ``keys``."""
        if self.kind.is_list:
            return LISTS[self.kind].scope(list(keys))
        return SCOPES[self.kind](self.target or 0)

    def scope_of_feed(self) -> Scope:
        """The same for a feed, which knows only the rows that match now."""
        everything_matches = self.kind == WatchKind.AGREEMENTS and not self.query
        return everything() if everything_matches else self.scope(self.holds())


# --- One row ---------------------------------------------------------------------


def _of_party(number: int) -> Scope:
    """Changes of the agreements it takes part in, and its coming into others or going."""
    own = Participation.objects.filter(party=number).values("agreement")
    return together(of_agreements(own), of_rows(Participation, Q(party_id=number)))


def _of_pillar(number: int) -> Scope:
    """Changes of what agreements say and promise on it, and of what is disputed there."""
    on = Q(pillar_id=number)
    return together(*(of_rows(table, on) for table in (Provision, Commitment, Disagreement)))


def _of_commitment(number: int) -> Scope:
    return of_rows(Commitment, Q(pgh_obj_id=number))


SCOPES: dict[WatchKind, Callable[[int], Scope]] = {
    WatchKind.AGREEMENT: lambda number: of_agreements([number]),
    WatchKind.PARTY: _of_party,
    WatchKind.PILLAR: _of_pillar,
    WatchKind.COMMITMENT: _of_commitment,
}


def of_agreement(agreement: Agreement) -> Subject:
    slug = agreement.slug
    return Subject(
        WatchKind.AGREEMENT,
        agreement.title,
        agreement.get_absolute_url(),
        reverse("agreements:agreement_atom", args=[slug]),
        agreement.pk,
    )


def of_party(party: Party) -> Subject:
    feed = reverse("agreements:party_atom", args=[party.slug])
    return Subject(WatchKind.PARTY, party.name, party.get_absolute_url(), feed, party.pk)


def of_pillar(pillar: Pillar) -> Subject:
    address = reverse("agreements:pillar", args=[pillar.slug])
    feed = reverse("agreements:pillar_atom", args=[pillar.slug])
    return Subject(WatchKind.PILLAR, pillar.name, address, feed, pillar.pk)


def subject_of(row: Agreement | Party | Pillar) -> Subject:
    """A row as something followed."""
    if isinstance(row, Agreement):
        return of_agreement(row)
    return of_party(row) if isinstance(row, Party) else of_pillar(row)


def of_commitment(commitment: Commitment) -> Subject:
    page = commitment.agreement.get_absolute_url()
    feed = reverse("agreements:agreement_atom", args=[commitment.agreement.slug])
    title = commitment.summary.rstrip(".")
    return Subject(WatchKind.COMMITMENT, title, f"{page}#c-{commitment.pk}", feed, commitment.pk)


# --- A list ----------------------------------------------------------------------


def of_list(kind: WatchKind, data: QueryDict) -> Subject:
    """The list as ``data`` narrows it; NotFollowableError names a word that cannot be read."""
    chosen = LISTS[kind].chosen(QueryDict(canonical(data)))
    if chosen.errors:
        told = [f"{name}: {' '.join(errors)}" for name, errors in chosen.errors.items()]
        raise NotFollowableError(" ".join(told))
    return of_chosen(kind, chosen)


def of_chosen(kind: WatchKind, chosen: FacetedFilter) -> Subject:
    """The list that a page shows."""
    known = QueryDict(mutable=True)
    for word in chosen.filters:
        known.setlist(word, chosen.data.getlist(word))
    query = canonical(known)
    return kept_list(kind, query, f"{kind.label}{chosen.filters_in_words}")


# --- As it was kept ----------------------------------------------------------------


def kept_list(kind: WatchKind, query: str, title: str) -> Subject:
    """A list that was followed before, by its canonical query string; nothing is read."""
    tail = f"?{query}" if query else ""
    page = reverse(f"agreements:{kind}")
    feed = reverse(f"agreements:{kind}_atom")
    return Subject(kind, title, f"{page}{tail}", f"{feed}{tail}", query=query)


def rows_followed(asked: Iterable[tuple[str, int | None]]) -> dict[tuple[str, int], Subject]:
    """The rows that still stand, by kind and number, in four queries."""
    numbers: dict[str, list[int]] = {str(kind): [] for kind in SCOPES}
    for kind, number in asked:
        if number is not None:
            numbers[kind].append(number)
    found: list[Subject] = []
    for kind, (rows, subject) in ROWS.items():
        found += map(subject, rows().filter(pk__in=numbers[str(kind)]))
    return {(str(subject.kind), subject.target or 0): subject for subject in found}


def _promised() -> Any:
    return Commitment.objects.select_related("agreement").defer("agreement__search")


ROWS: dict[WatchKind, tuple[Callable[[], Any], Callable[[Any], Subject]]] = {
    WatchKind.AGREEMENT: (Agreement.objects.all, of_agreement),
    WatchKind.PARTY: (Party.objects.all, of_party),
    WatchKind.PILLAR: (Pillar.objects.all, of_pillar),
    WatchKind.COMMITMENT: (_promised, of_commitment),
}
"""Where the rows of each kind stand, and what each is as something followed."""


def subject_asked(kind: str, number: str, data: QueryDict) -> Subject:
    """What a form asks to follow; NotFollowableError says what is wrong with it."""
    if kind not in set(WatchKind):
        raise NotFollowableError(f"“{kind}” is nothing that can be followed.")
    if WatchKind(kind).is_list:
        return of_list(WatchKind(kind), data)
    asked = int(number) if number.isascii() and number.isdigit() and len(number) < DIGITS else 0
    subject = rows_followed([(kind, asked)]).get((kind, asked))
    if subject is None:
        raise NotFollowableError("What you wanted to follow is not in the register.")
    return subject


DIGITS = 19
"""A number with so many digits is more than a row can have."""
