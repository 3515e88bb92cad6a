"""What was handed in or found, one row each, and the pages as they came."""

from __future__ import annotations

import hashlib
import uuid
import zlib
from datetime import datetime, timedelta
from typing import Self

import pgtrigger
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import CheckConstraint, Index, Q, UniqueConstraint
from django.utils import timezone

from agreements.core.intake_words import ArrivalState, Flag, Step, Way
from agreements.models.articles import Article, flags_are_known
from agreements.models.base import WordField, known_words
from agreements.models.runs import Feed, Run

OVER = [str(state) for state in ArrivalState if state.is_over]
WITH_ARTICLE = [str(ArrivalState.KEPT), str(ArrivalState.DUPLICATE)]
WITH_REASON = [
    str(ArrivalState.REJECTED),
    str(ArrivalState.FAILED),
    str(ArrivalState.ASKS),
]


class RawPageManager(models.Manager["RawPage"]):
    def keep(self, body: bytes, *, content_type: str = "", address: str = "") -> RawPage:
        """The row that holds these bytes, made unless they are held already."""
        row, _is_new = self.get_or_create(
            sha256=hashlib.sha256(body).hexdigest(),
            defaults={
                "packed": zlib.compress(body, 6),
                "size": len(body),
                "content_type": content_type[:200],
                "address": address[:2000],
            },
        )
        return row


class RawPage(models.Model):
    """A page as it came, so that it can be read again without fetching; never changed.

    ``address`` and ``content_type`` are those under which these bytes came first; an arrival
    has its own.
    """

    sha256 = models.CharField(max_length=64, unique=True, editable=False)
    packed = models.BinaryField(help_text="The body, compressed with zlib.")
    size = models.PositiveBigIntegerField(help_text="Bytes of the body itself.")
    content_type = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=2000, blank=True)
    fetched_at = models.DateTimeField(default=timezone.now)

    objects = RawPageManager()

    class Meta:
        ordering = ["-fetched_at", "-pk"]
        indexes = [Index(fields=["fetched_at"], name="raw_page_by_day")]
        constraints = [
            CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"),
                name="raw_page_is_named_by_its_hash",
                violation_error_message="A page is named by the SHA-256 of its body.",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="raw_page_stays_as_it_came",
                operation=pgtrigger.Update,
                condition=pgtrigger.AnyChange("packed", "size"),
            )
        ]

    def __str__(self) -> str:
        return self.address or self.sha256[:12]

    @property
    def body(self) -> bytes:
        """The bytes as they came."""
        return zlib.decompress(bytes(self.packed))


class ArrivalQuerySet(models.QuerySet["Arrival"]):
    def due(self, now: datetime) -> Self:
        """Those that a worker may take: waiting and due, or left by a worker that died."""
        return self.filter(
            Q(state=str(ArrivalState.WAITING), due_at__lte=now)
            | Q(state=str(ArrivalState.WORKING), lease_until__lt=now)
        )

    def unfinished(self) -> Self:
        return self.exclude(state__in=OVER)

    def to_retry(self) -> Self:
        """Those that may end otherwise when tried again: failed, or waiting for a person."""
        return self.filter(state__in=[str(ArrivalState.FAILED), str(ArrivalState.ASKS)])


