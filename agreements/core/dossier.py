"""A dossier: one agreement with everything known of it.

The same shape is the fixture, the JSON of an agreement and the API's answer.
Nothing here reads files: ``agreements.sources.dossiers`` does, with pydantic, and
reports every fault with its line.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

from agreements.core.partial_dates import PartialDate
from agreements.core.words import (
    About,
    AgreementKind,
    AmountKind,
    DisagreementState,
    EventKind,
    Finding,
    LegalForce,
    Outcome,
    Relation,
    Role,
    Status,
    Strength,
    Trust,
)

STRICT: dict[str, Any] = {"extra": "forbid", "str_strip_whitespace": True, "str_min_length": 1}


@dataclass(frozen=True, kw_only=True)
class Record:
    """Pydantic reads subclasses strictly: an unknown field is a fault."""

    __pydantic_config__: ClassVar[dict[str, Any]] = STRICT


@dataclass(frozen=True, kw_only=True)
class Reference(Record):
    """A source behind a fact, by its id in the same dossier."""

    source: str
    locator: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    reports: str = ""


@dataclass(frozen=True, kw_only=True)
class FactRecord(Record):
    """What every fact carries: its sources, and its own trust where it differs."""

    citations: tuple[Reference, ...] = ()
    trust: Trust | None = None
    reviewed_at: str = ""


@dataclass(frozen=True, kw_only=True)
class ParticipationRecord(FactRecord):
    party: str
    role: Role
    signatory: str = ""
    office: str = ""


@dataclass(frozen=True, kw_only=True)
class ProvisionRecord(FactRecord):
    pillar: str
    strength: Strength
    summary: str


@dataclass(frozen=True, kw_only=True)
class CheckRecord(Record):
    """A look for evidence: when, where, and what was found."""

    looked_on: str
    places: str
    finding: Finding
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class CommitmentRecord(FactRecord):
    pillar: str
    summary: str
    due: str = ""
    counted_from: PartialDate | None = None
    due_on: PartialDate | None = None
    outcome: Outcome
    note: str = ""
    checks: tuple[CheckRecord, ...] = ()


@dataclass(frozen=True, kw_only=True)
class EventRecord(FactRecord):
    date: PartialDate | None = None
    kind: EventKind
    title: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class AmountRecord(FactRecord):
    value: int
    currency: str
    kind: AmountKind = field(default=AmountKind.OTHER, metadata={"always": True})
    what: str


@dataclass(frozen=True, kw_only=True)
class RelatedRecord(Record):
    slug: str
    relation: Relation


@dataclass(frozen=True, kw_only=True)
class ClaimRecord(Record):
    value: str
    source: str
    locator: str = ""


@dataclass(frozen=True, kw_only=True)
class DisagreementRecord(Record):
    attribute: str
    about: About | None = None
    state: DisagreementState | None = None
    explanation: str = ""
    values: tuple[ClaimRecord, ...]
    leading: str = ""


@dataclass(frozen=True, kw_only=True)
class SourceRecord(Record):
    id: str
    document: str = ""
    outlet: str = ""
    domain: str = ""
    title: str = ""
    title_basis: str = ""
    url: str = ""
    byline: str = ""
    published_on: PartialDate | None = None
    language: str


@dataclass(frozen=True, kw_only=True)
class Dossier(Record):
    slug: str
    title: str
    official_title: str = ""
    kind: AgreementKind
    legal_force: LegalForce
    status: Status
    signed_on: PartialDate | None = None
    place: str = ""
    trust: Trust
    reviewed_at: str = ""
    text_read: bool = False
    summary: str
    minerals: tuple[str, ...] = ()
    participations: tuple[ParticipationRecord, ...] = ()
    provisions: tuple[ProvisionRecord, ...] = ()
    commitments: tuple[CommitmentRecord, ...] = ()
    amounts: tuple[AmountRecord, ...] = ()
    events: tuple[EventRecord, ...] = ()
    related: tuple[RelatedRecord, ...] = ()
    claims: tuple[DisagreementRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
