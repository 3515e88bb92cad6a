"""The front page."""

from __future__ import annotations

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.queries.dashboard import dashboard as read
from agreements.queries.editions import today
from agreements.views.htmx import HtmxRequest, render_page


@require_safe
def dashboard(request: HtmxRequest) -> TemplateResponse:
    """What is late, what is next, what is contested, what is new, where coverage is thin."""
    context = {"shown": read(today(), request.GET.get("since", ""))}
    return render_page(request, "agreements/dashboard.html", context)
