"""Many agreements at once, for counting queries and looking at full pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pgtrigger
from django.db import connection, transaction

from agreements import models
from agreements.core.partial_dates import PartialDate
from agreements.core.words import (
    AgreementKind,
    AmountKind,
    EventKind,
    Finding,
    LegalForce,
    Outcome,
    Status,
    Strength,
)
from tests.factories.blocs import belong_to_the_union

PILLARS = (
    ("securing-supply", "SUP", "Securing supply", "supply"),
    ("mining-processing-investment", "MIN", "Investment in mining and processing", "investment"),
    ("project-selection", "SEL", "Project selection", "investment"),
    ("financing", "FIN", "Financing", "investment"),
    ("investment-support", "INV", "Investment support", "investment"),
    ("ministerial", "MTG", "Ministerial", "cooperation"),
    ("permitting", "PMT", "Permitting", "rules"),
    ("fair-competition-pricing", "PRC", "Fair competition and pricing", "rules"),
    ("asset-sales", "AST", "Asset sales", "rules"),
    ("scrap", "SCR", "Scrap and recycling", "supply"),
    ("third-parties", "3RD", "Third parties", "cooperation"),
    ("geological-mapping", "MAP", "Geological mapping", "cooperation"),
    ("rapid-response", "RAP", "Rapid response", "supply"),
    ("stockpiling", "STK", "Stockpiling", "supply"),
    ("offtake", "OFF", "Offtake", "supply"),
    ("trade-market-access", "TRD", "Trade and market access", "rules"),
    ("export-controls", "EXP", "Export controls", "rules"),
    ("standards-esg", "ESG", "Standards and ESG", "rules"),
    ("research-innovation", "RES", "Research and innovation", "cooperation"),
    ("skills-capacity", "SKL", "Skills and capacity", "cooperation"),
    ("infrastructure", "INF", "Infrastructure", "investment"),
    ("local-value-addition", "VAL", "Local value addition", "supply"),
    ("traceability", "TRC", "Traceability", "rules"),
)
"""Slug, code, name and family, in order; the first fourteen are the framework's headings."""

PARTIES = (
    ("united-states", "United States", "state", "US", "USA"),
    ("japan", "Japan", "state", "JP", "JPN"),
    ("european-union", "European Union", "bloc", "", ""),
    ("australia", "Australia", "state", "AU", "AUS"),
    ("south-korea", "South Korea", "state", "KR", "KOR"),
    ("canada", "Canada", "state", "CA", "CAN"),
    ("gecamines", "Gécamines", "company", "", ""),
)
MINERALS = (
    ("rare-earths", "Rare earths", None),
    ("heavy-rare-earths", "Heavy rare earths", "rare-earths"),
    ("dysprosium", "Dysprosium", "heavy-rare-earths"),
    ("lithium", "Lithium", None),
    ("cobalt", "Cobalt", None),
)
SILENCED = (
    "agreements.Agreement:index_own_words",
    "agreements.AgreementMineral:index_words",
    "agreements.Amount:index_words",
    "agreements.Participation:index_words",
    "agreements.Provision:index_words",
    "agreements.Commitment:index_words",
    "agreements.Event:index_words",
)
"""Triggers that would index an agreement once a row; ``make_register`` does it once each."""


@dataclass(frozen=True)
class Vocabulary:
    parties: Sequence[models.Party]
    pillars: Sequence[models.Pillar]
    minerals: Sequence[models.Mineral]


