"""A curator's desk with work on it: what the pages under /review/ show, as much as is asked for."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from agreements import models
from agreements.core.intake_words import ArrivalState
from tests.factories.curation import (
    ArrivalFactory,
    FeedFactory,
    RawPageFactory,
    RunFactory,
    SuggestionFactory,
)
from tests.factories.evidence import ArticleFactory

SENTENCE = "Northland and Southland will <store> lithium & cobalt together."
EVIDENCE = ("Northland and Southland", "will <store> lithium", "lithium & cobalt")


class Desk(NamedTuple):
    article: models.Article
    run: models.Run
    suggestion: models.Suggestion
    """One that a load made, without an article."""
    read: models.Suggestion
    """One that was read from the article, and waits."""


def make_desk(how_many: int, agreement: models.Agreement) -> Desk:
    """An article with suggestions of every kind in every state, ``how_many`` times; as many
    runs, with arrivals in every state, and feeds in every health. The first ones are returned.
    """
    made = [_desk(agreement) for _ in range(how_many)]
    run, article = made[0].run, made[0].article
    for number in range(how_many - 1):
        _arrivals(run, article)
        _suggestions(article, agreement, number + 1)
    return made[0]


def _desk(agreement: models.Agreement) -> Desk:
    first = ArticleFactory(title="The first to tell of it", raw_page=RawPageFactory())
    article = ArticleFactory(
        title="Ministers <met>",
        text="\n\n".join([SENTENCE] * 30),
        raw_page=RawPageFactory(),
        flags=["paywall", "instruction-text"],
        relevance=0.8,
        is_relevant=True,
        duplicate_of=first,
        duplicate_kind="near",
        likeness=0.7,
        byline="Ann Lee",
    )
    ArticleFactory(
        title="A copy of it",
        raw_page=RawPageFactory(),
        duplicate_of=article,
        duplicate_kind="exact",
    )
    run = RunFactory()
    ArrivalFactory(run=run, state="kept", article=article)
    _arrivals(run, first)
    _suggestions(article, agreement, 0)
    FeedFactory(is_watched=False)
    FeedFactory(checked_at=timezone.now(), failures=2, last_error="The site is down")
    load = {"article": None, "agreement": agreement, "run": run, "rule": "dossier load"}
    read = article.suggestion_set.filter(fact_type__model="provision").earliest("pk")
    return Desk(article, run, SuggestionFactory(**load, held={"summary": "Before."}), read)


def _arrivals(run: models.Run, article: models.Article) -> None:
    for state in ArrivalState:
        kept = article if state in {ArrivalState.KEPT, ArrivalState.DUPLICATE} else None
        ArrivalFactory(
            run=run, state=str(state), article=kept, advice="Try again.", flags=["paywall"]
        )


def _suggestions(article: models.Article, agreement: models.Agreement, number: int) -> None:
    at = number % 30 * (len(SENTENCE) + 2)
    party = models.Party.objects.order_by("pk")[0].slug
    pillar = models.Pillar.objects.order_by("pk")[0].slug
    mineral = models.Mineral.objects.order_by("pk")[0].slug
    new = _suggest(article, at, models.Agreement, {
        "title": "A new pact", "kind": "mou", "status": "signed", "summary": "They store.",
        "mention": "main",
    }, agreement=None)  # fmt: skip
    money = {"value": 5_000_000, "currency": "USD", "kind": "pledge", "what": "Mines"}
    _suggest(article, at, models.Amount, money, agreement=None, part_of=new)
    facts: list[tuple[Any, dict[str, Any]]] = [
        (models.Provision, {"pillar": pillar, "strength": "intent", "summary": "They store."}),
        (models.Commitment, {"pillar": "", "summary": "Money.", "due": "P6M",
                             "outcome": "unknown"}),
        (models.Participation, {"party": party, "role": "signatory"}),
        (models.Event, {"date": "2026-01-30", "kind": "meeting", "title": "They met"}),
        (models.AgreementMineral, {"mineral": mineral}),
        (models.Claim, {"attribute": "place", "value": "Ulm"}),
        (models.Citation, {"supports": "amount", **money}),
    ]  # fmt: skip
    for model, proposed in facts:
        _suggest(article, at, model, proposed, agreement=agreement)
    _suggest(article, at, models.Amount, money, agreement=agreement, action="change",
             fact_id=1, held=money | {"value": 4_000_000})  # fmt: skip
    models.Decision.objects.create(
        suggestion=_suggest(article, at, models.Amount, money, agreement=agreement,
                            state="rejected"),
        verdict="reject", because="other-agreement", reason="Another agreement", by_name="ada",
    )  # fmt: skip

    models.Decision.objects.create(
        suggestion=_suggest(article, at, models.Amount, money, agreement=agreement,
                            state="accepted"),
        verdict="accept", by_name="ada",
    )  # fmt: skip


def _suggest(
    article: models.Article, at: int, model: Any, proposed: dict[str, Any], **told: Any
) -> models.Suggestion:
    words = EVIDENCE[len(proposed) % len(EVIDENCE)]
    start = at + SENTENCE.index(words)
    return SuggestionFactory(
        article=article,
        run=models.Run.objects.first(),
        fact_type=ContentType.objects.get_for_model(model),
        proposed=proposed,
        quote=words,
        start=start,
        end=start + len(words),
        confidence=0.75,
        rule="cue: (store|stockpile)",
        **told,
    )
