"""A settled disagreement is open again when a source gives a value that nobody weighed.

What loads dossiers and what writes down a person's decision do it alike.
"""

from __future__ import annotations

from typing import Any

from agreements.core.words import DisagreementState
from agreements.models.evidence import Claim, Disagreement
from agreements.models.settling import Settlement

TOLD = ("state", "leading", "explanation")


def stands(dispute: Disagreement) -> dict[str, str]:
    """How the disagreement stands, to be kept before and after a change."""
    return {name: str(getattr(dispute, name)) for name in TOLD}


def reopen_for(claim: Claim, *, by_name: str, by: Any = None) -> Settlement | None:
    """Open the disagreement of a claim just added again, where its value is a further one.

    None where it is open already, or the value leads or is another source's too. What leads goes on
    leading until a person settles it anew. ``by`` is who brought the claim in, where a person
    did; ``by_name`` names them, or the program.
    """
    dispute = claim.disagreement
    same = dispute.claims.filter(value=claim.value).exclude(pk=claim.pk)
    is_known = claim.value == dispute.leading or same.exists()
    if dispute.state == DisagreementState.OPEN or is_known:
        return None
    before, dispute.state = stands(dispute), str(DisagreementState.OPEN)
    dispute.save(update_fields=["state"])
    return Settlement.objects.create(
        disagreement=dispute,
        state=dispute.state,
        leading=dispute.leading,
        reason=f"{claim.article.publisher} gives a further value: {claim.value}",
        by=by,
        by_name=by_name,
        before=before,
        after=stands(dispute),
    )