def make_vocabulary() -> Vocabulary:
    """The 23 pillars with their real slugs and codes, seven parties and five minerals.

    What is held already is left as it is.
    """
    for order, (slug, code, name, family) in enumerate(PILLARS, start=1):
        origin = "framework" if order <= 14 else "extended"
        words = {"code": code, "name": name, "order": order, "family": family, "origin": origin}
        models.Pillar.objects.get_or_create(
            slug=slug, defaults=words | {"definition": f"On {name.lower()}."}
        )
    for slug, name, kind, iso2, iso3 in PARTIES:
        words = {"name": name, "kind": kind, "iso2": iso2, "iso3": iso3}
        models.Party.objects.get_or_create(slug=slug, defaults=words)
    for slug, name, above in MINERALS:
        parent = above and models.Mineral.objects.get(slug=above)
        words = {"name": name, "group": "battery", "parent": parent}
        models.Mineral.objects.get_or_create(slug=slug, defaults=words)
    belong_to_the_union()
    return Vocabulary(
        _in_order(models.Party, PARTIES),
        _in_order(models.Pillar, PILLARS),
        _in_order(models.Mineral, MINERALS),
    )


def _in_order(model: type, table: Iterable[tuple]) -> list:
    rows = {row.slug: row for row in model.objects.filter(slug__in=[slug for slug, *_ in table])}
    return [rows[slug] for slug, *_ in table]


@transaction.atomic
def make_register(how_many: int) -> list[models.Agreement]:
    """``how_many`` agreements, each with everything an agreement can have.

    Three participations, four provisions with two citations each, two commitments with a
    check each, three events, an amount, a disagreement of two claims, two minerals and two
    sources; each other fact has one citation. The first is "Agreement 1 on …"; kinds,
    statuses, dates and strengths go round. May be called again for more.
    """
    words = make_vocabulary()
    first = models.Agreement.objects.count() + 1
    numbers = range(first, first + how_many)
    with pgtrigger.ignore(*SILENCED):
        agreements = models.Agreement.objects.bulk_create([_agreement(n) for n in numbers])
        articles = _sources(agreements, numbers)
        facts = _facts(words, agreements, numbers)
        models.Citation.objects.bulk_create(_citations(facts, articles))
        _disagreements(words, agreements, articles, numbers)
    with connection.cursor() as cursor:
        ids = [agreement.pk for agreement in agreements]
        cursor.execute("SELECT register_index_agreement(id) FROM unnest(%s::bigint[]) AS id", [ids])
        # Or the planner takes every table for an empty one, and some pages need minutes.
        if how_many > 9:
            cursor.execute("ANALYZE")
    return agreements


def _round(words: type, n: int) -> str:
    values = [str(word) for word in words]
    return values[n % len(values)]


def _date(n: int) -> PartialDate:
    day = date(2025 - n % 6, 1 + n % 12, 1 + n % 28)
    text = day.isoformat()
    return PartialDate.parse({3: text[:7], 4: text[:4]}.get(n % 10, text))


def _agreement(n: int) -> models.Agreement:
    status = _round(Status, n + 1)
    return models.Agreement(
        slug=f"agreement-number-{n}",
        title=f"Agreement {n} on {PILLARS[n % len(PILLARS)][2].lower()}",
        kind=_round(AgreementKind, n),
        legal_force="unclear" if status == "proposed" else _round(LegalForce, n),
        status=status,
        signed_on=_date(n),
        place="Tokyo",
        summary=f"What was agreed on in text number {n}.",
        trust="reference",
    )


def _sources(agreements, numbers) -> dict[int, list[models.Article]]:
    """Two articles an agreement, by its key, from five outlets."""
    outlets = [
        models.Outlet.objects.get_or_create(name=f"Gazette {n}", domain=f"gazette-{n}.example")[0]
        for n in range(5)
    ]
    articles = models.Article.objects.bulk_create(
        models.Article(
            url=f"https://gazette.example/{n}/{side}",
            outlet=outlets[n % 5],
            title=f"Report {side} on agreement {n}",
            published_on=_date(n),
            language="en",
        )
        for n in numbers
        for side in (1, 2)
    )
    by_agreement = {a.pk: articles[2 * i : 2 * i + 2] for i, a in enumerate(agreements)}
    models.AgreementSource.objects.bulk_create(
        models.AgreementSource(agreement_id=pk, article=article, key=f"s{i}", position=i)
        for pk, pair in by_agreement.items()
        for i, article in enumerate(pair)
    )
    return by_agreement


