"""Addresses that are watched, and what was done when."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Count, F, Index, Q
from django.utils import timezone

from agreements.core.intake_words import ArrivalState, FeedKind, RunKind
from agreements.models.articles import Outlet
from agreements.models.base import WordField, known_words, not_blank, tracked

OF_EACH_CHECK = (
    "etag", "last_modified", "checked_at", "next_check_at", "failures", "last_status", "last_error",
)  # fmt: skip


@tracked(exclude=OF_EACH_CHECK)
class Feed(models.Model):
    """An address watched for new articles: a feed or a sitemap."""

    url = models.URLField("address", max_length=2000, unique=True)
    title = models.CharField(max_length=200)
    kind = WordField(FeedKind, default=str(FeedKind.FEED))
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, blank=True)
    is_watched = models.BooleanField(default=True)
    interval_minutes = models.PositiveIntegerField(default=60)
    etag = models.CharField(max_length=300, blank=True, editable=False)
    last_modified = models.CharField(max_length=100, blank=True, editable=False)
    checked_at = models.DateTimeField(null=True, blank=True, editable=False)
    next_check_at = models.DateTimeField(default=timezone.now, editable=False)
    failures = models.PositiveIntegerField(
        default=0, editable=False, help_text="Checks in a row that failed."
    )
    last_status = models.CharField(
        max_length=40, blank=True, editable=False, help_text="What the last check came to."
    )
    last_error = models.TextField(blank=True, editable=False)

    class Meta:
        ordering = ["title"]
        indexes = [
            Index(fields=["is_watched", "next_check_at"], name="feed_due"),
            Index(fields=["failures"], name="feed_by_failures"),
        ]
        constraints = [
            *not_blank("feed", "title"),
            *known_words("feed", kind=FeedKind),
            CheckConstraint(
                condition=Q(interval_minutes__gte=5),
                name="feed_is_not_asked_more_than_every_five_minutes",
                violation_error_message="Five minutes is the shortest polite interval.",
            ),
            CheckConstraint(
                condition=Q(url__regex="^https?://"),
                name="feed_address_is_of_the_web",
                violation_error_message="An address begins with http:// or https://.",
            ),
        ]

    def __str__(self) -> str:
        return self.title


class RunQuerySet(models.QuerySet["Run"]):
    def with_progress(self) -> Self:
        """Annotated with how many arrivals it has (``total``), how many are over (``over``),
        and how many stand in each state (``waiting``, ``working``, ``kept``…)."""
        over = [str(state) for state in ArrivalState if state.is_over]
        return self.annotate(
            total=Count("arrivals"),
            over=Count("arrivals", filter=Q(arrivals__state__in=over)),
            **{
                str(state): Count("arrivals", filter=Q(arrivals__state=str(state)))
                for state in ArrivalState
            },
        )


class Run(models.Model):
    """One load, submission, check or refresh: when, by whom, and what it did.

    A run of arrivals ends when the last of them is over, and begins anew when one is
    tried again; ``counts`` then holds how many came to each end.
    """

    kind = WordField(RunKind)
    feed = models.ForeignKey(
        Feed, on_delete=models.SET_NULL, null=True, blank=True, related_name="runs"
    )
    started_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    counts = models.JSONField(default=dict, blank=True, help_text="Outcome to number.")
    note = models.TextField(blank=True)

    objects = RunQuerySet.as_manager()

    class Meta:
        ordering = ["-started_at", "-pk"]
        indexes = [
            Index(F("started_at").desc(), F("id").desc(), name="run_by_start"),
            Index(fields=["kind", "-started_at"], name="run_by_kind"),
        ]
        constraints = [
            *known_words("run", kind=RunKind),
            CheckConstraint(
                condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("started_at")),
                name="run_ends_after_it_starts",
                violation_error_message="A run ends after it starts.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} of {self.started_at:%Y-%m-%d %H:%M}"

    def progress(self) -> dict[str, int]:
        """How many of its arrivals stand in each state that any stands in."""
        rows: Any = self.arrivals.order_by().values_list("state")
        return dict(rows.annotate(number=Count("pk")))
