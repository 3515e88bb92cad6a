"""The list of sources, the page of each, and the note that its changed words were read."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from agreements.models import Article, Revisit
from agreements.queries.relaxing import relaxed
from agreements.queries.source_page import source_for_page
from agreements.queries.sources import SourceFilter, articles_for_list
from agreements.review.errors import CannotStandError
from agreements.review.rereading import note_read
from agreements.views.curating import for_curators
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


@require_POST
@for_curators("change_article", "Noting what was read")
def words_read(request: HtmxRequest, pk: int) -> HttpResponse:
    """Note that a person read the words that stand at the address of a source now."""
    try:
        note_read(article_id=pk, words=request.POST.get("words", ""), by=request.user)
        messages.success(request, "Noted. A further change of its words will be told again.")
    except CannotStandError as error:
        messages.error(request, str(error))
    except Revisit.DoesNotExist as error:
        raise Http404(f"No address of a source with the number {pk} was asked again.") from error
    return HttpResponseRedirect(reverse("agreements:source", args=[pk]))
