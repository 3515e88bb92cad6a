"""What the register holds of the agreements that an article tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from agreements.core.words import LegalForce
from agreements.models import Agreement

CLOSE = 0.005
"""Two sums of one currency that differ by less are one: the measure of the corpus."""


@dataclass(frozen=True, kw_only=True)
class HeldFacts:
    """Numbers of the rows of one agreement, by what makes each fact that fact."""

    pk: int
    own: dict[str, str]
    """Its date, place and legal force; empty where it has none, or its force is unclear."""
    participations: dict[str, int]
    unsigned: dict[str, int]
    """Of parties for whom nobody is named as having signed."""
    provisions: dict[str, int]
    commitments: dict[str, int]
    amounts: tuple[tuple[int, str, int], ...]
    events: dict[tuple[str, str], int]
    minerals: frozenset[str]

    def amount(self, value: int, currency: str) -> int | None:
        """The row that holds this sum, within half a per cent."""
        fits = (
            pk
            for held, code, pk in self.amounts
            if code == currency and abs(value - held) <= CLOSE * held
        )
        return next(fits, None)


def held_facts(slugs: Iterable[str]) -> dict[str, HeldFacts]:
    """By slug, for those of the slugs that the register knows."""
    rows = Agreement.objects.filter(slug__in=set(slugs)).defer("search")
    blocks = (
        "participation_set__party", "provision_set__pillar", "commitment_set", "amount_set",
        "event_set", "minerals",
    )  # fmt: skip
    return {row.slug: _held(row) for row in rows.prefetch_related(*blocks)}


def _held(row: Agreement) -> HeldFacts:
    parties = row.participation_set.all()
    unclear = row.legal_force == LegalForce.UNCLEAR
    return HeldFacts(
        pk=row.pk,
        own={
            "signed_on": str(row.signed_on or ""),
            "place": row.place,
            "legal_force": "" if unclear else str(row.legal_force),
        },
        participations={each.party.slug: each.pk for each in parties},
        unsigned={each.party.slug: each.pk for each in parties if not each.signatory},
        provisions={each.pillar.slug: each.pk for each in row.provision_set.all()},
        commitments={
            due: each.pk
            for each in row.commitment_set.all()
            for due in (each.due, str(each.due_on or ""))
            if due
        },
        amounts=tuple((each.value, each.currency, each.pk) for each in row.amount_set.all()),
        events={(each.kind, str(each.date or "")): each.pk for each in row.event_set.all()},
        minerals=frozenset(each.slug for each in row.minerals.all()),
    )
