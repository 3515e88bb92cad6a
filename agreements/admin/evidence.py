"""Outlets, articles and disagreements."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from agreements.admin import columns
from agreements.admin.base import RegisterAdmin, RegisterInline, ShownInline
from agreements.admin.citations import CitationsShown, with_articles
from agreements.admin.merging import MergingAdmin, merge_two
from agreements.admin.rows import change_link, public_address
from agreements.admin.searching import SearchesArticles
from agreements.admin.together import setting
from agreements.ingest import revisiting
from agreements.models import Article, Citation, Claim, Disagreement, Outlet
from agreements.models.reopening import reopen_for


class OutletAdmin(MergingAdmin):
    actions = (merge_two, setting(Outlet, "kind"))
    files = ("outlets",)
    fields = ("name", "domain", "kind")
    list_display = ("__str__", "domain", "kind", "articles")
    list_filter = ("kind",)
    search_fields = ("name", "domain")
    search_help_text = "Name or domain"

    def for_list(self, rows: QuerySet[Any]) -> Any:
        return rows.annotate(article_number=columns.number_of(Article, "outlet"))

    @admin.display(description="articles", ordering="article_number")
    def articles(self, row: Any) -> int:
        return int(row.article_number)


class ClaimsShown(ShownInline):
    """On the page of an article: what it says where sources differ."""

    model = Claim
    fields = ("value", "about", "locator")
    readonly_fields = fields
    verbose_name_plural = "values it gives where sources differ"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("disagreement__agreement")
        return rows.defer("disagreement__agreement__search")

    @admin.display(description="of")
    def about(self, row: Claim) -> SafeString:
        return change_link(row.disagreement)


@admin.action(description="Ask the address again", permissions=["change"])
def ask_again(_admin: RegisterAdmin, request: HttpRequest, queryset: QuerySet[Article]) -> None:
    """A worker does it: what came then stands on the page of the source."""
    chosen = list(queryset.exclude(url="").order_by("pk").values_list("pk", flat=True))
    queued = revisiting.queue(chosen)
    messages.success(request, f"{queued} left to a worker.")
    if queued < len(chosen):
        messages.error(request, f"The queue cannot be reached: {len(chosen) - queued} left out.")


class ArticleAdmin(SearchesArticles, RegisterAdmin):
    actions = (ask_again,)
    autocomplete_fields = ("outlet",)
    fieldsets = (
        (
            None,
            {
                "fields": [
                    "title",
                    "url",
                    ("outlet", "published_on", "language"),
                    "byline",
                    ("document", "title_basis"),
                ]
            },
        ),
        ("Text", {"fields": ["text"], "classes": ["collapse"]}),
    )
    inlines = (CitationsShown, ClaimsShown)
    list_display = (
        "shortened",
        columns.partial_date("published_on", "published"),
        "outlet",
        "language",
        "document",
        "citations",
        "has_text",
        "original",
    )
    list_filter = (
        "language",
        columns.year_filter("published_on"),
        ("text", admin.EmptyFieldListFilter),
        ("outlet__kind", columns.titled("kind of outlet")),
    )
    ordering = (columns.newest("published_on"), "pk")
    search_fields = ("title",)
    search_help_text = "Words of title or text, an address, or a document's number"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .select_related("outlet")
            .defer("search", "text", "sketch", "said")
        )

    def for_list(self, rows: QuerySet[Any]) -> Any:
        return rows.annotate(
            citation_number=columns.number_of(Citation, "article"), kept=columns.is_filled("text")
        )

    def view_on_site(self, obj: Article) -> str | None:
        return public_address("source", obj.pk)

    @admin.display(description="article", ordering="title")
    def shortened(self, row: Article) -> str:
        return Truncator(row).chars(110)

    @admin.display(description="facts", ordering="citation_number")
    def citations(self, row: Any) -> int:
        return int(row.citation_number)

    @admin.display(description="text kept", boolean=True)
    def has_text(self, row: Any) -> bool:
        return bool(row.kept)

    @admin.display(description="original")
    def original(self, row: Article) -> SafeString | str:
        if not row.url:
            return ""
        return format_html(
            '<a href="{}" rel="noreferrer">Open<span class="visually-hidden"> {}</span></a>',
            row.url,
            row,
        )


class ClaimInline(RegisterInline):
    model = Claim
    fields = ("value", "article", "locator", "position")
    autocomplete_fields = ("article",)
    verbose_name = "value"
    verbose_name_plural = "values, each with its source"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_articles(super().get_queryset(request))


class DisagreementAdmin(RegisterAdmin):
    autocomplete_fields = ("agreement", "pillar")
    fields = (
        "agreement",
        "attribute",
        ("about", "pillar"),
        "state",
        "leading",
        "explanation",
        "position",
    )
    inlines = (ClaimInline,)
    list_display = (
        "attribute",
        "agreement",
        "about",
        "state",
        "values",
        columns.beginning("leading", "leading value", length=60),
    )
    list_filter = ("state", "about")
    list_select_related = ("agreement",)
    search_fields = ("attribute", "agreement__title", "explanation")
    search_help_text = "What is disputed, the agreement, or the explanation"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return (
            super()
            .get_queryset(request)
            .select_related("agreement", "pillar")
            .defer("agreement__search")
        )

    def for_list(self, rows: QuerySet[Any]) -> Any:
        return rows.annotate(claim_number=columns.number_of(Claim, "disagreement"))

    def view_on_site(self, obj: Disagreement) -> str | None:
        return public_address("agreement", obj.agreement.slug)

    def prepare_row(self, request: HttpRequest, row: Any) -> None:
        super().prepare_row(request, row)
        row.entered_by = request.user

    def row_saved(self, request: HttpRequest, row: Any, form: Any) -> None:
        """A value that nobody weighed opens what was settled; who settles it here weighs it."""
        if {"state", "leading"} & set(form.changed_data):
            return
        account: Any = request.user
        if reopen_for(row, by=account, by_name=account.get_username()):
            messages.warning(request, "A further value: the disagreement is open again.")

    @admin.display(description="values", ordering="claim_number")
    def values(self, row: Any) -> int:
        return int(row.claim_number)
