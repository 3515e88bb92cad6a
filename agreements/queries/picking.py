"""Agreements that a reader may add to a comparison."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib.postgres.search import SearchRank
from django.db.models import Exists, F, OuterRef, Q, QuerySet

from agreements.models import Agreement, AgreementRelation, Participation
from agreements.queries.comparing import Asked
from agreements.queries.narrowing import search_query
from agreements.queries.overdue import number_of

OFFERED, OFFERED_BESIDE = 25, 8
"""How many are offered at once, alone and beside a comparison; a search narrows the rest."""


class Pick(NamedTuple):
    """An agreement to pick, and the query string of the comparison with it."""

    agreement: Agreement
    adding: str


class Offer(NamedTuple):
    """Some agreements to pick from."""

    picks: list[Pick]
    total: int
    """How many there are to pick from, with those that are not offered."""
    why: str
    """``found`` by words, ``nearest`` to the one chosen, or the ``newest``."""


def offer(asked: Asked) -> Offer | None:
    """What to pick from; None where a comparison stands and nothing is sought.

    Words are looked for as in the list of agreements, and in the title as they are
    written. Without words, one agreement alone is offered those related to it first,
    then those that share most parties with it.
    """
    if asked.is_full or (asked.is_enough and not asked.add):
        return None
    others = Agreement.objects.exclude(pk__in=[each.pk for each in asked.agreements])
    if asked.add:
        return _offer(asked, _found(others, asked.add), "found")
    if asked.agreements:
        return _offer(asked, _nearest(others, asked.agreements[0]), "nearest")
    return _offer(asked, others.newest_first(), "newest")


def _offer(asked: Asked, agreements: QuerySet[Agreement], why: str) -> Offer:
    most = OFFERED_BESIDE if asked.is_enough else OFFERED
    picks = [Pick(each, asked.asking([*asked.slugs, each.slug])) for each in agreements[:most]]
    return Offer(picks, agreements.count(), why)


def _found(others: QuerySet[Agreement], text: str) -> QuerySet[Agreement]:
    query = search_query(text)
    found = others.filter(Q(search=query) | Q(title__icontains=text))
    rank = SearchRank(F("search"), query)
    newest = F("signed_on").desc(nulls_last=True)
    return found.alias(rank=rank).order_by("-rank", newest, "title", "pk")


def _nearest(others: QuerySet[Agreement], one: Agreement) -> QuerySet[Agreement]:
    to_it = AgreementRelation.objects.filter(
        Q(agreement=one, other=OuterRef("pk")) | Q(other=one, agreement=OuterRef("pk"))
    )
    parties = Participation.objects.filter(agreement=one).values("party")
    same = Participation.objects.filter(agreement=OuterRef("pk"), party__in=parties)
    newest = F("signed_on").desc(nulls_last=True)
    near = others.alias(is_related=Exists(to_it), shared=number_of(same))
    return near.order_by("-is_related", "-shared", newest, "title", "pk")
