"""A party that joins a list of others: "Japan and the five states of the region", then the five."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from agreements.core.recognise.groups import Group, governments
from agreements.core.recognise.parties import PartyMention
from agreements.core.recognise.story import Story, inside

NUMBERS = {
    "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12,
}  # fmt: skip
COUNTED = re.compile(
    rf",? (?:and|with|plus) (?:the |its |all )?(?P<number>{'|'.join(NUMBERS)}) "
    r"(?:[\w-]+ ){0,2}?(?:states|countries|nations|republics|governments|neighbours|neighbors)\b"
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The party that is named with so many others, which are listed elsewhere."""

    mention: PartyMention
    others: int

    def added_to(self, sets: Sequence[Group]) -> list[Group]:
        """The sets, of which the first has the party too where it lists that many others."""
        first = sets[0] if sets else None
        if first is None or len(first.codes) != self.others or self.mention.code in first.codes:
            return list(sets)
        return [replace(first, mentions=(*first.mentions, self.mention)), *sets[1:]]


def joined_with_a_region(story: Story) -> Joined | None:
    """The one that the opening names so, where it does."""
    for sentence in story.sentences:
        if sentence.start >= story.opening_end:
            return None
        for mention in _acting(story, sentence.start, sentence.end):
            if counted := COUNTED.match(story.text, mention.end):
                return Joined(mention, NUMBERS[counted["number"]])
    return None


def _acting(story: Story, start: int, end: int) -> list[PartyMention]:
    return governments(story.text, inside(story.mentions, start, end))
