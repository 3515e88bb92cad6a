"""Who says so: the sources of a dossier, citations, and the claims on which sources differ."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import (
    CheckConstraint,
    Exists,
    F,
    Index,
    OuterRef,
    Q,
    UniqueConstraint,
)

from agreements.core.words import About, DisagreementState, OwnValue
from agreements.models.agreement import Agreement, Participation
from agreements.models.amounts import Amount
from agreements.models.articles import Article
from agreements.models.base import WordField, known_words, not_blank, tracked
from agreements.models.content import Commitment
from agreements.models.events import Event
from agreements.models.provisions import Provision
from agreements.models.triggers import AGREEMENT_OF_CITATION, AGREEMENT_OF_CLAIM, list_source
from agreements.models.vocabulary import Pillar


@tracked()
class AgreementSource(models.Model):
    """An article in the dossier of an agreement, under the id it has there."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sources")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="dossiers")
    key = models.CharField(max_length=10, help_text="Its id in the dossier, such as s7.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        verbose_name = "source"
        constraints = [
            *not_blank("source", "key"),
            UniqueConstraint(fields=["agreement", "key"], name="source_key_is_used_once"),
            UniqueConstraint(
                fields=["agreement", "article"], name="source_stands_once_in_a_dossier"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key}: {self.article}"


FACTS = ("participation", "provision", "commitment", "amount", "event")
"""The facts a citation may stand behind, as its columns are called."""

PLACE = ("article", "locator", "start")
"""Where a citation stands."""

CITED = (*FACTS, "agreement")
"""All that a citation may stand behind: a fact, or a value of the agreement's own row."""


def exactly_one(columns: Sequence[str]) -> Q:
    """Exactly one of the columns is filled."""
    condition = Q()
    for chosen in columns:
        condition |= Q(**{f"{column}__isnull": column != chosen for column in columns})
    return condition


@tracked()
class Citation(models.Model):
    """An article behind one fact: where in it, or its exact words, and what it reports.

    What the agreement's own row says is a fact too: then ``about`` names the column.
    """

    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="citations")
    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    provision = models.ForeignKey(
        Provision, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    amount = models.ForeignKey(
        Amount, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, null=True, blank=True, related_name="citations"
    )
    about = WordField(
        OwnValue, blank=True, default="", help_text="Of an agreement: which of its own values."
    )
    locator = models.CharField(max_length=100, blank=True, help_text="Paragraph, such as ¶13.")
    quote = models.TextField(blank=True, help_text="Its exact words, where they are kept.")
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    reports = models.TextField(blank=True, help_text="What it reports, where that differs.")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            CheckConstraint(
                condition=exactly_one(CITED),
                name="citation_supports_exactly_one_fact",
                violation_error_message="A citation stands behind exactly one fact.",
            ),
            CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | (Q(start__isnull=False, end__isnull=False, end__gt=F("start")) & ~Q(quote="")),
                name="citation_offsets_enclose_a_quote",
                violation_error_message="Offsets come in pairs, in order, and with their quote.",
            ),
            CheckConstraint(
                condition=Q(agreement__isnull=True, about="")
                | Q(agreement__isnull=False, about__in=[str(word) for word in OwnValue]),
                name="citation_of_an_agreement_names_the_value",
                violation_error_message="Say which value of an agreement is cited; of a fact none.",
            ),
            *(
                UniqueConstraint(
                    fields=[fact, *(["about"] if fact == "agreement" else []), *PLACE],
                    condition=Q(**{f"{fact}__isnull": False}),
                    nulls_distinct=False,
                    name=f"{fact}_is_cited_once_at_a_place",
                    violation_error_message="This fact is cited at this place already.",
                )
                for fact in CITED
            ),
        ]
        triggers = [list_source(AGREEMENT_OF_CITATION)]

    def __str__(self) -> str:
        return f"{self.article} {self.locator}".strip()


class DisagreementQuerySet(models.QuerySet[Any]):
    def with_rivals(self) -> Self:
        """Those to which sources give more than one distinct value: one value is no dispute."""
        another = Claim.objects.filter(
            ~Q(value=OuterRef("value")), disagreement=OuterRef("disagreement")
        )
        rivals = Claim.objects.filter(Exists(another), disagreement=OuterRef("pk"))
        return self.filter(Exists(rivals))


@tracked()
class Disagreement(models.Model):
    """One attribute of an agreement to which sources give several values."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="disagreements")
    attribute = models.CharField(max_length=200)
    about = WordField(About, default=str(About.OTHER), help_text="Where the mark stands.")
    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT, null=True, blank=True)
    state = WordField(DisagreementState, default=str(DisagreementState.OPEN))
    leading = models.TextField("leading value", blank=True)
    explanation = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    objects = DisagreementQuerySet.as_manager()

    class Meta:
        ordering = ["position", "pk"]
        indexes = [Index(fields=["state"], name="disagreement_by_state")]
        constraints = [
            *known_words("disagreement", about=About, state=DisagreementState),
            *not_blank("disagreement", "attribute"),
            UniqueConstraint(fields=["agreement", "attribute"], name="attribute_is_disputed_once"),
            CheckConstraint(
                condition=Q(about=str(About.PILLAR), pillar__isnull=False)
                | (~Q(about=str(About.PILLAR)) & Q(pillar__isnull=True)),
                name="disagreement_about_a_pillar_names_it",
                violation_error_message="Name the pillar when, and only when, it is about one.",
            ),
            CheckConstraint(
                condition=Q(state=str(DisagreementState.OPEN)) | ~Q(explanation=""),
                name="settled_disagreement_gives_its_reason",
                violation_error_message="Say why before calling it explained or resolved.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.attribute} of {self.agreement}"


@tracked()
class Claim(models.Model):
    """The value one source gives to the attribute of a disagreement."""

    disagreement = models.ForeignKey(Disagreement, on_delete=models.CASCADE, related_name="claims")
    article = models.ForeignKey(Article, on_delete=models.PROTECT, related_name="claims")
    value = models.TextField()
    locator = models.CharField(max_length=100, blank=True)
    position = models.PositiveSmallIntegerField(default=0)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        help_text="Who typed or proposed the value; nobody where a load or a machine gave it.",
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            *not_blank("claim", "value"),
            UniqueConstraint(
                fields=["disagreement", "article", "value", "locator"], name="claim_is_held_once"
            ),
        ]
        triggers = [list_source(AGREEMENT_OF_CLAIM)]

    def __str__(self) -> str:
        return self.value
