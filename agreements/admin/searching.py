"""Finding rows while somebody types: by the search columns, and by how words begin."""

from __future__ import annotations

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet, Value
from django.http import HttpRequest

from agreements.models.fields import Plain


def words_beginning(text: str) -> SearchQuery | None:
    """Every word of ``text``, each perhaps still unfinished; None where there is none."""
    words = re.findall(r"\w+", text)
    if not words:
        return None
    query = " & ".join(f"{word}:*" for word in words)
    return SearchQuery(Plain(Value(query)), config="english", search_type="raw")


class SearchesAgreements:
    """All that an agreement says, and any piece of its title."""

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        found = Q(title__icontains=term) | Q(slug__icontains=term)
        query = words_beginning(term)
        return queryset.filter(found | Q(search=query) if query else found), False


class SearchesArticles:
    """Words of title and text by their index; an address or a document's number as it is."""

    def get_search_results(
        self, _request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.strip()
        if not term:
            return queryset, False
        if "/" in term:
            return queryset.filter(url__icontains=term), False
        if queryset.filter(document=term).exists():
            return queryset.filter(document=term), False
        query = words_beginning(term)
        return (queryset.filter(search=query) if query else queryset.none()), False