class Arrival(models.Model):
    """One address, text, file or entry of a feed, and how far its reading has come.

    The row is the truth and the queue only a hint: whatever waits here, or was left half
    done, is found again by ``agreements.ingest.sweeper``.
    """

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="arrivals")
    way = WordField(Way)
    feed = models.ForeignKey(
        Feed, on_delete=models.SET_NULL, null=True, blank=True, related_name="arrivals"
    )
    url = models.CharField("address", max_length=2000, blank=True)
    name = models.CharField("file", max_length=255, blank=True)
    title = models.TextField(blank=True, help_text="As submitted.")
    outlet = models.CharField(max_length=200, blank=True, help_text="As submitted.")
    published_on = models.DateField(null=True, blank=True, help_text="As submitted.")
    language = models.CharField(max_length=12, blank=True, help_text="As submitted.")
    raw_page = models.ForeignKey(
        RawPage, on_delete=models.PROTECT, null=True, blank=True, related_name="arrivals"
    )
    address = models.CharField(
        "address that answered", max_length=2000, blank=True, help_text="After redirects."
    )
    content_type = models.CharField(max_length=200, blank=True)
    state = WordField(ArrivalState, default=str(ArrivalState.WAITING))
    step = WordField(Step, default=str(Step.FETCH))
    flags = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    error = models.TextField(blank=True, help_text="What went wrong last, in words.")
    advice = models.TextField(blank=True, help_text="What to do next.")
    submitted_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now, help_text="Not taken up before.")
    queued_at = models.DateTimeField(null=True, blank=True)
    taken_at = models.DateTimeField(null=True, blank=True)
    lease = models.UUIDField(null=True, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    article = models.ForeignKey(
        Article, on_delete=models.CASCADE, null=True, blank=True, related_name="arrivals"
    )

    objects = ArrivalQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [
            Index(fields=["state", "due_at"], name="arrival_due"),
            Index(fields=["run", "state"], name="arrival_of_run_by_state"),
            Index(fields=["url"], name="arrival_by_address"),
            Index(
                fields=["lease_until"],
                condition=Q(state=str(ArrivalState.WORKING)),
                name="arrival_at_work",
            ),
        ]
        constraints = [
            *known_words("arrival", way=Way, state=ArrivalState, step=Step),
            flags_are_known("arrival"),
            UniqueConstraint(
                fields=["run", "url"],
                condition=~Q(url=""),
                name="address_arrives_once_in_a_run",
                violation_error_message="This address was submitted in this run already.",
            ),
            UniqueConstraint(
                fields=["run", "raw_page"],
                condition=Q(url=""),
                name="page_without_address_arrives_once_in_a_run",
                violation_error_message="This page was submitted in this run already.",
            ),
            CheckConstraint(
                condition=~Q(url="") | Q(raw_page__isnull=False),
                name="arrival_has_an_address_or_a_page",
                violation_error_message="An arrival has an address, or the page itself.",
            ),
            CheckConstraint(
                condition=Q(url="")
                | Q(url__regex="^https?://")
                | Q(state=str(ArrivalState.REJECTED)),
                name="arrival_address_is_of_the_web",
                violation_error_message="An address begins with http:// or https://.",
            ),
            CheckConstraint(
                condition=Q(
                    state=str(ArrivalState.WORKING),
                    lease__isnull=False,
                    lease_until__isnull=False,
                )
                | (
                    ~Q(state=str(ArrivalState.WORKING))
                    & Q(lease__isnull=True, lease_until__isnull=True)
                ),
                name="arrival_has_a_lease_while_at_work",
                violation_error_message="A lease is held while an arrival is read, and only then.",
            ),
            CheckConstraint(
                condition=Q(state__in=OVER, ended_at__isnull=False)
                | (~Q(state__in=OVER) & Q(ended_at__isnull=True)),
                name="arrival_says_when_it_ended",
                violation_error_message="An arrival that is over says when; any other does not.",
            ),
            CheckConstraint(
                condition=~Q(state__in=WITH_ARTICLE) | Q(article__isnull=False),
                name="arrival_kept_names_its_article",
                violation_error_message="What was kept names its article.",
            ),
            CheckConstraint(
                condition=~Q(state__in=WITH_REASON) | ~Q(error=""),
                name="arrival_not_kept_says_why",
                violation_error_message="Say why nothing was kept.",
            ),
        ]

    def __str__(self) -> str:
        return self.url or self.name or self.title or f"Text {self.pk}"

    def take(self, *, now: datetime, for_: timedelta) -> uuid.UUID:
        """Hold it for one worker until the lease ends; the number tells that worker's writes."""
        self.state, self.error, self.advice = str(ArrivalState.WORKING), "", ""
        self.lease, self.lease_until, self.taken_at = uuid.uuid4(), now + for_, now
        self.attempts += 1
        self.save(
            update_fields=[
                "state", "error", "advice", "lease", "lease_until", "taken_at", "attempts",
            ]
        )  # fmt: skip
        return self.lease

    @property
    def flag_words(self) -> list[str]:
        """Its flags as a reader sees them."""
        return [Flag(flag).label for flag in self.flags]
