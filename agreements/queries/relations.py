"""How agreements stand to one another."""

from __future__ import annotations

from dataclasses import replace
from typing import NamedTuple

from django.db.models import Q
from django.http import Http404, QueryDict

from agreements.charts.succession import Succession, Text
from agreements.core.words import Relation
from agreements.models import Agreement, AgreementRelation, FormerName
from agreements.queries.charts import Chart
from agreements.queries.editions import Edition, edition_asked


class Related(NamedTuple):
    """Another agreement and how this one stands to it, in words."""

    words: str
    relation: str
    other: Agreement
    is_newer: bool


INVERSE = {
    Relation.PART_OF: "Has as a part",
    Relation.SUPERSEDES: "Superseded by",
    Relation.AMENDS: "Amended by",
    Relation.IMPLEMENTS: "Implemented by",
    Relation.FOLLOWS: "Followed by",
    Relation.PARALLEL_TO: "Parallel to",
}


def related(agreement: Agreement, edition: Edition) -> list[Related]:
    """Relations read from this agreement's side, each other agreement and relation once.

    In an edition of the past, only to agreements that were known by then.
    """
    rows = AgreementRelation.objects.filter(Q(agreement=agreement) | Q(other=agreement))
    if edition.is_past:
        known = Agreement.objects.known_by(edition.on).values("pk")
        rows = rows.filter(agreement__in=known, other__in=known)
    found: dict[tuple[str, int], Related] = {}
    for row in rows.select_related("agreement", "other").order_by("position", "pk"):
        mine = row.agreement_id == agreement.pk
        other = row.other if mine else row.agreement
        words = row.get_relation_display() if mine else INVERSE[Relation(row.relation)]
        found.setdefault((words, other.pk), Related(words, row.relation, other, not mine))
    return list(found.values())


def succession(data: QueryDict) -> Chart:
    """The graph of the agreement called ``of``."""
    slug = data.get("of", "")
    agreement = Agreement.objects.filter(slug=slug).first()
    agreement = agreement or FormerName.objects.now_at("agreement", slug)
    if agreement is None:
        raise Http404("Say in “of” which agreement, such as of=us-japan-framework-2025.")
    edition = edition_asked(data)
    chart = succession_of(agreement, related(agreement, edition), edition)
    return replace(chart, errors={"as_of": [edition.error]} if edition.error else {})


def succession_of(agreement: Agreement, others: list[Related], edition: Edition) -> Chart:
    """How ``agreement`` stands to the texts before and after it."""
    day = edition.query.removeprefix("?")
    return Chart(
        name="succession",
        title="Before and after",
        told="Earlier texts on the left, later ones on the right. A thick line leads from one "
        "text to another that came out of it; a thin one joins texts that run parallel.",
        form=Succession(
            Text("", agreement.title, _date(agreement), agreement.get_status_display()),
            tuple(_text(agreement, each, edition) for each in _by_agreement(others)),
        ),
        query=f"of={agreement.slug}{'&' if day else ''}{day}",
    )


def _by_agreement(others: list[Related]) -> list[list[Related]]:
    """Every other agreement once, with all its relations."""
    found: dict[int, list[Related]] = {}
    for related in others:
        found.setdefault(related.other.pk, []).append(related)
    return list(found.values())


def _text(agreement: Agreement, relations: list[Related], edition: Edition) -> Text:
    other = relations[0].other
    told = [relations[0].words, *(each.words.lower() for each in relations[1:])]
    dates = str(other.signed_on or ""), str(agreement.signed_on or "")
    is_dated = all(dates)
    return Text(
        words=" and ".join(told),
        title=other.title,
        date=_date(other),
        status=other.get_status_display(),
        href=f"{other.get_absolute_url()}{edition.query}",
        is_later=dates[0] > dates[1] if is_dated else relations[0].is_newer,
        follows=any(each.relation != Relation.PARALLEL_TO for each in relations),
    )


def _date(agreement: Agreement) -> str:
    return agreement.signed_on.words if agreement.signed_on else "no date"
