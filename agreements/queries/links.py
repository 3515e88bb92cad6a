"""Addresses of the lists behind numbers, true for the same day as the number."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse

from agreements.queries.editions import WORD, Edition


def agreements_where(edition: Edition, **words: Any) -> str:
    """The list of agreements that ``words`` find: ``party="japan", role=["member"]``."""
    return f"{reverse('agreements:agreements')}?{query(edition, **words)}"


def query(edition: Edition, **words: Any) -> str:
    """A query string of ``words`` and, in an edition of the past, its day."""
    asked = QueryDict(mutable=True)
    for name, value in words.items():
        asked.setlist(name, [value] if isinstance(value, str) else list(value))
    if edition.is_past:
        asked[WORD] = edition.on.isoformat()
    return str(asked.urlencode())


def page(row: Any, edition: Edition) -> str:
    """The page of a row of the register."""
    return f"{row.get_absolute_url()}{edition.query}"


def if_there(name: str, edition: Edition, **words: Any) -> str:
    """The page called ``name`` narrowed by ``words``; "" where the register has none such."""
    try:
        address = reverse(name)
    except NoReverseMatch:
        return ""
    return f"{address}?{query(edition, **words)}"
