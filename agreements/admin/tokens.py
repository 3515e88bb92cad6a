"""Keys for programs. The key itself is shown once, when it is made."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.http import HttpRequest

from agreements.admin.base import RegisterAdmin
from agreements.models import ApiToken
from agreements.models.tokens import digest_of, new_token


class ApiTokenAdmin(RegisterAdmin):
    autocomplete_fields = ("user",)
    fields = ("name", "user", ("made_at", "last_used_at"), "revoked_at")
    list_display = ("name", "user", "made_at", "last_used_at", "revoked_at")
    list_filter = (("revoked_at", admin.EmptyFieldListFilter),)
    list_select_related = ("user",)
    readonly_fields = ("made_at", "last_used_at")
    search_fields = ("name", "user__username")
    search_help_text = "Name, or the account it acts as"

    def save_model(self, request: HttpRequest, obj: ApiToken, form: Any, change: Any) -> None:
        """Make the key of a new row, and say it this once."""
        if change:
            return super().save_model(request, obj, form, change)
        token = new_token()
        obj.digest = digest_of(token)
        super().save_model(request, obj, form, change)
        told = f"The token is {token} – copy it now: it is kept nowhere and not shown again."
        messages.warning(request, told)
        return None
