"""Facts of one agreement, written as a person accepted them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from django.db.models import Max

from agreements.core.dossier import CommitmentRecord, FactRecord
from agreements.core.words import Role, SuggestionAction, Trust
from agreements.exports.dossiers import plain
from agreements.models import Agreement, Check, Citation, Suggestion
from agreements.models.as_records import fact_record
from agreements.models.as_rows import BLOCKS, Block, Slugs, same_fact
from agreements.models.base import Fact
from agreements.review.errors import CannotStandError
from agreements.review.evidence import cite
from agreements.review.proposed import check_words, read
from agreements.review.stamping import take_over
from agreements.review.writing import BLOCK_OF, Written, owner, target

NOT_OF_THE_FACT = {field.name for field in fields(FactRecord)} | {"checks"}
"""What a record says of its sources, its trust and later checks."""

MAY_BE_FILLED = ("signatory", "office", "place", "note")
"""Columns that a further source fills where they are empty; nothing else of a held fact moves."""


def write_fact(suggestion: Suggestion, by: Any) -> Written:
    """Add, change or remove one fact, with its citation."""
    agreement = owner(suggestion)
    block = BLOCK_OF[suggestion.fact_type.model_class()]  # type: ignore[index]
    if suggestion.action == SuggestionAction.ADD:
        return _add(block, agreement, suggestion, by)
    fact = target(suggestion, agreement, block.model)
    before = told(fact)
    if suggestion.action == SuggestionAction.REMOVE:
        fact.delete()
        return Written(fact=None, agreement=agreement, before=before)
    record = read(block.record, before | suggestion.proposed)
    _set(fact, _columns(block, record), suggestion.proposed_by, by=by)
    return _with_sources(block, fact, suggestion, record, before)


def _add(block: Block, agreement: Agreement, suggestion: Suggestion, by: Any) -> Written:
    """A fact held already gets one source more, and keeps its words and its trust."""
    record = _read(block, agreement, suggestion.proposed)
    columns = _columns(block, record)
    named = suggestion.fact_id and target(suggestion, agreement, block.model)
    held = named or same_fact(block, agreement, columns)
    if held is None:
        fact = put(block, agreement, record, suggestion.proposed_by, by=by)
        return _with_sources(block, fact, suggestion, record, None)
    before = told(held)
    _fill(held, columns, suggestion.proposed_by, by=by)
    return _with_sources(block, held, suggestion, record, before)


def add_citation(suggestion: Suggestion, by: Any) -> Written:
    """Cite a fact that is held once more; its words and its trust stay."""
    return cite_held(suggestion, suggestion.fact_id)


def cite_held(suggestion: Suggestion, fact_id: int | None) -> Written:
    """Cite a fact of the suggestion's agreement and kind by its words, and by nothing else."""
    agreement, block = owner(suggestion), block_of(suggestion)
    if suggestion.article is None:
        raise CannotStandError("No article is behind it, so there is nothing to cite.")
    fact = target(suggestion, agreement, block.model, fact_id)
    cite(block, fact, suggestion, FactRecord())
    held = told(fact)
    return Written(fact=fact, agreement=agreement, before=held, after=held)


def block_of(suggestion: Suggestion) -> Block:
    """The kind of fact that is meant: that of a citation is the kind it stands behind."""
    model = suggestion.fact_type.model_class()
    named = str(suggestion.proposed.get("supports", "")) if model is Citation else ""
    found = BLOCK_OF.get(model) or next((e for e in BLOCKS if e.column == named), None)  # type: ignore[arg-type]
    if found is None:
        word = named or suggestion.fact_type.name
        raise CannotStandError(f"“{word}” is no kind of fact that a source stands behind.")
    return found


def _read(block: Block, agreement: Agreement, proposed: dict[str, Any]) -> FactRecord:
    """The record; of a party with no role, that of its part in the agreement, else signatory."""
    if block.column == "participation" and not proposed.get("role"):
        party = str(proposed.get("party", ""))
        parts = agreement.participation_set.filter(party__slug=party).order_by("position", "pk")
        held = parts.values_list("role", flat=True).first()
        proposed = proposed | {"role": held or str(Role.SIGNATORY)}
    return read(block.record, proposed)


def put(
    block: Block, agreement: Agreement, record: FactRecord, proposed_by: Any, *, by: Any
) -> Fact:
    """A new fact after those that the agreement has, with nothing cited yet."""
    rows = block.model._default_manager.filter(agreement=agreement)
    last = rows.aggregate(last=Max("position"))["last"]
    fact = block.model(agreement=agreement, position=0 if last is None else last + 1)
    _set(fact, _columns(block, record), proposed_by, by=by)
    return fact


def _columns(block: Block, record: FactRecord) -> dict[str, Any]:
    slugs = Slugs.held()
    check_words(slugs, record)
    return block.columns(record, slugs)


def _set(fact: Fact, columns: Mapping[str, Any], proposed_by: Any, *, by: Any) -> None:
    for name, value in columns.items():
        setattr(fact, name, value)
    take_over(fact, proposed_by=proposed_by, by=by)
    fact.save()


def _fill(fact: Fact, columns: Mapping[str, Any], proposed_by: Any, *, by: Any) -> None:
    empty = {
        name: columns[name]
        for name in MAY_BE_FILLED
        if columns.get(name) and not getattr(fact, name, "full")
    }
    if empty:
        _set(fact, empty, proposed_by, by=by)


def _with_sources(
    block: Block, fact: Fact, suggestion: Suggestion, record: FactRecord, before: Any
) -> Written:
    cite(block, fact, suggestion, record)
    if isinstance(record, CommitmentRecord):
        _add_checks(fact, record)
    fact = block.model._default_manager.get(pk=fact.pk)
    return Written(fact=fact, agreement=fact.agreement, before=before, after=told(fact))


def _add_checks(fact: Fact, record: CommitmentRecord) -> None:
    for check in record.checks:
        Check.objects.get_or_create(
            commitment_id=fact.pk,
            looked_on=check.looked_on,
            places=check.places,
            defaults={"finding": str(check.finding), "note": check.note},
        )


def told(fact: Fact) -> dict[str, Any]:
    """What the fact says, in plain words of a dossier, without its sources and its trust."""
    ids = dict(fact.agreement.sources.values_list("article_id", "key"))
    record: dict[str, Any] = plain(fact_record(fact, ids, Trust(fact.trust)))
    return {name: value for name, value in record.items() if name not in NOT_OF_THE_FACT}
