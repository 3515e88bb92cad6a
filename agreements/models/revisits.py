"""What came the last time the address of a source was asked again."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import CheckConstraint, F, Index, Q

from agreements.core.intake_words import Found
from agreements.models.articles import Article
from agreements.models.base import WordField, known_words


class RevisitQuerySet(models.QuerySet["Revisit"]):
    def current(self) -> Self:
        """Those of the address that the article has now."""
        return self.filter(url=F("article__url"))


class Revisit(models.Model):
    """How an article's address answered when it was last asked; one row an article.

    It tells of the address alone: no fact and no text of the article follows from it. One
    whose ``url`` is not the article's any more tells of an address that was mended since.
    """

    article = models.OneToOneField(Article, on_delete=models.CASCADE, related_name="revisit")
    url = models.CharField("address asked", max_length=2000)
    found = WordField(Found)
    looked_at = models.DateTimeField()
    since = models.DateTimeField(help_text="The first of the looks that found it so.")
    address = models.CharField(
        "address that answered", max_length=2000, blank=True, help_text="Where it is another."
    )
    told = models.TextField(blank=True, help_text="What kept it from being compared, in words.")
    known_hash = models.CharField(
        max_length=64, blank=True, help_text="Of the words that what comes is compared with."
    )
    seen_hash = models.CharField(
        max_length=64, blank=True, help_text="Of the words that came last."
    )
    read_hash = models.CharField(
        max_length=64, blank=True, help_text="Of the changed words that a person has read."
    )
    read_at = models.DateTimeField(null=True, blank=True)
    read_by_name = models.CharField(
        max_length=150, blank=True, help_text="Kept when the account goes."
    )
    etag = models.CharField(max_length=300, blank=True)
    last_modified = models.CharField(max_length=100, blank=True)

    objects = RevisitQuerySet.as_manager()

    class Meta:
        ordering = ["-looked_at", "pk"]
        indexes = [Index(fields=["looked_at"], name="revisit_by_day")]
        constraints = [
            *known_words("revisit", found=Found),
            CheckConstraint(
                condition=Q(since__lte=F("looked_at")),
                name="revisit_stands_since_a_look",
                violation_error_message="It stands since this look or one before.",
            ),
            CheckConstraint(
                condition=~Q(found=str(Found.MOVED)) | ~Q(address=""),
                name="revisit_that_moved_says_where",
                violation_error_message="Say where it moved.",
            ),
            CheckConstraint(
                condition=Q(read_hash="", read_at=None, read_by_name="")
                | Q(read_at__isnull=False) & ~Q(read_hash="") & ~Q(read_by_name=""),
                name="revisit_that_was_read_says_by_whom",
                violation_error_message="Say what was read, when, and by whom.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.url}: {self.get_found_display()}"

    @property
    def is_current(self) -> bool:
        """Whether it tells of the address that the article has now."""
        return self.url == self.article.url
