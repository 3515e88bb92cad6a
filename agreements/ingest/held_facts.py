"""What the register holds of the agreements that an article tells of."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import Func, JSONField, OuterRef

from agreements.core.words import LegalForce
from agreements.models import (
    Agreement,
    AgreementMineral,
    Amount,
    Commitment,
    Event,
    Participation,
    Provision,
)

CLOSE = 0.005
"""Two sums of one currency that differ by less are one: the measure of the corpus."""


COLUMNS = (
    "pk", "slug", "signed_on", "place", "legal_force", "its_parties", "its_pillars",
    "its_promises", "its_sums", "its_steps", "its_minerals",
)  # fmt: skip


class JSONBArray(Func):
    """Several columns of a row as one JSON list."""

    function = "jsonb_build_array"
    output_field = JSONField()


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
    dues: tuple[str, ...]
    """Of each commitment, how its day is reckoned, else the day."""
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
    """By slug, for those of the slugs that the register knows; in one query."""
    rows = Agreement.objects.filter(slug__in=set(slugs)).annotate(
        its_parties=_rows(Participation, "party__slug", "signatory"),
        its_pillars=_rows(Provision, "pillar__slug"),
        its_promises=_rows(Commitment, "due", "due_on"),
        its_sums=_rows(Amount, "value", "currency"),
        its_steps=_rows(Event, "kind", "date"),
        its_minerals=_rows(AgreementMineral, "mineral__slug"),
    )
    return {row["slug"]: _held(row) for row in rows.values(*COLUMNS)}


def _rows(model: type[models.Model], *columns: str) -> ArraySubquery:
    """The facts of one kind that an agreement has, in their order: number and columns."""
    rows = model._default_manager.filter(agreement=OuterRef("pk"))
    order = model._meta.ordering or ["pk"]
    return ArraySubquery(rows.order_by(*order).values(told=JSONBArray("pk", *columns)))


def _held(row: dict[str, Any]) -> HeldFacts:
    unclear = row["legal_force"] == LegalForce.UNCLEAR
    return HeldFacts(
        pk=row["pk"],
        own={
            "signed_on": str(row["signed_on"] or ""),
            "place": row["place"],
            "legal_force": "" if unclear else str(row["legal_force"]),
        },
        participations={party: pk for pk, party, _ in row["its_parties"]},
        unsigned={party: pk for pk, party, signatory in row["its_parties"] if not signatory},
        provisions={pillar: pk for pk, pillar in row["its_pillars"]},
        commitments={due: pk for pk, *dues in row["its_promises"] for due in dues if due},
        dues=tuple(due or due_on or "" for _, due, due_on in row["its_promises"]),
        amounts=tuple((value, currency, pk) for pk, value, currency in row["its_sums"]),
        events={(kind, day or ""): pk for pk, kind, day in row["its_steps"]},
        minerals=frozenset(mineral for _, mineral in row["its_minerals"]),
    )
