"""What the register counted of its own gaps, day by day."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint

from agreements.models.base import not_blank


class Measure(models.Model):
    """The value of one indicator of quality on one day (UTC).

    Itself a record of what was; so it keeps no history of its own.
    """

    indicator = models.SlugField(max_length=60)
    day = models.DateField()
    value = models.PositiveIntegerField()

    class Meta:
        ordering = ["indicator", "day"]
        indexes = [Index(fields=["day"], name="measure_by_day")]
        constraints = [
            *not_blank("measure", "indicator"),
            UniqueConstraint(fields=["indicator", "day"], name="measure_is_taken_once_a_day"),
            CheckConstraint(
                condition=Q(indicator__regex="^[a-z0-9]+(-[a-z0-9]+)*$"),
                name="measure_names_its_indicator_by_slug",
                violation_error_message="An indicator is named by small letters and dashes.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} on {self.day}: {self.value}"
