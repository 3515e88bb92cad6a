"""The closed word lists of watching: what may be followed, and how soon its reader is told."""

from __future__ import annotations

from agreements.core.words import Word


class WatchKind(Word):
    """What is followed: one row of the register, or a list as a reader narrowed it."""

    AGREEMENT = "agreement", "Agreement"
    PARTY = "party", "Party"
    PILLAR = "pillar", "Pillar"
    COMMITMENT = "commitment", "Commitment"
    AGREEMENTS = "agreements", "Agreements"
    COMMITMENTS = "commitments", "Commitments"
    DISAGREEMENTS = "disagreements", "Disagreements"
    TIMELINE = "timeline", "Timeline"

    @property
    def is_list(self) -> bool:
        """Whether it is a list, asked for by a query string, rather than one row."""
        return self in LISTS


LISTS = (
    WatchKind.AGREEMENTS,
    WatchKind.COMMITMENTS,
    WatchKind.DISAGREEMENTS,
    WatchKind.TIMELINE,
)


class Pace(Word):
    """How soon a reader is told."""

    DAILY = "daily", "Once a day"
    SOON = "soon", "Within minutes"
