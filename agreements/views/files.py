"""Files beside pages: named, streamed, and refused when a filter cannot be read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.core.exceptions import BadRequest
from django.http import StreamingHttpResponse
from django.utils.http import content_disposition_header

CSV = "text/csv; charset=utf-8"


class Chosen(Protocol):
    """What a query string asks for, and what of it could not be read."""

    @property
    def errors(self) -> Any: ...


def file_response(
    name: str, pieces: Iterable[str], content_type: str = CSV
) -> StreamingHttpResponse:
    """Send ``pieces`` as they come, to be saved as ``name``."""
    disposition = content_disposition_header(as_attachment=True, filename=name)
    return StreamingHttpResponse(
        pieces, content_type=content_type, headers={"Content-Disposition": str(disposition)}
    )


class Asked(Protocol):
    """What was asked for, with the mistakes in it by query word."""

    @property
    def errors(self) -> Mapping[str, Any]: ...


def refuse_unreadable(chosen: Asked) -> None:
    """Raise BadRequest for a filter that cannot be read.

    A page shows the mistake beside its field; a file could only be silently wrong.
    """
    if chosen.errors:
        told = [f"{name}: {' '.join(errors)}" for name, errors in chosen.errors.items()]
        raise BadRequest("No file was made, since a filter cannot be read. " + " ".join(told))
