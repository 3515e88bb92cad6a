"""Which decisions of curators led to changes, and the articles they rest on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import Exists, F, OuterRef

from agreements.core.words import Verdict
from agreements.models import Article, Decision


class Basis(NamedTuple):
    """A decision that changed something, and the article it was made on."""

    verdict: str
    suggestion: int
    agreement: int | None
    fact: tuple[str, int | None]
    article: int | None
    title: str
    outlet: str
    is_public: bool
    """Whether readers may open the article."""


def decisions_of(contexts: Iterable[UUID | None]) -> dict[UUID, list[Basis]]:
    """Decisions by the context they were made in; one query."""
    article = Article.objects.published().filter(pk=OuterRef("suggestion__article"))
    rows = Decision.objects.filter(events__pgh_context__in=set(contexts) - {None})
    found: dict[UUID, list[Basis]] = defaultdict(list)
    for row in rows.order_by("pk").values_list(
        "events__pgh_context_id", "verdict", "suggestion_id", "suggestion__agreement_id",
        "suggestion__fact_type__model", "suggestion__fact_id", "suggestion__article_id",
        "suggestion__article__title", F("suggestion__article__outlet__name"), Exists(article),
    ):  # fmt: skip
        found[row[0]].append(_basis(*row[1:]))
    return found


def _basis(
    verdict: str, suggestion: int, agreement: int | None, kind: str, fact: int | None,
    article: int | None, title: str | None, outlet: str | None, is_public: Any,
) -> Basis:  # fmt: skip
    return Basis(
        Verdict(verdict).label, suggestion, agreement, (kind, fact), article,
        title or "an article without a title", outlet or "", bool(is_public),
    )  # fmt: skip
