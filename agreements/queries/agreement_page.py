"""All of one agreement, read in as many queries as there are kinds of fact."""

from __future__ import annotations

from collections import defaultdict
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import JSONBAgg
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import JSONObject

from agreements.core.words import About, OwnValue, Relation
from agreements.models import (
    CITED,
    FACTS,
    Agreement,
    AgreementMineral,
    AgreementSource,
    Article,
    Citation,
    Commitment,
    Disagreement,
    Event,
    Participation,
    Provision,
)
from agreements.queries.due import Due, due, with_checks
from agreements.queries.editions import Edition, as_they_stood
from agreements.queries.history import Change, latest
from agreements.queries.relations import Related, related
from agreements.queries.settlements import Settled, trail_of, with_trail


class Evidence(NamedTuple):
    """A citation with the number of its source on the page."""

    number: int
    citation: Citation
    article: Article


class Backed(NamedTuple):
    """A fact with the evidence behind it."""

    fact: Any
    evidence: list[Evidence]


class Rival(NamedTuple):
    """One value of a disputed attribute and the sources that print it."""

    value: str
    sources: list[tuple[Article, str]]
    is_shown: bool


class Dispute(NamedTuple):
    """A disagreement with its rival values side by side."""

    row: Disagreement
    rivals: list[Rival]

    @property
    def has_rivals(self) -> bool:
        """Whether sources give more than one distinct value: one alone is no dispute."""
        return len(self.rivals) > 1

    @property
    def leading_is_a_rival(self) -> bool:
        return any(rival.is_shown for rival in self.rivals)

    @property
    def trail(self) -> list[Settled]:
        """Who settled it, when and why, the latest first."""
        return trail_of(self.row)


class NumberedSource(NamedTuple):
    """A source with its number on the page and how many facts rest on it."""

    number: int
    key: str
    article: Article
    uses: int


class AgreementPage(NamedTuple):
    """Everything the page of one agreement shows."""

    agreement: Agreement
    participations: list[Backed]
    provisions: list[Backed]
    commitments: list[Due]
    amounts: list[Backed]
    events: list[Backed]
    sources: list[NumberedSource]
    disputes: list[Dispute]
    related: list[Related]
    own: dict[str, list[Evidence]]
    """What is cited for values of the agreement itself, by their column."""
    history: list[Change]

    def disputed(self, about: About) -> list[Dispute]:
        """The disagreements that stand at one place of the page."""
        return [each for each in self.disputes if each.row.about == about and each.has_rivals]

    @property
    def disputed_pillars(self) -> dict[int, Dispute]:
        return {d.row.pillar_id: d for d in self.disputes if d.row.pillar_id and d.has_rivals}

    @property
    def dated(self) -> list[Due]:
        return [due for due in self.commitments if due.fact.due_on]

    @property
    def overdue(self) -> list[Due]:
        return [due for due in self.commitments if due.is_overdue]

    @property
    def successors(self) -> list[Related]:
        return [r for r in self.related if r.relation == Relation.SUPERSEDES and r.is_newer]

    @property
    def amendments(self) -> list[Related]:
        return [r for r in self.related if r.relation == Relation.AMENDS and r.is_newer]

    @property
    def pillars_covered(self) -> int:
        return len({backed.fact.pillar_id for backed in self.provisions})


class NotYetError(Exception):
    """The agreement is on record, but was neither announced nor signed by the day asked for."""

    def __init__(self, agreement: Agreement) -> None:
        super().__init__(agreement.title)
        self.agreement = agreement


def agreement_for_page(slug: str, edition: Edition) -> AgreementPage:
    """The agreement called ``slug`` as it stood in ``edition``.

    Raises Agreement.DoesNotExist, and :class:`NotYetError` where it came later.
    """
    agreement, on = _agreement(slug, edition), edition.on
    evidence, sources = _evidence(agreement, edition)
    articles = {source.article.pk: source.article for source in sources}

    def backed(rows: QuerySet[Any], kind: str) -> list[Backed]:
        return [Backed(fact, evidence[kind, fact.pk]) for fact in rows]

    return AgreementPage(
        agreement=agreement,
        participations=backed(_participations(agreement), "participation"),
        provisions=backed(
            Provision.objects.filter(agreement=agreement).select_related("pillar"), "provision"
        ),
        commitments=[
            due(fact, evidence["commitment", fact.pk], agreement, on)
            for fact in _commitments(agreement, edition)
        ],
        amounts=backed(agreement.amount_set.all(), "amount"),
        events=backed(_events(agreement, edition), "event"),
        sources=sources,
        disputes=_disputes(agreement, articles, edition),
        related=related(agreement, edition),
        own={about: found for (about, _pk), found in evidence.items() if about in set(OwnValue)},
        history=latest(agreement),
    )


