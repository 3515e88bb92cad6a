"""Parties, pillars and minerals: what agreements are about, and between whom."""

from __future__ import annotations

from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, F, Q, UniqueConstraint
from django.urls import reverse

from agreements.core.words import PartyKind, PillarOrigin
from agreements.models.base import WordField, known_words, not_blank, real_dates, tracked
from agreements.models.fields import PartialDateField
from agreements.models.triggers import reindex_users


class SlugManager(models.Manager[Any]):
    """Finds rows by slug, so fixtures name them by word and not by number."""

    def get_by_natural_key(self, slug: str) -> Any:
        return self.get(slug=slug)


class Named(models.Model):
    """Something with an address and a name."""

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200)

    objects = SlugManager()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.slug,)


@tracked()
class Party(Named):
    """A state, bloc, organisation or company that takes part in agreements."""

    kind = WordField(PartyKind)
    iso2 = models.CharField("ISO 3166 alpha-2", max_length=2, blank=True)
    iso3 = models.CharField("ISO 3166 alpha-3", max_length=3, blank=True)
    members: ClassVar[models.ManyToManyField[Party, Membership]] = models.ManyToManyField(
        "self", through="Membership", symmetrical=False, related_name="blocs", blank=True
    )

    class Meta:
        ordering = ["name"]
        permissions = [("merge_party", "Can merge parties")]
        verbose_name_plural = "parties"
        constraints = [
            *known_words("party", kind=PartyKind),
            *not_blank("party", "slug", "name"),
            UniqueConstraint(fields=["name"], name="party_name_is_held_once"),
            UniqueConstraint(
                fields=["iso2"],
                condition=~Q(iso2=""),
                name="party_iso2_is_held_once",
                violation_error_message="Another party has this code.",
            ),
            UniqueConstraint(
                fields=["iso3"],
                condition=~Q(iso3=""),
                name="party_iso3_is_held_once",
                violation_error_message="Another party has this code.",
            ),
            CheckConstraint(
                condition=Q(iso2="") | Q(iso2__regex="^[A-Z]{2}$"),
                name="party_iso2_is_two_capitals",
                violation_error_message="Write two capitals, such as JP.",
            ),
            CheckConstraint(
                condition=Q(iso3="") | Q(iso3__regex="^[A-Z]{3}$"),
                name="party_iso3_is_three_capitals",
                violation_error_message="Write three capitals, such as JPN.",
            ),
        ]
        triggers = [reindex_users("agreements_participation", "party_id")]

    def get_absolute_url(self) -> str:
        return reverse("agreements:party", args=[self.slug])


class AliasManager(models.Manager["PartyAlias"]):
    def get_by_natural_key(self, name: str) -> PartyAlias:
        return self.get(name=name)


@tracked()
class PartyAlias(models.Model):
    """Another name of a party: "Republic of Korea" for South Korea."""

    party = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="aliases")
    name = models.CharField(max_length=200)

    objects = AliasManager()

    class Meta:
        ordering = ["name"]
        verbose_name_plural = "party aliases"
        constraints = [
            *not_blank("alias", "name"),
            UniqueConstraint(fields=["name"], name="alias_names_one_party"),
        ]
        triggers = [reindex_users("agreements_participation", "party_id", by="party_id")]

    def __str__(self) -> str:
        return self.name

    def natural_key(self) -> tuple[str]:
        return (self.name,)


class MembershipManager(models.Manager["Membership"]):
    def get_by_natural_key(self, bloc: str, member: str) -> Membership:
        return self.get(bloc__slug=bloc, member__slug=member)


@tracked()
class Membership(models.Model):
    """A party that belongs to a bloc, and since when."""

    bloc = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="memberships")
    member = models.ForeignKey(Party, on_delete=models.CASCADE, related_name="bloc_memberships")
    since = PartialDateField()
    until = PartialDateField()

    objects = MembershipManager()

    class Meta:
        ordering = ["bloc__name", "member__name"]
        constraints = [
            *real_dates("membership", "since", "until"),
            UniqueConstraint(fields=["bloc", "member"], name="membership_is_held_once"),
            CheckConstraint(
                condition=~Q(bloc=F("member")),
                name="bloc_is_not_its_own_member",
                violation_error_message="A bloc cannot be a member of itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} in {self.bloc}"

    def natural_key(self) -> tuple[str, str]:
        return (self.bloc.slug, self.member.slug)


@tracked()
class Pillar(Named):
    """A topic of the controlled list. Fourteen are the headings of the US–Japan framework."""

    code = models.CharField(max_length=3, unique=True)
    order = models.PositiveSmallIntegerField(unique=True)
    family = models.CharField(max_length=40)
    origin = WordField(PillarOrigin)
    definition = models.TextField()

    class Meta:
        ordering = ["order"]
        constraints = [
            *known_words("pillar", origin=PillarOrigin),
            *not_blank("pillar", "slug", "name", "definition"),
            CheckConstraint(
                condition=Q(code__regex="^[A-Z0-9]{3}$"),
                name="pillar_code_is_three_signs",
                violation_error_message="A code is three capitals or figures, such as STK.",
            ),
        ]
        triggers = [reindex_users("agreements_provision", "pillar_id")]


CYCLE = """
    IF EXISTS (
        WITH RECURSIVE above AS (
            SELECT m.id, m.parent_id FROM agreements_mineral m WHERE m.id = NEW.parent_id
            UNION
            SELECT m.id, m.parent_id FROM agreements_mineral m JOIN above ON m.id = above.parent_id
        ) SELECT 1 FROM above WHERE id = NEW.id
    ) THEN
        RAISE EXCEPTION 'mineral % would stand under itself', NEW.slug
            USING ERRCODE = 'check_violation', CONSTRAINT = 'mineral_tree_has_no_circle';
    END IF;
    RETURN NEW;
"""


@tracked()
class Mineral(Named):
    """What agreements are about, as a tree: dysprosium is a heavy rare earth is a rare earth."""

    group = models.CharField(max_length=40)
    symbol = models.CharField(max_length=4, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children"
    )
    lists = ArrayField(
        models.CharField(max_length=20),
        default=list,
        blank=True,
        help_text="Official lists it stands on, such as us-2025 and eu-2023.",
    )
    aliases = ArrayField(models.CharField(max_length=80), default=list, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [*not_blank("mineral", "slug", "name")]
        triggers = [
            pgtrigger.Trigger(
                name="mineral_tree_has_no_circle",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=CYCLE,
            ),
            reindex_users("agreements_agreementmineral", "mineral_id", columns=("name", "aliases")),
        ]

    def get_absolute_url(self) -> str:
        return reverse("agreements:mineral", args=[self.slug])
