"""The curator's desk: what waits, and the article it was read from."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from agreements.core.words import RejectReason, choices
from agreements.models import Article, Suggestion
from agreements.queries.failed import failed_for_list
from agreements.queries.review_article import Refusal, desk, single
from agreements.queries.review_groups import groups
from agreements.queries.review_inbox import SuggestionFilter, proposals
from agreements.queries.review_tabs import tabs
from agreements.queries.runs import LOOKS
from agreements.views.curating import for_curators
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

SEE, FAILED = "Seeing suggestions", "Seeing what came in"


@require_safe
@for_curators("view_suggestion", SEE)
def inbox(request: HtmxRequest) -> HttpResponse:
    """Suggestions, narrowed by the query string; those that wait unless asked otherwise."""
    chosen = SuggestionFilter(request.GET, reader=request.user)
    page = page_of(request, chosen.qs)
    context = {
        "chosen": chosen,
        "page": page,
        "groups": groups(proposals(page), chosen.chosen.get("group")),
        "tabs": tabs(request.user),
        "at": chosen.tab,
        "back": request.GET.urlencode(),
    }
    return render_page(request, "review/inbox.html", context, partial="results")


@require_safe
@for_curators("view_arrival", FAILED)
def failed(request: HtmxRequest) -> HttpResponse:
    """What came in and could not be read, whichever run it came with."""
    page = page_of(request, failed_for_list())
    context = {"page": page, "tabs": tabs(request.user), "at": "failed", "looks": LOOKS}
    return render_page(request, "review/failed.html", context)


@require_safe
@for_curators("view_suggestion", SEE)
def article(request: HtmxRequest, pk: int) -> HttpResponse:
    """One article with its evidence marked, and a card for each suggestion."""
    at = request.GET.get("at", "")
    return article_page(request, pk, at=int(at) if at.isascii() and at.isdigit() else 0)


def article_page(
    request: HtmxRequest, pk: int, *, at: int = 0, refused: Refusal | None = None
) -> HttpResponse:
    """The desk of an article, at one suggestion; with what was refused told on its card."""
    try:
        shown = desk(pk, reader=request.user, at=at, refused=refused)
    except (Article.DoesNotExist, OverflowError) as error:
        raise Http404(f"No article has the number {pk}.") from error
    context = {"desk": shown, "article": shown.article, "reasons": choices(RejectReason)}
    if request.headers.get("Sec-Purpose"):
        context["messages"] = ()  # fetched before anybody looks: what is to be told is told then
    status = 422 if refused and not request.htmx else 200
    return render_page(request, "review/article.html", context, partial="desk", status=status)


@require_safe
@for_curators("view_suggestion", SEE)
def suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """A suggestion beside its article; by itself where a load made it."""
    return suggestion_page(request, pk)


def suggestion_page(
    request: HtmxRequest, pk: int, *, refused: Refusal | None = None
) -> HttpResponse:
    """Where a suggestion is looked at, with what was refused told on its card."""
    shown = found(lambda: single(pk, refused=refused), pk)
    if shown.suggestion.article_id and refused:
        return article_page(request, shown.suggestion.article_id, at=pk, refused=refused)
    if shown.suggestion.article_id:
        return HttpResponseRedirect(place(shown.suggestion))
    context = {"card": shown, "reasons": choices(RejectReason)}
    status = 422 if refused else 200
    return render_page(request, "review/suggestion.html", context, status=status)


def found(ask: Any, pk: int) -> Any:
    """What ``ask`` finds of the suggestion numbered ``pk``; an answer 404 where there is none."""
    try:
        return ask()
    except (Suggestion.DoesNotExist, OverflowError) as error:
        raise Http404(f"No suggestion has the number {pk}.") from error


def place(one: Suggestion) -> str:
    """Where a suggestion is looked at: among the others of its article, or by itself."""
    if one.article_id:
        address = reverse("agreements:review_article", args=[one.article_id])
        return f"{address}?at={one.pk}#s-{one.pk}"
    return reverse("agreements:review_suggestion", args=[one.pk])
