"""Counts how often a page is read, after it was sent: no cookie, no address, nobody's name."""

from __future__ import annotations

from functools import partial

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from agreements.ingest.reads import count, is_a_program


def count_read(request: HttpRequest, response: HttpResponse, agreement_id: int) -> None:
    """Count a read of the agreement's page once ``response`` was sent.

    Not counted: what is no whole page, programs that say so, and whoever works on the
    register: their reads say nothing of readers.
    """
    is_page = request.method == "GET" and response.status_code == 200
    agent = request.headers.get("User-Agent", "")
    if settings.COUNT_READS and is_page and not is_a_program(agent) and not request.user.is_staff:
        # What the server does when it closes the answer, after it was sent.
        response._resource_closers.append(  # type: ignore[attr-defined]  # noqa: SLF001
            partial(count, agreement_id)
        )
