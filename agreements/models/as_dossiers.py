"""Agreements as dossiers, a few queries for any number of them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Prefetch, QuerySet

from agreements.core.dossier import Dossier, RelatedRecord
from agreements.core.words import AgreementKind, LegalForce, Relation, Status, Trust
from agreements.models.agreement import (
    Agreement,
    AgreementMineral,
    AgreementRelation,
    Participation,
)
from agreements.models.amounts import Amount
from agreements.models.as_records import disagreement_record, fact_record, source_record
from agreements.models.content import Check, Commitment
from agreements.models.events import Event
from agreements.models.evidence import FACTS, AgreementSource, Disagreement
from agreements.models.provisions import Provision
from agreements.models.vocabulary import Pillar


def with_everything(agreements: QuerySet[Agreement]) -> QuerySet[Agreement]:
    """Prefetch all that a dossier holds, in dossier order."""
    return agreements.prefetch_related(
        Prefetch("agreementmineral_set", AgreementMineral.objects.select_related("mineral")),
        Prefetch("participation_set", in_order(Participation, "party")),
        Prefetch("provision_set", in_order(Provision, "pillar")),
        Prefetch("commitment_set", in_order(Commitment, "pillar")),
        Prefetch("commitment_set__checks", Check.objects.order_by("looked_on", "pk")),
        Prefetch("amount_set", in_order(Amount)),
        Prefetch("event_set", in_order(Event)),
        *(f"{block}_set__citations" for block in FACTS),
        Prefetch("relations", AgreementRelation.objects.select_related("other")),
        Prefetch("disagreements", Disagreement.objects.prefetch_related("claims")),
        Prefetch("sources", AgreementSource.objects.select_related("article__outlet")),
    )


def in_order(model: type, *related: str) -> QuerySet:  # type: ignore[type-arg]
    rows: QuerySet = model.objects.order_by("position", "pk")  # type: ignore[type-arg, attr-defined]
    return rows.select_related(*related) if related else rows


def dossiers(agreements: QuerySet[Agreement]) -> Iterator[Dossier]:
    """Each agreement as its dossier, a hundred read at a time."""
    pillars = frozenset(Pillar.objects.values_list("slug", flat=True))
    for agreement in with_everything(agreements).iterator(chunk_size=100):
        yield as_dossier(agreement, pillars)


def as_dossier(agreement: Agreement, pillars: frozenset[str]) -> Dossier:
    """The dossier of an agreement read :func:`with_everything`."""
    ids = {source.article_id: source.key for source in agreement.sources.all()}
    usual = Trust(agreement.trust)

    def facts(block: str) -> tuple:  # type: ignore[type-arg]
        return tuple(
            fact_record(fact, ids, usual) for fact in getattr(agreement, f"{block}_set").all()
        )

    return Dossier(
        slug=agreement.slug,
        title=agreement.title,
        official_title=agreement.official_title,
        kind=AgreementKind(agreement.kind),
        legal_force=LegalForce(agreement.legal_force),
        status=Status(agreement.status),
        signed_on=agreement.signed_on,
        place=agreement.place,
        trust=usual,
        reviewed_at=agreement.reviewed_at.isoformat() if agreement.reviewed_at else "",
        text_read=agreement.text_read,
        summary=agreement.summary,
        minerals=tuple(each.mineral.slug for each in agreement.agreementmineral_set.all()),
        participations=facts("participation"),
        provisions=facts("provision"),
        commitments=facts("commitment"),
        amounts=facts("amount"),
        events=facts("event"),
        related=tuple(
            RelatedRecord(slug=each.other.slug, relation=Relation(each.relation))
            for each in agreement.relations.all()
        ),
        claims=tuple(
            disagreement_record(each, ids, pillars) for each in agreement.disagreements.all()
        ),
        sources=tuple(source_record(each) for each in agreement.sources.all()),
    )
