"""Parties, pillars and minerals."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from agreements.admin import columns
from agreements.admin.base import ReadOnlyAdmin, RegisterAdmin, RegisterForm, RegisterInline
from agreements.admin.merging import MergingAdmin, merge_two
from agreements.admin.rows import change_link, public_address
from agreements.admin.together import setting
from agreements.models import (
    AgreementMineral,
    Membership,
    Mineral,
    Participation,
    Party,
    PartyAlias,
    Pillar,
    Provision,
)
from agreements.models.former_names import OWNERS


class PartyForm(RegisterForm):
    """ISO codes are capitals however they were typed."""

    def clean_iso2(self) -> str:
        return str(self.cleaned_data["iso2"]).upper()

    def clean_iso3(self) -> str:
        return str(self.cleaned_data["iso3"]).upper()


class AliasInline(RegisterInline):
    model = PartyAlias
    fields = ("name",)
    verbose_name = "other name"
    verbose_name_plural = "other names"
    note = "Names that articles use: “Republic of Korea” for South Korea."


class MembersInline(RegisterInline):
    model = Membership
    fk_name = "bloc"
    fields = ("member", "since", "until")
    autocomplete_fields = ("member",)
    verbose_name = "member"
    verbose_name_plural = "its members, if it is a bloc"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("bloc", "member")


class BlocsInline(RegisterInline):
    model = Membership
    fk_name = "member"
    fields = ("bloc", "since", "until")
    autocomplete_fields = ("bloc",)
    verbose_name = "bloc"
    verbose_name_plural = "blocs it belongs to"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related("bloc", "member")


class PartyAdmin(MergingAdmin):
    actions = (merge_two, setting(Party, "kind"))
    files = ("parties", "aliases")
    form = PartyForm
    fields = ("name", "slug", "kind", ("iso2", "iso3"))
    fixed_fields = ("slug",)
    inlines = (AliasInline, MembersInline, BlocsInline)
    list_display = ("name", "kind", "iso2", "other_names", "agreements")
    list_filter = ("kind", ("blocs", admin.RelatedOnlyFieldListFilter))
    prepopulated_fields = {"slug": ("name",)}
    search_fields = ("name", "aliases__name", "=iso2", "=iso3")
    search_help_text = "A name it goes by, or its ISO code"

    def for_list(self, rows: QuerySet[Any]) -> Any:
        rows = rows.annotate(agreement_number=columns.number_of(Participation, "party"))
        return rows.prefetch_related("aliases")

    def view_on_site(self, obj: Any) -> str | None:
        return public_address("party", obj.slug)

    @admin.display(description="other names")
    def other_names(self, row: Any) -> str:
        return ", ".join(str(alias) for alias in row.aliases.all())

    @admin.display(description="roles in agreements", ordering="agreement_number")
    def agreements(self, row: Any) -> int:
        return int(row.agreement_number)


class PillarAdmin(RegisterAdmin):
    files = ("pillars",)
    fields = (("name", "code"), "slug", ("order", "family", "origin"), "definition")
    fixed_fields = ("slug",)
    list_display = ("name", "code", "order", "family", "origin", "provisions")
    list_filter = ("origin", "family")
    prepopulated_fields = {"slug": ("name",)}
    search_fields = ("name", "=code", "definition")
    search_help_text = "Name, code or words of the definition"

    def for_list(self, rows: QuerySet[Any]) -> Any:
        return rows.annotate(provision_number=columns.number_of(Provision, "pillar"))

    def view_on_site(self, obj: Pillar) -> str | None:
        return public_address("pillar", obj.slug)

    @admin.display(description="provisions", ordering="provision_number")
    def provisions(self, row: Any) -> int:
        return int(row.provision_number)


class MineralForm(RegisterForm):
    """Refuses a mineral that would stand under itself, which the database does too."""

    def clean_parent(self) -> Any:
        parent = self.cleaned_data["parent"]
        above = parent
        while above is not None:
            if above.pk == self.instance.pk:
                raise forms.ValidationError("A mineral cannot stand under itself.")
            above = above.parent
        return parent


class MineralAdmin(RegisterAdmin):
    files = ("minerals",)
    form = MineralForm
    autocomplete_fields = ("parent",)
    fields = (("name", "symbol"), "slug", ("group", "parent"), "lists", "aliases")
    fixed_fields = ("slug",)
    list_display = ("name", "symbol", "group", "parent", "on_lists", "agreements")
    list_filter = ("group", ("parent", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("parent",)
    prepopulated_fields = {"slug": ("name",)}
    search_fields = ("name", "=symbol", "aliases__icontains")
    search_help_text = "A name it goes by, or its symbol"

    def for_list(self, rows: QuerySet[Any]) -> Any:
        return rows.annotate(agreement_number=columns.number_of(AgreementMineral, "mineral"))

    def view_on_site(self, obj: Mineral) -> str | None:
        return public_address("mineral", obj.slug)

    @admin.display(description="lists")
    def on_lists(self, row: Mineral) -> str:
        return ", ".join(row.lists)

    @admin.display(description="agreements", ordering="agreement_number")
    def agreements(self, row: Any) -> int:
        return int(row.agreement_number)


class CueAdmin(RegisterAdmin):
    fields = (("about", "value"), ("phrase", "language"), "strength", "note")
    list_display = ("phrase", "about", "value", "language", "strength")
    list_filter = ("about", "language", "strength")
    search_fields = ("phrase", "=value")
    search_help_text = "Words of the phrase, or what it speaks for"


class FormerNameAdmin(ReadOnlyAdmin):
    """Written when two records are merged; the old address leads to the one that stays."""

    list_display = ("__str__", "slug", "domain", "leads_to", "made_at")
    search_fields = ("name", "slug", "domain")
    search_help_text = "A former name, address or domain"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*OWNERS).defer("agreement__search")

    @admin.display(description="leads to")
    def leads_to(self, row: Any) -> SafeString:
        return change_link(row.agreement or row.party or row.outlet)
