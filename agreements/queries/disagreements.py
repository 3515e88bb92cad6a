"""Disagreements with their rival values, for the list and its file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from django.db.models import Prefetch, QuerySet

from agreements.models import Agreement, Article, Claim, Disagreement
from agreements.queries.agreement_page import Dispute, Rival
from agreements.queries.settlements import with_trail

BATCH = 500


def disagreements_for_list(rows: QuerySet[Disagreement]) -> QuerySet[Disagreement]:
    """The disagreements with what the list says of each: agreement, claims and their sources."""
    claims = Claim.objects.select_related("article__outlet").order_by("position", "pk")
    agreement = with_trail(rows).select_related("agreement", "pillar").defer("agreement__search")
    return agreement.prefetch_related(Prefetch("claims", claims))


def disputes(rows: Iterable[Disagreement]) -> list[Dispute]:
    """Each with its rival values side by side, in the order in which claims give them."""
    return [Dispute(row, _rivals(row)) for row in rows]


def _rivals(row: Disagreement) -> list[Rival]:
    sources: dict[str, list[tuple[Article, str]]] = defaultdict(list)
    for claim in row.claims.all():
        sources[claim.value].append((claim.article, claim.locator))
    return [Rival(value, found, value == row.leading) for value, found in sources.items()]


class ClaimRow(NamedTuple):
    """One claim of a disagreement: a row of the file."""

    agreement: Agreement
    disagreement: Disagreement
    claim: Claim

    @property
    def leads(self) -> bool:
        """Whether its value is the one that pages and files use."""
        return bool(self.claim.value == self.disagreement.leading)

    @property
    def outlet(self) -> Any:
        return self.claim.article.outlet


def claim_rows(rows: QuerySet[Disagreement]) -> Iterator[ClaimRow]:
    """Every claim of the disagreements, in their order; a batch read at a time."""
    for row in disagreements_for_list(rows).iterator(chunk_size=BATCH):
        for claim in row.claims.all():
            yield ClaimRow(row.agreement, row, claim)
