"""What a reader follows: beginning it, how soon to be told, and the ways to end it."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required, login_required
from django.http import Http404, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agreements.core.watch_words import Pace
from agreements.models import Watch
from agreements.queries.subjects import NotFollowableError, subject_asked
from agreements.queries.watching import (
    ended_by,
    followed,
    last_letter,
    read_way_out,
    watches_of,
)
from agreements.review import following
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

PAGE_SIZE = 50


@require_safe
@login_required
def watching(request: HtmxRequest) -> HttpResponse:
    """Everything a reader follows."""
    page = page_of(request, watches_of(request.user), PAGE_SIZE)
    context = {
        "page": page,
        "rows": followed(page),
        "last": last_letter(request.user),
        "hour": settings.WATCH_HOUR,
        "minutes": settings.WATCH_MINUTES,
        "sends_mail": settings.SENDS_MAIL,
    }
    return render_page(request, "agreements/watching.html", context)


@require_POST
@login_required
def follow(request: HtmxRequest) -> HttpResponse:
    """Follow what the form names; the page of all that is followed says so."""
    asked = request.POST
    try:
        subject = subject_asked(
            asked.get("kind", ""), asked.get("target", ""), QueryDict(asked.get("query", ""))
        )
        kind, target, query = subject.key
        _watch, is_new = following.follow(
            kind=kind, target=target, query=query, title=subject.title, holds=subject.holds(),
            by=request.user,
        )  # fmt: skip
    except (NotFollowableError, following.NotFollowedError) as error:
        messages.error(request, f"Nothing was followed. {error}")
    else:
        told = "You follow" if is_new else "You follow this already:"
        messages.success(request, f"{told} {subject.title}.")
    return HttpResponseRedirect(reverse("agreements:watching"))


@require_POST
@login_required
def pace(request: HtmxRequest, pk: int) -> HttpResponse:
    """Be told daily, or within minutes."""
    asked = request.POST.get("pace", "")
    if asked not in set(Pace):
        messages.error(request, "Nothing was changed: choose how soon you want to be told.")
        return HttpResponseRedirect(reverse("agreements:watching"))
    try:
        watch = following.change_pace(watch_id=pk, pace=asked, by=request.user)
    except (Watch.DoesNotExist, OverflowError) as error:
        raise Http404("You follow no such thing.") from error
    messages.success(request, f"{watch.title}: {Pace(asked).label.lower()}.")
    return HttpResponseRedirect(reverse("agreements:watching"))


@require_POST
@login_required
def end(request: HtmxRequest, pk: int) -> HttpResponse:
    """Follow it no more."""
    try:
        title = following.end(watch_id=pk, by=request.user)
    except (Watch.DoesNotExist, OverflowError) as error:
        raise Http404("You follow no such thing.") from error
    messages.success(request, f"You follow no more: {title}.")
    return HttpResponseRedirect(reverse("agreements:watching"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_not_required
@csrf_exempt
@never_cache
def way_out(request: HtmxRequest, signed: str) -> HttpResponse:
    """The link of a letter: asked for it shows a button, posted to it ends (RFC 8058).

    Works for whoever holds the letter, signed in or not; its signature is the permission.
    """
    link = read_way_out(signed)
    if link is None:
        raise Http404("This link is not whole. Copy all of it from the letter.")
    titles = ended_by(link)
    if request.method == "POST":
        if link.token:
            following.end_by_link(token=link.token)
        else:
            following.end_all(user_id=link.user_id or 0)
    context = {"titles": titles, "is_done": request.method == "POST", "is_one": bool(link.token)}
    return render_page(request, "agreements/way_out.html", context)
