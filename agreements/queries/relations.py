"""How agreements stand to one another."""

from __future__ import annotations

from typing import NamedTuple

from django.db.models import Q

from agreements.core.words import Relation
from agreements.models import Agreement, AgreementRelation
from agreements.queries.editions import Edition


class Related(NamedTuple):
    """Another agreement and how this one stands to it, in words."""

    words: str
    relation: str
    other: Agreement
    is_newer: bool


INVERSE = {
    Relation.PART_OF: "Has as a part",
    Relation.SUPERSEDES: "Superseded by",
    Relation.IMPLEMENTS: "Implemented by",
    Relation.FOLLOWS: "Followed by",
    Relation.PARALLEL_TO: "Parallel to",
}


def related(agreement: Agreement, edition: Edition) -> list[Related]:
    """Relations read from this agreement's side, each other agreement and relation once.

    In an edition of the past, only to agreements that were known by then.
    """
    rows = AgreementRelation.objects.filter(Q(agreement=agreement) | Q(other=agreement))
    if edition.is_past:
        known = Agreement.objects.known_by(edition.on).values("pk")
        rows = rows.filter(agreement__in=known, other__in=known)
    found: dict[tuple[str, int], Related] = {}
    for row in rows.select_related("agreement", "other").order_by("position", "pk"):
        mine = row.agreement_id == agreement.pk
        other = row.other if mine else row.agreement
        words = row.get_relation_display() if mine else INVERSE[Relation(row.relation)]
        found.setdefault((words, other.pk), Related(words, row.relation, other, not mine))
    return list(found.values())
