"""One article: what is kept of its text, and every fact that rests on it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from agreements.core.words import OwnValue
from agreements.models import CITED, FACTS, Agreement, Article, Citation, Claim
from agreements.models.base import Reviewable
from agreements.queries.marked_text import Paragraph, Passage, paragraphs


class Place(NamedTuple):
    """Where in the article a fact is found; ``passage`` where its words stand in the kept text."""

    citation: Any
    passage: Passage | None
    is_lost: bool
    """Whether the words quoted are not where they were in the kept text."""


class Supported(NamedTuple):
    """A fact, or a value of a disputed attribute, that the article is cited for."""

    kind: str
    topic: str
    text: str
    anchor: str
    on_agreement: str
    """Where it stands on the agreement's page."""
    row: Any
    places: list[Place]


class Cited(NamedTuple):
    """An agreement and everything in it that the article is cited for."""

    agreement: Agreement
    facts: list[Supported]
    values: list[Supported]


class SourcePage(NamedTuple):
    """An article with all that rests on it, by agreement."""

    article: Article
    cited: list[Cited]
    paragraphs: list[Paragraph]
    left_out: int
    """Paragraphs that are kept and not shown."""

    @property
    def facts(self) -> int:
        return sum(len(each.facts) for each in self.cited)

    @property
    def values(self) -> int:
        return sum(len(each.values) for each in self.cited)

    @property
    def quotes(self) -> int:
        supported = (fact for each in self.cited for fact in each.facts)
        return sum(bool(place.citation.quote) for fact in supported for place in fact.places)


def source_for_page(pk: int) -> SourcePage:
    """The article numbered ``pk``; raises Article.DoesNotExist, also for one held back.

    Of a page that was fetched or handed in, only the paragraphs that are quoted are shown:
    the words are its publisher's, and a curator reads the whole of it at the desk.
    """
    article = Article.objects.published().select_related("outlet", "revisit").get(pk=pk)
    text = "" if article.document else article.text  # a founding document is never reproduced
    citations = _citations(article)
    passages = _passages(text, citations)
    listed = list(article.dossiers.values_list("agreement_id", flat=True))
    facts, values = _facts(citations, passages, text), _values(article)
    agreements = Agreement.objects.in_bulk({*listed, *facts, *values})
    cited = [
        Cited(agreement, facts.get(pk, []), values.get(pk, []))
        for pk, agreement in agreements.items()
    ]
    cited.sort(key=lambda each: (each.agreement.title, each.agreement.pk))
    shown = paragraphs(text, list(passages.values()))
    quoted = [each for each in shown if each.is_quoted or not article.raw_page_id]
    return SourcePage(article, cited, quoted, len(shown) - len(quoted))


def _citations(article: Article) -> list[Any]:
    """Citations with their facts, in the order in which an agreement's page has them."""
    topics = ["provision__pillar", "commitment__pillar", "participation__party"]
    rows = list(Citation.objects.filter(article=article).select_related(*CITED, *topics))
    return sorted(rows, key=_place_on_page)


def _place_on_page(citation: Any) -> tuple[int, int, int, int]:
    kind, fact = _fact_of(citation)
    if kind not in FACTS:
        return -1, 0, [*OwnValue].index(kind), fact.pk
    pillar = fact.pillar.order if kind == "provision" else 0
    return FACTS.index(kind), pillar, fact.position, fact.pk


def _fact_of(citation: Any) -> tuple[str, Any]:
    """The fact and its kind; a value of an agreement itself is a kind of its own."""
    kind = next(kind for kind in CITED if getattr(citation, f"{kind}_id"))
    return citation.about or kind, getattr(citation, kind)


def _passages(text: str, citations: Sequence[Any]) -> dict[int, Passage]:
    """Quotes that stand in the kept text where their offsets say, by citation."""
    found = [c for c in citations if c.start is not None and text[c.start : c.end] == c.quote]
    found.sort(key=lambda c: (c.start, c.end, c.pk))
    return {
        c.pk: Passage(number, c.start, c.end, _anchor(*_fact_of(c)))
        for number, c in enumerate(found, start=1)
    }


def _anchor(kind: str, fact: Reviewable) -> str:
    return f"{kind}-{fact.pk}"


def _facts(
    citations: Sequence[Any], passages: dict[int, Passage], text: str
) -> dict[int, list[Supported]]:
    """Each fact once, with all its places in the article, by agreement."""
    found: dict[str, Supported] = {}
    for citation in citations:
        kind, fact = _fact_of(citation)
        anchor = _anchor(kind, fact)
        if anchor not in found:
            found[anchor] = Supported(*_words(kind, fact), anchor, _target(kind, fact), fact, [])
        passage = passages.get(citation.pk)
        is_lost = bool(text and citation.start is not None and not passage)
        found[anchor].places.append(Place(citation, passage, is_lost))
    by_agreement: dict[int, list[Supported]] = {}
    for supported in found.values():
        owner = getattr(supported.row, "agreement_id", supported.row.pk)
        by_agreement.setdefault(owner, []).append(supported)
    return by_agreement


def _values(article: Article) -> dict[int, list[Supported]]:
    """What the article says where sources differ, by agreement."""
    found: dict[int, list[Supported]] = {}
    claims: Any = Claim.objects.filter(article=article).select_related("disagreement")
    for claim in claims.order_by("disagreement__position", "disagreement", "position", "pk"):
        about = claim.disagreement
        supported = Supported(
            "Disputed value", about.attribute, claim.value, f"claim-{claim.pk}",
            f"d-{about.pk}", claim, [Place(claim, None, is_lost=False)],
        )  # fmt: skip
        found.setdefault(about.agreement_id, []).append(supported)
    return found


Words = tuple[str, str, str]
WORDING: dict[str, Callable[[Any], Words]] = {
    "participation": lambda f: ("Party", f.get_role_display(), f.party.name),
    "provision": lambda f: ("Provision", f.pillar.name, f.summary),
    "commitment": lambda f: ("Commitment", f.pillar.name, f.summary),
    "amount": lambda f: ("Amount", f.get_kind_display(), f"{f.currency} {f.value:,}: {f.what}"),
    "event": lambda f: ("Event", f.get_kind_display(), f.title),
}
"""Kind, topic and words of a fact as the page of a source shows them."""


def _words(kind: str, fact: Any) -> Words:
    if kind in WORDING:
        return WORDING[kind](fact)
    value = getattr(fact, kind)
    shown = getattr(fact, f"get_{kind}_display", lambda: getattr(value, "words", value))()
    return "Agreement", OwnValue(kind).label, str(shown or "Not recorded")


def _target(kind: str, fact: Reviewable) -> str:
    """The anchor of a fact on its agreement's page."""
    if kind in set(OwnValue):
        return "summary"
    own = {"provision": f"p-{fact.pk}", "commitment": f"c-{fact.pk}"}
    return own.get(kind) or {"participation": "parties", "amount": "amounts"}.get(kind, "timeline")
