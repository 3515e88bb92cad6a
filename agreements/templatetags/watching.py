"""The button that follows what a page shows, and the address of its feed."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from agreements.core.watch_words import WatchKind
from agreements.models import Agreement, Commitment
from agreements.queries.subjects import Subject, of_chosen, of_commitment, subject_of
from agreements.queries.watching import follows

register = template.Library()


def _subject(thing: Any, kind: str) -> Subject:
    """Of a list as it is narrowed, or of one row."""
    return of_chosen(WatchKind(kind), thing) if kind else subject_of(thing)


@register.inclusion_tag("components/follow.html", takes_context=True)
def follow(
    context: template.Context, thing: Any, kind: str = "", *, asks: bool = True
) -> dict[str, Any]:
    """The button, for those signed in, and the feed, for anybody; neither on an earlier day.

    ``asks`` is whether one more query may be spent on knowing if the reader follows it.
    """
    subject, user = _subject(thing, kind), context.get("user")
    shown = not context["as_of"].is_past
    is_reader = bool(user and user.is_authenticated)
    return {
        "subject": subject,
        "is_shown": shown,
        "is_reader": is_reader,
        "is_followed": asks and shown and is_reader and follows(user, subject),
    }


@register.inclusion_tag("components/follow_commitment.html", takes_context=True)
def follow_commitment(
    context: template.Context, commitment: Commitment, agreement: Agreement
) -> dict[str, Any]:
    """The button beside one of many commitments of ``agreement``, for those signed in."""
    commitment.agreement = agreement
    user = context.get("user")
    is_reader = bool(user and user.is_authenticated) and not context["as_of"].is_past
    return {"subject": of_commitment(commitment) if is_reader else None}


@register.simple_tag
def feed_of(thing: Any, kind: str = "") -> SafeString:
    """The feed of a page, where programs that read feeds look for it."""
    subject = _subject(thing, kind)
    return format_html(
        '<link rel="alternate" type="application/atom+xml" title="{}: changes" href="{}">',
        subject.title,
        subject.feed,
    )
