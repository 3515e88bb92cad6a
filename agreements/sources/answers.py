"""What a site answered, and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from agreements.sources.errors import AskError, DropError, GoneError, TryAgainError

REDIRECTS = frozenset((301, 302, 303, 307, 308))
LATER = frozenset((408, 421, 425, 429))
LONGEST_WAIT = 7 * 24 * 3600.0
FOR_A_PERSON = {
    401: "The site wants a password for this page.",
    402: "The site wants to be paid for this page.",
    403: "The site refuses to show this page to a program.",
    407: "The site wants a password for this page.",
    451: "The site may not show this page here for legal reasons.",
}


@dataclass(frozen=True)
class Answer:
    """Status, headers by lower-case name, and the body where it was read."""

    status: int
    headers: dict[str, str]
    body: bytes = b""

    def header(self, name: str) -> str:
        """One header, or nothing."""
        return self.headers.get(name, "")

    @property
    def redirects_to(self) -> str:
        """Where the site sends us instead, if it does."""
        return self.header("location") if self.status in REDIRECTS else ""


def raise_for(answer: Answer) -> None:
    """Raise what an answer without a page means for the next step; nothing for a page."""
    status = answer.status
    if status == 200:
        return
    if status in LATER or status >= 500:
        after = retry_after(answer.header("retry-after"))
        raise TryAgainError(f"The site cannot answer now (status {status}).", after=after)
    if status in FOR_A_PERSON:
        raise AskError(FOR_A_PERSON[status])
    if status in {404, 410}:
        raise GoneError(f"There is no page at this address (status {status}).")
    raise DropError(f"The site sent no page (status {status}).")


def retry_after(said: str, now: datetime | None = None) -> float | None:
    """Seconds that a Retry-After header asks to wait, a week at most; None where unreadable."""
    said = said.strip()
    if said.isascii() and said.isdigit():
        return min(float(said[:12]), LONGEST_WAIT)
    try:
        moment = parsedate_to_datetime(said)
    except (TypeError, ValueError):
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    seconds = (moment - (now or datetime.now(UTC))).total_seconds()
    return min(max(0.0, seconds), LONGEST_WAIT)