def _agreement(slug: str, edition: Edition) -> Agreement:
    agreements = Agreement.objects.annotate(named=ArraySubquery(_minerals()))
    if not edition.is_past:
        return agreements.get(slug=slug)
    known = agreements.known_by(edition.on).standing(edition.on).filter(slug=slug)
    found = as_they_stood(known)
    if not found:
        raise NotYetError(Agreement.objects.get(slug=slug))
    return found[0]


def _minerals() -> QuerySet[Any]:
    """Slug and name of each mineral that an agreement names, in order."""
    rows = AgreementMineral.objects.filter(agreement=OuterRef("pk")).order_by("position", "pk")
    return rows.values(json=JSONObject(slug="mineral__slug", name="mineral__name"))


def _participations(agreement: Agreement) -> QuerySet[Participation]:
    same_party = Participation.objects.filter(party=OuterRef("party")).order_by().values("party")
    number = same_party.annotate(n=Count("agreement", distinct=True)).values("n")
    rows = Participation.objects.filter(agreement=agreement).select_related("party")
    return rows.annotate(agreements_of_party=Subquery(number))


def _events(agreement: Agreement, edition: Edition) -> QuerySet[Event]:
    events = agreement.event_set.all()
    return events.filter(edition.told("date")) if edition.is_past else events


def _commitments(agreement: Agreement, edition: Edition) -> QuerySet[Commitment]:
    rows = Commitment.objects.with_state(edition.on).filter(agreement=agreement)
    if edition.is_past:
        rows = rows.made_by(edition.on)
    return with_checks(rows.select_related("pillar"), edition.on)


def _evidence(
    agreement: Agreement, edition: Edition
) -> tuple[dict[tuple[str, int], list[Evidence]], list[NumberedSource]]:
    """Citations by kind and id of their fact, and the numbered sources; two queries.

    A value of the agreement itself is a kind of its own.
    """
    rows = AgreementSource.objects.filter(agreement=agreement).select_related("article__outlet")
    if edition.is_past:
        rows = rows.filter(edition.told("article__published_on"))
    listed = list(rows)
    numbers = {source.article_id: n for n, source in enumerate(listed, start=1)}
    articles = {source.article_id: source.article for source in listed}
    found: dict[tuple[str, int], list[Evidence]] = defaultdict(list)
    uses: dict[int, int] = defaultdict(int)
    wanted = Q(agreement=agreement)
    for kind in FACTS:
        wanted |= Q(**{f"{kind}__agreement": agreement})
    for citation in Citation.objects.filter(wanted, article__in=articles):
        kind = next(kind for kind in CITED if getattr(citation, f"{kind}_id"))
        number = numbers[citation.article_id]
        evidence = Evidence(number, citation, articles[citation.article_id])
        found[citation.about or kind, getattr(citation, f"{kind}_id")].append(evidence)
        uses[citation.article_id] += 1
    sources = [
        NumberedSource(numbers[s.article_id], s.key, s.article, uses[s.article_id]) for s in listed
    ]
    return found, sources


def _disputes(
    agreement: Agreement, articles: dict[int, Article], edition: Edition
) -> list[Dispute]:
    """Disagreements; in the past, those of which sources known by then print several values."""
    told = [_dispute(row, articles) for row in _disagreements(agreement)]
    return [d for d in told if len(d.rivals) > 1] if edition.is_past else told


def _disagreements(agreement: Agreement) -> QuerySet[Disagreement]:
    claim = JSONObject(
        value="claims__value", article="claims__article_id", locator="claims__locator"
    )
    rows = Disagreement.objects.filter(agreement=agreement).select_related("pillar")
    return with_trail(rows).annotate(
        values=JSONBAgg(
            claim, filter=Q(claims__isnull=False), order_by="claims__position", default=Value("[]")
        )
    )


def _dispute(row: Any, articles: dict[int, Article]) -> Dispute:
    sources: dict[str, list[tuple[Article, str]]] = defaultdict(list)
    for claim in row.values:
        if claim["article"] not in articles:
            continue  # told only after the day asked for
        sources[claim["value"]].append((articles[claim["article"]], claim["locator"]))
    rivals = [Rival(value, found, value == row.leading) for value, found in sources.items()]
    return Dispute(row, rivals)
