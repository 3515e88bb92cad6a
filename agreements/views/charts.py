"""Every chart as a file: its rows, its drawing, and the figure that "Explore" asks for."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse, HttpResponseBase, JsonResponse
from django.views.decorators.http import require_safe

from agreements.charts.standalone import standalone
from agreements.exports.columns import Column
from agreements.exports.writers import csv_pieces
from agreements.queries.chart_list import CHARTS
from agreements.queries.charts import Chart
from agreements.queries.editions import edition_asked
from agreements.views.files import file_response
from agreements.views.htmx import HtmxRequest


@require_safe
def chart(request: HtmxRequest, name: str, kind: str) -> HttpResponseBase:
    """One chart as ``csv``, ``svg`` or ``json``, narrowed by the query string."""
    if name not in CHARTS:
        raise Http404(f"No chart is called “{name}”.")
    shown = CHARTS[name](request.GET)
    if shown.errors:
        told = [f"{field}: {' '.join(errors)}" for field, errors in shown.errors.items()]
        raise BadRequest("No file was made, since a filter cannot be read. " + " ".join(told))
    if kind == "json":
        return JsonResponse(shown.form.figure())
    if kind == "svg":
        return as_svg(request, shown)
    table = shown.form.table()
    columns = [
        Column(head, head, lambda row, n=n: row[n].text, "")  # type: ignore[misc]
        for n, head in enumerate(table.heads)
    ]
    return file_response(f"{name}.csv", csv_pieces(columns, table.rows))


def as_svg(request: HtmxRequest, shown: Chart) -> HttpResponse:
    """The drawing with its title, to be saved."""
    day = edition_asked(request.GET).on
    edition = f"edition of {day.day} {day:%B %Y}"
    text = standalone(shown.form.draw(), shown.title, shown.told, edition)
    disposition = f'attachment; filename="{shown.name}.svg"'
    return HttpResponse(
        text, content_type="image/svg+xml", headers={"Content-Disposition": disposition}
    )
