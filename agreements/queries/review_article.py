"""One article as a curator reads it: its text with the evidence marked, and what is proposed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from agreements.core.intake_words import Flag
from agreements.core.paragraphs import paragraph_of
from agreements.core.words import SuggestionState
from agreements.models import Agreement, Article, Decision, Suggestion
from agreements.queries.changed_since import Changed, all_changed_since
from agreements.queries.further import Further, further
from agreements.queries.marked_text import NOW, Paragraph, Passage, paragraphs
from agreements.queries.names import Names
from agreements.queries.on_record import standing
from agreements.queries.proposals import Proposal, proposal

LOOKS = {
    SuggestionState.ACCEPTED: "hl-done",
    SuggestionState.MERGED: "hl-done",
    SuggestionState.REJECTED: "hl-done",
    SuggestionState.SPLIT: "hl-done",
}


class Card(NamedTuple):
    """A suggestion beside the text it was read from."""

    number: int
    proposal: Proposal
    passage: Passage | None
    paragraph: int
    is_lost: bool
    """Whether the words quoted are not where they were in the kept text."""
    decision: Decision | None
    is_in_record: bool
    """Whether what was decided on stands in the register now."""
    needs: Suggestion | None
    """The suggestion of the agreement that has to be accepted first."""
    is_now: bool
    changes: list[Changed]
    """What changed of the fact since it was suggested: label, what stood there, what stands."""
    refusal: str
    """Why what was just decided was not written."""

    @property
    def suggestion(self) -> Suggestion:
        return self.proposal.suggestion

    @property
    def is_waiting(self) -> bool:
        return self.suggestion.state == SuggestionState.WAITING

    @property
    def can_be_accepted(self) -> bool:
        return self.is_waiting and self.needs is None and not self.is_lost

    @property
    def can_be_undone(self) -> bool:
        return not self.is_waiting and self.decision is not None

    @property
    def table(self) -> str:
        """The table of facts, as accepting all of one kind names it."""
        return str(self.suggestion.fact_type.model)


class Refusal(NamedTuple):
    """A decision that was not written: on which suggestion, why, and what was sent."""

    suggestion: int
    told: str
    sent: Mapping[str, str]


class Beside(NamedTuple):
    """What is known of the suggestions of an article, by their numbers."""

    article: Article
    passages: Mapping[int, Passage]
    made: Mapping[int, Decision]
    there: Container[int]
    """Those whose fact stands in the register."""
    changes: Mapping[int, list[Changed]]
    refused: Refusal | None
    now: int


class Pile(NamedTuple):
    """What is proposed of one agreement, held or new."""

    agreement: Agreement | None
    title: str
    cards: list[Card]


class Alike(NamedTuple):
    """Suggestions of one kind that can be accepted together."""

    table: str
    label: str
    n: int


class Desk(NamedTuple):
    """An article and everything that is proposed from it."""

    article: Article
    arrival: Any
    duplicates: list[Article]
    piles: list[Pile]
    paragraphs: list[Paragraph]
    further: Further | None
    """The next article with suggestions that wait."""

    @property
    def cards(self) -> list[Card]:
        return [card for pile in self.piles for card in pile.cards]

    @property
    def total(self) -> int:
        return len(self.cards)

    @property
    def waiting(self) -> int:
        return sum(card.is_waiting for card in self.cards)

    @property
    def decided(self) -> int:
        return self.total - self.waiting

    @property
    def alike(self) -> list[Alike]:
        """Kinds of which more than one could be accepted now, in the order of the page."""
        kinds = {card.table: card.proposal.kind for card in self.cards}
        counts = Counter(card.table for card in self.cards if card.can_be_accepted)
        return [Alike(each, kinds[each], counts[each]) for each in kinds if counts[each] > 1]

    @property
    def flags(self) -> list[str]:
        """What is odd about the page, in words."""
        return [Flag(word).label for word in self.article.flags]


def desk(pk: int, *, reader: Any, at: int = 0, refused: Refusal | None = None) -> Desk:
    """The article numbered ``pk`` for ``reader``; raises Article.DoesNotExist.

    ``at`` is the suggestion to look at now; without one, the first that waits. What was
    ``refused`` is told on its card, with what was sent, so that it can be put right.
    """
    articles = Article.objects.select_related("outlet", "raw_page", "duplicate_of")
    article = articles.defer("search", "sketch", "raw_page__packed").get(pk=pk)
    suggestions = _suggestions(article)
    made, changes = _decisions(suggestions), all_changed_since(suggestions)
    numbered = list(enumerate(suggestions, start=1))
    names, now = Names(suggestions), _now(suggestions, at)
    passages = {
        each.pk: found
        for n, each in numbered
        if (found := _passage(n, each, article, is_now=each.pk == now))
    }
    there = standing(suggestions)
    beside = Beside(article, passages, made, there, changes, refused, now)
    cards = [_card(n, each, names, beside) for n, each in numbered]
    return Desk(
        article,
        article.arrivals.select_related("run").order_by("-pk").first(),
        list(article.duplicates.select_related("outlet").defer("search", "sketch", "text")),
        _piles(cards),
        paragraphs(article.text, list(passages.values())),
        further(article, reader),
    )


def single(pk: int, *, refused: Refusal | None = None) -> Card:
    """A suggestion by itself, as one without an article is; raises Suggestion.DoesNotExist."""
    rows = Suggestion.objects.select_related("fact_type", "agreement", "article", "part_of")
    one = rows.get(pk=pk)
    made, article = _decisions([one]), one.article or Article()
    there, changes = standing([one]), all_changed_since([one])
    beside = Beside(article, {}, made, there, changes, refused, one.pk)
    return _card(1, one, Names([one]), beside)


def _suggestions(article: Article) -> list[Suggestion]:
    """The agreement's own first, then its facts as they stand in the text."""
    rows = Suggestion.objects.filter(article=article).select_related(
        "fact_type", "agreement", "part_of", "assigned_to"
    )
    found = list(rows.defer("agreement__search"))
    return sorted(found, key=_order)


