"""A page as it came and as it was read: what fetching, reading and recognising hand on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from agreements.core.intake_words import Flag


@dataclass(frozen=True, kw_only=True)
class Page:
    """What came back from an address, or was handed in: bytes, and what was said of them.

    ``url`` is the address asked for and ``address`` the one that answered, after
    redirects; both are empty for text or a file handed in. ``etag`` and ``last_modified``
    are the site's own, to be sent back when asking again.
    """

    body: bytes
    content_type: str = ""
    url: str = ""
    address: str = ""
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """An article as read out of a page.

    ``text`` is plain: paragraphs parted by a blank line, no markup, no NUL, spaces
    folded. Offsets of evidence count its characters (code points), from 0.
    ``published_on`` is None where the page gives no date or an impossible one.
    """

    url: str
    outlet: str
    domain: str
    title: str
    byline: str
    published_on: date | None
    language: str
    text: str
    flags: frozenset[Flag] = frozenset()

    @property
    def is_article(self) -> bool:
        """Whether there is something to keep: see ``Flag.rejects``."""
        return not any(flag.rejects for flag in self.flags)
