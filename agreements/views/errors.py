"""Error pages that help: what happened, what is still true, one way on."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

FILES = (".csv", ".json", ".xlsx", ".ics", ".atom")
TEXT = "text/plain; charset=utf-8"


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, with the reason where the register gave one; as text for a file.

    What Django itself found suspicious is for the log: it speaks to the operator.
    """
    reason = str(exception) if isinstance(exception, BadRequest) else ""
    return answer(request, 400, reason, "The request could not be read.")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return answer(request, 403, str(exception), "This needs a permission you do not have.")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; the reason only where the register itself gave it."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return answer(request, 404, reason, "Nothing is at this address.")


def answer(request: HttpRequest, status: int, reason: str, otherwise: str) -> HttpResponse:
    """The page of an error; a line of text where a file was asked for."""
    if request.path.endswith(FILES):
        return HttpResponse(f"{reason or otherwise}\n", status=status, content_type=TEXT)
    return render(request, f"errors/{status}.html", {"reason": reason}, status=status)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500, drawn without the database or the request, which may be what failed."""
    try:
        return HttpResponse(render_to_string("errors/500.html"), status=500)
    except ValueError:  # no manifest of static files, which may be what failed too
        return HttpResponse("Something broke here.\n", status=500, content_type=TEXT)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form was too old or cookies are off; says so."""
    return render(request, "errors/403.html", {"is_csrf": True}, status=403)
