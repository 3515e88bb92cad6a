"""Where else a suggestion may belong: another agreement, a fact held already, two facts."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from agreements.core.words import SuggestionAction, SuggestionState
from agreements.models import Agreement, Suggestion
from agreements.models.as_rows import BLOCKS
from agreements.queries.narrowing import LONGEST_QUERY, search_query
from agreements.queries.proposals import Field
from agreements.queries.review_article import Card, Refusal, single

OFFERED = 12
MOST_PARTS = 6
BLOCK_OF = {block.column: block for block in BLOCKS}


class HeldFact(NamedTuple):
    """A fact of the register that a suggestion may tell once more."""

    pk: int
    title: str
    more: str
    trust: str


class Placing(NamedTuple):
    """A suggestion and what may be made of it besides accepting and rejecting."""

    card: Card
    agreement: Agreement | None
    """The one it would join."""
    new: Suggestion | None
    """The new agreement proposed from the same article, which it may be part of."""
    asked: str
    found: list[Agreement]
    """What was sought; without words, the agreements that the article tells of."""
    held: list[HeldFact]
    parts: list[list[Field]]
    """Its fields once for each part it may be split into."""

    @property
    def is_agreement(self) -> bool:
        return self.card.suggestion.fact_type.model == "agreement"

    @property
    def can_be_more(self) -> bool:
        return len(self.parts) < MOST_PARTS


def placing(pk: int, *, asked: str, parts: int, refused: Refusal | None = None) -> Placing:
    """The suggestion numbered ``pk``; raises Suggestion.DoesNotExist.

    ``asked`` are words to look for an agreement by; ``parts`` how many to split it into.
    """
    card = single(pk, refused=refused)
    one, asked = card.suggestion, asked.strip()[:LONGEST_QUERY]
    agreement = one.agreement or (one.part_of.agreement if one.part_of else None)
    sent = refused.sent if refused else {}
    number = max(2, min(parts, MOST_PARTS))
    return Placing(
        card,
        agreement,
        _new(one),
        asked,
        list(_found(one, asked).exclude(pk=agreement.pk if agreement else 0)[:OFFERED]),
        _held(one, agreement),
        [_part(card, place, sent) for place in range(number)] if _may_be_split(card) else [],
    )


def _new(one: Suggestion) -> Suggestion | None:
    """The surest of those that wait, unless the suggestion is one itself or part of it."""
    if one.article_id is None or one.fact_type.model == "agreement":
        return None
    rows = Suggestion.objects.filter(
        article=one.article_id,
        fact_type__model="agreement",
        action=str(SuggestionAction.ADD),
        state=str(SuggestionState.WAITING),
    )
    found = rows.order_by("-confidence", "pk").first()
    return None if found and found.pk == one.part_of_id else found


def _found(one: Suggestion, asked: str) -> QuerySet[Agreement]:
    rows = Agreement.objects.defer("search").order_by("-signed_on", "title")
    if asked:
        return rows.filter(Q(search=search_query(asked)) | Q(title__icontains=asked))
    told = Suggestion.objects.filter(article=one.article_id).exclude(agreement=None)
    return rows.filter(pk__in=told.values("agreement") if one.article_id else [])


def _held(one: Suggestion, agreement: Agreement | None) -> list[HeldFact]:
    """The facts of the agreement that are of its kind; of a citation, of the kind it supports."""
    kind = one.fact_type.model
    block = BLOCK_OF.get(str(one.proposed.get("supports")) if kind == "citation" else kind)
    if agreement is None or block is None or one.article_id is None:
        return []
    near = {"participation": ("party",), "provision": ("pillar",), "commitment": ("pillar",)}
    rows = block.model._default_manager.filter(agreement=agreement).order_by("position", "pk")
    return [
        HeldFact(fact.pk, str(fact), _more(fact), fact.get_trust_display())
        for fact in rows.select_related(*near.get(block.column, ()))
        if not (kind == "citation" and fact.pk == one.fact_id)
    ]


def _more(fact: Any) -> str:
    """What tells it from others of its title: its words, its date, who signed."""
    told = getattr(fact, "date", None) or getattr(fact, "due_on", None)
    words = getattr(fact, "summary", "") or getattr(fact, "what", "")
    signed = getattr(fact, "signatory", "")
    return ". ".join(str(each) for each in (told.words if told else "", words, signed) if each)


def _may_be_split(card: Card) -> bool:
    return card.suggestion.fact_type.model in BLOCK_OF and bool(card.proposal.fields)


def _part(card: Card, place: int, sent: Any) -> list[Field]:
    fields = card.proposal.fields
    return [each.as_sent(sent, f"{place}-{each.name}") for each in fields]
