"""The inbox in groups: by article, by agreement or by kind of fact, each with its number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    Min,
    QuerySet,
    Value,
    When,
    Window,
)
from django.db.models.functions import Cast, Coalesce, Concat

from agreements.models import Suggestion
from agreements.queries.proposals import KINDS, Proposal

GROUPS = {"article": "Article", "agreement": "Agreement", "kind": "Kind of fact"}
KIND = Case(
    When(fact_type__model="disagreement", then=Value("claim")),
    When(fact_type__model="mineral", then=Value("agreementmineral")),
    default=F("fact_type__model"),
    output_field=CharField(),
)


def _text(column: str) -> Any:
    return Cast(F(column), CharField())


KEYS: dict[str, Any] = {
    "article": Coalesce(_text("article_id"), Value(""), output_field=CharField()),
    "agreement": Case(
        When(agreement__isnull=False, then=Concat(Value("held "), _text("agreement_id"))),
        When(part_of__isnull=False, then=Concat(Value("new "), _text("part_of_id"))),
        When(fact_type__model="agreement", then=Concat(Value("new "), _text("id"))),
        default=Value(""),
        output_field=CharField(),
    ),
    "kind": KIND,
}


class Group(NamedTuple):
    """Suggestions of one page that belong together, and how many do on all pages."""

    title: str
    n: int
    article: int
    """The number of the article they were read from; 0 of any other group."""
    proposals: list[Proposal]


def in_groups(
    rows: QuerySet[Suggestion], by: str | None, order: Sequence[Any]
) -> QuerySet[Suggestion]:
    """In ``order``; with a grouping, group after group, the one that waits longest first.

    Each row then says which group it is in (``group_key``) and how large that is (``group_n``).
    """
    if not by:
        return rows.order_by(*order)
    grouped = rows.annotate(
        group_key=KEYS[by],
        group_n=Window(Count("pk"), partition_by=[KEYS[by]], output_field=IntegerField()),
        group_since=Window(Min("made_at"), partition_by=[KEYS[by]]),
    )
    return grouped.order_by("group_since", "group_key", *order)


def groups(proposals: Iterable[Proposal], by: str | None) -> list[Group]:
    """The proposals of a page as they are grouped; in one, without a title, where they are not."""
    if not by:
        return [Group("", 0, 0, list(proposals))]
    made = []
    for _key, told in groupby(proposals, lambda each: each.suggestion.group_key):  # type: ignore[attr-defined]
        alike = list(told)
        first: Any = alike[0].suggestion
        article = first.article_id or 0 if by == "article" else 0
        made.append(Group(_TITLES[by](first), first.group_n, article, alike))
    return made


def _article(one: Suggestion) -> str:
    return str(one.article) if one.article else "No article: from a load"


def _agreement(one: Suggestion) -> str:
    if one.agreement:
        return str(one.agreement)
    parent = one.part_of or (one if one.fact_type.model == "agreement" else None)
    title = parent.proposed.get("title") if parent else ""
    return f"New agreement: {title}" if title else "No agreement named"


def _kind(one: Any) -> str:
    return KINDS.get(one.group_key, one.fact_type.name.capitalize())


_TITLES = {"article": _article, "agreement": _agreement, "kind": _kind}
