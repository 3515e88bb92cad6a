"""The words behind a fact that is accepted: checked once more, and cited exactly."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.db import connection
from django.db.models import Max

from agreements.core.dossier import FactRecord
from agreements.core.paragraphs import paragraph_of
from agreements.core.words import OwnValue
from agreements.models import Agreement, Article, Citation, Suggestion
from agreements.models.as_rows import Block
from agreements.models.base import Fact
from agreements.review.errors import CannotStandError


def check_words_stand(suggestion: Suggestion) -> None:
    """Refuse a suggestion whose quote is not where its offsets say in the kept text."""
    article = suggestion.article
    if article is None or suggestion.start is None:
        return
    places = [(suggestion.start, suggestion.end, suggestion.quote), *suggestion.spans.values()]
    if any(article.text[start:end] != quote for start, end, quote in places):
        raise CannotStandError(
            "The words quoted do not stand at that place of the stored text any more. "
            "Read the article again, then decide on what is found then."
        )


def paragraph(text: str, start: int | None) -> str:
    """Which paragraph a place of the text is in, as "¶2"; empty without a place."""
    return "" if start is None else f"¶{paragraph_of(text, start)}"


def list_source(agreement: Agreement, article: Article) -> None:
    """Put the article among the agreement's sources, where it is not there yet."""
    with connection.cursor() as cursor:
        # Not SELECT: history takes that for reading, and would not sign what it writes.
        cursor.execute("VALUES (register_list_source(%s, %s))", [agreement.pk, article.pk])


def cite(block: Block, fact: Fact, suggestion: Suggestion, record: FactRecord) -> None:
    """Cite what the suggestion rests on: its article, or what a load named as sources."""
    if suggestion.article:
        where = paragraph(suggestion.article.text, suggestion.start)
        _cite(
            block, fact, article_id=suggestion.article.pk, locator=where,
            quote=suggestion.quote, start=suggestion.start, end=suggestion.end,
        )  # fmt: skip
        return
    articles = dict(fact.agreement.sources.values_list("key", "article"))
    for each in record.citations:
        if each.source in articles:
            _cite(
                block, fact, article_id=articles[each.source], locator=each.locator,
                quote=each.quote, start=each.start, end=each.end, reports=each.reports,
            )  # fmt: skip


def _cite(
    block: Block, fact: Fact, *, reports: str = "", quote: str, end: Any, **place: Any
) -> None:
    _add({block.column: fact}, place, {"quote": quote, "end": end, "reports": reports})


def _add(behind: dict[str, Any], place: dict[str, Any], told: dict[str, Any]) -> None:
    last = Citation.objects.filter(**behind).aggregate(last=Max("position"))["last"]
    told |= {"position": 0 if last is None else last + 1}
    Citation.objects.get_or_create(**behind, **place, defaults=told)


def cite_values(agreement: Agreement, suggestion: Suggestion, given: Collection[str]) -> None:
    """Cite the article for each value of the agreement's own row that it gave.

    A value rests on the words that give it, where the reading kept them, else on those of
    the suggestion. Without an article there is nothing to cite.
    """
    article = suggestion.article
    if article is None:
        return
    whole = (suggestion.start, suggestion.end, suggestion.quote)
    for name in (str(word) for word in OwnValue if word in given):
        start, end, quote = suggestion.spans.get(name, whole)
        place = {"article": article, "locator": paragraph(article.text, start), "start": start}
        _add({"agreement": agreement, "about": name}, place, {"quote": quote, "end": end})


def tell_what_they_report(agreement: Agreement, name: str, value: Any) -> None:
    """Note the value that its sources gave, now that the agreement says another."""
    held = agreement.citations.filter(about=name, reports="")
    held.update(reports=str(value or "Not recorded"))
