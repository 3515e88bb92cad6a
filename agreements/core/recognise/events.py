"""Dated steps of an agreement: it was signed, or announced."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from agreements.core.recognise.findings import AgreementFound, EventFound
from agreements.core.words import EventKind

KINDS = {"signed": EventKind.SIGNATURE, "announced": EventKind.ANNOUNCEMENT}
WORDS = {"signed": "Signature of", "announced": "Announcement of"}


def find_events(agreements: Sequence[AgreementFound]) -> Iterator[EventFound]:
    """One for each agreement whose day, month or year is given."""
    for agreement in agreements:
        if agreement.signed_on and agreement.date_evidence:
            yield EventFound(
                evidence=agreement.date_evidence,
                confidence=agreement.confidence,
                rule=f"event:{agreement.date_kind}",
                agreement=agreement.key,
                kind=KINDS[agreement.date_kind],
                date=agreement.signed_on,
                title=f"{WORDS[agreement.date_kind]} the {agreement.title}",
                place=agreement.place,
            )
