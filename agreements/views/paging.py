"""Pages of a list, forgiving of what stands in ``?page=``."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

PAGE_SIZE = 25


def page_of(request: HttpRequest, rows: Any, size: int = PAGE_SIZE) -> Page[Any]:
    """The page asked for; the first for what is no number, the nearest for one out of range."""
    try:
        number = int(request.GET.get("page", 1))
    except ValueError:
        number = 1
    return Paginator(rows, size).get_page(max(number, 1))
