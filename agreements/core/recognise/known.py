"""Which agreement of the register an agreement found is taken for."""

from __future__ import annotations

from dataclasses import replace

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.findings import AgreementFound
from agreements.core.recognise.story import Story
from agreements.core.recognise.text import folded
from agreements.core.recognise.vocabulary import KnownAgreement

SLIP = 20
"""Days that two sources may differ on when the same agreement was signed."""
FINER = {
    "trade-deal": "trade-agreement", "fund": "investment-fund-agreement", "programme": "initiative",
}  # fmt: skip


def known_agreement(
    story: Story, found: AgreementFound, *, is_generic: bool = False
) -> AgreementFound:
    """The same with the slug of the register; its kind too where the text says only "deal"."""
    parties = {party.party for party in found.parties if party.party}
    best = max(
        ((_likeness(found, parties, known), known) for known in story.vocabulary.agreements),
        key=lambda pair: pair[0],
        default=(0.0, None),
    )
    score, known = best
    if known is None or score < 2:
        return found
    kind = FINER.get(known.kind, known.kind) if is_generic else found.kind
    return replace(found, known=known.slug, kind=kind)


def _likeness(found: AgreementFound, parties: set[str], known: KnownAgreement) -> float:
    """At least 2 where it may be the same: same parties and a near date, or its own name."""
    is_named = _own_name(known.title) in folded(found.title)
    days = _days_apart(found.signed_on, known.signed_on)
    if parties and parties == known.parties and days is not None and days <= SLIP:
        return 3.0 - days / SLIP + (0.5 if known.kind == found.kind else 0)
    if is_named and len(_own_name(known.title).split()) > 2:
        return 2.0
    return 0.0


def _own_name(title: str) -> str:
    return folded(title).split(" (")[0]


def _days_apart(one: PartialDate | None, other: PartialDate | None) -> int | None:
    """Days between the nearest days that two dates can be; None where one is not given."""
    if one is None or other is None:
        return None
    if one.first > other.last:
        return (one.first - other.last).days
    return max(0, (other.first - one.last).days)
