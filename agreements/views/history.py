"""Signs every change made in a request with the name of who made it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from pghistory.middleware import HistoryMiddleware


class SignedHistoryMiddleware(HistoryMiddleware):
    """Adds the user's name, which outlives the account."""

    def get_context(self, request: HttpRequest) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request)
        if request.user.is_authenticated:
            context["by"] = request.user.get_username()
        return context
