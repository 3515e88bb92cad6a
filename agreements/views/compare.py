"""Agreements side by side, and the file of it."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.core.comparison import LEAST
from agreements.exports.comparison_columns import COMPARISON
from agreements.exports.writers import csv_pieces
from agreements.queries.compare import comparison_for_page, rows_for_file
from agreements.queries.comparing import asked as read
from agreements.queries.editions import today
from agreements.queries.narrowing import LONGEST_QUERY
from agreements.queries.picking import offer
from agreements.views.files import file_response
from agreements.views.htmx import HtmxRequest, render_page


@require_safe
def compare(request: HtmxRequest) -> TemplateResponse:
    """Two to six agreements pillar by pillar; with fewer, a way to pick them."""
    asked = read(request.GET)
    context = {
        "asked": asked,
        "shown": comparison_for_page(asked, today()) if asked.is_enough else None,
        "offer": offer(asked),
        "address": request.build_absolute_uri(f"{reverse('agreements:compare')}?{asked.query}"),
        "longest_query": LONGEST_QUERY,
    }
    return render_page(request, "agreements/compare.html", context, partial="comparison")


@require_safe
def compare_csv(request: HtmxRequest) -> StreamingHttpResponse:
    """The comparison as a file: one row a pillar and agreement."""
    asked = read(request.GET)
    if asked.problems:
        raise BadRequest("No file was made. " + " ".join(asked.problems))
    if not asked.is_enough:
        raise BadRequest(f"No file was made: name at least {LEAST} agreements to compare.")
    return file_response("compare.csv", csv_pieces(COMPARISON, rows_for_file(asked)))
