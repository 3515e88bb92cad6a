"""The list of sources, and the page of each."""

from __future__ import annotations

from django.http import Http404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from agreements.models import Article
from agreements.queries.relaxing import relaxed
from agreements.queries.source_page import source_for_page
from agreements.queries.sources import SourceFilter, articles_for_list
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of


@require_safe
def source_list(request: HtmxRequest) -> TemplateResponse:
    """Every article held, narrowed by the query string."""
    chosen = SourceFilter(request.GET, articles_for_list())
    page = page_of(request, chosen.qs)
    context = {
        "chosen": chosen,
        "page": page,
        "relaxed": [] if page.paginator.count else relaxed(chosen),
    }
    return render_page(request, "agreements/sources.html", context, partial="results")


@require_safe
def source(request: HtmxRequest, pk: int) -> TemplateResponse:
    """One article and every fact it supports."""
    try:
        shown = source_for_page(pk)
    except Article.DoesNotExist as error:
        raise Http404(f"No source has the number {pk}.") from error
    context = {"shown": shown, "article": shown.article}
    return render_page(request, "agreements/source.html", context)
