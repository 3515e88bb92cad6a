"""Another place for a suggestion: another agreement, a fact held already, two facts of one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST, require_safe

from agreements.models import Suggestion
from agreements.queries.placing import MOST_PARTS, placing
from agreements.queries.review_article import Refusal
from agreements.review.decisions import merge_into
from agreements.review.errors import DecidedAlreadyError, NotDecidedError
from agreements.review.moving import move
from agreements.review.splitting import split
from agreements.views.deciding import for_deciders
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.review import found, place


@require_safe
@for_deciders
def other(request: HtmxRequest, pk: int) -> HttpResponse:
    """Where else the suggestion may belong; agreements are found by words."""
    return _page(request, pk)


@require_POST
@for_deciders
def move_suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """Let it join another agreement, or the new one of its article where none is named."""
    slug = request.POST.get("agreement", "").strip()
    return _placed(
        request,
        pk,
        lambda: move(suggestion_id=pk, slug=slug, by=request.user),
        "Moved. It waits under the agreement you chose.",
    )


@require_POST
@for_deciders
def same_fact(request: HtmxRequest, pk: int) -> HttpResponse:
    """Take it for a fact that is held: the article becomes one more source of that."""
    number = request.POST.get("fact", "")
    fact = int(number) if number.isascii() and number.isdigit() and len(number) < 19 else 0
    return _placed(
        request,
        pk,
        lambda: merge_into(suggestion_id=pk, fact_id=fact, by=request.user),
        "Merged. The fact keeps its words and has one source more.",
    )


@require_POST
@for_deciders
def split_suggestion(request: HtmxRequest, pk: int) -> HttpResponse:
    """Make several suggestions of it; each waits to be decided."""
    parts = parts_of(request.POST.dict())
    return _placed(
        request,
        pk,
        lambda: split(suggestion_id=pk, parts=parts, by=request.user),
        "Split. Each part waits by itself.",
    )


def parts_of(sent: dict[str, str]) -> list[dict[str, str]]:
    """The fields of each part, in order, out of "0-summary", "1-summary" and so on."""
    parts: list[dict[str, str]] = [{} for _ in range(MOST_PARTS)]
    for name, value in sent.items():
        number, dash, field = name.partition("-")
        if dash and number in {str(place) for place in range(MOST_PARTS)}:
            parts[int(number)][field] = value
    return [part for part in parts if part]


def _page(request: HtmxRequest, pk: int, refused: Refusal | None = None) -> HttpResponse:
    number = request.GET.get("parts", "")
    parts = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 2
    sent = len(parts_of(dict(refused.sent))) if refused else 0
    asked = request.GET.get("q", "").replace("\0", "")
    shown = found(lambda: placing(pk, asked=asked, parts=max(parts, sent), refused=refused), pk)
    context = {"shown": shown, "card": shown.card, "article": shown.card.suggestion.article}
    return render_page(request, "review/other.html", context, status=422 if refused else 200)


def _placed(request: HtmxRequest, pk: int, deed: Callable[[], Any], told: str) -> HttpResponse:
    try:
        found(deed, pk)
        messages.success(request, told)
    except DecidedAlreadyError as error:
        messages.error(request, str(error))
    except NotDecidedError as error:
        return _page(request, pk, Refusal(pk, str(error), request.POST.dict()))
    return HttpResponseRedirect(place(found(lambda: Suggestion.objects.get(pk=pk), pk)))
