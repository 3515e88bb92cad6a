"""Where sources differ: the list, and its file."""

from __future__ import annotations

from typing import Any

from django.http import StreamingHttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.exports.disagreement_columns import CLAIMS
from agreements.exports.writers import csv_pieces
from agreements.queries.disagreement_filter import DisagreementFilter
from agreements.queries.disagreements import claim_rows, disagreements_for_list, disputes
from agreements.queries.relaxing import relaxed
from agreements.views.files import file_response, refuse_unreadable
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of


@require_safe
def disagreement_list(request: HtmxRequest) -> TemplateResponse:
    """Every attribute with more than one distinct value, narrowed by the query string."""
    context = results(request, DisagreementFilter(request.GET))
    return render_page(request, "agreements/disagreements.html", context, partial="results")


def results(request: HtmxRequest, chosen: DisagreementFilter) -> dict[str, Any]:
    """One page of the disagreements chosen, for readers and for the desk."""
    page = page_of(request, disagreements_for_list(chosen.qs))
    return {
        "chosen": chosen,
        "page": page,
        "disputes": disputes(page),
        "relaxed": [] if page.paginator.count else relaxed(chosen),
    }


@require_safe
def disagreements_csv(request: HtmxRequest) -> StreamingHttpResponse:
    """The disagreements asked for, one row a claim."""
    chosen = DisagreementFilter(request.GET)
    refuse_unreadable(chosen)
    return file_response("disagreements.csv", csv_pieces(CLAIMS, claim_rows(chosen.qs)))
