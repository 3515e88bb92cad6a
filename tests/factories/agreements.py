"""Agreements and what they say."""

from __future__ import annotations

from datetime import date
from typing import Any

import factory

from agreements import models
from tests.factories.base import M, ReviewableFactory, RowFactory
from tests.factories.vocabulary import MineralFactory, PartyFactory, PillarFactory


class AgreementFactory(ReviewableFactory[models.Agreement]):
    """``parties=[…]`` makes them signatories, ``minerals=[…]`` names them, in that order."""

    class Meta:
        model = models.Agreement
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"agreement-{n}")
    title = factory.Sequence(lambda n: f"Agreement {n}")
    kind = "mou"
    legal_force = "non-binding"
    status = "signed"
    signed_on = "2025-10-28"
    summary = "What the two sides agreed."

    @factory.post_generation
    def parties(self: Any, create: bool, extracted: Any, **_: Any) -> None:
        for position, party in enumerate(extracted or ()):
            ParticipationFactory(agreement=self, party=party, position=position)

    @factory.post_generation
    def minerals(self: Any, create: bool, extracted: Any, **_: Any) -> None:
        for position, mineral in enumerate(extracted or ()):
            AgreementMineralFactory(agreement=self, mineral=mineral, position=position)


class AgreementMineralFactory(RowFactory[models.AgreementMineral]):
    class Meta:
        model = models.AgreementMineral

    agreement = factory.SubFactory(AgreementFactory)
    mineral = factory.SubFactory(MineralFactory)


class AgreementRelationFactory(RowFactory[models.AgreementRelation]):
    class Meta:
        model = models.AgreementRelation

    agreement = factory.SubFactory(AgreementFactory)
    other = factory.SubFactory(AgreementFactory)
    relation = "follows"


class FactFactory(ReviewableFactory[M]):
    class Meta:
        abstract = True

    agreement = factory.SubFactory(AgreementFactory)


class ParticipationFactory(FactFactory[models.Participation]):
    class Meta:
        model = models.Participation

    party = factory.SubFactory(PartyFactory)
    role = "signatory"


class ProvisionFactory(FactFactory[models.Provision]):
    class Meta:
        model = models.Provision

    pillar = factory.SubFactory(PillarFactory)
    strength = "intent"
    summary = "They mean to do so together."


class CommitmentFactory(FactFactory[models.Commitment]):
    """Due on a stated day. With ``due="P6M"`` the database counts, and the row is read again."""

    class Meta:
        model = models.Commitment

    pillar = factory.SubFactory(PillarFactory)
    summary = "Money for the projects."
    due_on = "2026-04-28"

    @classmethod
    def _create(cls, model_class: Any, *args: Any, **kwargs: Any) -> Any:
        commitment = super()._create(model_class, *args, **kwargs)
        commitment.refresh_from_db(fields=["due_on"])
        return commitment


class CheckFactory(RowFactory[models.Check]):
    class Meta:
        model = models.Check

    commitment = factory.SubFactory(CommitmentFactory)
    looked_on = date(2026, 5, 10)
    places = "Both governments' press pages"
    finding = "nothing"


class AmountFactory(FactFactory[models.Amount]):
    class Meta:
        model = models.Amount

    value = 1_000_000_000
    currency = "USD"
    kind = "pledge"
    what = "Projects in both countries"


class EventFactory(FactFactory[models.Event]):
    class Meta:
        model = models.Event

    date = "2025-10-28"
    kind = "signature"
    title = factory.Sequence(lambda n: f"Event {n}")
