"""Who calls: a token in the header, what its account may do, and how often it may call."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import pghistory
from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from redis.exceptions import RedisError

from agreements.api.answers import RefusedError, refusal
from agreements.models import ApiToken

MOST_A_MINUTE = 120
"""Calls of one token: a courtesy limit of ours, far above what a reader of news sends."""
ASK_FOR_TOKEN = {"WWW-Authenticate": 'Bearer realm="Critical Minerals Register"'}

View = Callable[..., HttpResponse]


def for_programs(method: str, permission: str) -> Callable[[View], View]:
    """A view for ``method`` alone, of a caller whose account has ``permission``.

    The view gets the token as ``token``; a :class:`RefusedError` becomes its answer.
    """

    def guard(view: View) -> View:
        @never_cache
        @login_not_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                check_method(request, method)
                token = caller(request, permission)
                with pghistory.context(by=token.user.get_username(), why=f"API token {token.name}"):
                    return view(request, *args, token=token, **kwargs)
            except RefusedError as error:
                return refusal(error)

        return guarded

    return guard


def check_method(request: HttpRequest, method: str) -> None:
    if request.method != method:
        told = f"{request.method} is not answered here; send {method}."
        raise RefusedError(405, told, headers={"Allow": method})


def caller(request: HttpRequest, permission: str) -> ApiToken:
    """The token of the call, once it is known, allowed and not too frequent."""
    scheme, _, value = request.headers.get("Authorization", "").partition(" ")
    token = ApiToken.objects.holding(value.strip()) if scheme.lower() == "bearer" else None
    if token is None:
        told = "Send a token that is known and holds, as “Authorization: Bearer cmr_…”."
        raise RefusedError(401, told, headers=ASK_FOR_TOKEN)
    if not token.user.has_perm(f"agreements.{permission}"):
        raise RefusedError(403, "The account of this token does not have the permission for this.")
    check_frequency(token)
    return token


def check_frequency(token: ApiToken) -> None:
    """Refuse more than so many calls in one minute; without the cache nobody is refused."""
    now = timezone.now()
    key = f"api-calls:{token.pk}:{now:%Y%m%d%H%M}"
    try:
        cache.add(key, 0, timeout=120)
        calls = cache.incr(key)
    except (RedisError, ValueError):
        return
    if calls > MOST_A_MINUTE:
        told = f"More than {MOST_A_MINUTE} calls in a minute. Go on in the next."
        raise RefusedError(429, told, headers={"Retry-After": str(60 - now.second)})
