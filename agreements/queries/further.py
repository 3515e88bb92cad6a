"""Where a curator goes on from an article."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Count, Min, Q

from agreements.core.words import SuggestionState
from agreements.models import Article, Suggestion


class Further(NamedTuple):
    """An article with suggestions that wait, and how many."""

    pk: int
    title: str
    waiting: int


def further(article: Article, reader: Any) -> Further | None:
    """The article that waits longest and that nobody but ``reader`` has taken; one query."""
    free = Q(assigned_to=None) | Q(assigned_to=reader)
    waiting = Suggestion.objects.filter(free, state=str(SuggestionState.WAITING))
    others = waiting.exclude(article=None).exclude(article=article)
    rows = others.order_by().values_list("article", "article__title")
    found = rows.annotate(n=Count("pk"), since=Min("made_at")).order_by("since", "article").first()
    return Further(found[0], found[1] or "An article without a title", found[2]) if found else None
