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

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Only a superuser makes another one."""
        fields = super().get_readonly_fields(request, obj)  # type: ignore[misc]
        return fields if request.user.is_superuser else (*fields, "is_superuser")

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return is_at_hand(request, obj) and super().has_change_permission(request, obj)  # type: ignore[misc]

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return is_at_hand(request, obj) and super().has_delete_permission(request, obj)  # type: ignore[misc]

    @admin.display(description="name", ordering="last_name")
    def whole_name(self, row: User) -> str:
        return row.get_full_name()

    @admin.display(description="groups")
    def in_groups(self, row: User) -> str:
        return ", ".join(group.name for group in row.groups.all())


def is_at_hand(request: HttpRequest, account: User | None) -> bool:
    """Whether the account may be touched at all: one of a superuser by superusers only.

    Whoever could set its password could sign in with it.
    """
    return not (account and account.is_superuser) or bool(request.user.is_superuser)


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
