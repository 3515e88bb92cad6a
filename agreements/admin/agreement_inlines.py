"""What stands on the page of an agreement, row by row."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from agreements.admin import columns
from agreements.admin.base import RegisterInline
from agreements.admin.citations import with_articles
from agreements.models import (
    AgreementMineral,
    AgreementRelation,
    AgreementSource,
    Amount,
    Citation,
    Claim,
    Commitment,
    Disagreement,
    Event,
    Participation,
    Provision,
)

NO_SOURCE = format_html('<span class="cited">{}</span>', "no source")


class FactInline(RegisterInline):
    """A kind of fact, with its sources beside it and a page of its own behind it."""

    own_fields: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    readonly_fields = ("sources",)
    show_change_link = True

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return (*self.own_fields, "position", "sources")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        citations = with_articles(Citation.objects.all())
        rows = super().get_queryset(request).prefetch_related(Prefetch("citations", citations))
        return rows.select_related(*self.related) if self.related else rows

    @admin.display(description="trust and sources")
    def sources(self, row: Any) -> SafeString | str:
        if row.pk is None:
            return ""
        cited = ((short(citation), str(citation.article)) for citation in row.citations.all())
        lines = format_html_join("", '<span class="cited" title="{1}">{0}</span>', cited)
        return columns.trust(row) + (lines or NO_SOURCE)


def short(citation: Citation) -> str:
    """Who published the article, and where in it: "Reuters ¶4"."""
    article = citation.article
    name = article.outlet or (f"Document {article.document}" if article.document else article)
    return f"{Truncator(name).chars(28)} {citation.locator}".strip()


class ParticipationInline(FactInline):
    model = Participation
    own_fields = ("party", "role", "signatory", "office")
    autocomplete_fields = ("party",)
    related = ("party",)
    verbose_name = "party"
    verbose_name_plural = "parties"


class ProvisionInline(FactInline):
    model = Provision
    own_fields = ("pillar", "strength", "summary")
    autocomplete_fields = ("pillar",)
    related = ("pillar",)
    verbose_name_plural = "provisions, by pillar"


class CommitmentInline(FactInline):
    model = Commitment
    own_fields = ("pillar", "summary", "due", "due_on", "outcome", "note")
    autocomplete_fields = ("pillar",)
    related = ("pillar",)
    note = "With a due rule, the database works the date out. Checks are made on its own page."


class EventInline(FactInline):
    model = Event
    own_fields = ("date", "kind", "title", "place")


class AmountInline(FactInline):
    model = Amount
    own_fields = ("value", "currency", "kind", "what")


class SourceInline(RegisterInline):
    model = AgreementSource
    fields = ("article", "key", "position")
    autocomplete_fields = ("article",)
    verbose_name_plural = "sources in the dossier"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_articles(super().get_queryset(request))


class MineralInline(RegisterInline):
    model = AgreementMineral
    fields = ("mineral", "position")
    autocomplete_fields = ("mineral",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("mineral")


class RelationInline(RegisterInline):
    model = AgreementRelation
    fk_name = "agreement"
    fields = ("relation", "other", "position")
    autocomplete_fields = ("other",)
    verbose_name_plural = "related agreements"
    note = "Read from this agreement: it supersedes, implements or follows the other."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("other").defer("other__search")


class DisagreementInline(RegisterInline):
    model = Disagreement
    fields = ("attribute", "about", "pillar", "state", "leading", "explanation", "claims")
    readonly_fields = ("claims",)
    autocomplete_fields = ("pillar",)
    show_change_link = True
    note = "The value of each source stands on the disagreement's own page."

    def get_queryset(self, request: HttpRequest) -> Any:
        rows = super().get_queryset(request).select_related("pillar")
        return rows.annotate(held=columns.number_of(Claim, "disagreement"))

    @admin.display(description="values")
    def claims(self, row: Any) -> int | str:
        return row.held if row.pk else ""
