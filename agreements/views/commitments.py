"""The list of commitments and its files."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.exports.commitments import COMMITMENTS
from agreements.exports.ical import calendar_pieces
from agreements.exports.writers import csv_pieces
from agreements.queries.commitment_charts import commitments_asked, due_dates_of, who_owes_of
from agreements.queries.commitment_rows import calendar_events, commitment_rows
from agreements.queries.commitments import commitments_for_list, grouped
from agreements.queries.relaxing import relaxed
from agreements.views.files import file_response, refuse_unreadable
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

PAGE_SIZE = 50
CALENDAR = "text/calendar; charset=utf-8"


@require_safe
def commitment_list(request: HtmxRequest) -> TemplateResponse:
    """What is due, overdue, met and missed, narrowed by the query string."""
    chosen = commitments_asked(request.GET)
    page = page_of(request, commitments_for_list(chosen.qs, chosen.edition), PAGE_SIZE)
    due_dates = due_dates_of(chosen)
    context = {
        "chosen": chosen,
        "page": page,
        "groups": grouped(page, chosen),
        "due_dates": due_dates,
        "dated": len(due_dates.form.table().rows),
        "owed": who_owes_of(chosen),
        "relaxed": [] if page.paginator.count else relaxed(chosen),
    }
    return render_page(request, "agreements/commitments.html", context, partial="results")


@require_safe
def commitments_csv(request: HtmxRequest) -> StreamingHttpResponse:
    """The commitments asked for, one a row."""
    chosen = commitments_asked(request.GET)
    refuse_unreadable(chosen)
    return file_response("commitments.csv", csv_pieces(COMMITMENTS, commitment_rows(chosen)))


@require_safe
def commitments_ics(request: HtmxRequest) -> StreamingHttpResponse:
    """The due dates of the commitments asked for, as a calendar to subscribe to."""
    chosen = commitments_asked(request.GET)
    refuse_unreadable(chosen)
    events = calendar_events(chosen, request.build_absolute_uri("/").rstrip("/"))
    name = "Critical minerals: what falls due"
    pieces = calendar_pieces(name, chosen.edition.on, events)
    return file_response("commitments.ics", pieces, CALENDAR)
