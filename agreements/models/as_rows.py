"""Records as rows: columns of a fact, and how to tell two records of one fact.

What loads dossiers and what writes down a person's decision make rows alike.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from agreements.core.dossier import (
    AmountRecord,
    CommitmentRecord,
    EventRecord,
    FactRecord,
    ParticipationRecord,
    ProvisionRecord,
    Reference,
)
from agreements.core.words import Trust
from agreements.models.agreement import Agreement, Participation
from agreements.models.amounts import Amount
from agreements.models.base import Fact
from agreements.models.content import Commitment
from agreements.models.events import Event
from agreements.models.evidence import Citation
from agreements.models.provisions import Provision
from agreements.models.vocabulary import Mineral, Party, Pillar

Vocabulary = Mapping[str, int]
"""Slug to primary key."""


@dataclass(frozen=True, slots=True)
class Block:
    """One list of facts in a dossier and the table that holds it."""

    name: str
    model: type[Fact]
    record: type[FactRecord]
    column: str
    """The column of Citation that points to the table."""
    key: Callable[[Any], object]
    """What makes two different records the same fact, changed."""
    columns: Callable[[Any, Any], dict[str, Any]]
    """The record's own columns; the second argument is the vocabulary in force."""


@dataclass(frozen=True, slots=True)
class Slugs:
    """The vocabulary as primary keys."""

    parties: Vocabulary
    pillars: Vocabulary
    minerals: Vocabulary

    @classmethod
    def held(cls) -> Slugs:
        """All of it; three queries."""
        return cls(
            parties=dict(Party.objects.values_list("slug", "pk")),
            pillars=dict(Pillar.objects.values_list("slug", "pk")),
            minerals=dict(Mineral.objects.values_list("slug", "pk")),
        )


def _participation(record: ParticipationRecord, slugs: Slugs) -> dict[str, Any]:
    return {
        "party_id": slugs.parties[record.party],
        "role": str(record.role),
        "signatory": record.signatory,
        "office": record.office,
    }


def _provision(record: ProvisionRecord, slugs: Slugs) -> dict[str, Any]:
    return {
        "pillar_id": slugs.pillars[record.pillar],
        "strength": str(record.strength),
        "summary": record.summary,
    }


def _commitment(record: CommitmentRecord, slugs: Slugs) -> dict[str, Any]:
    return {
        "pillar_id": slugs.pillars[record.pillar],
        "summary": record.summary,
        "due": record.due,
        "counted_from": record.counted_from,
        "due_on": record.due_on,
        "outcome": str(record.outcome),
        "note": record.note,
    }


def _amount(record: AmountRecord, _slugs: Slugs) -> dict[str, Any]:
    return {
        "value": record.value,
        "currency": record.currency,
        "kind": str(record.kind),
        "what": record.what,
    }


def _event(record: EventRecord, _slugs: Slugs) -> dict[str, Any]:
    return {
        "date": record.date,
        "kind": str(record.kind),
        "title": record.title,
        "place": record.place,
    }


BLOCKS = (
    Block(
        "participations", Participation, ParticipationRecord, "participation",
        lambda r: (r.party, r.role), _participation,
    ),
    Block("provisions", Provision, ProvisionRecord, "provision", lambda r: r.pillar, _provision),
    Block(
        "commitments", Commitment, CommitmentRecord, "commitment", lambda r: r.pillar, _commitment
    ),
    Block(
        "amounts", Amount, AmountRecord, "amount", lambda r: (r.currency, r.value), _amount
    ),
    Block("events", Event, EventRecord, "event", lambda r: (r.date, r.kind), _event),
)  # fmt: skip


def trust_columns(record: FactRecord, usual: Trust) -> dict[str, Any]:
    """Trust, and when it was reviewed; a reviewed record without a time was reviewed now."""
    trust = record.trust or usual
    given = record.reviewed_at
    when = datetime.fromisoformat(given) if given else timezone.now()
    return {"trust": str(trust), "reviewed_at": when if trust == Trust.REVIEWED else None}


def citations(
    block: Block, fact: Fact, references: tuple[Reference, ...], articles: Mapping[str, int]
) -> list[Citation]:
    """Unsaved citations of ``fact``, in order; ``articles`` maps source ids to articles."""
    return [
        Citation(
            article_id=articles[each.source],
            locator=each.locator,
            quote=each.quote,
            start=each.start,
            end=each.end,
            reports=each.reports,
            position=position,
            **{f"{block.column}_id": fact.pk},
        )
        for position, each in enumerate(references)
    ]


def same_fact(block: Block, agreement: Agreement, columns: Mapping[str, Any]) -> Fact | None:
    """The fact of ``agreement`` that ``columns`` tell once more, or None where they tell a new one.

    The rule is ours: one role of a party; one pillar spoken of just as firmly; one pillar with
    one due rule, or the same words where there is none; one sum; one kind of step on one day.
    """
    names = {
        "participation": ("party_id", "role"),
        "provision": ("pillar_id", "strength"),
        "commitment": ("pillar_id", "due") if columns.get("due") else ("pillar_id", "summary"),
        "amount": ("value", "currency"),
        "event": ("kind", "date") if columns.get("date") else ("kind", "title"),
    }[block.column]
    rows = block.model._default_manager.filter(agreement=agreement)
    return rows.filter(**{name: columns[name] for name in names}).order_by("position", "pk").first()
