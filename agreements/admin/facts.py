"""Facts on pages of their own, with the citations that stand behind each."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Model, QuerySet
from django.http import HttpRequest

from agreements.admin import columns
from agreements.admin.base import RegisterAdmin, RegisterInline
from agreements.admin.citations import CitationInline
from agreements.admin.rows import is_new, public_address
from agreements.admin.together import mark_as_reviewed, setting
from agreements.models import Amount, Check, Citation, Event, Participation

TRUST = ("Trust", {"fields": [("trust", "reviewed_at", "reviewed_by")]})


class FactAdmin(RegisterAdmin):
    """What the pages of all facts share."""

    actions: tuple[Any, ...] = (mark_as_reviewed,)
    autocomplete_fields: ClassVar[Any] = ("agreement",)
    inlines: ClassVar[Any] = (CitationInline,)
    list_select_related: ClassVar[Any] = ("agreement",)
    readonly_fields = ("trust", "reviewed_at", "reviewed_by")
    own_fields: tuple[Any, ...] = ()
    fact = ""
    """As the column of a citation is called."""

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return [(None, {"fields": ["agreement", *self.own_fields, "position"]}), TRUST]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = super().get_queryset(request).select_related(*self.list_select_related)
        return rows.defer("agreement__search")

    def for_list(self, rows: QuerySet[Any]) -> Any:
        return rows.annotate(cited=columns.number_of(Citation, self.fact))

    @admin.display(description="sources", ordering="cited")
    def sources(self, row: Any) -> int:
        return int(row.cited)

    def view_on_site(self, obj: Any) -> str | None:
        return public_address("agreement", obj.agreement.slug)


class ParticipationAdmin(FactAdmin):
    actions = (mark_as_reviewed, setting(Participation, "role"))
    fact = "participation"
    autocomplete_fields = ("agreement", "party")
    own_fields = (("party", "role"), ("signatory", "office"))
    list_display = ("party", "role", "agreement", "signatory", "office", "sources", columns.trust)
    list_filter = ("role", "trust", "party__kind")
    list_select_related = ("agreement", "party")
    search_fields = ("party__name", "signatory", "office", "agreement__title")
    search_help_text = "Party, signatory, office or agreement"


class ProvisionAdmin(FactAdmin):
    fact = "provision"
    autocomplete_fields = ("agreement", "pillar")
    own_fields = (("pillar", "strength"), "summary")
    list_display = (
        columns.beginning("summary", "summary"),
        "pillar",
        "strength",
        "agreement",
        "sources",
        columns.trust,
    )
    list_filter = ("strength", "trust", "pillar")
    list_select_related = ("agreement", "pillar")
    search_fields = ("summary", "pillar__name", "agreement__title")
    search_help_text = "Words of the summary, pillar or agreement"
    ordering = ("agreement__title", "position", "pk")


class CheckInline(RegisterInline):
    """Each check keeps who made it: the person who added it."""

    model = Check
    fields = ("looked_on", "places", "finding", "note", "by")
    readonly_fields = ("by",)
    note = "Somebody looked whether it came: when, where, and what was found."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("by")


class CommitmentAdmin(FactAdmin):
    fact = "commitment"
    autocomplete_fields = ("agreement", "pillar")
    inlines = (CheckInline, CitationInline)
    own_fields = ("pillar", "summary", ("due", "counted_from", "due_on"), "outcome", "note")
    list_display = (
        columns.beginning("summary", "promise"),
        columns.partial_date("due_on", "due"),
        "outcome",
        "agreement",
        "pillar",
        "sources",
        columns.trust,
    )
    list_filter = ("outcome", columns.year_filter("due_on"), "trust", "pillar")
    list_select_related = ("agreement", "pillar")
    search_fields = ("summary", "note", "agreement__title")
    search_help_text = "Words of the promise, its note or its agreement"
    ordering = (columns.newest("due_on"), "pk")

    def prepare_row(self, request: HttpRequest, row: Model) -> None:
        if isinstance(row, Check) and is_new(row):
            row.by = request.user  # type: ignore[assignment]
        super().prepare_row(request, row)


class AmountAdmin(FactAdmin):
    actions = (mark_as_reviewed, setting(Amount, "kind"))
    fact = "amount"
    own_fields = (("value", "currency", "kind"), "what")
    list_display = (
        "sum",
        "kind",
        columns.beginning("what", "what it is for"),
        "agreement",
        "sources",
        columns.trust,
    )
    list_filter = ("kind", "currency", "trust")
    search_fields = ("what", "agreement__title")
    search_help_text = "What the money is for, or the agreement"
    ordering = ("-value", "pk")

    @admin.display(ordering="value")
    def sum(self, row: Any) -> str:
        return str(row)


class EventAdmin(FactAdmin):
    actions = (mark_as_reviewed, setting(Event, "kind"))
    fact = "event"
    own_fields = (("date", "kind"), "title", "place")
    list_display = (
        columns.beginning("title", "what happened"),
        columns.partial_date("date", "date"),
        "kind",
        "place",
        "agreement",
        "sources",
        columns.trust,
    )
    list_filter = ("kind", columns.year_filter("date"), "trust")
    search_fields = ("title", "place", "agreement__title")
    search_help_text = "What happened, where, or the agreement"
    ordering = (columns.newest("date"), "pk")
