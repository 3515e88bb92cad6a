"""Feeds: what is watched and how it fares; one is added, paused and checked here."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from agreements.core.intake_words import FeedKind
from agreements.core.words import choices
from agreements.models import Feed
from agreements.queries.feeds import feeds_for_list, health
from agreements.review.feeds import add_feed, check_soon, watch
from agreements.views.curating import for_curators
from agreements.views.form_fields import WebAddressField
from agreements.views.htmx import HtmxRequest, render_page
from agreements.views.paging import page_of

FIELD = {"class": "field"}


class FeedForm(forms.Form):
    """An address to watch, and how often."""

    url = WebAddressField(
        label="Address",
        help_text="Of an RSS, Atom or JSON feed, or of a sitemap.",
        error_messages={"required": "Give the address of the feed."},
    )
    title = forms.CharField(
        label="Name",
        max_length=200,
        widget=forms.TextInput(attrs=FIELD),
        error_messages={"required": "Give it a name that curators know it by."},
    )
    kind = forms.ChoiceField(
        label="It is a", choices=choices(FeedKind), widget=forms.Select(attrs={"class": "select"})
    )
    interval_minutes = forms.IntegerField(
        label="Minutes between checks",
        initial=60,
        min_value=5,
        max_value=10_080,
        widget=forms.NumberInput(attrs=FIELD),
        error_messages={
            "min_value": "Five minutes is the shortest polite interval.",
            "max_value": "At least once a week: 10,080 minutes.",
            "invalid": "Write a number of minutes.",
            "required": "Write a number of minutes.",
        },
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if Feed.objects.filter(url=url).exists():
            raise forms.ValidationError("This address is watched already; see the list.")
        return url


@require_safe
@for_curators("view_feed", "Seeing feeds")
def feed_list(request: HtmxRequest) -> HttpResponse:
    """Every feed, those in trouble first, and the form of a new one."""
    return shown(request, FeedForm())


@require_http_methods(["POST"])
@for_curators("add_feed", "Adding a feed")
def new_feed(request: HtmxRequest) -> HttpResponse:
    """Watch one more address; a mistake stands beside its field."""
    form = FeedForm(request.POST)
    if not form.is_valid():
        return shown(request, form, status=422)
    feed = add_feed(**form.cleaned_data, by=request.user)
    messages.success(request, f"“{feed}” is watched from now on.")
    return HttpResponseRedirect(reverse("agreements:review_feeds"))


def shown(request: HtmxRequest, form: FeedForm, *, status: int = 200) -> HttpResponse:
    page, now = page_of(request, feeds_for_list(), 50), timezone.now()
    context = {"page": page, "feeds": [health(feed, now) for feed in page], "form": form}
    return render_page(request, "review/feeds.html", context, status=status)


@require_POST
@for_curators("change_feed", "Changing a feed")
def change_feed(request: HtmxRequest, pk: int, deed: str) -> HttpResponse:
    """Pause a feed, go on with it, or have it asked at once."""
    try:
        told = done(pk, deed, by=request.user)
    except (Feed.DoesNotExist, OverflowError) as error:
        raise Http404(f"No feed has the number {pk}.") from error
    messages.success(request, told)
    return HttpResponseRedirect(reverse("agreements:review_feeds"))


def done(pk: int, deed: str, *, by: Any) -> str:
    """Do it, and say so."""
    if deed == "check":
        return f"“{check_soon(feed_id=pk)}” is asked in the next round, within a minute."
    feed = watch(feed_id=pk, is_watched=deed == "watch", by=by)
    return f"“{feed}” is watched again." if feed.is_watched else f"“{feed}” is paused."
