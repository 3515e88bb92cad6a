"""Runs of what came in, with live progress; trying again and reading again."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from agreements.ingest.arrivals import NothingSubmittedError, replay, retry_failed
from agreements.models import Article, Run
from agreements.queries.runs import LOOKS, arrivals_of, listed, run_for_page, runs_for_list
from agreements.views.curating import for_curators
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

SEE, AGAIN = "Seeing what came in", "Reading articles again"


@require_safe
@for_curators("view_arrival", SEE)
def run_list(request: HtmxRequest) -> HttpResponse:
    """Every run that brought articles, newest first."""
    page = page_of(request, runs_for_list())
    context = {"page": page, "runs": [listed(run) for run in page]}
    return render_page(request, "review/runs.html", context, partial="results")


@require_safe
@for_curators("view_arrival", SEE)
def run(request: HtmxRequest, pk: int) -> HttpResponse:
    """One run; the part with its progress is asked for again until all of it is over."""
    try:
        shown = run_for_page(pk)
    except (Run.DoesNotExist, OverflowError) as error:
        raise Http404(f"No run has the number {pk}.") from error
    page = page_of(request, arrivals_of(shown.run), 50)
    context = {"shown": shown, "run": shown.run, "page": page, "looks": LOOKS}
    return render_page(request, "review/run.html", context, partial="progress")


@require_POST
@for_curators("change_arrival", AGAIN)
def retry(request: HtmxRequest, pk: int) -> HttpResponse:
    """Let what failed in a run, or needs a person, be tried again."""
    try:
        number = retry_failed(run_for_page(pk).run, by=request.user)
    except (Run.DoesNotExist, OverflowError) as error:
        raise Http404(f"No run has the number {pk}.") from error
    told = f"{number} tried again." if number else "Nothing in this run failed: nothing to try."
    messages.success(request, told)
    return HttpResponseRedirect(reverse("agreements:review_run", args=[pk]))


@require_POST
@for_curators("change_arrival", AGAIN)
def read_again(request: HtmxRequest, pk: int) -> HttpResponse:
    """Read the kept page of an article once more, with the words known today."""
    try:
        made = replay(Article.objects.get(pk=pk), by=request.user)
    except (Article.DoesNotExist, OverflowError) as error:
        raise Http404(f"No article has the number {pk}.") from error
    except NothingSubmittedError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("agreements:review_article", args=[pk]))
    messages.success(request, "It is read again. What was decided stays.")
    return HttpResponseRedirect(reverse("agreements:review_run", args=[made.pk]))
