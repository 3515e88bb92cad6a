"""The list of parties, the page of each, and their file."""

from __future__ import annotations

from django.http import HttpResponse, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.exports.parties import PARTIES
from agreements.exports.writers import csv_pieces
from agreements.models import Party
from agreements.queries.editions import edition_asked
from agreements.queries.links import query
from agreements.queries.parties import PartyFilter, party_rows, stream
from agreements.queries.party_page import party_for_page
from agreements.queries.together import known
from agreements.queries.worlds import world_chart
from agreements.views.files import file_response, refuse_unreadable
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.moved import lead_on
from agreements.views.paging import page_of

PARTIES_SIZE = 150


@require_safe
def party_list(request: HtmxRequest) -> TemplateResponse:
    """Every party, narrowed by the query string, and the states on a map."""
    chosen = PartyFilter(request.GET)
    page = page_of(request, chosen.qs, PARTIES_SIZE)
    context = {
        "chosen": chosen,
        "page": page,
        "rows": party_rows(list(page), chosen.edition),
        "world": world_chart(known(chosen.edition), chosen.edition, query=query(chosen.edition)),
    }
    return render_page(request, "agreements/parties.html", context, partial="results")


@require_safe
def party(request: HtmxRequest, slug: str) -> HttpResponse:
    """One party: its agreements, partners, pillars and promises."""
    try:
        shown = party_for_page(slug, edition_asked(request.GET))
    except Party.DoesNotExist:
        return lead_on(request, "party", slug, "party")
    context = {"shown": shown, "party": shown.party}
    return render_page(request, "agreements/party.html", context)


@require_safe
def parties_csv(request: HtmxRequest) -> StreamingHttpResponse:
    """The parties asked for, one a row."""
    chosen = PartyFilter(request.GET)
    refuse_unreadable(chosen)
    return file_response("parties.csv", csv_pieces(PARTIES, stream(chosen.qs, chosen.edition)))
