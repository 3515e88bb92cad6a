"""A fact that a person read where the recogniser did not: selected words, made a suggestion."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from agreements.core.editing import EDITABLE
from agreements.core.words import SuggestionAction, SuggestionState, Verdict
from agreements.models import Article, Decision, Suggestion
from agreements.review import four_eyes
from agreements.review.deciding import agreement_called, close, locked, made_before
from agreements.review.decisions import accept
from agreements.review.errors import CannotStandError
from agreements.review.journal import signed
from agreements.review.proposed import number

RULE = "by hand"
FIELDS: dict[str, tuple[str, ...]] = {
    **EDITABLE,
    "participation": ("party", *EDITABLE["participation"]),
    "claim": ("attribute", *EDITABLE["claim"]),
    "agreementmineral": ("mineral",),
}
"""What a person says of a fact of each kind. Parties, pillars and minerals by their slugs."""


@transaction.atomic
def add_by_hand(
    *,
    article_id: int,
    start: int,
    end: int,
    kind: str,
    slug: str,
    fields: Mapping[str, str],
    by: Any,
) -> Decision:
    """Make a fact of the words from ``start`` to ``end`` of an article, and accept it at once.

    ``kind`` is the name of a table of facts, ``slug`` the agreement that it is of; of a new
    agreement it is empty, and so it is of a fact of the one new agreement that waits in the
    article. Blanks around the words are left out. The same words and fields sent twice are
    one fact. Where four eyes hold, the suggestion waits for another person. Raises
    Article.DoesNotExist, and NotDecidedError in words when nothing was written.
    """
    article = Article.objects.select_for_update(of=("self",)).get(pk=article_id)
    start, end = _trimmed(article.text, start, end)
    proposed = _proposed(kind, slug, fields)
    with signed(by, "A fact was made by hand") as journal:
        suggestion = _suggestion(article, (start, end), kind, slug, proposed, by)
        if not four_eyes.hold():
            return accept(suggestion_id=suggestion.pk, by=by)
        if made := suggestion.decisions.filter(verdict=str(Verdict.PROPOSE), by=by).first():
            return made
        return close(suggestion, Verdict.PROPOSE, by, journal, after=proposed)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The place without the blanks at its ends; raises CannotStandError where no words are."""
    if not (0 <= start < end <= len(text)) or not text[start:end].strip():
        raise CannotStandError("Select the words of the article that say so.")
    words = text[start:end]
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _proposed(kind: str, slug: str, fields: Mapping[str, str]) -> dict[str, Any]:
    if kind not in FIELDS:
        raise CannotStandError(f"“{kind}” is no kind of fact.")
    if kind == "agreement" and slug:
        raise CannotStandError("A new agreement is made without naming one that is held.")
    told: dict[str, Any] = {}
    for name in FIELDS[kind]:
        text = "\n".join(str(fields.get(name, "")).splitlines()).strip()
        if text:
            told[name] = number(text) if (kind, name) == ("amount", "value") else text
    if kind == "commitment":
        told |= {"outcome": "unknown"}
    return told


def _suggestion(
    article: Article, place: tuple[int, int], kind: str, slug: str, proposed: Any, by: Any
) -> Suggestion:
    start, end = place
    parts = [RULE, article.pk, start, end, kind, slug, proposed]
    row, is_new = Suggestion.objects.get_or_create(
        digest=hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest(),
        defaults={
            "article": article,
            "agreement": agreement_called(slug) if slug else None,
            "part_of": None if slug or kind == "agreement" else _new_agreement(article),
            "action": str(SuggestionAction.ADD),
            "fact_type": ContentType.objects.get(app_label="agreements", model=kind),
            "proposed": proposed,
            "quote": article.text[start:end],
            "start": start,
            "end": end,
            "rule": RULE,
            "proposed_by": by,
            "is_kept": True,
        },
    )
    if not is_new:
        made_before(locked(row.pk), by, {Verdict.ACCEPT, Verdict.MERGE})
    return row


def _new_agreement(article: Article) -> Suggestion:
    """The one suggestion of a new agreement that waits in the article."""
    waiting = Suggestion.objects.filter(
        article=article, state=str(SuggestionState.WAITING), fact_type__model="agreement",
        action=str(SuggestionAction.ADD),
    )  # fmt: skip
    found = list(waiting[:2])
    if len(found) != 1:
        raise CannotStandError("Say which agreement it is of.")
    return found[0]
