"""The list of agreements and the page of each."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.core.words import About
from agreements.exports import columns
from agreements.exports.citing import cite
from agreements.exports.writers import csv_pieces
from agreements.models import Agreement
from agreements.queries.agreement_page import NotYetError, agreement_for_page
from agreements.queries.agreements import agreements_for_list, list_rows
from agreements.queries.editions import edition_asked, today
from agreements.queries.filters import AgreementFilter
from agreements.queries.provisions import provision_rows, provisions_of, stream
from agreements.queries.relations import succession_of
from agreements.queries.relaxing import relaxed
from agreements.views.counting import count_read
from agreements.views.files import file_response
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.moved import lead_on
from agreements.views.paging import page_of


@require_safe
def agreement_list(request: HtmxRequest) -> TemplateResponse:
    """The register, narrowed by the query string."""
    chosen = AgreementFilter(request.GET, Agreement.objects.all())
    page = page_of(request, agreements_for_list(chosen.qs, chosen.edition))
    context = {
        "chosen": chosen,
        "page": page,
        "rows": list_rows(page, chosen.chosen.get("q", "")),
        "relaxed": [] if page.paginator.count else relaxed(chosen),
    }
    return render_page(request, "agreements/list.html", context, partial="results")


@require_safe
def agreement(request: HtmxRequest, slug: str) -> HttpResponseBase:
    """All of one agreement, today or as it stood on another day."""
    try:
        shown = agreement_for_page(slug, edition_asked(request.GET))
    except Agreement.DoesNotExist:
        return lead_on(request, "agreement", slug, "agreement")
    except NotYetError as error:
        return render_page(
            request, "agreements/not_yet.html", {"agreement": error.agreement}, status=404
        )
    address = request.build_absolute_uri(shown.agreement.get_absolute_url())
    edition = edition_asked(request.GET)
    context = {
        "shown": shown,
        "agreement": shown.agreement,
        "succession": succession_of(shown.agreement, shown.related, edition),
        "disputed": {str(about): shown.disputed(about) for about in About},
        "cite": cite(slug=slug, title=shown.agreement.title, address=address, edition=today()),
    }
    response = render_page(request, "agreements/detail.html", context)
    count_read(request, response, shown.agreement.pk)
    return response


@require_safe
def agreement_pillars_csv(request: HtmxRequest, slug: str) -> HttpResponseBase:
    """The pillar table of one agreement."""
    edition = edition_asked(request.GET)
    if edition.error:
        raise BadRequest(f"No file was made. {edition.error}")
    rows = provisions_of(slug, edition)
    if rows is None:
        return lead_on(request, "agreement", slug, "agreement_pillars_csv")
    pieces = csv_pieces(columns.PROVISIONS, stream(provision_rows(rows, edition)))
    return file_response(f"{slug}-pillars.csv", pieces)
