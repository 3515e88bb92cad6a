"""Suggestions that wait for a person, and what was decided."""

from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import CheckConstraint, F, Index, Q, UniqueConstraint
from django.utils.text import Truncator

from agreements.core.words import RejectReason, SuggestionAction, SuggestionState, Verdict
from agreements.models.agreement import Agreement
from agreements.models.articles import Article
from agreements.models.base import WordField, known_words, not_blank, tracked
from agreements.models.runs import Run
from agreements.models.triggers import WHO_PROPOSED_DOES_NOT_DECIDE


@tracked()
class Suggestion(models.Model):
    """A fact proposed by a load or a recogniser, with its evidence, waiting for a person."""

    run = models.ForeignKey(Run, on_delete=models.PROTECT, null=True, blank=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, null=True, blank=True)
    article = models.ForeignKey(Article, on_delete=models.CASCADE, null=True, blank=True)
    action = WordField(SuggestionAction)
    fact_type = models.ForeignKey(ContentType, on_delete=models.PROTECT)
    fact_id = models.PositiveBigIntegerField(null=True, blank=True)
    fact = GenericForeignKey("fact_type", "fact_id")
    proposed = models.JSONField(help_text="The fact in the words of a dossier.")
    held = models.JSONField(null=True, blank=True, help_text="What the register held then.")
    quote = models.TextField(blank=True)
    start = models.PositiveIntegerField(null=True, blank=True)
    end = models.PositiveIntegerField(null=True, blank=True)
    confidence = models.FloatField(null=True, blank=True)
    rule = models.CharField(max_length=80, help_text="What proposed it.")
    state = WordField(SuggestionState, default=str(SuggestionState.WAITING))
    digest = models.CharField(max_length=64, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    part_of = models.ForeignKey(
        "self",
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="parts",
        help_text="The suggestion of the new agreement that this is a fact of.",
    )
    spans = models.JSONField(
        default=dict, blank=True, help_text="Further evidence: column to [start, end, quote]."
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="The person whose words these are; nobody where a machine proposed them.",
    )
    split_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="pieces"
    )
    is_kept = models.BooleanField(
        "kept as it is",
        default=False,
        help_text="A person made or changed it: reading the article again leaves it alone.",
    )

    class Meta:
        ordering = ["made_at", "pk"]
        indexes = [
            Index(fields=["state", "made_at"], name="suggestion_waiting"),
            Index(fields=["article", "state"], name="suggestion_of_article"),
            Index(fields=["rule"], name="suggestion_by_rule"),
            Index(fields=["assigned_to", "state"], name="suggestion_of_curator"),
        ]
        constraints = [
            *known_words("suggestion", action=SuggestionAction, state=SuggestionState),
            *not_blank("suggestion", "rule", "digest"),
            UniqueConstraint(fields=["digest"], name="suggestion_is_made_once"),
            CheckConstraint(
                condition=Q(confidence__isnull=True) | Q(confidence__gte=0, confidence__lte=1),
                name="suggestion_confidence_is_a_share",
                violation_error_message="Confidence is between 0 and 1.",
            ),
            CheckConstraint(
                condition=Q(action=str(SuggestionAction.ADD)) | Q(fact_id__isnull=False),
                name="suggestion_to_change_names_its_fact",
                violation_error_message="To change or remove, name the fact.",
            ),
            CheckConstraint(
                condition=Q(start__isnull=True, end__isnull=True)
                | (Q(start__isnull=False, end__isnull=False, end__gt=F("start")) & ~Q(quote="")),
                name="suggestion_offsets_enclose_a_quote",
                violation_error_message="Offsets come in pairs, in order, and with their quote.",
            ),
        ]

    def __str__(self) -> str:
        evidence = f"“{Truncator(self.quote).chars(100)}”" if self.quote else f"({self.rule})"
        return f"{self.get_action_display()} {self.fact_type.name} {evidence}"


@tracked(exclude=["wrote"])
class Decision(models.Model):
    """What a person made of a suggestion, and what changed by it."""

    suggestion = models.ForeignKey(Suggestion, on_delete=models.PROTECT, related_name="decisions")
    verdict = WordField(Verdict)
    because = WordField(
        RejectReason, blank=True, default="", help_text="Of a rejection: which of the reasons."
    )
    reason = models.TextField(blank=True, help_text="Why, in words.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=150, help_text="Kept when the account is deleted.")
    made_at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField(null=True, blank=True)
    after = models.JSONField(null=True, blank=True)
    undoes = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="undoings"
    )
    wrote = models.JSONField(
        null=True,
        blank=True,
        editable=False,
        help_text="Table to the numbers of the rows of history that this decision wrote.",
    )

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            *known_words("decision", verdict=Verdict),
            *not_blank("decision", "by_name"),
            CheckConstraint(
                condition=~Q(verdict=str(Verdict.REJECT)) | ~Q(reason=""),
                name="rejection_gives_its_reason",
                violation_error_message="Say why it is rejected.",
            ),
            CheckConstraint(
                condition=Q(verdict=str(Verdict.REJECT), because__in=[str(r) for r in RejectReason])
                | (~Q(verdict=str(Verdict.REJECT)) & Q(because="")),
                name="rejection_names_a_reason_of_the_list",
                violation_error_message="A rejection names a reason of the list, and only that.",
            ),
            CheckConstraint(
                condition=Q(verdict=str(Verdict.UNDO), undoes__isnull=False)
                | (~Q(verdict=str(Verdict.UNDO)) & Q(undoes__isnull=True)),
                name="undoing_names_what_it_undoes",
                violation_error_message="An undoing names the decision that it undoes.",
            ),
            CheckConstraint(
                condition=~Q(verdict=str(Verdict.UNDO)) | ~Q(reason=""),
                name="undoing_gives_its_reason",
                violation_error_message="Say why it is undone.",
            ),
            UniqueConstraint(
                fields=["undoes"],
                name="decision_is_undone_once",
                violation_error_message="This decision was undone already.",
            ),
        ]
        triggers = [WHO_PROPOSED_DOES_NOT_DECIDE]

    def __str__(self) -> str:
        return f"{self.get_verdict_display()} by {self.by_name}"