def _facts(words: Vocabulary, agreements, numbers) -> list[models.base.Fact]:
    pairs = list(zip(agreements, numbers, strict=True))
    models.AgreementMineral.objects.bulk_create(
        models.AgreementMineral(
            agreement=a, mineral=words.minerals[(n + i) % len(words.minerals)], position=i
        )
        for a, n in pairs
        for i in range(2)
    )
    facts: list = []
    for model, how_many, row in KINDS:
        made = model.objects.bulk_create(
            model(agreement=a, position=i, trust="reference", **row(words, n, i))
            for a, n in pairs
            for i in range(how_many)
        )
        facts += made
        if model is models.Commitment:
            _checks(made)
    return facts


def _participation(words: Vocabulary, n: int, i: int) -> dict:
    party = words.parties[(n + 2 * i) % len(words.parties)]
    return {"party": party, "role": "member" if i == 2 else "signatory"}


def _provision(words: Vocabulary, n: int, i: int) -> dict:
    pillar = words.pillars[(n + 5 * i) % len(words.pillars)]
    summary = f"{pillar.name} in text {n}."
    return {"pillar": pillar, "strength": _round(Strength, n + i), "summary": summary}


def _commitment(words: Vocabulary, n: int, i: int) -> dict:
    due = {"due": "P6M"} if i == 0 else {"due_on": _date(n + 7)}
    outcome = "unknown" if n % 2 else _round(Outcome, n + i)
    summary = f"Promise {i + 1} of text {n}."
    return due | {"pillar": words.pillars[n % 23], "summary": summary, "outcome": outcome}


def _amount(words: Vocabulary, n: int, i: int) -> dict:
    kind = _round(AmountKind, n)
    return {"value": n * 1_000_000, "currency": "USD", "kind": kind, "what": f"Fund {n}"}


def _event(words: Vocabulary, n: int, i: int) -> dict:
    kind = _round(EventKind, n + i)
    return {"date": _date(n + i), "kind": kind, "title": f"Step {i + 1} of text {n}"}


KINDS = (
    (models.Participation, 3, _participation),
    (models.Provision, 4, _provision),
    (models.Commitment, 2, _commitment),
    (models.Amount, 1, _amount),
    (models.Event, 3, _event),
)


def _checks(commitments: Iterable[models.Commitment]) -> None:
    models.Check.objects.bulk_create(
        models.Check(
            commitment=commitment,
            looked_on=date(2026, 5, 10),
            places="Both governments' press pages",
            finding=_round(Finding, number),
        )
        for number, commitment in enumerate(commitments)
    )


def _citations(facts, articles) -> Iterable[models.Citation]:
    for fact in facts:
        for i, article in enumerate(articles[fact.agreement_id]):
            if i == 0 or isinstance(fact, models.Provision):
                name = fact._meta.model_name
                yield models.Citation(
                    article=article, locator=f"¶{i + 1}", position=i, **{name: fact}
                )


def _disagreements(words: Vocabulary, agreements, articles, numbers) -> None:
    """About a pillar and about the date by turns, the first about a pillar."""
    made = models.Disagreement.objects.bulk_create(
        models.Disagreement(
            agreement=agreement,
            attribute=words.pillars[n % 23].slug if n % 2 else "signed_on",
            about="pillar" if n % 2 else "signed_on",
            pillar=words.pillars[n % 23] if n % 2 else None,
        )
        for agreement, n in zip(agreements, numbers, strict=True)
    )
    models.Claim.objects.bulk_create(
        models.Claim(disagreement=one, article=article, value=f"Version {i + 1}", position=i)
        for one in made
        for i, article in enumerate(articles[one.agreement_id])
    )
