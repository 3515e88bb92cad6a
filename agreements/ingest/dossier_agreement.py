"""The agreement's own row, and what hangs on it without a review of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.apps import apps
from django.utils import timezone

from agreements.core.claims import about
from agreements.core.dossier import DisagreementRecord, Dossier
from agreements.core.words import About, SuggestionAction, Trust
from agreements.exports.dossiers import plain
from agreements.ingest.pairing import pair
from agreements.ingest.suggest import suggest
from agreements.models import (
    Agreement,
    AgreementMineral,
    AgreementRelation,
    Claim,
    Disagreement,
    Run,
    Settlement,
)
from agreements.models.as_records import disagreement_record, usual_state
from agreements.models.as_rows import Slugs
from agreements.models.history import edited_by_a_person
from agreements.models.reopening import reopen_for

OWN = (
    "title", "official_title", "kind", "legal_force", "status", "signed_on", "place", "trust",
    "text_read", "summary",
)  # fmt: skip


def own_columns(dossier: Dossier) -> dict[str, Any]:
    """The agreement's own columns as the dossier gives them."""
    columns = {name: getattr(dossier, name) for name in OWN}
    words = {name: str(columns[name]) for name in ("kind", "legal_force", "status", "trust")}
    given = dossier.reviewed_at
    when = datetime.fromisoformat(given) if given else timezone.now()
    return columns | words | {"reviewed_at": when if dossier.trust == Trust.REVIEWED else None}


def keep_agreement(dossier: Dossier, run: Run, counts: Counter[str]) -> Agreement:
    """Make or change the agreement's row; what a person reviewed gets a suggestion instead."""
    columns = own_columns(dossier)
    agreement = Agreement.objects.filter(slug=dossier.slug).first()
    if agreement is None:
        counts["added"] += 1
        return Agreement.objects.create(slug=dossier.slug, **columns)
    compared = {name: value for name, value in columns.items() if name != "reviewed_at"}
    wrong = {name: value for name, value in compared.items() if getattr(agreement, name) != value}
    if agreement.is_reviewed:
        wrong.pop("trust", None)
        _suggest_own(agreement, wrong, run, counts)
        return agreement
    chosen = _chosen_by_a_person(agreement, wrong)
    _suggest_own(agreement, chosen, run, counts)
    wrong = {name: value for name, value in wrong.items() if name not in chosen}
    if wrong:
        for name, value in (columns if "trust" in wrong else wrong).items():
            setattr(agreement, name, value)
        agreement.save()
        counts["changed"] += 1
    return agreement


def _chosen_by_a_person(agreement: Agreement, wrong: dict[str, Any]) -> dict[str, Any]:
    """Those columns that say a value which a person chose where sources differ."""
    settled = Settlement.objects.filter(disagreement__agreement=agreement, column__in=[*wrong])
    names = set(settled.values_list("column", flat=True)) if wrong else set()
    return {name: value for name, value in wrong.items() if name in names}


def _suggest_own(
    agreement: Agreement, wrong: dict[str, Any], run: Run, counts: Counter[str]
) -> None:
    if wrong:
        proposed = {name: plain(value) for name, value in wrong.items()}
        held = {name: plain(getattr(agreement, name)) for name in wrong}
        counts["suggested"] += suggest(
            agreement, Agreement, SuggestionAction.CHANGE, proposed,
            held=held, fact_id=agreement.pk, run=run,
        )  # fmt: skip


def keep_minerals(agreement: Agreement, dossier: Dossier, slugs: Slugs) -> int:
    """Make the minerals named those of the dossier; returns how many rows changed."""
    wanted = [(slugs.minerals[slug], number) for number, slug in enumerate(dossier.minerals)]
    held = {each.mineral_id: each for each in agreement.agreementmineral_set.all()}
    if wanted == sorted(
        ((pk, each.position) for pk, each in held.items()), key=lambda pair: pair[1]
    ):
        return 0
    if any(edited_by_a_person(each) for each in held.values()):
        return 0
    if held:
        agreement.agreementmineral_set.all().delete()
    AgreementMineral.objects.bulk_create(
        AgreementMineral(agreement=agreement, mineral_id=pk, position=n) for pk, n in wanted
    )
    return 1