def _order(suggestion: Suggestion) -> tuple[Any, ...]:
    own = suggestion.fact_type.model == "agreement"
    held = suggestion.agreement.title if suggestion.agreement else ""
    new = suggestion.part_of_id or (suggestion.pk if own and not held else 0)
    start = suggestion.start if suggestion.start is not None else 10**9
    return (new or 0, held, not own, start, suggestion.pk)


def _decisions(suggestions: Iterable[Suggestion]) -> dict[int, Decision]:
    """The last decision on each."""
    rows = Decision.objects.filter(suggestion__in=list(suggestions)).order_by("made_at", "pk")
    return {row.suggestion_id: row for row in rows}


def _passage(
    number: int, suggestion: Suggestion, article: Article, *, is_now: bool
) -> Passage | None:
    start, end = suggestion.start, suggestion.end
    if start is None or end is None or article.text[start:end] != suggestion.quote:
        return None
    look = NOW if is_now else LOOKS.get(SuggestionState(suggestion.state), "")
    return Passage(number, start, end, f"s-{suggestion.pk}", look)


def _now(suggestions: Sequence[Suggestion], at: int) -> int:
    """The suggestion to look at: the one asked for while it waits, else the next that does."""
    waiting = [each.pk for each in suggestions if each.state == SuggestionState.WAITING]
    order = {each.pk: place for place, each in enumerate(suggestions)}
    after = [pk for pk in waiting if order[pk] >= order.get(at, 0)]
    return next(iter([*after, *waiting]), 0)


def _card(number: int, each: Suggestion, names: Names, beside: Beside) -> Card:
    article, passage = beside.article, beside.passages.get(each.pk)
    parent, refused = each.part_of, beside.refused
    is_refused = refused is not None and refused.suggestion == each.pk
    return Card(
        number,
        proposal(each, names, refused.sent if refused and is_refused else None),
        passage,
        paragraph_of(article.text, passage.start) if passage else 0,
        bool(article.text and each.start is not None and not passage),
        beside.made.get(each.pk),
        each.pk in beside.there,
        parent if parent and parent.agreement_id is None else None,
        each.pk == beside.now,
        beside.changes.get(each.pk, []),
        refused.told if refused and is_refused else "",
    )


def _piles(cards: Sequence[Card]) -> list[Pile]:
    """By agreement, in the order of the cards."""
    piles: dict[tuple[str, int], Pile] = {}
    for card in cards:
        each = card.suggestion
        parent = each if each.fact_type.model == "agreement" else each.part_of
        agreement = each.agreement or (parent.agreement if parent else None)
        key = ("held", agreement.pk) if agreement else ("new", parent.pk if parent else 0)
        if key not in piles:
            title = str(agreement or (parent.proposed.get("title") if parent else ""))
            piles[key] = Pile(agreement, title or "No agreement named", [])
        piles[key].cards.append(card)
    return list(piles.values())
