"""How facts come in: feeds to edit; suggestions, decisions and runs to look at."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from agreements.admin import columns
from agreements.admin.base import ReadOnlyAdmin, RegisterAdmin

LONG = tuple(f"article__{name}" for name in ("search", "sketch", "said", "text"))


class FeedAdmin(RegisterAdmin):
    autocomplete_fields = ("outlet",)
    fieldsets = (
        (None, {"fields": ["title", "url", "outlet", ("is_watched", "interval_minutes", "kind")]}),
        (
            "Health",
            {
                "fields": [
                    ("checked_at", "next_check_at"),
                    ("last_status", "failures"),
                    "last_error",
                ]
            },
        ),
    )
    list_display = (
        "title",
        "outlet",
        "is_watched",
        "interval_minutes",
        "checked_at",
        "last_status",
        "failures",
    )
    list_filter = ("is_watched", "kind", ("failures", admin.AllValuesFieldListFilter))
    list_select_related = ("outlet",)
    readonly_fields = ("checked_at", "next_check_at", "last_status", "failures", "last_error")
    search_fields = ("title", "url", "outlet__name")
    search_help_text = "Title, address or outlet"


class RunAdmin(ReadOnlyAdmin):
    list_display = (
        "kind",
        "started_at",
        "ended_at",
        "by",
        "outcome",
        columns.beginning("note", "note"),
    )
    list_filter = ("kind",)
    list_select_related = ("by",)

    @admin.display(description="what it did")
    def outcome(self, row: Any) -> str:
        return ", ".join(f"{number} {word}" for word, number in row.counts.items())


class ArrivalAdmin(ReadOnlyAdmin):
    """What was handed in or found, and what became of it."""

    list_display = (
        "__str__",
        "way",
        "state",
        "step",
        "attempts",
        columns.beginning("error", "what went wrong"),
        "submitted_at",
        "ended_at",
    )
    list_filter = ("state", "way", "step")
    search_fields = ("url", "name", "title", "error")
    search_help_text = "Address, file, title, or words of what went wrong"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related("run", "feed", "article", "raw_page")
        return rows.defer(*LONG, "raw_page__packed")


class SuggestionAdmin(ReadOnlyAdmin):
    """Decided on the review screen, where the words of the article stand beside them."""

    list_display = (
        "action",
        "fact_type",
        "agreement",
        "state",
        columns.beginning("quote", "evidence"),
        "rule",
        "confidence",
        "made_at",
    )
    list_filter = ("state", "action", "rule")
    list_select_related = ("agreement", "fact_type")
    search_fields = ("quote", "agreement__title", "rule")
    search_help_text = "Words of the evidence, the agreement or the rule"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = (
            super().get_queryset(request).select_related("agreement", "fact_type", "article", "run")
        )
        return rows.defer("agreement__search", *LONG)


class DecisionAdmin(ReadOnlyAdmin):
    list_display = (
        "verdict",
        "suggestion",
        "by_name",
        columns.beginning("reason", "reason"),
        "made_at",
    )
    list_filter = ("verdict",)
    list_select_related = ("suggestion__fact_type",)
    search_fields = ("by_name", "reason")
    search_help_text = "Who decided, or the reason"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("suggestion__fact_type", "by")
