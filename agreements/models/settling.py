"""What persons say of what is held: how a disagreement stands, and that a fact is still so."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q

from agreements.core.words import DisagreementState
from agreements.models.agreement import Agreement, Participation
from agreements.models.amounts import Amount
from agreements.models.base import WordField, known_words, not_blank, tracked
from agreements.models.content import Commitment
from agreements.models.events import Event
from agreements.models.evidence import FACTS, Disagreement, exactly_one
from agreements.models.provisions import Provision
from agreements.models.triggers import WHO_GAVE_THE_VALUE_DOES_NOT_SETTLE


@tracked()
class Settlement(models.Model):
    """How a disagreement stands from a moment on, which value leads, who said so and why."""

    disagreement = models.ForeignKey(
        Disagreement, on_delete=models.CASCADE, related_name="settlements"
    )
    state = WordField(DisagreementState)
    leading = models.TextField("leading value", blank=True)
    column = models.CharField(
        max_length=30, blank=True, help_text="What of the agreement's own row says the value now."
    )
    reason = models.TextField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    by_name = models.CharField(max_length=150, help_text="Kept when the account is deleted.")
    made_at = models.DateTimeField(auto_now_add=True)
    before = models.JSONField()
    after = models.JSONField()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [Index(fields=["disagreement", "-made_at"], name="settlement_last")]
        constraints = [
            *known_words("settlement", state=DisagreementState),
            *not_blank("settlement", "reason", "by_name"),
            CheckConstraint(
                condition=~Q(state=str(DisagreementState.RESOLVED)) | ~Q(leading=""),
                name="resolution_names_the_value_that_leads",
                violation_error_message="Choose the value that leads before calling it resolved.",
            ),
        ]

        triggers = [WHO_GAVE_THE_VALUE_DOES_NOT_SETTLE]

    def __str__(self) -> str:
        return f"{self.get_state_display()} by {self.by_name}"


def at_most_one_fact() -> Q:
    """One of the five columns is filled, or none: then the agreement's own row is meant."""
    return exactly_one(FACTS) | Q(**{f"{fact}__isnull": True for fact in FACTS})


@tracked()
class Confirmation(models.Model):
    """A person says that a fact, or what stands of the agreement itself, is still so."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="confirmations")
    participation = models.ForeignKey(
        Participation, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    provision = models.ForeignKey(
        Provision, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    amount = models.ForeignKey(
        Amount, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    event = models.ForeignKey(
        Event, on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    read_source = models.BooleanField(
        "source was read", help_text="Only then does the fact count as reviewed."
    )
    note = models.TextField(blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=150, help_text="Kept when the account is deleted.")
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        constraints = [
            *not_blank("confirmation", "by_name"),
            CheckConstraint(
                condition=at_most_one_fact(),
                name="confirmation_is_of_one_fact_or_of_the_agreement",
                violation_error_message="A confirmation is of one fact, or of the agreement.",
            ),
        ]

    def __str__(self) -> str:
        return f"Still so, says {self.by_name}"
