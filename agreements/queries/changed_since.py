"""Whether the fact that a suggestion is about was changed after the suggestion was made."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import ForeignKey, Model

from agreements.core.words import SuggestionState, Trust
from agreements.models import (
    Agreement,
    Amount,
    Commitment,
    Event,
    Participation,
    Provision,
    Suggestion,
)
from agreements.queries.proposals import LABELS, plain_words

TELLING: dict[type[Model], tuple[str, ...]] = {
    Agreement: (
        "title", "official_title", "kind", "legal_force", "status", "signed_on", "place",
        "summary", "text_read",
    ),
    Participation: ("party", "role", "signatory", "office"),
    Provision: ("pillar", "strength", "summary"),
    Commitment: ("pillar", "summary", "due", "counted_from", "due_on", "outcome", "note"),
    Amount: ("value", "currency", "kind", "what"),
    Event: ("date", "kind", "title", "place"),
}  # fmt: skip
"""Columns that say what a fact says, and whose change a curator has to know of."""

BY_TABLE = {str(model._meta.model_name): model for model in TELLING}


class Changed(NamedTuple):
    """One field of the fact: what it said when the suggestion was made, and says now."""

    label: str
    was: str
    now: str


Row = Mapping[str, Any]


def changed_since(suggestion: Suggestion) -> list[Changed]:
    """What was changed in the fact held; one query. See :func:`all_changed_since`."""
    return all_changed_since([suggestion]).get(suggestion.pk, [])


def all_changed_since(suggestions: Iterable[Suggestion]) -> dict[int, list[Changed]]:
    """What was changed, by the number of the suggestion; those about nothing changed are left out.

    Of suggestions that wait and name a fact, also of those that name it as what a source
    stands behind. A suggestion that a reading of its article renewed counts from then. Of an
    agreement, only the fields that the suggestion is about count. One query, or none, where
    ``fact_type`` of each is loaded.
    """
    asked = {each.pk: each for each in suggestions if _is_about_a_fact(each)}
    return {
        pk: changes
        for pk, was, now in _rows(asked.values())
        if (changes := _changes(asked[pk], was, now))
    }


def _is_about_a_fact(suggestion: Suggestion) -> bool:
    waits = suggestion.state == SuggestionState.WAITING
    return waits and suggestion.fact_id is not None and _table(suggestion) in BY_TABLE


def _table(suggestion: Suggestion) -> str:
    table = suggestion.fact_type.model
    return str(suggestion.proposed.get("supports", "")) if table == "citation" else table


def _rows(asked: Iterable[Suggestion]) -> list[tuple[int, Row | None, Row | None]]:
    """Number, the fact as history has it from when it was suggested, and the last it has of it."""
    by_table: dict[str, list[int]] = {}
    for each in asked:
        by_table.setdefault(_table(each), []).append(each.pk)
    if not by_table:
        return []
    with connection.cursor() as cursor:
        parts = [_part(BY_TABLE[table]) for table in by_table]
        cursor.execute(" UNION ALL ".join(parts), list(by_table.values()))
        rows = cursor.fetchall()
    return [(pk, json.loads(was or "null"), json.loads(now or "null")) for pk, was, now in rows]


def _part(model: type[Model]) -> str:
    """The two versions of the facts of one table."""
    was, now = versions(model)
    return (
        f"(SELECT s.id, {was}, {now} FROM agreements_suggestion s "  # noqa: S608
        "LEFT JOIN agreements_article a ON a.id = s.article_id WHERE s.id = ANY(%s))"
    )


def versions(model: type[Model]) -> tuple[str, str]:
    """SQL of two rows of the history of one table: when it was suggested, and the last.

    Of the suggestion ``s`` and its article ``a``; names of parties and pillars stand with
    them. A reading of the article says a suggestion anew, unless a person made or changed it.
    """
    [kept] = set(model.pgh_event_models.values())  # type: ignore[attr-defined]
    last = (
        f"(SELECT {_said(model)} FROM {kept._meta.db_table} e WHERE e.pgh_obj_id = s.fact_id "  # noqa: S608
        "{} ORDER BY e.pgh_id DESC LIMIT 1)"
    )
    since = "CASE WHEN s.is_kept THEN s.made_at ELSE greatest(s.made_at, a.recognised_at) END"
    return last.format(f"AND e.pgh_created_at <= {since}"), last.format("")


def _said(model: type[Model]) -> str:
    fields = [model._meta.get_field(name) for name in TELLING[model]]
    names = [
        f"jsonb_build_object('{field.name}', (SELECT name FROM "  # noqa: S608
        f"{field.related_model._meta.db_table} WHERE id = e.{field.column}))"
        for field in fields
        if isinstance(field, ForeignKey)
    ]
    return " || ".join(["to_jsonb(e)", *names])


def _changes(suggestion: Suggestion, was: Row | None, now: Row | None) -> list[Changed]:
    if was is None or now is None:
        return []
    if now["pgh_label"] == "delete":
        return [Changed("The fact", "On record", "Removed from the register")]
    fields = TELLING[BY_TABLE[_table(suggestion)]]
    about = set(suggestion.proposed) if suggestion.fact_type.model == "agreement" else set(fields)
    told = [
        Changed(LABELS.get(name, name), _shown(name, was[name]), _shown(name, now[name]))
        for name in fields
        if name in about and was[name] != now[name]
    ]
    if was["trust"] != now["trust"]:
        told.append(Changed("Trust", Trust(was["trust"]).label, Trust(now["trust"]).label))
    return told


def _shown(name: str, value: Any) -> str:
    return plain_words(name, value) or "Nothing"
