"""What a person may put right in a suggestion while accepting it."""

from __future__ import annotations

from agreements.core.words import (
    AgreementKind,
    AmountKind,
    EventKind,
    LegalForce,
    Role,
    Status,
    Strength,
    Word,
)

EDITABLE: dict[str, tuple[str, ...]] = {
    "agreement": ("title", "kind", "legal_force", "status", "signed_on", "place", "summary"),
    "participation": ("role", "signatory", "office"),
    "provision": ("pillar", "strength", "summary"),
    "commitment": ("pillar", "summary", "due"),
    "amount": ("value", "currency", "kind", "what"),
    "event": ("date", "kind", "title", "place"),
    "claim": ("value",),
}
"""Fields by table of facts. Of a change, only those it proposes to change."""

BY_HAND: dict[str, tuple[str, ...]] = {
    "provision": EDITABLE["provision"],
    "commitment": EDITABLE["commitment"],
    "participation": ("party", *EDITABLE["participation"]),
    "amount": EDITABLE["amount"],
    "event": EDITABLE["event"],
    "agreementmineral": ("mineral",),
}
"""Fields of a fact that a person makes of selected words, by table."""

ONE_OF: dict[tuple[str, str], type[Word]] = {
    ("agreement", "kind"): AgreementKind,
    ("agreement", "legal_force"): LegalForce,
    ("agreement", "status"): Status,
    ("participation", "role"): Role,
    ("provision", "strength"): Strength,
    ("amount", "kind"): AmountKind,
    ("event", "kind"): EventKind,
}
LONG = {"summary", "what"}
"""Fields that take several lines."""


def editable(table: str, proposed: dict[str, object], *, is_addition: bool) -> tuple[str, ...]:
    """The fields of one suggestion that may be put right."""
    fields = EDITABLE.get(table, ())
    return fields if is_addition else tuple(name for name in fields if name in proposed)
