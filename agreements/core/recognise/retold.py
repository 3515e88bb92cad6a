"""Short pages that tell again of an agreement that an earlier article told of."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeAlias

from agreements.core.recognise.disputes import Held, held_of, is_same
from agreements.core.recognise.findings import AgreementFound, Findings
from agreements.core.recognise.instruments import TOPIC
from agreements.core.recognise.story import Story
from agreements.core.recognise.text import paragraphs

Before: TypeAlias = Callable[[Findings], Sequence[Held]]
"""What earlier sources say of the agreements found."""
LEAST = 2
"""Paragraphs that must touch on minerals or mines."""
DUG = re.compile(
    r"\b(?:ores?|metals?|smelters?|refiner(?:y|ies)|concentrates?|pits?|shafts?|deposits?)\b"
)


def is_retold(story: Story, agreements: Sequence[AgreementFound], before: Before) -> bool:
    """Whether a main agreement, said to be made on a day, is one told of before.

    Such an article is kept though it says little of minerals: it was chosen for its
    agreement, and what it says otherwise than the earlier one is to be shown.
    """
    mains = tuple(
        each
        for each in agreements
        if each.mention == "main"
        and each.date_evidence
        and each.signed_on
        and each.signed_on.precision == "day"
    )
    if not mains or _topical(story) < LEAST:
        return False
    findings = Findings(is_relevant=True, relevance=1.0, agreements=mains)
    if any(main.known for main in mains):
        return True
    earlier = before(findings)
    return any(is_same(said, held) for said in held_of("", findings) for held in earlier)


def _topical(story: Story) -> int:
    """How many paragraphs touch on minerals."""
    parts = paragraphs(story.text)
    return sum(bool(TOPIC.search(part.text) or DUG.search(part.text)) for part in parts)
