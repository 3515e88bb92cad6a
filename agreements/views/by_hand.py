"""A curator makes a fact of words of an article that no program found."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from agreements.core.editing import BY_HAND
from agreements.core.words import Verdict
from agreements.models import Article, Decision
from agreements.queries.by_hand import by_hand as read
from agreements.review.by_hand import add_by_hand
from agreements.review.errors import NotDecidedError
from agreements.views.deciding import TOLD, for_deciders
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.review import place


@require_http_methods(["GET", "HEAD", "POST"])
@for_deciders
def by_hand(request: HtmxRequest, pk: int) -> HttpResponse:
    """The form of the fact; made, it leads back to its words in the article."""
    refusal = ""
    try:
        if request.method == "POST":
            made = _made(request, pk)
            messages.success(request, TOLD[Verdict(made.verdict)])
            return HttpResponseRedirect(place(made.suggestion))
    except NotDecidedError as error:
        refusal = str(error)
    except (Article.DoesNotExist, OverflowError) as error:
        raise Http404(f"No article has the number {pk}.") from error
    return _page(request, pk, refusal)


def _made(request: HtmxRequest, pk: int) -> Decision:
    sent = request.POST.dict()
    kind = sent.get("kind", "")
    start, _dash, end = sent.get("place", "").partition("-")
    return add_by_hand(
        article_id=pk,
        start=_number(start),
        end=_number(end),
        kind=kind,
        slug=sent.get("agreement", ""),
        fields={name: sent.get(name, "") for name in BY_HAND.get(kind, ())},
        by=request.user,
    )


def _number(text: str) -> int:
    """The number; 0, which encloses no words, for what is none."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _page(request: HtmxRequest, pk: int, refusal: str) -> HttpResponse:
    asked = (request.POST if request.method == "POST" else request.GET).dict()
    start, _dash, end = asked.get("place", "").partition("-")
    try:
        shown = read(pk, asked | ({"start": start, "end": end} if end else {}))
    except (Article.DoesNotExist, OverflowError) as error:
        raise Http404(f"No article has the number {pk}.") from error
    context = {"shown": shown, "article": shown.article, "refusal": refusal}
    return render_page(request, "review/by_hand.html", context, status=422 if refusal else 200)
