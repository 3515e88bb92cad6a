"""What changed, as Atom feeds after RFC 4287 that anybody can subscribe to."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse, QueryDict
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import format_html, format_html_join
from django.utils.timezone import is_naive
from django.views.decorators.http import require_safe

from agreements.core.watch_words import WatchKind
from agreements.models import Agreement, Party, Pillar
from agreements.queries.changes import Change, Page, newest_changes
from agreements.queries.subjects import (
    NotFollowableError,
    Subject,
    of_agreement,
    of_list,
    of_party,
    of_pillar,
)
from agreements.views.htmx import HtmxRequest

REGISTER = "Critical Minerals Register"
NEVER = datetime(2025, 10, 28, tzinfo=UTC)
"""When a feed without a change was last changed; no change of a register is older."""

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
"""Signs that XML may not hold."""


class Feed(Atom1Feed):
    """With links to further pages (RFC 5005), and a fixed time where nothing changed yet."""

    def add_root_elements(self, handler: Any) -> None:
        super().add_root_elements(handler)
        if self.feed["next"]:
            handler.addQuickElement("link", "", {"rel": "next", "href": self.feed["next"]})

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=NEVER)


@require_safe
def agreement_atom(request: HtmxRequest, slug: str) -> HttpResponse:
    """Changes of one agreement and its facts."""
    found = Agreement.objects.filter(slug=slug).first()
    if found is None:
        raise Http404(f"No agreement is called “{slug}”.")
    return answer(request, of_agreement(found))


@require_safe
def party_atom(request: HtmxRequest, slug: str) -> HttpResponse:
    """Changes of the agreements that a party takes part in."""
    found = Party.objects.filter(slug=slug).first()
    if found is None:
        raise Http404(f"No party is called “{slug}”.")
    return answer(request, of_party(found))


@require_safe
def pillar_atom(request: HtmxRequest, slug: str) -> HttpResponse:
    """Changes of what agreements say and promise on one pillar."""
    found = Pillar.objects.filter(slug=slug).first()
    if found is None:
        raise Http404(f"No pillar is called “{slug}”.")
    return answer(request, of_pillar(found))


@require_safe
def list_atom(request: HtmxRequest, kind: WatchKind) -> HttpResponse:
    """Changes of the rows of a list, narrowed by the query string."""
    if request.GET.get("as_of", "").strip():
        raise BadRequest("No feed was made: it tells what changes from now on; leave as_of out.")
    data = request.GET.copy()
    data.pop(BEFORE, None)
    try:
        return answer(request, of_list(kind, data))
    except NotFollowableError as error:
        raise BadRequest(f"No feed was made, since a filter cannot be read. {error}") from error


BEFORE = "before"
"""The query word of a further page: the time before which its changes were made."""


def answer(request: HtmxRequest, subject: Subject) -> HttpResponse:
    """A page of the feed of ``subject``; 304 for a reader who has it already."""
    page = newest_changes(subject.scope_of_feed(), moment_asked(request.GET))
    response = HttpResponse(written(request, subject, page), content_type=Feed.content_type)
    set_response_etag(response)
    return get_conditional_response(request, response["ETag"], None, response) or response


def moment_asked(data: QueryDict) -> datetime | None:
    """The time a further page begins before; BadRequest for what is none."""
    text = data.get(BEFORE, "").strip()
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise BadRequest(f"No feed was made: “{text[:40]}” is not a time.") from error
    if is_naive(moment):
        raise BadRequest("No feed was made: write a time with its zone, such as +00:00.")
    return moment


def written(request: HtmxRequest, subject: Subject, page: Page) -> str:
    """The feed as XML; whatever comes from outside is escaped text."""
    site = request.build_absolute_uri("/").rstrip("/")
    feed = Feed(
        title=clean(f"{subject.title}: changes"),
        link=f"{site}{subject.address}",
        description=None,
        language="en",
        author_name=REGISTER,
        subtitle="What changed in the register, field by field, latest first.",
        feed_url=request.build_absolute_uri(),
        feed_guid=f"{site}{subject.feed}",
        next=further(site, subject, page),
    )
    for change in page.changes:
        feed.add_item(**entry(site, change))
    return str(feed.writeString("utf-8"))


def further(site: str, subject: Subject, page: Page) -> str:
    """The address of the next page; "" on the last."""
    if page.before is None:
        return ""
    sign = "&" if subject.query else "?"
    return f"{site}{subject.feed}{sign}{urlencode({BEFORE: page.before.isoformat()})}"


def entry(site: str, change: Change) -> dict[str, Any]:
    """One change as an entry; its id stays the same whatever the page is called later."""
    told = format_html_join("", "<li>{}</li>", ((clean(each),) for each in change.lines))
    why = f": {clean(change.why)}" if change.why else ""
    return {
        "title": clean(change.title),
        "link": f"{site}{change.address}" if change.slug else site,
        "description": format_html("<p>{}{}</p><ul>{}</ul>", clean(change.by), why, told),
        "unique_id": f"tag:{urlsplit(site).hostname},2025:changes/{change.key}",
        "updateddate": change.at,
        "pubdate": change.at,
    }


def clean(text: str) -> str:
    """Text without the signs that XML may not hold."""
    return CONTROL.sub("", text)
