"""Phrases that speak for a value, by which articles are read."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import CheckConstraint, Q, UniqueConstraint

from agreements.core.intake_words import CueAbout
from agreements.core.recognise.cues import fault
from agreements.core.words import Strength
from agreements.models.base import WordField, known_words, not_blank, tracked


class CueManager(models.Manager["Cue"]):
    def get_by_natural_key(self, about: str, value: str, language: str, phrase: str) -> Cue:
        return self.get(about=about, value=value, language=language, phrase=phrase)


@tracked()
class Cue(models.Model):
    """A phrase that speaks for a value: "cut red tape" for the pillar permitting.

    One added here counts for every article read from then on, and for those read again.
    """

    about = WordField(CueAbout)
    value = models.CharField(
        max_length=80, help_text="What it speaks for: a slug, or a word of that list."
    )
    phrase = models.CharField(max_length=200)
    language = models.CharField(max_length=12, default="en", help_text="ISO 639, such as en or ja.")
    strength = WordField(
        Strength, blank=True, default="", help_text="Where the phrase itself says how firmly."
    )
    note = models.TextField(blank=True)

    objects = CueManager()

    class Meta:
        ordering = ["about", "value", "language", "phrase"]
        constraints = [
            *known_words("cue", about=CueAbout),
            *not_blank("cue", "value", "phrase", "language"),
            CheckConstraint(
                condition=Q(strength__in=["", *(str(word.value) for word in Strength)]),
                name="cue_strength_is_empty_or_a_known_word",
                violation_error_message="“strength” is not a word of its list.",
            ),
            UniqueConstraint(
                fields=["about", "value", "language", "phrase"],
                name="cue_is_held_once",
                violation_error_message="This phrase speaks for this value already.",
            ),
        ]

    def __str__(self) -> str:
        return f"“{self.phrase}” for {self.value}"

    def natural_key(self) -> tuple[str, str, str, str]:
        return (self.about, self.value, self.language, self.phrase)

    def clean(self) -> None:
        """Refuse a phrase for a pillar that cannot be read, and say why."""
        words = fault(self.phrase) if self.about == CueAbout.PILLAR else ""
        if words:
            raise ValidationError({"phrase": words})
