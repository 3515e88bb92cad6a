"""The matrix of agreements by pillars, the page of each pillar, and their files."""

from __future__ import annotations

from django.http import Http404, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.core.words import Strength
from agreements.exports import columns
from agreements.exports.writers import csv_pieces
from agreements.models import Agreement, Pillar
from agreements.queries.breakdown import BY
from agreements.queries.coverage import matrix_pieces
from agreements.queries.filters import AgreementFilter
from agreements.queries.matrix import matrix_for_page
from agreements.queries.pillars import pillar_for_page, provisions_for_pillar
from agreements.queries.provisions import in_order_of_list, provision_rows, stream
from agreements.views.files import file_response, refuse_unreadable
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

MATRIX_SIZE = 150
MATRIX_SORT = "pillars"


@require_safe
def matrix(request: HtmxRequest) -> TemplateResponse:
    """Agreement by pillar, and how firm the wording is, pillar by pillar."""
    chosen = AgreementFilter(request.GET, Agreement.objects.all(), usual_sort=MATRIX_SORT)
    page = page_of(request, chosen.qs, MATRIX_SIZE)
    context = {
        "chosen": chosen,
        "page": page,
        "shown": matrix_for_page(page, chosen, of=page.paginator.count),
        "bars": chosen.bars("party", "mineral", "kind", "status", "year"),
        "cuts": BY,
        "cut": request.GET.get("by") if request.GET.get("by") in BY else "strength",
        "is_percent": request.GET.get("measure") == "percent",
        "parties": chosen.vocabulary["party"],
    }
    return render_page(request, "agreements/matrix.html", context, partial="matrix")


@require_safe
def pillar(request: HtmxRequest, slug: str) -> TemplateResponse:
    """One pillar: what it means, and every provision on it side by side."""
    chosen = AgreementFilter(request.GET, Agreement.objects.all())
    try:
        shown = pillar_for_page(slug, chosen)
    except Pillar.DoesNotExist as error:
        raise Http404(f"No pillar is called “{slug}”.") from error
    page = page_of(request, provisions_for_pillar(shown.pillar, chosen), MATRIX_SIZE)
    context = {
        "shown": shown,
        "pillar": shown.pillar,
        "chosen": chosen,
        "page": page,
        "strengths": list(Strength),
    }
    return render_page(request, "agreements/pillar.html", context)


@require_safe
def pillars_csv(request: HtmxRequest) -> StreamingHttpResponse:
    """Every provision of the agreements asked for, one a row."""
    chosen = AgreementFilter(request.GET, Agreement.objects.all())
    refuse_unreadable(chosen)
    rows = provision_rows(in_order_of_list(chosen.qs), chosen.edition)
    return file_response("pillars.csv", csv_pieces(columns.PROVISIONS, stream(rows)))


@require_safe
def matrix_csv(request: HtmxRequest) -> StreamingHttpResponse:
    """The matrix as a file: the same agreements in the same order, a column a pillar."""
    chosen = AgreementFilter(request.GET, Agreement.objects.all(), usual_sort=MATRIX_SORT)
    refuse_unreadable(chosen)
    pillars = list(Pillar.objects.all())
    heads = columns.matrix([(pillar.code, pillar.name) for pillar in pillars])
    return file_response("pillars-matrix.csv", csv_pieces(heads, matrix_pieces(chosen.qs, pillars)))


@require_safe
def pillar_csv(request: HtmxRequest, slug: str) -> StreamingHttpResponse:
    """Every provision on one pillar."""
    pillar = Pillar.objects.filter(slug=slug).first()
    if pillar is None:
        raise Http404(f"No pillar is called “{slug}”.")
    chosen = AgreementFilter(request.GET, Agreement.objects.all())
    refuse_unreadable(chosen)
    rows = provision_rows(provisions_for_pillar(pillar, chosen), chosen.edition)
    return file_response(f"{slug}.csv", csv_pieces(columns.PROVISIONS, stream(rows)))
