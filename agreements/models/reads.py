"""How often pages are read, and when what they say was last confirmed."""

from __future__ import annotations

from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint

from agreements.core.words import Confirmer, Trust
from agreements.models.agreement import Agreement
from agreements.models.base import WordField


class PageRead(models.Model):
    """How often the page of an agreement was read on a day (UTC). Nothing is kept of who read."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="reads")
    day = models.DateField()
    number = models.PositiveIntegerField()

    class Meta:
        ordering = ["-day", "agreement"]
        verbose_name = "reads of a page"
        verbose_name_plural = "reads of pages"
        indexes = [Index(fields=["day"], name="reads_by_day")]
        constraints = [
            UniqueConstraint(fields=["agreement", "day"], name="reads_are_counted_once_a_day"),
            CheckConstraint(
                condition=Q(number__gt=0),
                name="reads_are_counted_where_there_are_any",
                violation_error_message="A day without a read has no row.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agreement}: {self.number} on {self.day}"


class LastConfirmed(models.Model):
    """A row of the view ``agreements_lastconfirmed``: a fact, and when it was last confirmed.

    The latest of: the day a person reviewed it, the day a person said that it is still so, of
    a commitment the last check, and the day from which its newest dated source is, of a month
    or year the first. What stands of the agreement itself, and who takes part, rest on all
    sources of the agreement. None where there is no such day.
    """

    id = models.CharField(primary_key=True, max_length=40, help_text='Such as "provision-12".')
    agreement = models.ForeignKey(
        Agreement, on_delete=models.DO_NOTHING, db_constraint=False, related_name="confirmed"
    )
    kind = models.CharField(max_length=20)
    fact_id = models.BigIntegerField()
    trust = WordField(Trust)
    confirmed_on = models.DateField(null=True)
    how = WordField(Confirmer)

    class Meta:
        managed = False
        db_table = "agreements_lastconfirmed"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.id
