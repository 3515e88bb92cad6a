"""What a program sends: read strictly, and every fault named with its field."""

from __future__ import annotations

import json
from datetime import date
from typing import Annotated, Any, Self

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.utils import timezone
from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError, model_validator

from agreements.api.answers import RefusedError

LARGEST = 2_000_000
"""Bytes of a body: below what Django itself refuses."""
MOST_ADDRESSES = 500

Line = Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)]
Address = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]


class Articles(BaseModel):
    """One ``url``, several ``urls``, or a ``text`` with its outlet and day; nothing else."""

    model_config = ConfigDict(extra="forbid")

    url: Address = ""
    urls: list[Address] = []
    text: Annotated[str, StringConstraints(max_length=500_000)] = ""
    title: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""
    outlet: Line = ""
    published_on: date | None = None
    language: Annotated[str, StringConstraints(strip_whitespace=True, max_length=12)] = ""

    @property
    def addresses(self) -> list[str]:
        return self.urls or [self.url]

    @model_validator(mode="after")
    def one_way(self) -> Self:
        """A text may name the address it stood at; otherwise one way excludes the others."""
        if self.text.strip():
            self._check_text()
        elif bool(self.url) == bool(self.urls):
            raise ValueError("Send one of url, urls, or text with outlet and published_on.")
        if len(self.urls) > MOST_ADDRESSES:
            raise ValueError(f"At most {MOST_ADDRESSES} urls go in one run.")
        return self

    def _check_text(self) -> None:
        if self.urls:
            raise ValueError("Send either urls or text.")
        if not self.outlet or self.published_on is None:
            raise ValueError("A text needs its outlet and its day, published_on.")
        if self.published_on > timezone.now().date():
            raise ValueError("published_on is still to come.")


def articles_of(request: HttpRequest) -> Articles:
    """What is submitted; raises RefusedError with 400, 413 or 415."""
    if request.content_type != "application/json":
        raise RefusedError(415, "Send JSON, with Content-Type: application/json.")
    try:
        return Articles.model_validate(json.loads(_body(request)))
    except (UnicodeDecodeError, json.JSONDecodeError, RecursionError) as error:
        raise RefusedError(400, "The body is not JSON in UTF-8.") from error
    except ValidationError as error:
        raise _faults(error) from error


def _body(request: HttpRequest) -> str:
    told = f"The body is too large; at most {LARGEST:,} bytes are read."
    try:
        if int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST:
            raise RefusedError(413, told)
        body = request.body
    except (RequestDataTooBig, ValueError) as error:
        raise RefusedError(413, told) from error
    if len(body) > LARGEST:
        raise RefusedError(413, told)
    return body.decode()


def _faults(error: ValidationError) -> RefusedError:
    """The faults by field; one of the whole stands as the error itself."""
    found: dict[str, Any] = {}
    whole = "What was sent cannot be read; see fields."
    for fault in error.errors(include_url=False, include_context=False, include_input=False):
        told = fault["msg"].removeprefix("Value error, ")
        if fault["loc"]:
            found[".".join(str(part) for part in fault["loc"])] = told
        else:
            whole = told
    return RefusedError(400, whole, fields=found)
