"""The closed word lists of what comes in: runs, arrivals, and what is odd about a page."""

from __future__ import annotations

from agreements.core.words import Word


class RunKind(Word):
    LOAD = "load", "Dossier load"
    INGEST = "ingest", "Article ingestion"
    FEED = "feed", "New entries of a feed"
    REPLAY = "replay", "Kept pages read again"
    REFRESH = "refresh", "Refresh of commitment states"


class Way(Word):
    """How an article came in."""

    URL = "url", "Address"
    TEXT = "text", "Pasted text"
    FILE = "file", "File"
    FEED = "feed", "Feed"
    REPLAY = "replay", "Kept page, read again"


class ArrivalState(Word):
    """Where one submitted thing stands; the last five are ends."""

    WAITING = "waiting", "Waiting"
    WORKING = "working", "Being read"
    KEPT = "kept", "Kept"
    DUPLICATE = "duplicate", "Held already"
    REJECTED = "rejected", "Nothing to keep"
    FAILED = "failed", "Failed"
    ASKS = "asks", "Needs a person"

    @property
    def is_over(self) -> bool:
        """Whether nothing more happens to it unless a person asks for it."""
        return self not in {ArrivalState.WAITING, ArrivalState.WORKING}


class Step(Word):
    """What is done with an arrival, in this order."""

    FETCH = "fetch", "Fetch the page"
    EXAMINE = "examine", "Read, compare and recognise"
    STORE = "store", "Keep article and suggestions"


class FeedKind(Word):
    FEED = "feed", "RSS, Atom or JSON feed"
    SITEMAP = "sitemap", "Sitemap"


class DuplicateKind(Word):
    """How an article repeats an earlier one."""

    EXACT = "exact", "The same text"
    NEAR = "near", "Nearly the same text"


class Found(Word):
    """What came when the address of a source was asked again."""

    ANSWERED = "answered", "Answers"
    CHANGED = "changed", "Its words changed"
    MOVED = "moved", "Moved"
    GONE = "gone", "Gone"
    UNREACHED = "unreached", "Not reached"


class Flag(Word):
    """What is odd about a page that was read; some say that there is no article to keep."""

    PAYWALL = "paywall", "Behind a paywall: only its beginning was read"
    CONSENT_WALL = "consent-wall", "A consent dialogue, no article"
    EMPTY = "empty", "No text"
    NOT_AN_ARTICLE = "not-an-article", "Not an article"
    UNREADABLE = "unreadable", "Not a page, text or PDF that can be read"
    FUTURE_DATE = "future-date", "Dated in the future"
    MALFORMED = "malformed-html", "Broken markup"
    ACTIVE_CONTENT = "active-content", "Carried scripts or the like, which were dropped"
    INSTRUCTIONS = "instruction-text", "Tells software what to do; it was not obeyed"

    @property
    def rejects(self) -> bool:
        """Whether nothing is kept of such a page."""
        return self in {Flag.CONSENT_WALL, Flag.EMPTY, Flag.NOT_AN_ARTICLE, Flag.UNREADABLE}


class CueAbout(Word):
    """What a cue phrase speaks for; its value is a slug or a word of that list."""

    PILLAR = "pillar", "Pillar"
    PARTY = "party", "Party: a capital, a demonym, a seat of government"
    FORCE = "force", "Legal force"
    KIND = "kind", "Kind of agreement"
    STRENGTH = "strength", "Strength of the wording"
    RELEVANCE = "relevance", "Relevance"
