"""What a curator decides on a suggestion, and taking a decision back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from agreements.core.words import Verdict
from agreements.models import Decision, Suggestion
from agreements.queries.review_article import Refusal
from agreements.review.decisions import Outcome, accept, accept_all, merge, reject
from agreements.review.errors import DecidedAlreadyError, NotDecidedError
from agreements.review.undoing import undo
from agreements.views.curating import for_curators
from agreements.views.htmx import HtmxRequest
from agreements.views.review import found, place, suggestion_page

TOLD = {
    Verdict.ACCEPT: "Accepted. The fact is on record, with its source.",
    Verdict.EDIT: "Accepted as edited. The fact is on record, with its source.",
    Verdict.MERGE: "The register holds this already: the article is one more source.",
    Verdict.REJECT: "Rejected. Nothing was changed.",
    Verdict.PROPOSE: "Put right. It waits for another person to accept it (four eyes).",
    Verdict.UNDO: "Undone. The record is as it was before, and the suggestion waits again.",
}
DECIDE = "Deciding on suggestions"
for_deciders = for_curators("change_suggestion", DECIDE)


@require_POST
@for_deciders
def accept_suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """Write the fact, with what was put right; then the next suggestion of the article."""
    sent = request.POST.dict()
    return decided(request, pk, lambda: accept(suggestion_id=pk, by=request.user, edited=sent))


@require_POST
@for_deciders
def merge_suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """Take a new agreement for one that is held, named by its slug or its whole address."""
    named = request.POST.get("agreement", "").strip().rstrip("/").rpartition("/")[2]
    return decided(request, pk, lambda: merge(suggestion_id=pk, slug=named, by=request.user))


@require_POST
@for_deciders
def reject_suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """Set the suggestion aside; then the next one of the article."""
    sent = {name: request.POST.get(name, "") for name in ("reason", "note")}
    return decided(request, pk, lambda: reject(suggestion_id=pk, by=request.user, **sent))


@require_POST
@for_deciders
def accept_alike(request: HtmxRequest, pk: int) -> HttpResponse:
    """Accept all of one kind that wait in an article; those that cannot stand are named."""
    tell_outcome(
        request, accept_all(article_id=pk, kind=request.POST.get("kind", ""), by=request.user)
    )
    return HttpResponseRedirect(reverse("agreements:review_article", args=[pk]))


def tell_outcome(request: HtmxRequest, made: Outcome) -> None:
    """How many were accepted, and why each of the others was not."""
    if made.accepted or not made.refused:
        messages.success(request, f"{made.accepted} accepted, each with its source.")
    for told, number in Counter(told for _number, told in made.refused).items():
        messages.error(request, f"{number} still wait{'s' if number == 1 else ''}. {told}")


@require_POST
@for_deciders
def undo_decision(request: HtmxRequest, pk: int) -> HttpResponse:
    """Take a decision back; the record is as it was, and the suggestion waits again."""
    try:
        of = Decision.objects.values_list("suggestion", flat=True).get(pk=pk)
    except (Decision.DoesNotExist, OverflowError) as error:
        raise Http404(f"No decision has the number {pk}.") from error
    reason = request.POST.get("reason", "")
    return decided(request, of, lambda: undo(decision_id=pk, reason=reason, by=request.user))


def decided(request: HtmxRequest, pk: int, decide: Callable[[], Any]) -> HttpResponse:
    """Tell what became of it where it was decided; what is refused can be put right there."""
    try:
        made = found(decide, pk)
        messages.success(request, TOLD[Verdict(made.verdict)])
    except DecidedAlreadyError as error:
        messages.error(request, str(error))
    except NotDecidedError as error:
        refused = Refusal(pk, str(error), request.POST.dict())
        return suggestion_page(request, pk, refused=refused)
    return HttpResponseRedirect(place(found(lambda: Suggestion.objects.get(pk=pk), pk)))
