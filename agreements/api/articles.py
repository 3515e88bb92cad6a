"""Articles handed in by programs, and how far their reading has come."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, JsonResponse
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt

from agreements.api.answers import RefusedError
from agreements.api.bodies import Articles, articles_of
from agreements.api.callers import for_programs
from agreements.ingest.arrivals import NothingSubmittedError, submit_addresses, submit_text
from agreements.models import ApiToken, Arrival, Run
from agreements.queries.runs import Progress, arrivals_of, run_for_page


@csrf_exempt  # it takes a token, never a cookie
@for_programs("POST", "add_arrival")
def articles(request: HttpRequest, *, token: ApiToken) -> JsonResponse:
    """Take articles in; 202 with the address of the run that reads them."""
    try:
        run = submitted(articles_of(request), by=token.user)
    except NothingSubmittedError as error:
        raise RefusedError(400, str(error)) from error
    address = reverse("agreements:api_run", args=[run.pk])
    told = {"run": run.pk, "address": address, "arrivals": run.arrivals.count()}
    return JsonResponse(told, status=202, headers={"Location": address})


def submitted(sent: Articles, *, by: Any) -> Run:
    if not sent.text.strip():
        return submit_addresses(sent.addresses, by=by)
    return submit_text(
        text=sent.text,
        title=sent.title,
        outlet=sent.outlet,
        published_on=sent.published_on,
        language=sent.language,
        url=sent.url,
        by=by,
    )


@for_programs("GET", "view_arrival")
def run(request: HttpRequest, pk: int, *, token: ApiToken) -> JsonResponse:
    """How far a run has come: numbers by state, and what became of each article."""
    try:
        shown = run_for_page(pk)
    except (Run.DoesNotExist, OverflowError) as error:
        raise RefusedError(404, f"No run has the number {pk}.") from error
    return JsonResponse(
        told_of(shown, Paginator(arrivals_of(shown.run), 100).get_page(request.GET.get("page")))
    )


def told_of(shown: Progress, page: Page[Any]) -> dict[str, Any]:
    """The run as JSON has it; ``next`` is the address of further articles, or null."""
    run = shown.run
    address = reverse("agreements:api_run", args=[run.pk])
    return {
        "run": run.pk,
        "kind": run.kind,
        "started_at": run.started_at.isoformat(),
        "ended_at": run.ended_at.isoformat() if run.ended_at else None,
        "is_over": shown.is_over,
        "total": shown.total,
        "over": shown.over,
        "counts": {str(each.state): each.n for each in shown.tallies},
        "arrivals": [arrival_told(each) for each in page],
        "next": f"{address}?page={page.next_page_number()}" if page.has_next() else None,
    }


def arrival_told(arrival: Arrival) -> dict[str, Any]:
    """One article handed in: where it stands, and why and what next where it was not kept."""
    place = arrival.article_id and reverse("agreements:review_article", args=[arrival.article_id])
    return {
        "url": arrival.url,
        "name": arrival.name or arrival.title,
        "state": arrival.state,
        "error": arrival.error,
        "advice": arrival.advice,
        "flags": arrival.flags,
        "article": place or None,
        "suggestions": getattr(arrival, "found", 0),
    }
