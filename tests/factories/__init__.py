"""One factory a table. Each makes the plainest row that every rule of the register allows.

Defaults are fixed, so that a test can name the values it did not set. Partial dates may be
given as text, and come back as :class:`PartialDate`. ``make_register`` makes many agreements
quickly.
"""

from tests.factories.agreements import (
    AgreementFactory,
    AgreementMineralFactory,
    AgreementRelationFactory,
    AmountFactory,
    CheckFactory,
    CommitmentFactory,
    EventFactory,
    ParticipationFactory,
    ProvisionFactory,
)
from tests.factories.base import REVIEWED_AT
from tests.factories.curation import (
    ApiTokenFactory,
    ArrivalFactory,
    DecisionFactory,
    FeedFactory,
    LetterFactory,
    MeasureFactory,
    RawPageFactory,
    RevisitFactory,
    RunFactory,
    SuggestionFactory,
    UserFactory,
    WatchFactory,
)
from tests.factories.desks import make_desk
from tests.factories.evidence import (
    AgreementSourceFactory,
    ArticleFactory,
    CitationFactory,
    ClaimFactory,
    DisagreementFactory,
    OutletFactory,
)
from tests.factories.former_names import FormerNameFactory
from tests.factories.registers import PILLARS, make_register, make_vocabulary
from tests.factories.settling import (
    ConfirmationFactory,
    PageReadFactory,
    SettlementFactory,
    make_settled,
)
from tests.factories.vocabulary import (
    CueFactory,
    MembershipFactory,
    MineralFactory,
    PartyAliasFactory,
    PartyFactory,
    PillarFactory,
)

__all__ = [
    "PILLARS",
    "REVIEWED_AT",
    "AgreementFactory",
    "AgreementMineralFactory",
    "AgreementRelationFactory",
    "AgreementSourceFactory",
    "AmountFactory",
    "ApiTokenFactory",
    "ArrivalFactory",
    "ArticleFactory",
    "CheckFactory",
    "CitationFactory",
    "ClaimFactory",
    "CommitmentFactory",
    "ConfirmationFactory",
    "CueFactory",
    "DecisionFactory",
    "DisagreementFactory",
    "EventFactory",
    "FeedFactory",
    "FormerNameFactory",
    "LetterFactory",
    "MeasureFactory",
    "MembershipFactory",
    "MineralFactory",
    "OutletFactory",
    "PageReadFactory",
    "ParticipationFactory",
    "PartyAliasFactory",
    "PartyFactory",
    "PillarFactory",
    "ProvisionFactory",
    "RawPageFactory",
    "RevisitFactory",
    "RunFactory",
    "SettlementFactory",
    "SuggestionFactory",
    "UserFactory",
    "WatchFactory",
    "make_desk",
    "make_register",
    "make_settled",
    "make_vocabulary",
]
