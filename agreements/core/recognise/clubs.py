"""Who leads a club, where its members are listed in another sentence.

"Norway chairs the forum. Its members are Chile, Ghana and Peru."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agreements.core.recognise.statements import Statement

LEADS = re.compile(
    r"\b(?:leads|led|chairs?|chaired|heads?|headed|hosts?|hosted|steers?|convenes?|convened|"
    r"coordinates?|coordinated|presid(?:es|ed) over|runs|founded|started|"
    r"(?:is|are|as|was) (?:the |its |in the )?(?:chair|host|lead|head|founder|convener)|"
    r"(?:holds|has|took|takes) the (?:chair|lead|presidency))\b",
    re.IGNORECASE,
)
CLUB = re.compile(
    r"\b(?:alliance|club|forum|group|grouping|coalition|initiative|partnership|pact|dialogue|"
    r"compact|network|bloc|scheme|body|it|them)\b",
    re.IGNORECASE,
)


def with_leaders(said: Sequence[Statement]) -> list[Statement]:
    """The statements; a list of members has the one that a sentence beside it says leads them."""
    return [_with_leader(said, at) if one.lists_members else one for at, one in enumerate(said)]


def _with_leader(said: Sequence[Statement], at: int) -> Statement:
    one, first = said[at], said[at].sets[0]
    for near in said[max(at - 1, 0) : at + 2]:
        if near is one or near.at.paragraph != one.at.paragraph:
            continue
        codes = {mention.code for mention in near.acting}
        is_told = LEADS.search(near.at.text) and CLUB.search(near.at.text)
        if is_told and len(codes) == 1 and not codes & first.codes:
            group = replace(first, mentions=(*first.mentions, near.acting[0]))
            return replace(one, sets=(group, *one.sets[1:]))
    return one
