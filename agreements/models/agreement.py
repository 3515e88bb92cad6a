"""Agreements, who takes part in them, and how they relate."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint, Value
from django.db.models.functions import Coalesce, Left
from django.urls import reverse

from agreements.core.words import AgreementKind, LegalForce, Relation, Role, Status, Trust
from agreements.models.agreement_queryset import AgreementQuerySet
from agreements.models.base import (
    Fact,
    Reviewable,
    WordField,
    known_words,
    not_blank,
    real_dates,
    tracked,
    trust_rules,
)
from agreements.models.fields import PartialDateField
from agreements.models.triggers import (
    RECOUNT_DUE_DATES,
    WHO_ENTERED_DOES_NOT_PUBLISH,
    reindex,
)
from agreements.models.vocabulary import Mineral, Party

NO_DATE = "none"
"""What stands for the year of an agreement without a date."""


def year_of(column: str) -> Coalesce:
    """The year of a partial date as four digits, or ``NO_DATE``."""
    return Coalesce(Left(column, 4, output_field=models.CharField()), Value(NO_DATE))


YEAR = year_of("signed_on")
"""The year of an agreement; indexed."""


class AgreementManager(models.Manager["Agreement"]):
    def get_queryset(self) -> AgreementQuerySet:
        """Without the search column: it is long, and only the database reads it."""
        return AgreementQuerySet(self.model, using=self._db).defer("search")

    def get_by_natural_key(self, slug: str) -> Agreement:
        return self.get(slug=slug)


@tracked(exclude=["search", "updated_at"])
class Agreement(Reviewable):
    """A framework, memorandum, statement, treaty or programme on critical minerals."""

    slug = models.SlugField(max_length=120, unique=True)
    title = models.CharField(max_length=300)
    official_title = models.CharField(max_length=500, blank=True)
    kind = WordField(AgreementKind)
    legal_force = WordField(LegalForce, default=str(LegalForce.UNCLEAR))
    status = WordField(Status)
    signed_on = PartialDateField(
        "date",
        help_text="Of signature, or of announcement: 2024, 2024-10 or 2024-10-28.",
    )
    place = models.CharField(max_length=300, blank=True)
    summary = models.TextField()
    text_read = models.BooleanField(
        "full text read",
        default=False,
        help_text="Only then does a pillar without a provision count as silent.",
    )
    minerals: ClassVar[models.ManyToManyField[Mineral, AgreementMineral]] = models.ManyToManyField(
        Mineral, through="AgreementMineral", blank=True
    )
    parties: ClassVar[models.ManyToManyField[Party, Participation]] = models.ManyToManyField(
        Party, through="Participation", blank=True
    )
    updated_at = models.DateTimeField(auto_now=True)
    search = SearchVectorField(null=True, editable=False)

    objects = AgreementManager.from_queryset(AgreementQuerySet)()

    class Meta:
        ordering = ["title"]
        permissions = [("merge_agreement", "Can merge agreements")]
        indexes = [
            GinIndex(fields=["search"], name="agreement_by_words"),
            Index(F("signed_on").desc(nulls_last=True), "title", "id", name="agreement_by_date"),
            Index(YEAR, name="agreement_by_year"),
            Index(fields=["kind"], name="agreement_by_kind"),
            Index(fields=["status"], name="agreement_by_status"),
            Index(fields=["legal_force"], name="agreement_by_force"),
            Index(fields=["trust"], name="agreement_by_trust"),
        ]
        constraints = [
            *known_words("agreement", kind=AgreementKind, legal_force=LegalForce, status=Status),
            *real_dates("agreement", "signed_on"),
            *not_blank("agreement", "slug", "title", "summary"),
            *trust_rules("agreement"),
            CheckConstraint(
                condition=~Q(status__in=[str(Status.PROPOSED)])
                | Q(legal_force__in=[str(LegalForce.UNCLEAR), str(LegalForce.NON_BINDING)]),
                name="proposed_agreement_binds_nobody",
                violation_error_message="What is only proposed cannot be binding.",
            ),
        ]
        triggers = [
            reindex("title", "official_title", "summary", "place", own=True),
            RECOUNT_DUE_DATES,
            WHO_ENTERED_DOES_NOT_PUBLISH,
        ]

    def __str__(self) -> str:
        return self.title

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("agreements:agreement", args=[self.slug])

    @property
    def date_word(self) -> str:
        """What the date is the date of, for a reader."""
        if self.signed_on is None:
            return ""
        return {"proposed": "proposed", "announced": "announced"}.get(self.status, "signed")

    @property
    def still_stands(self) -> bool:
        return self.status not in {Status.SUPERSEDED, Status.TERMINATED}

    @property
    def from_documents(self) -> bool:
        return self.trust == Trust.DOCUMENTS


@tracked()
class AgreementMineral(models.Model):
    """A mineral that an agreement names, in the order of its dossier."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE)
    mineral = models.ForeignKey(Mineral, on_delete=models.PROTECT)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        verbose_name = "mineral named"
        verbose_name_plural = "minerals named"
        constraints = [
            UniqueConstraint(fields=["agreement", "mineral"], name="mineral_is_named_once")
        ]
        triggers = [reindex("mineral_id")]

    def __str__(self) -> str:
        return f"{self.mineral}"


@tracked()
class Participation(Fact):
    """A party's role in one agreement, who signed for it and in what office."""

    party = models.ForeignKey(Party, on_delete=models.PROTECT)
    role = WordField(Role)
    signatory = models.CharField("signed by", max_length=200, blank=True)
    office = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        indexes = [Index(fields=["party", "role", "agreement"], name="participation_by_party")]
        constraints = [
            *known_words("participation", role=Role),
            *trust_rules("participation"),
            UniqueConstraint(fields=["agreement", "party", "role"], name="party_has_a_role_once"),
        ]
        triggers = [WHO_ENTERED_DOES_NOT_PUBLISH, reindex("party_id", "signatory", "office")]

    def __str__(self) -> str:
        return f"{self.party}, {self.get_role_display().lower()}"


@tracked()
class AgreementRelation(models.Model):
    """How one agreement stands to another, read from the first: "X supersedes Y"."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="relations")
    other = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="relations_to")
    relation = WordField(Relation)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        verbose_name = "relation"
        constraints = [
            *known_words("relation", relation=Relation),
            UniqueConstraint(
                fields=["agreement", "other", "relation"], name="relation_is_held_once"
            ),
            CheckConstraint(
                condition=~Q(agreement=F("other")),
                name="agreement_is_not_related_to_itself",
                violation_error_message="An agreement cannot be related to itself.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_relation_display()} {self.other}"
