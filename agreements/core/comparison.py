"""How one text stands against another on one pillar: kept, stronger, softer, added, dropped.

What was not read is never held against a text. Only one read in full can be called
silent, so only it can have dropped what the baseline says; and only against a baseline
read in full is something added outright.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from agreements.core.words import Strength, Word

SILENT, NOT_REPORTED = "silent", "not-reported"
LEAST, MOST = 2, 6
"""How many agreements a comparison holds."""


class Delta(Word):
    """How a text stands to the baseline on one pillar, as a reader is told."""

    BASELINE = "baseline", "Baseline"
    KEPT = "kept", "Kept"
    STRONGER = "stronger", "Stronger"
    SOFTER = "softer", "Softer"
    ADDED = "added", "Added"
    ADDED_TO_REPORTED = "added-to-reported", "Added to what is reported"
    DROPPED = "dropped", "Dropped"
    SILENT = "silent", "Silent"
    NOT_REPORTED = "not-reported", "Not reported"


@dataclass(frozen=True, slots=True)
class Side:
    """What one text says on a pillar: its strongest wording, or that there is none."""

    strength: Strength | None
    text_read: bool

    @property
    def state(self) -> str:
        """A strength, ``silent`` where the full text was read, else ``not-reported``."""
        if self.strength:
            return str(self.strength)
        return SILENT if self.text_read else NOT_REPORTED


def against(baseline: Side, other: Side) -> Delta:
    """How ``other`` stands against ``baseline``."""
    if other.strength is None:
        return _without_wording(baseline, other)
    if baseline.strength is None:
        return Delta.ADDED if baseline.text_read else Delta.ADDED_TO_REPORTED
    firmer = _rank(other.strength) - _rank(baseline.strength)
    if firmer == 0:
        return Delta.KEPT
    return Delta.STRONGER if firmer > 0 else Delta.SOFTER


def _without_wording(baseline: Side, other: Side) -> Delta:
    if not other.text_read:
        return Delta.NOT_REPORTED
    return Delta.DROPPED if baseline.strength else Delta.SILENT


def _rank(strength: Strength) -> int:
    return -list(Strength).index(strength)


def deltas(sides: Iterable[Side]) -> list[Delta]:
    """Each side against the first, which is the baseline."""
    baseline, *others = sides
    return [Delta.BASELINE, *(against(baseline, other) for other in others)]


def alike(sides: Iterable[Side]) -> bool:
    """Whether all stand alike: the same strength, or all silent, or none reported."""
    return len({side.state for side in sides}) <= 1


def tally(found: Iterable[Delta]) -> list[tuple[Delta, int]]:
    """How often each was found, in the order of :class:`Delta`, leaving out what was not."""
    counted = Counter(found)
    return [(delta, counted[delta]) for delta in Delta if counted[delta]]
