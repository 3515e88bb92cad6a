"""Whether an article is a source about an agreement between governments on minerals."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreements.core.recognise.findings import AgreementFound
from agreements.core.recognise.instruments import ANNOUNCE, INSTRUMENT, TOPIC, signings
from agreements.core.recognise.story import Story
from agreements.core.recognise.text import paragraphs

OPENING = 4
"""Paragraphs in which an article says what it is about."""
ENOUGH = 0.5
STRONG_TOPIC = re.compile(
    r"critical[- ](?:and strategic )?(?:raw[- ])?(?:mineral|material)|rare[- ]earths?|"
    r"\bminerals?\b|raw[- ]materials?|"
    r"minerais|minéraux|minerales|\b(?:rare|battery|strategic|critical) metals?|"
    r"terres rares|tierras raras|matières premières|materias primas|"
    r"\blithium|\blitio|\bcobalt|\bgallium|\bgraphite|\btungsten|\bantimony|重要鉱物|レアアース|希土類",
    re.IGNORECASE,
)


def relevance(story: Story, agreements: Sequence[AgreementFound]) -> float:
    """A share from 0 to 1; from ``ENOUGH`` on the article is one to keep.

    It must tell of a main agreement in its opening, and of minerals together with it: a
    sentence in passing, a price note or a trade treaty without minerals is not enough.
    """
    mains = [agreement for agreement in agreements if agreement.mention == "main"]
    if not mains:
        return 0.0
    opening = _opening(story)
    topical = _share_of_paragraphs(story)
    score = 0.2
    score += 0.25 if _tells(opening) else 0.0
    score += 0.2 if STRONG_TOPIC.search(opening) else 0.0
    score += 0.2 if _is_tied(story, mains) else -0.3
    score += min(0.15, topical / 2)
    return max(0.0, min(1.0, score))


def _opening(story: Story) -> str:
    parts = paragraphs(story.text)[:OPENING]
    return "\n".join([story.title, *(part.text for part in parts)])


def _tells(text: str) -> bool:
    return bool(INSTRUMENT.search(text) and (signings(text) or ANNOUNCE.search(text)))


def _share_of_paragraphs(story: Story) -> float:
    parts = paragraphs(story.text)
    return sum(bool(TOPIC.search(part.text)) for part in parts) / max(len(parts), 1)


def _is_tied(story: Story, mains: Sequence[AgreementFound]) -> bool:
    """Whether minerals are named where the agreement is, or in the title."""
    said = [story.text[start:end] for main in mains for start, end in main.mentions]
    return any(STRONG_TOPIC.search(words) for words in [story.title, *said])
