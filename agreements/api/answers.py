"""Answers of the API: values as JSON, and errors that say what is wrong and with which status."""

from __future__ import annotations

from typing import Any

from django.http import JsonResponse


class RefusedError(Exception):
    """The request is refused; ``fields`` says which of what was sent, where one is to blame."""

    def __init__(
        self,
        status: int,
        told: str,
        *,
        fields: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(told)
        self.status, self.told = status, told
        self.fields, self.headers = fields or {}, headers or {}


def refusal(error: RefusedError) -> JsonResponse:
    """The error as JSON: ``error`` in words, and ``fields`` where some are to blame."""
    told: dict[str, Any] = {"error": error.told}
    if error.fields:
        told["fields"] = error.fields
    return JsonResponse(told, status=error.status, headers=error.headers)
