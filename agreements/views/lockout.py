"""Who tried to sign in too often: from where, and what they are told."""

from __future__ import annotations

from ipaddress import IPv6Address, ip_address, ip_network
from math import ceil
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from agreements.queries.tries import locked_until

OF_ONE_LINE = 64
"""Bits of an IPv6 address that stay the same on one line: the rest is changed at will."""


def client_address(request: HttpRequest) -> str | None:
    """The address that asks; None where the server was not told, as on a socket.

    Behind a proxy it is the last one of X-Forwarded-For, which the proxy itself wrote. What
    stands before it, and all of it without a proxy, is whatever the asker wrote.
    """
    told = request.META.get("REMOTE_ADDR", "")
    if settings.BEHIND_PROXY:
        told = request.headers.get("X-Forwarded-For", "").rpartition(",")[2] or told
    try:
        address = ip_address(told.strip())
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        return str(address.ipv4_mapped)
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), OF_ONE_LINE), strict=False).network_address)
    return str(address)


@never_cache
def locked(
    request: HttpRequest, _refused: HttpResponse, credentials: dict[str, Any] | None
) -> HttpResponse:
    """429 with the time from which the next attempt is listened to.

    The same for a name that nobody has: it tells nothing of who has an account.
    """
    until = locked_until(request, credentials)
    seconds = max(ceil((until - timezone.now()).total_seconds()), 1)
    context = {"until": until, "minutes": ceil(seconds / 60)}
    answer = render(request, "account/locked.html", context, status=429)
    answer["Retry-After"] = str(seconds)
    return answer
