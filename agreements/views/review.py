"""The curator's desk: suggestions that wait, the article they were read from, decisions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from agreements.core.words import RejectReason, Verdict
from agreements.models import Article, Decision, Suggestion
from agreements.queries.review_article import desk, single
from agreements.queries.review_inbox import SuggestionFilter, proposals
from agreements.review.decisions import accept, merge, reject
from agreements.review.errors import NotDecidedError
from agreements.views.curating import for_curators
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

REASONS = [each.label for each in RejectReason if each != RejectReason.OTHER]
"""What is offered beside the field; any other reason may be typed."""
TOLD = {
    Verdict.ACCEPT: "Accepted. The fact is on record, with its source.",
    Verdict.EDIT: "Accepted as edited. The fact is on record, with its source.",
    Verdict.MERGE: "The register holds this agreement already: the article is one more source.",
    Verdict.REJECT: "Rejected. Nothing was changed.",
    Verdict.PROPOSE: "Put right. It waits for another person to accept it (four eyes).",
}
SEE, DECIDE = "Seeing suggestions", "Deciding on suggestions"


@require_safe
@for_curators("view_suggestion", SEE)
def inbox(request: HtmxRequest) -> HttpResponse:
    """Suggestions, narrowed by the query string; those that wait unless asked otherwise."""
    chosen = SuggestionFilter(request.GET)
    page = page_of(request, chosen.qs)
    context = {
        "chosen": chosen,
        "page": page,
        "proposals": proposals(page),
    }
    return render_page(request, "review/inbox.html", context, partial="results")


@require_safe
@for_curators("view_suggestion", SEE)
def article(request: HtmxRequest, pk: int) -> HttpResponse:
    """One article with its evidence marked, and a card for each suggestion."""
    at = request.GET.get("at", "")
    try:
        shown = desk(pk, at=int(at) if at.isascii() and at.isdigit() else 0)
    except (Article.DoesNotExist, OverflowError) as error:
        raise Http404(f"No article has the number {pk}.") from error
    context = {"desk": shown, "article": shown.article, "reasons": REASONS}
    return render_page(request, "review/article.html", context, partial="desk")


@require_safe
@for_curators("view_suggestion", SEE)
def suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """A suggestion beside its article; by itself where a load made it."""
    shown = _found(lambda: single(pk), pk)
    if shown.suggestion.article_id:
        return HttpResponseRedirect(_place(shown.suggestion))
    context = {"card": shown, "reasons": REASONS}
    return render_page(request, "review/suggestion.html", context)


@require_POST
@for_curators("change_suggestion", DECIDE)
def accept_suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """Write the fact, with what was put right; then the next suggestion of the article."""
    sent = request.POST.dict()
    return _decided(request, pk, lambda: accept(suggestion_id=pk, by=request.user, edited=sent))


@require_POST
@for_curators("change_suggestion", DECIDE)
def merge_suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """Take a new agreement for one that is held, named by its slug or its whole address."""
    named = request.POST.get("agreement", "").strip().rstrip("/").rpartition("/")[2]
    return _decided(request, pk, lambda: merge(suggestion_id=pk, slug=named, by=request.user))


@require_POST
@for_curators("change_suggestion", DECIDE)
def reject_suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """Set the suggestion aside; then the next one of the article."""
    word, note = _reason(request.POST.get("reason", "").strip(), request.POST.get("note", ""))
    return _decided(
        request, pk, lambda: reject(suggestion_id=pk, reason=word, note=note, by=request.user)
    )


def _reason(typed: str, note: str) -> tuple[str, str]:
    """A reason of the list, by its word or as it is printed; anything else is another reason."""
    listed = next((str(each) for each in RejectReason if typed in (each.value, each.label)), "")
    return (listed, note) if listed or not typed else (str(RejectReason.OTHER), typed)


def _decided(request: HtmxRequest, pk: int, decide: Callable[[], Decision]) -> HttpResponse:
    """Tell what became of it, and lead back to where it was decided."""
    try:
        made = _found(decide, pk)
        messages.success(request, TOLD[Verdict(made.verdict)])
    except NotDecidedError as error:
        messages.error(request, str(error))
    return HttpResponseRedirect(_place(_found(lambda: Suggestion.objects.get(pk=pk), pk)))


def _found(ask: Callable[[], Any], pk: int) -> Any:
    try:
        return ask()
    except (Suggestion.DoesNotExist, OverflowError) as error:
        raise Http404(f"No suggestion has the number {pk}.") from error


def _place(one: Suggestion) -> str:
    """Where a suggestion is looked at: among the others of its article, or by itself."""
    if one.article_id:
        address = reverse("agreements:review_article", args=[one.article_id])
        return f"{address}?at={one.pk}#s-{one.pk}"
    return reverse("agreements:review_suggestion", args=[one.pk])
