"""How facts are coded."""

from __future__ import annotations

from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.exports.citing import cite_register
from agreements.queries.codebook import codebook
from agreements.queries.editions import today
from agreements.views.htmx import HtmxRequest, render_page


@require_safe
def methodology(request: HtmxRequest) -> TemplateResponse:
    """How facts are coded, what the marks mean, and what is not covered."""
    address = request.build_absolute_uri("/")
    context = {"codebook": codebook(), "cite": cite_register(address=address, edition=today())}
    return render_page(request, "agreements/methodology.html", context)
