"""Money that agreements name."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Q

from agreements.core.words import AmountKind
from agreements.models.base import Fact, WordField, known_words, not_blank, tracked, trust_rules
from agreements.models.triggers import WHO_ENTERED_DOES_NOT_PUBLISH, reindex


@tracked()
class Amount(Fact):
    """A sum with its currency and kind. Sums of different kinds are never added."""

    value = models.BigIntegerField(help_text="Whole units: 8500000000, not 8.5 billion.")
    currency = models.CharField(max_length=3, help_text="ISO 4217, such as USD.")
    kind = WordField(AmountKind, default=str(AmountKind.OTHER))
    what = models.TextField(help_text="What the money is for, and who gives it.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            *known_words("amount", kind=AmountKind),
            *not_blank("amount", "what"),
            *trust_rules("amount"),
            CheckConstraint(
                condition=Q(value__gt=0),
                name="amount_is_more_than_nothing",
                violation_error_message="An amount is more than nothing.",
            ),
            CheckConstraint(
                condition=Q(currency__regex="^[A-Z]{3}$"),
                name="amount_currency_is_three_capitals",
                violation_error_message="Write the currency's three letters, such as USD.",
            ),
        ]
        triggers = [WHO_ENTERED_DOES_NOT_PUBLISH, reindex("what")]

    def __str__(self) -> str:
        return f"{self.currency} {self.value:,}"
