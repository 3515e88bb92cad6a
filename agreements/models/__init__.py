"""Tables and their rules. What must always hold is a named constraint here."""

from agreements.models.agreement import (
    Agreement,
    AgreementMineral,
    AgreementQuerySet,
    AgreementRelation,
    Participation,
)
from agreements.models.content import (
    FIRMNESS,
    Amount,
    Check,
    Commitment,
    CommitmentQuerySet,
    Event,
    Provision,
)
from agreements.models.curation import Decision, Feed, Run, Suggestion
from agreements.models.evidence import (
    FACTS,
    AgreementSource,
    Article,
    Citation,
    Claim,
    Disagreement,
    Outlet,
)
from agreements.models.mineral_tree import MineralUnder
from agreements.models.passages import Passage
from agreements.models.vocabulary import Membership, Mineral, Party, PartyAlias, Pillar

__all__ = [
    "FACTS",
    "FIRMNESS",
    "Agreement",
    "AgreementMineral",
    "AgreementQuerySet",
    "AgreementRelation",
    "AgreementSource",
    "Amount",
    "Article",
    "Check",
    "Citation",
    "Claim",
    "Commitment",
    "CommitmentQuerySet",
    "Decision",
    "Disagreement",
    "Event",
    "Feed",
    "Membership",
    "Mineral",
    "MineralUnder",
    "Outlet",
    "Participation",
    "Party",
    "PartyAlias",
    "Passage",
    "Pillar",
    "Provision",
    "Run",
    "Suggestion",
]
