"""What was known of an agreement on a day, in slow, plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from agreements.core.partial_dates import PartialDate

ENDED = ("superseded", "terminated")


def last_day(text: str) -> str:
    """The day that a year or a month asks for; "" for none."""
    return str(PartialDate.parse(text).last) if text else ""


@dataclass(frozen=True)
class Past:
    """The dates in the life of one agreement, as ISO text that may be cut short."""

    signed_on: str
    status: str
    events: tuple[tuple[str, str], ...]
    """Kind and date of each."""
    told: tuple[str, ...]
    """When its sources were published."""
    replaced: tuple[str, ...]
    """When what supersedes it was signed."""

    def is_known(self, day: str) -> bool:
        begun = [on for kind, on in self.events if kind in {"announcement", "signature"}]
        if any(on <= day for on in [self.signed_on, *begun] if on):
            return True
        dates = [*(on for _, on in self.events), *self.told]
        return not self.signed_on and any(on <= day for on in dates if on)

    def stood(self, day: str) -> str:
        """Its status on ``day``."""
        ends = [on for on in (*self._of("termination"), *self.replaced) if on]
        forced = self._first("entry-into-force")
        if self.status in ENDED and ends and min(ends) > day:
            if forced and forced <= day:
                return "in-force"
            signed = self._first("signature")
            return "signed" if signed and signed <= day else "announced"
        if self.status in {"signed", "in-force"} and self.signed_on > day:
            return "announced"
        is_later = self.status == "in-force" and forced and forced > day
        return "signed" if is_later and self.signed_on else self.status

    def _of(self, kind: str) -> list[str]:
        return [on for each, on in self.events if each == kind and on]

    def _first(self, kind: str) -> str:
        return min(self._of(kind), default="")


def past_of(row: Any) -> Past:
    """Read from an agreement whose events, sources and relations are at hand."""
    return Past(
        signed_on=str(row.signed_on or ""),
        status=row.status,
        events=tuple((each.kind, str(each.date or "")) for each in row.event_set.all()),
        told=tuple(str(each.article.published_on or "") for each in row.sources.all()),
        replaced=tuple(
            str(each.agreement.signed_on or "")
            for each in row.relations_to.all()
            if each.relation == "supersedes"
        ),
    )
