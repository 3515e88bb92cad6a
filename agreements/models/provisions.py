"""What agreements say on a pillar, and how firmly."""

from __future__ import annotations

from django.db import models
from django.db.models import Case, Index, IntegerField, Value, When

from agreements.core.words import Strength
from agreements.models.base import Fact, WordField, known_words, not_blank, tracked, trust_rules
from agreements.models.triggers import WHO_ENTERED_DOES_NOT_PUBLISH, reindex
from agreements.models.vocabulary import Pillar

FIRMNESS = {str(word): rank for rank, word in enumerate(reversed(list(Strength)), start=1)}
"""Rank of a strength: commitment 4, intent 3, exploratory 2, mention 1."""


def firmness() -> Case:
    """Rank of a provision's strength, for the database."""
    return Case(
        *(When(strength=word, then=Value(rank)) for word, rank in FIRMNESS.items()),
        output_field=IntegerField(),
    )


@tracked()
class Provision(Fact):
    """What one agreement says on one pillar, and how firmly."""

    pillar = models.ForeignKey(Pillar, on_delete=models.PROTECT)
    strength = WordField(Strength)
    summary = models.TextField()

    class Meta:
        ordering = ["pillar__order", "position", "pk"]
        indexes = [Index(fields=["pillar", "strength", "agreement"], name="provision_by_pillar")]
        constraints = [
            *known_words("provision", strength=Strength),
            *not_blank("provision", "summary"),
            *trust_rules("provision"),
        ]
        triggers = [WHO_ENTERED_DOES_NOT_PUBLISH, reindex("summary", "pillar_id")]

    def __str__(self) -> str:
        return f"{self.pillar}: {self.get_strength_display().lower()}"
