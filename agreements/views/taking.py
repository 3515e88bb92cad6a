"""Who works on what: a curator takes suggestions, and gives them back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from agreements.queries.taking import asked_for
from agreements.review.assigning import assign
from agreements.views.curating import for_curators
from agreements.views.htmx import HtmxRequest

TAKE = "Taking suggestions"


@require_POST
@for_curators("change_suggestion", TAKE)
def take(request: HtmxRequest) -> HttpResponse:
    """Assign to oneself one suggestion, those of an article, or all that are shown."""
    return _assigned(request, request.user, "taken", "Nothing was taken: none of it is free.")


@require_POST
@for_curators("change_suggestion", TAKE)
def give_back(request: HtmxRequest) -> HttpResponse:
    """Let others have what one had taken."""
    return _assigned(request, None, "given back", "Nothing was given back: none of it was taken.")


def _assigned(request: HtmxRequest, to: Any, deed: str, nothing: str) -> HttpResponse:
    numbers = asked_for(request.POST, reader=request.user, is_taking=to is not None)
    number = assign(suggestion_ids=numbers, to=to, by=request.user)
    messages.success(request, f"{number} {deed}." if number else nothing)
    asked = request.POST.get("back", "")
    return HttpResponseRedirect(f"{reverse('agreements:review')}{'?' if asked else ''}{asked}")
