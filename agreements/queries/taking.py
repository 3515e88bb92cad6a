"""Which suggestions a curator means to take or to give back."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from agreements.core.words import SuggestionState
from agreements.models import Suggestion
from agreements.queries.review_inbox import MOST


def asked_for(data: QueryDict, *, reader: Any, is_taking: bool) -> list[int]:
    """Numbers of the suggestions meant that wait: ``one``, those of an ``article``, or ``shown``.

    One may be taken from somebody else; of several only those that are free are taken, and
    only what ``reader`` had taken is given back.
    """
    waiting = Suggestion.objects.filter(state=str(SuggestionState.WAITING))
    rows = _meant(waiting, data)
    if not is_taking:
        rows = rows.filter(assigned_to=reader)
    elif "one" not in data:
        rows = rows.filter(Q(assigned_to=None) | Q(assigned_to=reader))
    return list(rows.order_by("pk").values_list("pk", flat=True))


def _meant(rows: QuerySet[Suggestion], data: QueryDict) -> QuerySet[Suggestion]:
    if "one" in data:
        return rows.filter(pk__in=_numbers(data.get("one", "")))
    if "article" in data:
        return rows.filter(article__in=_numbers(data.get("article", "")))
    return rows.filter(pk__in=_numbers(data.get("shown", "")))


def _numbers(text: str) -> list[int]:
    words = [each for each in text.split() if each.isascii() and each.isdigit()]
    return [int(each) for each in words[:1000] if len(each) < len(str(MOST))]
