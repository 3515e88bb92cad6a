"""Attempts to sign in that failed: whether there were too many, and until when to wait."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from axes.attempts import get_cool_off_threshold
from axes.handlers.database import AxesDatabaseHandler
from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_client_username, get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest
from django.utils import timezone

OF_ADDRESS = 10
"""One address may fail so many times as often as it may with one name: an office shares one."""


class Tries(AxesDatabaseHandler):
    """Counts what failed with one name from one address, and with any name from that address.

    With the name alone, a stranger could lock a curator out; with both alone, one address
    could try a common password with every name.
    """

    def is_locked(self, request: Any, credentials: dict[str, Any] | None = None) -> bool:
        most = settings.AXES_FAILURE_LIMIT * OF_ADDRESS
        return bool(super().is_locked(request, credentials)) or total(from_here(request)) >= most


def locked_until(request: HttpRequest, credentials: dict[str, Any] | None) -> datetime:
    """When the next attempt is listened to; what is tried until then does not put it off."""
    here = from_here(request)
    own = here.filter(username=get_client_username(request, credentials))
    counted = own if total(own) >= settings.AXES_FAILURE_LIMIT else here
    last = counted.aggregate(last=Max("attempt_time"))["last"] or timezone.now()
    return last + get_cool_off(request)


def from_here(request: Any) -> QuerySet[AccessAttempt]:
    """What failed from the address of the request and still counts."""
    since = get_cool_off_threshold(request)
    return AccessAttempt.objects.filter(ip_address=request.axes_ip_address, attempt_time__gte=since)


def total(attempts: QuerySet[AccessAttempt]) -> int:
    return attempts.aggregate(n=Sum("failures_since_start"))["n"] or 0


def forget_tries(username: str) -> None:
    """Let the account be tried again at once, from wherever."""
    AxesProxyHandler.reset_attempts(username=username)
