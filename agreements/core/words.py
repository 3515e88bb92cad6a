"""The closed word lists of the register: what is stored, and how it is printed.

Stored values are those of the dossiers and of query strings. They never change
once published.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar


class Word(StrEnum):
    """A stored value with the words a reader sees."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Word:
        word = str.__new__(cls, value)
        word._value_ = value
        word.label = label
        return word

    def __str__(self) -> str:
        return str(self.value)


W = TypeVar("W", bound=Word)


def choices(words: type[W]) -> list[tuple[str, str]]:
    """Pairs of stored value and label, in the order declared."""
    return [(str(word.value), word.label) for word in words]


class AgreementKind(Word):
    FRAMEWORK = "framework", "Framework"
    MOU = "mou", "Memorandum"
    JOINT_STATEMENT = "joint-statement", "Joint statement"
    TREATY = "agreement", "Agreement"
    PARTNERSHIP = "partnership", "Partnership"
    INITIATIVE = "initiative", "Initiative"
    ACTION_PLAN = "action-plan", "Action plan"
    FUND = "fund", "Fund"
    TRADE_DEAL = "trade-deal", "Trade deal"
    PROGRAMME = "programme", "Programme"


class LegalForce(Word):
    BINDING = "binding", "Binding"
    NON_BINDING = "non-binding", "Non-binding"
    UNCLEAR = "unclear", "Force unclear"


class Status(Word):
    PROPOSED = "proposed", "Proposed"
    ANNOUNCED = "announced", "Announced"
    SIGNED = "signed", "Signed"
    IN_FORCE = "in-force", "In force"
    SUSPENDED = "suspended", "Suspended"
    TERMINATED = "terminated", "Terminated"
    SUPERSEDED = "superseded", "Superseded"


class Current(Word):
    """The one way to ask for what still stands."""

    YES = "yes", "Still stands"


class Trust(Word):
    """How a fact got here; shown wherever the fact is."""

    DOCUMENTS = "documents", "From the documents"
    REFERENCE = "reference", "Reference: press-derived, unreviewed"
    MACHINE = "machine", "Machine-proposed"
    REVIEWED = "reviewed", "Reviewed by a person"


class PartyKind(Word):
    STATE = "state", "State"
    BLOC = "bloc", "Bloc"
    ORGANISATION = "organisation", "Organisation"
    COMPANY = "company", "Company"


class Role(Word):
    SIGNATORY = "signatory", "Signatory"
    MEMBER = "member", "Member"
    OBSERVER = "observer", "Observer"
    NAMED_PARTNER = "named-partner", "Named partner"
    CONTEXT = "context", "Context"


class Strength(Word):
    """How firmly an agreement speaks on a pillar, firmest first."""

    COMMITMENT = "commitment", "Commitment"
    INTENT = "intent", "Intent"
    EXPLORATORY = "exploratory", "Exploratory"
    MENTION = "mention", "Mention"


class PillarOrigin(Word):
    FRAMEWORK = "framework", "Headings of the US–Japan framework"
    EXTENDED = "extended", "Further topics"


class Outcome(Word):
    DELIVERED = "delivered", "Delivered"
    PARTLY = "partly", "Partly delivered"
    MISSED = "missed", "Missed"
    UNKNOWN = "unknown", "Nothing on record"


class DueState(Word):
    """Where a commitment stands on a day: see CommitmentQuerySet.with_state."""

    OVERDUE = "overdue", "Overdue and unverified"
    CONTRADICTED = "contradicted", "Overdue and contradicted"
    SOON = "soon", "Due within 60 days"
    AHEAD = "ahead", "Not due yet"
    MISSED = "missed", "Missed"
    PARTLY = "partly", "Partly met"
    MET = "met", "Met"
    UNDATED = "undated", "No date set"
    SUPERSEDED = "superseded", "Superseded"


class Finding(Word):
    """What a check of a commitment found."""

    NOTHING = "nothing", "Found nothing"
    SUPPORTS = "supports", "Found that it came"
    CONTRADICTS = "contradicts", "Found that it did not come"


