"""An article with suggestions read from it, for the tests of what a person decides."""

from __future__ import annotations

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from agreements.models import Suggestion
from tests.factories import AgreementFactory, ArticleFactory, SuggestionFactory

TEXT = (
    "Northland and Southland signed a memorandum on Friday.\n\n"
    "They will store lithium together. Two hundred million dollars will follow within six months."
)


def an_article(**told: Any) -> Any:
    return ArticleFactory(**{"text": TEXT} | told)


def suggest(model: type[Model], proposed: Any, words: str = "", **told: Any) -> Suggestion:
    """A suggestion of ``model`` whose evidence is ``words`` of the article."""
    article = told.pop("article", None) or an_article()
    if "agreement" not in told:
        told["agreement"] = AgreementFactory()
    if words:
        start = article.text.index(words)
        told |= {"quote": words, "start": start, "end": start + len(words)}
    return SuggestionFactory(
        article=article,
        fact_type=ContentType.objects.get_for_model(model),
        proposed=proposed,
        **told,
    )
