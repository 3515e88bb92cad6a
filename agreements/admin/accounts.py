"""Accounts and groups: what one may do comes from its groups, and from nothing else.

Mixins of Django's own admins, which the site puts before them (see ``RegisterAdminSite``):
importing those here would register them before there is a site.
"""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest


class AccountPages:
    """Without permissions of single accounts: nobody finds them again."""

    fieldsets: ClassVar[Any] = (
        (None, {"fields": ["username", "password"]}),
        ("Who it is", {"fields": [("first_name", "last_name"), "email"]}),
        (
            "What it may do",
            {
                "fields": ["is_active", "is_staff", "groups", "is_superuser"],
                "description": "Curating takes staff status and a group.",
            },
        ),
        ("When", {"fields": [("last_login", "date_joined")]}),
    )
    filter_horizontal = ()
    list_display = ("username", "whole_name", "email", "in_groups", "is_staff", "is_active")
    readonly_fields = ("last_login", "date_joined")
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[User]:
        rows: QuerySet[User] = super().get_queryset(request)  # type: ignore[misc]
        return rows.prefetch_related("groups")

    def formfield_for_manytomany(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        kwargs["widget"] = CheckboxSelectMultiple
        return super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]

    @admin.display(description="name", ordering="last_name")
    def whole_name(self, row: User) -> str:
        return row.get_full_name()

    @admin.display(description="groups")
    def in_groups(self, row: User) -> str:
        return ", ".join(group.name for group in row.groups.all())


class GroupPages:
    """Permissions to tick, of the tables of this admin only."""

    filter_horizontal = ()

    def formfield_for_manytomany(self, db_field: Any, request: Any = None, **kwargs: Any) -> Any:
        kwargs["widget"] = CheckboxSelectMultiple
        field: Any = super().formfield_for_manytomany(db_field, request, **kwargs)  # type: ignore[misc]
        field.queryset = field.queryset.filter(
            content_type__app_label__in=["agreements", "auth"]
        ).exclude(
            # The tables of history: "provisionevent", but not "event".
            content_type__model__iregex="^.+event$"
        )
        return field
