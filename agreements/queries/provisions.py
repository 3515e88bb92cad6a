"""Provisions as the rows of pillar tables, for pages and files alike."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.contrib.postgres.aggregates import StringAgg
from django.db.models import Case, CharField, F, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Concat, NullIf

from agreements.models import Agreement, Citation, Participation, Provision
from agreements.queries.editions import Edition

BATCH = 500


class ProvisionRow(NamedTuple):
    """One provision of one agreement, flat: a row of a pillar table."""

    agreement: str
    title: str
    date: str
    status: str
    legal_force: str
    parties: str
    pillar_code: str
    pillar: str
    pillar_slug: str
    strength: str
    summary: str
    sources: str
    addresses: str
    trust: str


def provision_rows(provisions: QuerySet[Provision], edition: Edition) -> QuerySet[Any]:
    """Plain rows in the fields of :class:`ProvisionRow`, in the order given; one query.

    Status and sources are those of ``edition``.
    """
    return provisions.annotate(
        stood=_status(edition),
        parties_in_words=joined(
            Participation.objects.filter(agreement=OuterRef("agreement")),
            "agreement",
            F("party__name"),
        ),
        **sources_of("provision", edition),
    ).values_list(
        "agreement__slug", "agreement__title", "agreement__signed_on", "stood",
        "agreement__legal_force", "parties_in_words", "pillar__code", "pillar__name",
        "pillar__slug", "strength", "summary", "sources_in_words", "addresses", "trust",
    )  # fmt: skip


def stream(rows: QuerySet[Any]) -> Iterator[ProvisionRow]:
    """The rows a few hundred at a time, however many there are."""
    for row in rows.iterator(chunk_size=BATCH):
        yield ProvisionRow(*("" if value is None else value for value in row))


def in_order_of_list(agreements: QuerySet[Agreement]) -> QuerySet[Provision]:
    """Provisions of the agreements, agreements as on the list (by date), pillars in order."""
    return Provision.objects.filter(agreement__in=agreements.order_by().values("pk")).order_by(
        F("agreement__signed_on").desc(nulls_last=True),
        "agreement__title",
        "agreement_id",
        "pillar__order",
        "position",
        "pk",
    )


def source_in_words() -> Concat:
    """An article and the place in it: "dpa-AFX ¶3", "document 001 ¶13"."""
    name = Case(
        When(article__outlet__isnull=False, then=F("article__outlet__name")),
        When(article__document__gt="", then=Concat(Value("document "), "article__document")),
        default=F("article__title"),
        output_field=CharField(),
    )
    place = Case(
        When(locator="", then=Value("")),
        default=Concat(Value(" "), "locator"),
        output_field=CharField(),
    )
    return Concat(name, place, output_field=CharField())


def _status(edition: Edition) -> Any:
    if not edition.is_past:
        return F("agreement__status")
    stood = Agreement.objects.standing(edition.on).filter(pk=OuterRef("agreement"))
    return Subquery(stood.values("stood"))


def sources_of(fact: str, edition: Edition) -> dict[str, Subquery]:
    """Sources and their addresses of each row of a kind of fact, as texts."""
    rows = Citation.objects.filter(**{fact: OuterRef("pk")})
    if edition.is_past:
        rows = rows.filter(edition.told("article__published_on"))
    return {
        "sources_in_words": joined(rows, fact, source_in_words()),
        "addresses": joined(rows, fact, NullIf("article__url", Value(""))),
    }


def joined(rows: QuerySet[Any], by: str, text: Any) -> Subquery:
    """One text of many rows, in their order, parted by semicolons."""
    texts = rows.order_by().values(by).annotate(
        joined=StringAgg(text, delimiter="; ", order_by=("position", "pk"))
    )  # fmt: skip
    return Subquery(texts.values("joined"), output_field=CharField())


def provisions_of(slug: str, edition: Edition) -> QuerySet[Provision] | None:
    """The provisions of one agreement in the order of its page, or None without such."""
    agreements = Agreement.objects.filter(slug=slug)
    if edition.is_past:
        agreements = agreements.known_by(edition.on)
    return in_order_of_list(agreements) if agreements.exists() else None
