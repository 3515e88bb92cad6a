"""Tables and their rules. What must always hold is a named constraint here."""

from agreements.models.agreement import (
    Agreement,
    AgreementMineral,
    AgreementRelation,
    Participation,
)
from agreements.models.agreement_queryset import AgreementQuerySet
from agreements.models.amounts import Amount
from agreements.models.arrivals import Arrival, RawPage
from agreements.models.articles import Article, Outlet
from agreements.models.content import Check, Commitment, CommitmentQuerySet
from agreements.models.cues import Cue
from agreements.models.curation import Decision, Suggestion
from agreements.models.events import Event
from agreements.models.evidence import (
    CITED,
    FACTS,
    AgreementSource,
    Citation,
    Claim,
    Disagreement,
)
from agreements.models.former_names import FormerName
from agreements.models.measures import Measure
from agreements.models.mineral_tree import MineralUnder
from agreements.models.passages import Passage
from agreements.models.provisions import FIRMNESS, Provision
from agreements.models.reads import LastConfirmed, PageRead
from agreements.models.revisits import Revisit
from agreements.models.runs import Feed, Run
from agreements.models.settling import Confirmation, Settlement
from agreements.models.taking_part import TakingPart
from agreements.models.tokens import ApiToken
from agreements.models.vocabulary import Membership, Mineral, Party, PartyAlias, Pillar
from agreements.models.watches import Letter, Watch

__all__ = [
    "CITED",
    "FACTS",
    "FIRMNESS",
    "Agreement",
    "AgreementMineral",
    "AgreementQuerySet",
    "AgreementRelation",
    "AgreementSource",
    "Amount",
    "ApiToken",
    "Arrival",
    "Article",
    "Check",
    "Citation",
    "Claim",
    "Commitment",
    "CommitmentQuerySet",
    "Confirmation",
    "Cue",
    "Decision",
    "Disagreement",
    "Event",
    "Feed",
    "FormerName",
    "LastConfirmed",
    "Letter",
    "Measure",
    "Membership",
    "Mineral",
    "MineralUnder",
    "Outlet",
    "PageRead",
    "Participation",
    "Party",
    "PartyAlias",
    "Passage",
    "Pillar",
    "Provision",
    "RawPage",
    "Revisit",
    "Run",
    "Settlement",
    "Suggestion",
    "TakingPart",
    "Watch",
]
