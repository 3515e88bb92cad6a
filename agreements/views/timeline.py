"""What happened when, across agreements: the page and its file."""

from __future__ import annotations

from django.http import StreamingHttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.core.words import DueState, choices
from agreements.exports.ical import calendar_pieces
from agreements.exports.timeline_columns import STEPS
from agreements.exports.writers import csv_pieces
from agreements.models import Agreement
from agreements.queries.timeline import Timeline, every_step
from agreements.queries.timeline_calendar import calendar_steps
from agreements.queries.timeline_chart import drawn
from agreements.queries.timeline_filter import GROUPINGS, TimelineFilter
from agreements.queries.timeline_relaxing import relaxed
from agreements.views.files import file_response, refuse_unreadable
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

STEPS_SHOWN = 50
CALENDAR = "text/calendar; charset=utf-8"
EARLIER = "earlier"
"""The part of the page that further steps are put into."""


@require_safe
def timeline(request: HtmxRequest) -> TemplateResponse:
    """Events, deadlines and agreements' own dates, narrowed by the query string."""
    chosen = TimelineFilter(request.GET, Agreement.objects.all())
    shown = Timeline(chosen)
    page = page_of(request, shown.ordered, STEPS_SHOWN)
    context = {"chosen": chosen, "shown": shown, "page": page, "months": shown.shown(page)}
    is_more = request.htmx.target == EARLIER and not request.htmx.history_restore_request
    if request.htmx and is_more:
        return render_page(request, "agreements/timeline.html", context, partial=EARLIER)
    chart, agreements = drawn(chosen)
    context |= {
        "chart": chart,
        "lede": shown.lede(agreements),
        "deadlines": [(state, label) for state, label in choices(DueState) if state != "undated"],
        "groupings": GROUPINGS,
        "relaxed": [] if shown.total else relaxed(chosen),
    }
    return render_page(request, "agreements/timeline.html", context, partial="results")


@require_safe
def timeline_csv(request: HtmxRequest) -> StreamingHttpResponse:
    """Every step on the list, in its order."""
    chosen = TimelineFilter(request.GET, Agreement.objects.all())
    refuse_unreadable(chosen)
    return file_response("timeline.csv", csv_pieces(STEPS, every_step(chosen)))


@require_safe
def timeline_ics(request: HtmxRequest) -> StreamingHttpResponse:
    """Every step with a date, as a calendar to subscribe to."""
    chosen = TimelineFilter(request.GET, Agreement.objects.all())
    refuse_unreadable(chosen)
    events = calendar_steps(chosen, request.build_absolute_uri("/").rstrip("/"))
    name = "Critical minerals: what happens when"
    return file_response("timeline.ics", calendar_pieces(name, chosen.edition.on, events), CALENDAR)
