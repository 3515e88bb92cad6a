"""Source texts and who published them."""

from __future__ import annotations

from typing import Self

from django.apps import apps
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import (
    CheckConstraint,
    Exists,
    F,
    GeneratedField,
    Index,
    OuterRef,
    Q,
    UniqueConstraint,
)
from django.urls import reverse

from agreements.core.intake_words import DuplicateKind, Flag
from agreements.core.words import OutletKind, SuggestionState
from agreements.models.base import WordField, known_words, not_blank, real_dates, tracked
from agreements.models.fields import PartialDateField, Plain


def flags_are_known(model: str) -> CheckConstraint:
    """The constraint that a row's flags are words of :class:`Flag`."""
    return CheckConstraint(
        condition=Q(flags__contained_by=[str(flag) for flag in Flag]),
        name=f"{model}_flags_are_known_words",
        violation_error_message="“flags” holds a word that is not of its list.",
    )


@tracked()
class Outlet(models.Model):
    """Who published articles, as named there."""

    name = models.CharField(max_length=200)
    domain = models.CharField(max_length=200, blank=True)
    kind = WordField(OutletKind, default=str(OutletKind.UNKNOWN))

    class Meta:
        ordering = ["name", "domain"]
        permissions = [("merge_outlet", "Can merge outlets")]
        constraints = [
            *known_words("outlet", kind=OutletKind),
            UniqueConstraint(fields=["name", "domain"], name="outlet_is_held_once"),
            CheckConstraint(
                condition=~Q(name="") | ~Q(domain=""),
                name="outlet_has_a_name_or_a_domain",
                violation_error_message="An outlet needs a name or a domain.",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.domain


class ArticleQuerySet(models.QuerySet["Article"]):
    def published(self) -> Self:
        """Those that readers see: what a person put in, and of what a machine read, only that
        on which a fact or a claim of the register rests."""
        listed = apps.get_model("agreements", "AgreementSource").objects.filter(
            article=OuterRef("pk")
        )
        return self.filter(Q(raw_page__isnull=True) | Exists(listed))


class ArticleManager(models.Manager["Article"]):
    def get_queryset(self) -> ArticleQuerySet:
        """Without what is long and only the database or a comparison reads."""
        return ArticleQuerySet(self.model, using=self._db).defer("search", "sketch", "said")

    def published(self) -> ArticleQuerySet:
        """See :meth:`ArticleQuerySet.published`."""
        return self.get_queryset().published()


@tracked(exclude=["search", "sketch", "said"])
class Article(models.Model):
    """A source text: where it stands, who published it and when, and its words where kept.

    ``url`` is the canonical address. An article that repeats an earlier one is held all the
    same, and ``duplicate_of`` names the first.
    """

    url = models.URLField("address", max_length=2000, blank=True)
    document = models.CharField(
        max_length=20, blank=True, help_text="Number of a founding document, such as 001."
    )
    outlet = models.ForeignKey(Outlet, on_delete=models.PROTECT, null=True, blank=True)
    title = models.TextField(blank=True)
    title_basis = models.CharField(
        max_length=200, blank=True, help_text="How the title is known where it was not printed."
    )
    byline = models.CharField(max_length=300, blank=True)
    published_on = PartialDateField()
    language = models.CharField(max_length=12, help_text="ISO 639, such as en or ja.")
    text = models.TextField(blank=True)
    domain = models.CharField(max_length=200, blank=True)
    flags = ArrayField(models.CharField(max_length=30), default=list, blank=True)
    text_hash = models.CharField(
        max_length=64, blank=True, editable=False, help_text="SHA-256 of the words of the text."
    )
    sketch = ArrayField(models.IntegerField(), default=list, blank=True, editable=False)
    duplicate_of = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="duplicates"
    )
    duplicate_kind = WordField(DuplicateKind, blank=True, default="")
    likeness = models.FloatField(
        null=True, blank=True, editable=False, help_text="Share from 0 to 1."
    )
    raw_page = models.ForeignKey(
        "RawPage", on_delete=models.PROTECT, null=True, blank=True, related_name="articles"
    )
    is_relevant = models.BooleanField(
        null=True, blank=True, help_text="Whether it tells of an agreement, as a machine read it."
    )
    relevance = models.FloatField(null=True, blank=True, help_text="Share from 0 to 1.")
    said = models.JSONField(
        default=list,
        blank=True,
        editable=False,
        help_text="What it says of each agreement, as a machine read it, to compare others with.",
    )
    recognised_at = models.DateTimeField(null=True, blank=True, editable=False)
    added_at = models.DateTimeField(auto_now_add=True)
    search = GeneratedField(
        expression=SearchVector(Plain("title"), weight="A", config="english")
        + SearchVector(Plain("text"), weight="B", config="english"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    objects = ArticleManager()

    class Meta:
        ordering = [F("published_on").desc(nulls_last=True), "pk"]
        indexes = [
            GinIndex(fields=["search"], name="article_by_words"),
            Index(F("published_on").desc(nulls_last=True), "id", name="article_by_date"),
            Index(fields=["language"], name="article_by_language"),
            Index(fields=["domain"], name="article_by_domain"),
            Index(fields=["is_relevant", "-added_at"], name="article_by_relevance"),
            Index(fields=["text_hash"], name="article_by_text"),
            GinIndex(fields=["flags"], name="article_by_flags"),
            GinIndex(fields=["sketch"], name="article_by_sketch"),
            GinIndex(fields=["said"], name="article_by_what_it_says", opclasses=["jsonb_path_ops"]),
        ]
        constraints = [
            *real_dates("article", "published_on"),
            *not_blank("article", "language"),
            flags_are_known("article"),
            UniqueConstraint(
                fields=["text_hash"],
                condition=Q(duplicate_of__isnull=True) & ~Q(text_hash=""),
                name="article_text_is_original_once",
                violation_error_message="This text is held already: name the article it repeats.",
            ),
            CheckConstraint(
                condition=Q(duplicate_of__isnull=True, duplicate_kind="")
                | Q(
                    duplicate_of__isnull=False,
                    duplicate_kind__in=[str(word.value) for word in DuplicateKind],
                ),
                name="article_that_repeats_says_how",
                violation_error_message="Say how it repeats the other, and only then.",
            ),
            CheckConstraint(
                condition=Q(likeness__isnull=True) | Q(likeness__gte=0, likeness__lte=1),
                name="article_likeness_is_a_share",
                violation_error_message="Likeness is between 0 and 1.",
            ),
            CheckConstraint(
                condition=Q(relevance__isnull=True) | Q(relevance__gte=0, relevance__lte=1),
                name="article_relevance_is_a_share",
                violation_error_message="Relevance is between 0 and 1.",
            ),
            UniqueConstraint(
                fields=["url"],
                condition=~Q(url=""),
                name="article_address_is_held_once",
                violation_error_message="An article with this address is held already.",
            ),
            UniqueConstraint(
                fields=["document"],
                condition=~Q(document=""),
                name="article_document_is_held_once",
                violation_error_message="An article with this document number is held already.",
            ),
            CheckConstraint(
                condition=Q(url="") | Q(url__regex="^https?://"),
                name="article_address_is_of_the_web",
                violation_error_message="An address begins with http:// or https://.",
            ),
        ]

    def __str__(self) -> str:
        document = f"Document {self.document}" if self.document else ""
        return self.title or self.url or document or f"Article {self.pk} without a headline"

    def get_absolute_url(self) -> str:
        return reverse("agreements:source", args=[self.pk])

    @property
    def publisher(self) -> str:
        """Who published it, in words: the outlet, else which founding document it is."""
        if self.outlet:
            return str(self.outlet)
        return f"Founding document {self.document}" if self.document else "Outlet not recorded"

    def is_quoted(self) -> bool:
        """Whether somebody relies on places in its text: a citation, or a decided suggestion."""
        decided = self.suggestion_set.exclude(state=str(SuggestionState.WAITING))
        return self.citations.exclude(start=None).exists() or decided.exclude(start=None).exists()
