"""The passage of each agreement that answers a search."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from django.contrib.postgres.search import SearchHeadline, SearchQuery, SearchRank, SearchVector
from django.db.models import Func, Value

from agreements.models import Passage
from agreements.models.fields import Plain

START, STOP = "\ue000", "\ue001"
"""Marks around a matching word: signs of the private use area, which no text holds.

They are told apart from the text after it was escaped, so words of a source can
never become markup.
"""


class Piece(NamedTuple):
    """Some text of a passage, and whether it matched."""

    text: str
    is_match: bool


class Hit(NamedTuple):
    """Where in an agreement a search matched, and the words around."""

    place: str
    pieces: list[Piece]


def any_word(text: str) -> SearchQuery:
    """The search with "or" between its words: a passage may hold only some of them."""
    parsed = SearchQuery(Plain(Value(text)), search_type="websearch", config="english")
    return SearchQuery(
        Func(parsed, function="REPLACE", template="REPLACE(%(expressions)s::text, ' & ', ' | ')"),
        search_type="raw",
        config="simple",
    )


def hits(agreement_ids: Sequence[int], text: str) -> dict[int, Hit]:
    """The best passage of each agreement for the search ``text``, in one query."""
    query = any_word(text)
    passages = (
        Passage.objects.filter(agreement__in=agreement_ids)
        .annotate(
            rank=SearchRank(SearchVector(Plain("text"), config="english"), query),
            headline=SearchHeadline(
                Plain("text"), query, config="english", start_sel=START, stop_sel=STOP,
                min_words=18, max_words=36,
            ),
        )
        .filter(rank__gt=0)
        .order_by("agreement_id", "-rank", "id")
        .distinct("agreement_id")
    )  # fmt: skip
    return {p.agreement_id: Hit(p.place, as_written(pieces(p.headline), p.text)) for p in passages}


def pieces(headline: str) -> list[Piece]:
    """The headline cut at its marks."""
    first, *rest = headline.split(START)
    found = [Piece(first, is_match=False)]
    for part in rest:
        match, _, after = part.partition(STOP)
        found += [Piece(match, is_match=True), Piece(after, is_match=False)]
    return [piece for piece in found if piece.text]


def as_written(found: Sequence[Piece], text: str) -> list[Piece]:
    """The pieces with the accents that ``text`` has: a search looks at it without them."""
    plain, places = _without_accents(text)
    at = plain.find("".join(piece.text for piece in found))
    if at < 0:
        return list(found)
    written = []
    for piece in found:
        end = at + len(piece.text)
        written.append(Piece(text[places[at] : places[end]], piece.is_match))
        at = end
    return written


def _without_accents(text: str) -> tuple[str, list[int]]:
    """As the database's ``register_plain``, with the place in ``text`` of each of its signs."""
    signs = [
        (sign, place)
        for place, written in enumerate(text)
        for sign in normalize("NFKD", written)
        if not "\u0300" <= sign <= "\u036f"
    ]
    return "".join(sign for sign, _ in signs), [*(place for _, place in signs), len(text)]
