"""Columns of a fact from its record, and how to tell two records of one fact."""

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
from agreements.models import Amount, Citation, Commitment, Event, Participation, Provision
from agreements.models.base import Fact

Vocabulary = Mapping[str, int]
"""Slug to primary key."""


@dataclass(frozen=True, slots=True)
class Block:
    """One list of facts in a dossier and the table that holds it."""

    name: str
    model: type[Fact]
    column: str
    """The column of Citation that points to the table."""
    key: Callable[[Any], object]
    """What makes two different records the same fact, changed."""
    columns: Callable[[Any, Any], dict[str, Any]]
    """The record's own columns; the second argument is the vocabulary in force."""


@dataclass(frozen=True, slots=True)
class Slugs:
    """The vocabulary as primary keys, read once for a whole load."""

    parties: Vocabulary
    pillars: Vocabulary
    minerals: Vocabulary


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
        "participations", Participation, "participation",
        lambda r: (r.party, r.role), _participation,
    ),
    Block("provisions", Provision, "provision", lambda r: r.pillar, _provision),
    Block("commitments", Commitment, "commitment", lambda r: r.pillar, _commitment),
    Block("amounts", Amount, "amount", lambda r: (r.currency, r.value), _amount),
    Block("events", Event, "event", lambda r: (r.date, r.kind), _event),
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
