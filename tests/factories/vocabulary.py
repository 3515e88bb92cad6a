"""Parties, pillars and minerals."""

from __future__ import annotations

import factory

from agreements import models
from tests.factories.base import RowFactory


class PartyFactory(RowFactory[models.Party]):
    class Meta:
        model = models.Party

    slug = factory.Sequence(lambda n: f"party-{n}")
    name = factory.Sequence(lambda n: f"Party {n}")
    kind = "state"


class PartyAliasFactory(RowFactory[models.PartyAlias]):
    class Meta:
        model = models.PartyAlias

    party = factory.SubFactory(PartyFactory)
    name = factory.Sequence(lambda n: f"Alias {n}")


class MembershipFactory(RowFactory[models.Membership]):
    class Meta:
        model = models.Membership

    bloc = factory.SubFactory(PartyFactory, kind="bloc")
    member = factory.SubFactory(PartyFactory)


class PillarFactory(RowFactory[models.Pillar]):
    """Codes in base sixteen, orders from 100: apart from those of the real list."""

    class Meta:
        model = models.Pillar

    slug = factory.Sequence(lambda n: f"pillar-{n}")
    name = factory.Sequence(lambda n: f"Pillar {n}")
    code = factory.Sequence(lambda n: f"{n % 4096:03X}")
    order = factory.Sequence(lambda n: 100 + n)
    family = "supply"
    origin = "extended"
    definition = "What the pillar is about."


class MineralFactory(RowFactory[models.Mineral]):
    class Meta:
        model = models.Mineral

    slug = factory.Sequence(lambda n: f"mineral-{n}")
    name = factory.Sequence(lambda n: f"Mineral {n}")
    group = "battery"


class CueFactory(RowFactory[models.Cue]):
    class Meta:
        model = models.Cue

    about = "pillar"
    value = "stockpiling"
    phrase = factory.Sequence(lambda n: f"phrase {n}")
