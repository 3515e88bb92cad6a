"""Pages for curators: who may open them."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse

from agreements.views.htmx import HtmxRequest

View = Callable[..., HttpResponse]
REFUSED = "needs a permission that your account does not have."


def for_curators(permission: str, deed: str) -> Callable[[View], View]:
    """Let in who is signed in and has ``permission``; tell anybody else what it takes.

    ``deed`` begins the sentence: "Deciding on suggestions" needs a permission….
    """

    def guard(view: View) -> View:
        @wraps(view)
        def guarded(request: HtmxRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.has_perm(f"agreements.{permission}"):
                raise PermissionDenied(
                    f"{deed} needs a permission that your account does not have."
                )
            return view(request, *args, **kwargs)

        return login_required(guarded)

    return guard
