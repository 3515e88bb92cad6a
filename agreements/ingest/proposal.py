"""A suggestion before it is a row."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from agreements.core.recognise.findings import Evidence
from agreements.core.words import SuggestionAction

TELLS_APART = (
    "party", "pillar", "due", "value", "currency", "mineral", "kind", "date", "attribute",
    "signatory", "supports", "title",
)  # fmt: skip
KIND_TELLS_NOTHING = {"provision", "commitment", "amount"}
"""A sum is the same sum whatever kind of money two rules take it for."""


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """One suggestion before it is a row.

    ``fact`` names the table. ``agreement`` is a slug of the register, or empty for a new
    one, and ``key`` then names which, within the findings. ``fact_id`` is the row to change
    or, of a citation, the row it stands behind.
    """

    fact: str
    proposed: dict[str, Any]
    evidence: Evidence
    confidence: float
    rule: str
    agreement: str = ""
    key: str = ""
    action: SuggestionAction = SuggestionAction.ADD
    fact_id: int | None = None
    held: dict[str, Any] | None = None
    spans: dict[str, list[Any]] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two proposals the same fact, whatever words or rule they came by."""
        told = {name: str(self.proposed.get(name, "")) for name in TELLS_APART}
        if self.fact in KIND_TELLS_NOTHING:
            told["kind"] = ""
        changed = ",".join(sorted(self.proposed)) if self.action == SuggestionAction.CHANGE else ""
        return (self.fact, str(self.action), self.agreement or self.key, changed, *told.values())
