"""What readers follow, and the letters written to them.

Neither table keeps history: what somebody reads is their own affair, and history is never
deleted. Both go with the account.
"""

from __future__ import annotations

import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils import timezone

from agreements.core.watch_words import LISTS, Pace, WatchKind
from agreements.models.base import WordField, known_words, not_blank

OF_LISTS = [str(kind) for kind in LISTS]


class Watch(models.Model):
    """A reader follows one row of the register, or a list as a query string narrows it.

    ``target`` is the number of the row and no foreign key, so that its reader is told when
    the row is removed. What was written to history before ``told_to`` has been told;
    ``holds`` are the rows that the list had then.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches"
    )
    kind = WordField(WatchKind)
    target = models.PositiveBigIntegerField(null=True, blank=True)
    query = models.CharField(
        max_length=2000, blank=True, help_text="Of a list: words and values in one order."
    )
    title = models.TextField(help_text="What it was called when it was followed.")
    pace = WordField(Pace, default=str(Pace.DAILY))
    token = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    made_at = models.DateTimeField(default=timezone.now)
    told_to = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(default=timezone.now, help_text="When it was last looked at.")
    holds = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["kind", "title", "pk"]
        verbose_name_plural = "watches"
        indexes = [Index(fields=["pace", "looked_at"], name="watch_due")]
        constraints = [
            *known_words("watch", kind=WatchKind, pace=Pace),
            *not_blank("watch", "title"),
            UniqueConstraint(
                fields=["user", "kind", "target", "query"],
                nulls_distinct=False,
                name="watch_is_held_once",
                violation_error_message="You follow this already.",
            ),
            CheckConstraint(
                condition=Q(kind__in=OF_LISTS, target__isnull=True)
                | (~Q(kind__in=OF_LISTS) & Q(target__isnull=False, query="")),
                name="watch_names_a_row_or_a_list",
                violation_error_message="Name a row, or a list by its query string.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, followed by {self.user}"


class LetterQuerySet(models.QuerySet[Any]):
    def to_send(self, now: Any) -> LetterQuerySet:
        """Those that wait and are due, eldest first."""
        waiting = self.filter(sent_at__isnull=True, given_up=False, due_at__lte=now)
        return waiting.order_by("due_at", "pk")


class Letter(models.Model):
    """A mail of what changed: written once with the watches it tells of, sent when it can be.

    ``number`` makes its Message-ID, the same in every attempt, so that a mail sent again
    after a crash is known as the same one.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="letters"
    )
    number = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    address = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    way_out = models.CharField(max_length=200, help_text="Path of the page that ends such mails.")
    made_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now, help_text="Not sent before.")
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True, help_text="Why it could not be sent last.")
    sent_at = models.DateTimeField(null=True, blank=True)
    given_up = models.BooleanField(default=False)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [
            Index(
                fields=["due_at"],
                condition=Q(sent_at__isnull=True, given_up=False),
                name="letter_to_send",
            )
        ]
        constraints = [
            *not_blank("letter", "address", "subject", "text", "way_out"),
            CheckConstraint(
                condition=Q(sent_at__isnull=True) | Q(attempts__gte=1, given_up=False),
                name="letter_sent_was_tried_and_not_given_up",
                violation_error_message="A letter that was sent was tried, and not given up.",
            ),
            CheckConstraint(
                condition=Q(given_up=False) | ~Q(error=""),
                name="letter_given_up_says_why",
                violation_error_message="Say why it was given up.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.address}"