def keep_relations(agreement: Agreement, dossier: Dossier, agreements: Mapping[str, int]) -> int:
    """Make the relations those of the dossier; returns how many rows changed.

    ``agreements`` maps slugs to ids. What a person added stays.
    """
    wanted = {
        (agreements[each.slug], str(each.relation)): n for n, each in enumerate(dossier.related)
    }
    held = {(each.other_id, each.relation): each for each in agreement.relations.all()}
    gone = [row for key, row in held.items() if key not in wanted and not edited_by_a_person(row)]
    for row in gone:
        row.delete()
    written = 0
    for (other, relation), number in wanted.items():
        row = held.get((other, relation)) or AgreementRelation(
            agreement=agreement, other_id=other, relation=relation
        )
        if row.pk is None or row.position != number:
            row.position = number
            row.save()
            written += 1
    return len(gone) + written


def keep_disagreements(
    agreement: Agreement, dossier: Dossier, articles: Mapping[str, int], slugs: Slugs
) -> int:
    """Make the disagreements those of the dossier; what a person settled stays.

    A value that only the dossier has is added to what was settled, and opens it again.
    """
    pillars = frozenset(slugs.pillars)
    ids = dict(agreement.sources.values_list("article_id", "key"))
    rows = agreement.disagreements.prefetch_related("claims")
    held = [(row, disagreement_record(row, ids, pillars)) for row in rows]
    pairs = pair(held, dossier.claims, lambda record: record.attribute)
    moved = _move(pairs.same)
    gone = [row for row in pairs.gone if not _is_a_persons(row)]
    for row in gone:
        row.delete()
    settled = [(row, n) for row, n in pairs.changed if _is_a_persons(row)]
    added = sum(_add_values(row, dossier.claims[n], articles) for row, n in settled)
    todo: list[tuple[Disagreement | None, int]] = [
        each for each in pairs.changed if each not in settled
    ]
    new: list[tuple[Disagreement | None, int]] = [(None, n) for n in pairs.added]
    for old, number in [*todo, *new]:
        _keep_disagreement(old, agreement, dossier.claims[number], number, articles, slugs)
    return moved + len(gone) + added + len(todo) + len(new)


def _is_a_persons(row: Disagreement) -> bool:
    """Whether a person wrote it last, or ever settled it."""
    return row.settlements.exists() or edited_by_a_person(row)


def _add_values(row: Disagreement, record: DisagreementRecord, articles: Mapping[str, int]) -> int:
    """Add the values that no claim gave yet, also none that a person removed; returns how many."""
    events: Any = apps.get_model("agreements", "ClaimEvent").objects
    held = set(events.filter(disagreement_id=row.pk).values_list("value", flat=True))
    further = [each for each in record.values if each.value not in held]
    for place, each in enumerate(further, start=len(held)):
        claim = Claim.objects.create(disagreement=row, article_id=articles[each.source],
                                     value=each.value, locator=each.locator,
                                     position=place)  # fmt: skip
        reopen_for(claim, by_name="Dossier load")
    return len(further)


def _move(rows: Sequence[tuple[Disagreement, int]]) -> int:
    """Put each row where its number says; returns how many stood elsewhere."""
    elsewhere = [(row, number) for row, number in rows if row.position != number]
    for row, number in elsewhere:
        row.position = number
        row.save(update_fields=["position"])
    return len(elsewhere)


def _keep_disagreement(
    row: Disagreement | None,
    agreement: Agreement,
    record: DisagreementRecord,
    number: int,
    articles: Mapping[str, int],
    slugs: Slugs,
) -> None:
    row = row or Disagreement(agreement=agreement, attribute=record.attribute)
    where = record.about or about(record.attribute, frozenset(slugs.pillars))
    row.about = str(where)
    row.pillar_id = slugs.pillars[record.attribute] if where == About.PILLAR else None
    row.state = str(record.state or usual_state(record.leading))
    row.leading, row.explanation, row.position = record.leading, record.explanation, number
    row.save()
    row.claims.all().delete()
    Claim.objects.bulk_create(
        Claim(disagreement=row, article_id=articles[each.source], value=each.value,
              locator=each.locator, position=place)
        for place, each in enumerate(record.values)
    )  # fmt: skip
