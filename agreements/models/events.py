"""What happened to agreements, and when."""

from __future__ import annotations

from django.db import models
from django.db.models import Index

from agreements.core.words import EventKind
from agreements.models.base import (
    Fact,
    WordField,
    known_words,
    not_blank,
    real_dates,
    tracked,
    trust_rules,
)
from agreements.models.fields import PartialDateField
from agreements.models.triggers import WHO_ENTERED_DOES_NOT_PUBLISH, reindex


@tracked()
class Event(Fact):
    """A dated step in the life of an agreement."""

    date = PartialDateField()
    kind = WordField(EventKind)
    title = models.TextField()
    place = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["date", "position", "pk"]
        indexes = [
            Index(fields=["-date", "id"], name="event_by_date"),
            Index(fields=["kind", "date"], name="event_by_kind"),
        ]
        constraints = [
            *known_words("event", kind=EventKind),
            *real_dates("event", "date"),
            *not_blank("event", "title"),
            *trust_rules("event"),
        ]
        triggers = [WHO_ENTERED_DOES_NOT_PUBLISH, reindex("title", "place")]

    def __str__(self) -> str:
        return self.title[:80]
