"""Addresses of what was merged into another record lead on to that one."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.urls import reverse

from agreements.models import FormerName


def lead_on(
    request: HttpRequest, owner: str, slug: str, page: str
) -> HttpResponsePermanentRedirect:
    """To ``page`` of the agreement or party that once had this slug, with the same query.

    Raises Http404 where none had.
    """
    now = FormerName.objects.now_at(owner, slug)
    if now is None:
        raise Http404(f"No {owner} is called “{slug}”.")
    query = request.META.get("QUERY_STRING", "")
    address = reverse(f"agreements:{page}", args=[now.slug])
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)
