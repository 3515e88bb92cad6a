"""Agreements: the list, and the page with everything that is known of one."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.db.models import Model, Prefetch, QuerySet
from django.http import HttpRequest

from agreements.admin import columns
from agreements.admin.agreement_citations import AgreementCitationInline, AgreementCitations
from agreements.admin.agreement_inlines import (
    AmountInline,
    CommitmentInline,
    DisagreementInline,
    EventInline,
    MineralInline,
    ParticipationInline,
    ProvisionInline,
    RelationInline,
    SourceInline,
)
from agreements.admin.exporting import export_pillar_tables
from agreements.admin.merging import MergingAdmin, merge_two
from agreements.admin.reviewing import stamp_saved
from agreements.admin.rows import public_address
from agreements.admin.searching import SearchesAgreements
from agreements.admin.together import mark_as_reviewed, setting
from agreements.models import Agreement, Disagreement, Participation, Provision


class AgreementAdmin(SearchesAgreements, MergingAdmin):
    files = ("agreements",)
    actions = (
        export_pillar_tables,
        mark_as_reviewed,
        setting(Agreement, "text_read"),
        setting(Agreement, "kind"),
        merge_two,
    )
    change_form_template = "admin/register/agreement.html"
    fieldsets = (
        (
            None,
            {
                "fields": [
                    "title",
                    "official_title",
                    "slug",
                    ("kind", "legal_force", "status"),
                    ("signed_on", "place"),
                    "summary",
                    "text_read",
                ]
            },
        ),
        ("Trust", {"fields": [("trust", "reviewed_at", "reviewed_by", "updated_at")]}),
    )
    fixed_fields = ("slug",)
    inlines = (
        ParticipationInline,
        MineralInline,
        ProvisionInline,
        CommitmentInline,
        EventInline,
        AmountInline,
        AgreementCitationInline,
        SourceInline,
        DisagreementInline,
        RelationInline,
    )
    list_display = (
        "title",
        columns.partial_date("signed_on", "date"),
        "between",
        "kind",
        "status",
        "provisions",
        "disputes",
        columns.trust,
    )
    list_filter = (
        "status",
        "kind",
        "legal_force",
        columns.year_filter("signed_on"),
        "trust",
        "text_read",
        "provision__pillar",
        "parties",
    )
    ordering = (columns.newest("signed_on"), "pk")
    prepopulated_fields = {"slug": ("title",)}
    readonly_fields = ("trust", "reviewed_at", "reviewed_by", "updated_at")
    search_fields = ("title",)
    search_help_text = "Any words of the agreement: title, parties, pillars, what was promised"

    def for_list(self, rows: QuerySet[Any]) -> Any:
        parties = Participation.objects.select_related("party")
        return rows.annotate(
            provision_number=columns.number_of(Provision, "agreement"),
            dispute_number=columns.number_of(Disagreement, "agreement"),
        ).prefetch_related(Prefetch("participation_set", parties))

    def view_on_site(self, obj: Agreement) -> str | None:
        return public_address("agreement", obj.slug)

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> Any:
        """A new agreement has no facts to cite yet."""
        inlines = super().get_inlines(request, obj)
        return inlines if obj else [one for one in inlines if one is not AgreementCitationInline]

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        """Citations first: the fact of one may be deleted in the same breath."""
        formsets = sorted(formsets, key=lambda one: not isinstance(one, AgreementCitations))
        super().save_related(request, form, formsets, change)

    def stamp_owner(self, request: HttpRequest, owner: Model, formset: Any) -> None:
        if isinstance(formset, AgreementCitations):
            for fact in formset.touched_facts():
                stamp_saved(fact, by=request.user)
        else:
            super().stamp_owner(request, owner, formset)

    @admin.display(description="between")
    def between(self, row: Agreement) -> str:
        names = [str(part.party) for part in row.participation_set.all()]
        return ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")

    @admin.display(description="provisions", ordering="provision_number")
    def provisions(self, row: Any) -> int:
        return int(row.provision_number)

    @admin.display(description="disputed", ordering="dispute_number")
    def disputes(self, row: Any) -> int:
        return int(row.dispute_number)
