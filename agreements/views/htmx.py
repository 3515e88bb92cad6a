"""Whole page or the part of it that htmx asked for: decided in one place."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

VARIES = ["HX-Request", "HX-Target", "HX-History-Restore-Request"]


class HtmxRequest(HttpRequest):
    """A request after ``django_htmx``'s middleware."""

    htmx: HtmxDetails


def render_page(
    request: HtmxRequest,
    template: str,
    context: dict[str, Any],
    *,
    partial: str = "",
    status: int = 200,
) -> TemplateResponse:
    """Render the page, or only ``partial`` of it when htmx will put it there.

    A partial has the id of the element it fills, so the template, the target and
    the view cannot drift apart. Going back in history gets a whole page, since
    htmx replaces the body then.
    """
    htmx = request.htmx
    is_part = bool(htmx) and not htmx.history_restore_request and htmx.target == partial
    if partial and is_part:
        template = f"{template}#{partial}"
    context |= {"is_part": partial and is_part}
    response = TemplateResponse(request, template, context, status=status)
    patch_vary_headers(response, VARIES)
    return response
