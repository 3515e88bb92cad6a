"""All that the register holds of agreements, to compare before and after."""

from __future__ import annotations

from typing import Any

from agreements.models import (
    Agreement,
    AgreementMineral,
    AgreementSource,
    Amount,
    Citation,
    Claim,
    Commitment,
    Disagreement,
    Event,
    Participation,
    Provision,
)

REGISTER = (
    Agreement, AgreementMineral, AgreementSource, Amount, Citation, Claim, Commitment,
    Disagreement, Event, Participation, Provision,
)  # fmt: skip


def register() -> dict[str, list[dict[str, Any]]]:
    """Every row of the register, but for when it was saved last."""
    unsaid = {"updated_at", "search"}
    return {
        model.__name__: [
            {name: value for name, value in row.items() if name not in unsaid}
            for row in model.objects.order_by("pk").values()
        ]
        for model in REGISTER
    }
