"""The tree of minerals, the page of each, and their file."""

from __future__ import annotations

from django.http import Http404, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.exports.parties import MINERALS
from agreements.exports.writers import csv_pieces
from agreements.models import Mineral
from agreements.queries.editions import edition_asked
from agreements.queries.mineral_page import mineral_for_page
from agreements.queries.minerals import MineralFilter, mineral_rows
from agreements.views.files import file_response, refuse_unreadable
from agreements.views.htmx import HtmxRequest, render_page


@require_safe
def mineral_list(request: HtmxRequest) -> TemplateResponse:
    """Every mineral in its place of the tree, narrowed by the query string."""
    chosen = MineralFilter(request.GET)
    rows = mineral_rows(chosen.narrowed(), chosen.edition)
    context = {
        "chosen": chosen,
        "rows": rows,
        "named": sum(bool(row.together) for row in rows),
    }
    return render_page(request, "agreements/minerals.html", context, partial="results")


@require_safe
def mineral(request: HtmxRequest, slug: str) -> TemplateResponse:
    """One mineral: its place in the tree, and the agreements that name it."""
    try:
        shown = mineral_for_page(slug, edition_asked(request.GET))
    except Mineral.DoesNotExist as error:
        raise Http404(f"No mineral is called “{slug}”.") from error
    context = {"shown": shown, "mineral": shown.mineral}
    return render_page(request, "agreements/mineral.html", context)


@require_safe
def minerals_csv(request: HtmxRequest) -> StreamingHttpResponse:
    """The minerals asked for, one a row."""
    chosen = MineralFilter(request.GET)
    refuse_unreadable(chosen)
    rows = mineral_rows(chosen.narrowed(), chosen.edition)
    return file_response("minerals.csv", csv_pieces(MINERALS, rows))
