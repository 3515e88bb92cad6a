"""Rows in the words of a dossier: the other half of loading one.

Each function takes a row whose relations are loaded and the ids that the dossier
gives its sources; none asks the database.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from agreements.core.claims import about
from agreements.core.dossier import (
    AmountRecord,
    CheckRecord,
    ClaimRecord,
    CommitmentRecord,
    DisagreementRecord,
    EventRecord,
    FactRecord,
    ParticipationRecord,
    ProvisionRecord,
    Reference,
    SourceRecord,
)
from agreements.core.words import (
    About,
    AmountKind,
    DisagreementState,
    EventKind,
    Finding,
    Outcome,
    Role,
    Strength,
    Trust,
)
from agreements.models.agreement import Participation
from agreements.models.amounts import Amount
from agreements.models.base import Fact
from agreements.models.content import Commitment
from agreements.models.events import Event
from agreements.models.evidence import AgreementSource, Disagreement
from agreements.models.provisions import Provision

Ids = Mapping[int, str]
"""Article's primary key to its id in the dossier."""


def fact_record(fact: Fact, ids: Ids, usual: Trust) -> FactRecord:
    """The record of any fact; ``usual`` is the agreement's trust, not repeated on facts."""
    shared = {
        "citations": tuple(_references(fact, ids)),
        "trust": None if fact.trust == usual else Trust(fact.trust),
        "reviewed_at": fact.reviewed_at.isoformat() if fact.reviewed_at else "",
    }
    return RECORDS[type(fact)](fact, shared)


def _references(fact: Any, ids: Ids) -> list[Reference]:
    return [
        Reference(
            source=ids[citation.article_id],
            locator=citation.locator,
            quote=citation.quote,
            start=citation.start,
            end=citation.end,
            reports=citation.reports,
        )
        for citation in fact.citations.all()
    ]


def _participation(row: Participation, shared: dict[str, Any]) -> ParticipationRecord:
    return ParticipationRecord(
        party=row.party.slug, role=Role(row.role), signatory=row.signatory, office=row.office,
        **shared,
    )  # fmt: skip


def _provision(row: Provision, shared: dict[str, Any]) -> ProvisionRecord:
    return ProvisionRecord(
        pillar=row.pillar.slug, strength=Strength(row.strength), summary=row.summary, **shared
    )


def _commitment(row: Commitment, shared: dict[str, Any]) -> CommitmentRecord:
    return CommitmentRecord(
        pillar=row.pillar.slug, summary=row.summary, due=row.due, counted_from=row.counted_from,
        due_on=row.due_on, outcome=Outcome(row.outcome), note=row.note,
        checks=checks_of(row),
        **shared,
    )  # fmt: skip


def checks_of(row: Any) -> tuple[CheckRecord, ...]:
    """Records of a commitment's checks, in the order in which they are held."""
    return tuple(
        CheckRecord(
            looked_on=check.looked_on.isoformat(),
            places=check.places,
            finding=Finding(check.finding),
            note=check.note,
        )
        for check in row.checks.all()
    )


def _amount(row: Amount, shared: dict[str, Any]) -> AmountRecord:
    return AmountRecord(
        value=row.value, currency=row.currency, kind=AmountKind(row.kind), what=row.what, **shared
    )


def _event(row: Event, shared: dict[str, Any]) -> EventRecord:
    return EventRecord(
        date=row.date, kind=EventKind(row.kind), title=row.title, place=row.place, **shared
    )


RECORDS: dict[type[Fact], Any] = {
    Participation: _participation,
    Provision: _provision,
    Commitment: _commitment,
    Amount: _amount,
    Event: _event,
}


def usual_state(leading: str) -> DisagreementState:
    """A settled value was explained; anything else is open until a person says so."""
    return DisagreementState.EXPLAINED if leading else DisagreementState.OPEN


def disagreement_record(row: Disagreement, ids: Ids, pillars: frozenset[str]) -> DisagreementRecord:
    """The record, with ``about`` and ``state`` only where they differ from the usual."""
    usual = (about(row.attribute, pillars), usual_state(row.leading))
    return DisagreementRecord(
        attribute=row.attribute,
        about=None if row.about == usual[0] else About(row.about),
        state=None if row.state == usual[1] else DisagreementState(row.state),
        explanation=row.explanation,
        values=tuple(
            ClaimRecord(value=claim.value, source=ids[claim.article_id], locator=claim.locator)
            for claim in row.claims.all()
        ),
        leading=row.leading,
    )


def source_record(row: AgreementSource) -> SourceRecord:
    article = row.article
    return SourceRecord(
        id=row.key,
        document=article.document,
        outlet=article.outlet.name if article.outlet else "",
        domain=article.outlet.domain if article.outlet else "",
        title=article.title,
        title_basis=article.title_basis,
        url=article.url,
        byline=article.byline,
        published_on=article.published_on,
        language=article.language,
    )
