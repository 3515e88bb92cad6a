"""Taking back everything that one run led to, after a page that says what that is."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from agreements.models import Run
from agreements.queries.undoing import led_to
from agreements.review.errors import NotDecidedError
from agreements.review.undoing import Undone, undo_run
from agreements.views.deciding import for_deciders
from agreements.views.htmx import HtmxRequest, render_page


@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
def undo_all(request: HtmxRequest, pk: int) -> HttpResponse:
    """What would be taken back; confirmed with a reason, it is, and the run's page tells of it."""
    refusal = ""
    try:
        shown = led_to(pk)
        if request.method == "POST":
            reason = request.POST.get("reason", "")
            _tell(request, undo_run(run_id=pk, reason=reason, by=request.user))
            return HttpResponseRedirect(reverse("agreements:review_run", args=[pk]))
    except (Run.DoesNotExist, OverflowError) as error:
        raise Http404(f"No run has the number {pk}.") from error
    except NotDecidedError as error:
        refusal = str(error)
    context = {"shown": shown, "run": shown.run, "refusal": refusal}
    return render_page(request, "review/undo_run.html", context, status=422 if refusal else 200)


def _tell(request: HtmxRequest, made: Undone) -> None:
    ending = "" if made.undone == 1 else "s"
    messages.success(request, f"{made.undone} decision{ending} undone.")
    for number, told in made.kept:
        messages.warning(request, f"Suggestion {number} was left as it is. {told}")
