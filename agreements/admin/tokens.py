"""Keys for programs. The key itself is shown once, when it is made."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from agreements.admin.base import RegisterAdmin, RegisterForm
from agreements.models import ApiToken
from agreements.models.tokens import digest_of, new_token


class TokenForm(RegisterForm):
    revoke = forms.BooleanField(
        required=False,
        label="Revoke it",
        help_text="From then on it is refused, for good: make another one instead.",
    )


@admin.action(description="Revoke", permissions=["change"])
def revoke_tokens(
    _admin: RegisterAdmin, request: HttpRequest, queryset: QuerySet[ApiToken]
) -> None:
    """From now on; those that were revoked before keep their day."""
    number = queryset.filter(revoked_at__isnull=True).update(revoked_at=timezone.now())
    messages.success(request, f"{number} revoked.")


class ApiTokenAdmin(RegisterAdmin):
    actions = (revoke_tokens,)
    autocomplete_fields = ("user",)
    form = TokenForm
    list_display = ("name", "user", "state", "made_at", "last_used_at", "expires_on", "revoked_at")
    list_filter = (("revoked_at", admin.EmptyFieldListFilter),)
    list_select_related = ("user",)
    readonly_fields = ("made_at", "last_used_at", "revoked_at")
    search_fields = ("name", "user__username")
    search_help_text = "Name, or the account it acts as"

    def get_fields(self, request: HttpRequest, obj: ApiToken | None = None) -> Any:
        about = ("name", "user", "expires_on")
        if obj is None:
            return about
        kept = (*about, ("made_at", "last_used_at"), "revoked_at")
        may = not obj.revoked_at and self.has_change_permission(request, obj)
        return (*kept, "revoke") if may else kept

    def save_model(self, request: HttpRequest, obj: ApiToken, form: Any, change: Any) -> None:
        """Make the key of a new row, and say it this once; or revoke it, for good."""
        if change:
            if form.cleaned_data.get("revoke"):
                obj.revoked_at = timezone.now()
            return super().save_model(request, obj, form, change)
        token = new_token()
        obj.digest = digest_of(token)
        super().save_model(request, obj, form, change)
        told = f"The token is {token} – copy it now: it is kept nowhere and not shown again."
        messages.warning(request, told)
        return None
