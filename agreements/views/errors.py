"""Error pages that help: what happened, what is still true, one way on."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, with the reason where the register gave one; as text for a file."""
    reason = str(exception) if exception.args else ""
    if request.path.endswith((".csv", ".json", ".xlsx", ".ics", ".atom")):
        return HttpResponse(f"{reason}\n", status=400, content_type="text/plain; charset=utf-8")
    return render(request, "errors/400.html", {"reason": reason}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "errors/403.html", {"reason": str(exception)}, status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404; the reason only where the register itself gave it."""
    reason = exception.args[0] if exception.args and isinstance(exception.args[0], str) else ""
    return render(request, "errors/404.html", {"reason": reason}, status=404)


def server_error(_request: HttpRequest) -> HttpResponse:
    """500, drawn without the database or the request, which may be what failed."""
    return HttpResponse(render_to_string("errors/500.html"), status=500)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403 when a form was too old or cookies are off; says so."""
    return render(request, "errors/403.html", {"reason": "", "is_csrf": True}, status=403)
