"""What tests of the vocabulary do: change it as a page does, load it again, load another."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.contrib.auth.models import AnonymousUser, User
from django.http import HttpResponse
from django.test import RequestFactory
from pghistory.middleware import HistoryMiddleware

from agreements.ingest import vocabulary


def in_a_request(user: User | AnonymousUser, change: Callable[[], object]) -> None:
    """Make a change as a page does: signed in as ``user``, within the history middleware."""

    def page(_request: object) -> HttpResponse:
        change()
        return HttpResponse()

    request = RequestFactory().post("/admin/")
    request.user = user
    HistoryMiddleware(page)(request)


def kept() -> list[str]:
    return [row for tally in vocabulary.load() for row in tally.kept]


def folder_with(folder: Path, model: str, **fields: Any) -> Path:
    """A folder whose only file holds one row."""
    (folder / "rows.json").write_text(json.dumps([{"model": model, "fields": fields}]))
    return folder
