"""A fact that a person makes of words of an article: where they stand, and what is to be said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Q

from agreements.core.editing import BY_HAND, LONG, ONE_OF
from agreements.core.paragraphs import paragraph_of
from agreements.core.words import choices
from agreements.models import Agreement, Article, Suggestion
from agreements.queries.narrowing import LONGEST_QUERY, search_query
from agreements.queries.proposals import KINDS, LABELS, Field
from agreements.queries.vocabulary import Vocabulary, vocabulary

MOST_PLACES, OFFERED, LONGEST = 8, 12, 5000
AROUND = 60
"""Characters shown on each side of words that stand at several places."""


class Place(NamedTuple):
    """Where the words stand in the stored text, with what stands around them."""

    start: int
    end: int
    before: str
    words: str
    after: str
    paragraph: int

    @property
    def value(self) -> str:
        return f"{self.start}-{self.end}"


class ByHand(NamedTuple):
    """A fact about to be made by hand."""

    article: Article
    quote: str
    places: list[Place]
    kind: str
    kinds: list[tuple[str, str]]
    agreement: str
    agreements: list[tuple[str, str]]
    asked: str
    fields: list[Field]


def by_hand(pk: int, asked: Mapping[str, str]) -> ByHand:
    """What ``asked`` says so far of a fact of the article; raises Article.DoesNotExist.

    Words are looked up as they were selected, by ``start`` and ``end``; typed ones wherever
    they stand, however their blanks and lines run.
    """
    article = Article.objects.select_related("outlet").defer("search", "sketch").get(pk=pk)
    quote = asked.get("quote", "").replace("\0", "").strip()[:LONGEST]
    kind = asked.get("kind", "")
    kind = kind if kind in BY_HAND else next(iter(BY_HAND))
    wanted = asked.get("q", "").replace("\0", "").strip()[:LONGEST_QUERY]
    agreements = _agreements(article, wanted, asked.get("agreement", ""))
    chosen = asked.get("agreement", "")
    known = [slug for slug, _title in agreements]
    places = _places(article.text, quote, asked)
    return ByHand(
        article,
        places[0].words if len(places) == 1 else quote,
        places,
        kind,
        [(each, KINDS[each]) for each in BY_HAND],
        chosen if chosen in known else next(iter(known), ""),
        agreements,
        wanted,
        _fields(kind, asked, vocabulary()),
    )


def _places(text: str, quote: str, asked: Mapping[str, str]) -> list[Place]:
    start, end = _number(asked.get("start", "")), _number(asked.get("end", ""))
    if 0 <= start < end <= len(text):
        return [_place(text, start, end)]
    if not quote:
        return []
    words = re.compile(r"\s+".join(re.escape(word) for word in quote.split()))
    return [_place(text, *each.span()) for each in words.finditer(text)][:MOST_PLACES]


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else -1


def _place(text: str, start: int, end: int) -> Place:
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Place(start, end, before, text[start:end], after, paragraph_of(text, start))


def _agreements(article: Article, wanted: str, chosen: str) -> list[tuple[str, str]]:
    """Those found by words; without any, those that the article tells of; and the one chosen."""
    told = Suggestion.objects.filter(article=article).exclude(agreement=None)
    found = Q(search=search_query(wanted)) | Q(title__icontains=wanted)
    rows = Agreement.objects.filter(
        (found if wanted else Q(pk__in=told.values("agreement"))) | Q(slug=chosen)
    )
    return list(rows.order_by("-signed_on", "title").values_list("slug", "title")[:OFFERED])


def _fields(kind: str, sent: Mapping[str, str], terms: Vocabulary) -> list[Field]:
    return [
        Field(name, LABELS[name], sent.get(name, ""), _options(kind, name, terms), name in LONG)
        for name in BY_HAND[kind]
    ]


def _options(kind: str, name: str, terms: Vocabulary) -> list[tuple[str, str]]:
    known: Any = ONE_OF.get((kind, name))
    if known:
        return choices(known)
    return [(term.slug, term.name) for term in terms.get(name, ())] if name in _NAMED else []


_NAMED = {"party", "pillar", "mineral"}
