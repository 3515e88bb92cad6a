"""Where a disputed value stands on the page, read from the attribute a source names.

The rules are ours: an attribute is free text in the dossiers ("date of adoption",
"US signatory"), and the reader needs the mark beside the value it is about. A
curator can set it otherwise in the admin.
"""

from __future__ import annotations

import re

from agreements.core.words import About

# First match wins. Each pattern was written against the attributes of the 137
# dossiers of November 2026; what none matches is marked only in the list of
# disagreements.
RULES: tuple[tuple[About, re.Pattern[str]], ...] = tuple(
    (about, re.compile(pattern))
    for about, pattern in (
        (
            About.SIGNED_ON,
            r"^signed_on$|^announcement date$|\band date$"
            r"|^date( of (adoption|announcement|signature|the deal|the meeting))?$",
        ),
        (About.PLACE, r"^place$"),
        (About.STATUS, r"^status\b|^signed or not$|^signature$"),
        (
            About.PARTIES,
            r"^parties$|^who signed$|signator|^member|founding"
            r"|^number of (participants|countries)|size of member",
        ),
        (About.AMOUNTS, r"amount|^value$|currency|price floor|capital|letters"),
        (About.COMMITMENTS, r"target$|first committee meeting|end date"),
    )
)


def about(attribute: str, pillars: frozenset[str]) -> About:
    """The block of the page that ``attribute`` belongs to.

    ``pillars`` are the slugs of the vocabulary: an attribute named as one is about
    that pillar's provisions.
    """
    name = attribute.strip().lower()
    if name in pillars:
        return About.PILLAR
    return next((place for place, pattern in RULES if pattern.search(name)), About.OTHER)
