"""What the register means by its words, and how much of it stands on what."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Count, Q

from agreements.core.words import (
    AmountKind,
    DisagreementState,
    DueState,
    LegalForce,
    Role,
    Status,
    Strength,
    Trust,
    Word,
)
from agreements.models import Agreement, Article, Citation, Pillar
from agreements.models.content import SOON


class Entry(NamedTuple):
    """A word of a closed list, and what it means."""

    word: Word
    means: str


STRENGTHS = (
    Entry(Strength.COMMITMENT, "Someone will do something, often by a date"),
    Entry(Strength.INTENT, "The parties plan, intend or will work to"),
    Entry(Strength.EXPLORATORY, "They may, consider or study"),
    Entry(Strength.MENTION, "The topic is named, nothing is undertaken"),
)
STATUSES = (
    Entry(Status.PROPOSED, "Talks or a draft; nothing is signed"),
    Entry(Status.ANNOUNCED, "Made public; no signature is reported"),
    Entry(Status.SIGNED, "A source reports the signature"),
    Entry(Status.IN_FORCE, "A source says that it applies"),
    Entry(Status.SUSPENDED, "Paused by a party"),
    Entry(Status.TERMINATED, "Ended"),
    Entry(Status.SUPERSEDED, "A later text took over"),
)
FORCES = (
    Entry(LegalForce.BINDING, "A source says, or the kind of text implies, that it binds"),
    Entry(LegalForce.NON_BINDING, "A source says that it binds nobody, or it is a statement only"),
    Entry(LegalForce.UNCLEAR, "No source says, or sources differ"),
)
ROLES = (
    Entry(Role.SIGNATORY, "Signed it, or is to sign it"),
    Entry(Role.MEMBER, "Belongs to it; no signature of its own is on record"),
    Entry(Role.OBSERVER, "Takes part without being bound"),
    Entry(Role.NAMED_PARTNER, "Named as a partner by those who signed"),
    Entry(Role.CONTEXT, "Named by the sources; the agreement does not bind it"),
)
DUE_STATES = (
    Entry(DueState.MET, "The outcome on record is that it was delivered"),
    Entry(DueState.MISSED, "The outcome on record is that it was missed"),
    Entry(DueState.PARTLY, "The outcome on record is that part of it was delivered"),
    Entry(DueState.SUPERSEDED, "The agreement is superseded or terminated"),
    Entry(DueState.UNDATED, "No date is stated or can be worked out"),
    Entry(DueState.CONTRADICTED, "Its last day is past; the last check found that it did not come"),
    Entry(DueState.OVERDUE, "Its last day is past, and nothing on record shows that it came"),
    Entry(DueState.SOON, f"Its last day is at most {SOON.days} days ahead"),
    Entry(DueState.AHEAD, f"Its last day is more than {SOON.days} days ahead"),
)
"""In the order in which they are tried: the first that fits decides."""

AMOUNT_KINDS = (
    Entry(
        AmountKind.PLEDGE,
        "Money a government or public body says it will give; also a ceiling (“up to”) "
        "that nobody is on record as having approved",
    ),
    Entry(
        AmountKind.LETTER_OF_INTEREST,
        "A lender’s letter that it would look at an application. Not money",
    ),
    Entry(AmountKind.OBLIGATED, "In a signed contract, an approved loan, or funds allocated"),
    Entry(AmountKind.DISBURSED, "Paid out"),
    Entry(
        AmountKind.OTHER,
        "Everything else: project costs and pipelines, trade and private sums, targets, hopes, "
        "a “possible” loan, lending capacity, prices",
    ),
)
DISAGREEMENT_STATES = (
    Entry(DisagreementState.OPEN, "Nothing settles it yet"),
    Entry(DisagreementState.EXPLAINED, "The reason why sources differ is known, and given"),
    Entry(DisagreementState.RESOLVED, "One value is shown to be right, and the reason is given"),
)
TRUSTS = (
    Entry(Trust.DOCUMENTS, "From the five founding documents"),
    Entry(
        Trust.REFERENCE,
        "From press and public pages, by one reader; not checked against the signed text",
    ),
    Entry(Trust.MACHINE, "Proposed by a program"),
    Entry(
        Trust.REVIEWED,
        "A person stands behind it, and the register says since when. No load overwrites it",
    ),
)


class TrustCount(NamedTuple):
    """A level of trust and how many agreements stand on it."""

    word: Word
    means: str
    n: int


@dataclass(frozen=True)
class Codebook:
    """The controlled lists with their meanings, and what the database holds of them."""

    pillars: list[Pillar]
    trusts: list[TrustCount]
    texts_read: int
    articles: int
    texts_kept: int
    citations: int
    quotes: int

    strengths: Sequence[Entry] = STRENGTHS
    statuses: Sequence[Entry] = STATUSES
    forces: Sequence[Entry] = FORCES
    roles: Sequence[Entry] = ROLES
    due_states: Sequence[Entry] = DUE_STATES
    amount_kinds: Sequence[Entry] = AMOUNT_KINDS
    disagreement_states: Sequence[Entry] = DISAGREEMENT_STATES
    soon_days: int = SOON.days

    @property
    def agreements(self) -> int:
        return sum(trust.n for trust in self.trusts)


def codebook() -> Codebook:
    """Definitions and counts, in four queries."""
    read = Count("pk", filter=Q(text_read=True))
    rows = Agreement.objects.order_by().values("trust").annotate(n=Count("pk"), read=read)
    by_trust = {row["trust"]: row["n"] for row in rows}
    articles = Article.objects.published().aggregate(
        all=Count("pk"), kept=Count("pk", filter=~Q(text=""))
    )
    citations = Citation.objects.aggregate(all=Count("pk"), quoted=Count("pk", filter=~Q(quote="")))
    return Codebook(
        pillars=list(Pillar.objects.all()),
        trusts=[TrustCount(*entry, by_trust.get(str(entry.word), 0)) for entry in TRUSTS],
        texts_read=sum(row["read"] for row in rows),
        articles=articles["all"],
        texts_kept=articles["kept"],
        citations=citations["all"],
        quotes=citations["quoted"],
    )