class EventKind(Word):
    NEGOTIATION = "negotiation", "Negotiation"
    ANNOUNCEMENT = "announcement", "Announcement"
    SIGNATURE = "signature", "Signature"
    MEETING = "meeting", "Meeting"
    ENTRY_INTO_FORCE = "entry-into-force", "Entry into force"
    FUNDING = "funding", "Funding"
    FOLLOW_UP = "follow-up", "Follow-up"
    TERMINATION = "termination", "Termination"


class AmountKind(Word):
    """Kinds are never added together: a letter of interest is not money."""

    PLEDGE = "pledge", "Pledge"
    LETTER_OF_INTEREST = "letter-of-interest", "Letter of interest"
    OBLIGATED = "obligated", "Obligated"
    DISBURSED = "disbursed", "Disbursed"
    OTHER = "other", "Other"


class Relation(Word):
    PART_OF = "part-of", "Part of"
    SUPERSEDES = "supersedes", "Supersedes"
    AMENDS = "amends", "Amends"
    IMPLEMENTS = "implements", "Implements"
    FOLLOWS = "follows", "Follows"
    PARALLEL_TO = "parallel-to", "Parallel to"


class OutletKind(Word):
    """What kind of publisher; ``unknown`` until a person or its domain says."""

    GOVERNMENT = "government", "Government or public body"
    NEWS = "news", "News"
    TRADE_PRESS = "trade-press", "Trade press"
    ANALYSIS = "analysis", "Law firm or think tank"
    COMPANY = "company", "Company"
    AGGREGATOR = "aggregator", "Aggregator or mirror"
    UNKNOWN = "unknown", "Not recorded"


class DisagreementState(Word):
    OPEN = "open", "Open"
    EXPLAINED = "explained", "Explained"
    RESOLVED = "resolved", "Resolved"


class About(Word):
    """Where on the agreement's page a disputed value stands."""

    SIGNED_ON = "signed_on", "Date"
    PLACE = "place", "Place"
    STATUS = "status", "Status"
    PARTIES = "parties", "Parties"
    PILLAR = "pillar", "Pillar"
    AMOUNTS = "amounts", "Amounts"
    COMMITMENTS = "commitments", "Commitments"
    OTHER = "other", "Other"


class OwnValue(Word):
    """What the register says of an agreement in the agreement's own row."""

    TITLE = "title", "Title"
    OFFICIAL_TITLE = "official_title", "Official title"
    KIND = "kind", "Kind"
    LEGAL_FORCE = "legal_force", "Legal force"
    STATUS = "status", "Status"
    SIGNED_ON = "signed_on", "Date"
    PLACE = "place", "Place"
    SUMMARY = "summary", "Summary"
    TEXT_READ = "text_read", "Full text read"


class SuggestionAction(Word):
    ADD = "add", "Add"
    CHANGE = "change", "Change"
    REMOVE = "remove", "Remove"


class SuggestionState(Word):
    WAITING = "waiting", "Waiting"
    ACCEPTED = "accepted", "Accepted"
    REJECTED = "rejected", "Rejected"
    MERGED = "merged", "Merged"
    SPLIT = "split", "Split"


class Verdict(Word):
    """What was decided. A suggestion goes on waiting after ``PROPOSE`` and ``UNDO``."""

    ACCEPT = "accept", "Accepted"
    EDIT = "edit", "Edited and accepted"
    REJECT = "reject", "Rejected"
    MERGE = "merge", "Merged"
    SPLIT = "split", "Split"
    PROPOSE = "propose", "Proposed"
    UNDO = "undo", "Undone"


class RejectReason(Word):
    """Why a suggestion was set aside."""

    UNSUPPORTED = "unsupported", "The words do not support it"
    OTHER_AGREEMENT = "other-agreement", "It is of another agreement"
    NO_AGREEMENT = "no-agreement", "It is not about an agreement"
    ON_RECORD = "on-record", "It is on record already"
    WRONG_ARTICLE = "wrong-article", "The article is wrong"
    OTHER = "other", "Another reason"


class Confirmer(Word):
    """What last confirmed a fact; see LastConfirmed."""

    REVIEW = "review", "Reviewed by a person"
    CONFIRMATION = "confirmation", "Still so, a person said"
    CHECK = "check", "Checked"
    SOURCE = "source", "Newest source"
    NOTHING = "nothing", "Never"
