"""What a recogniser finds. Every finding carries its evidence, confidence and rule."""

from __future__ import annotations

from dataclasses import dataclass, field

from agreements.core.partial_dates import PartialDate
from agreements.core.words import AmountKind, EventKind, Strength


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """The words that say so: ``text[start:end] == quote``, counted in characters."""

    start: int
    end: int
    quote: str


@dataclass(frozen=True, kw_only=True)
class Found:
    """``confidence`` is a share from 0 to 1; ``rule`` names what found it."""

    evidence: Evidence
    confidence: float
    rule: str


@dataclass(frozen=True, kw_only=True)
class PartyFound(Found):
    """``code`` is ISO 3166 alpha-2 or a bloc's short name (EU, G7); ``party`` is its slug in
    the register, empty where the register does not know it. ``role`` is one of signatory,
    participant, founding-member, partner, chair, state-company."""

    code: str
    party: str
    name: str
    role: str


@dataclass(frozen=True, kw_only=True)
class AgreementFound(Found):
    """One agreement that the article tells of; ``key`` names it within these findings.

    ``known`` is the slug of the agreement of the register it is taken for, empty where
    it would be a new one. ``mention`` is main or passing. ``kind`` is in the finer words of
    the corpus (framework, mou, agreement, trade-agreement, investment-fund-agreement,
    strategic-partnership, partnership, joint-statement, declaration, action-plan,
    initiative, state-company-agreement). ``date_kind`` is signed or announced;
    ``legal_force`` binding, non-binding or not-stated.
    """

    key: str
    mention: str
    title: str
    kind: str
    parties: tuple[PartyFound, ...]
    known: str = ""
    signed_on: PartialDate | None = None
    date_kind: str = "signed"
    date_evidence: Evidence | None = None
    place: str = ""
    place_evidence: Evidence | None = None
    legal_force: str = "not-stated"
    force_evidence: Evidence | None = None
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class MineralFound(Found):
    mineral: str


@dataclass(frozen=True, kw_only=True)
class PillarFound(Found):
    """``agreement`` is the key of the agreement found; ``pillar`` a slug of the vocabulary."""

    agreement: str
    pillar: str
    strength: Strength


@dataclass(frozen=True, kw_only=True)
class CommitmentFound(Found):
    """``due`` is an ISO 8601 duration counted from signature (P6M, P180D) or a date."""

    agreement: str
    summary: str
    due: str
    pillar: str = ""


@dataclass(frozen=True, kw_only=True)
class AmountFound(Found):
    """``value`` in whole units of ``currency`` (ISO 4217); ``agreement`` is empty for money
    that the article mentions but does not tie to one."""

    agreement: str
    value: int
    currency: str
    kind: AmountKind
    what: str


@dataclass(frozen=True, kw_only=True)
class OfficialFound(Found):
    name: str
    office: str
    code: str


@dataclass(frozen=True, kw_only=True)
class EventFound(Found):
    agreement: str
    kind: EventKind
    date: PartialDate | None
    title: str
    place: str = ""


@dataclass(frozen=True, kw_only=True)
class Findings:
    """All that one recogniser found in one text. ``relevance`` is a share from 0 to 1."""

    is_relevant: bool
    relevance: float
    agreements: tuple[AgreementFound, ...] = ()
    minerals: tuple[MineralFound, ...] = ()
    pillars: tuple[PillarFound, ...] = ()
    commitments: tuple[CommitmentFound, ...] = ()
    amounts: tuple[AmountFound, ...] = ()
    officials: tuple[OfficialFound, ...] = ()
    events: tuple[EventFound, ...] = ()
    notes: tuple[str, ...] = field(default=())
