"""When and where an agreement was made that the text dates in a sentence of its own.

"They signed a memorandum. It was done in Lusaka on Thursday."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.dates import DateFound
from agreements.core.recognise.draft import Draft
from agreements.core.recognise.story import Story, inside
from agreements.core.recognise.text import Sentence

FRESH = 31
"""Days before publication that news still tells of what was done."""
LEAD = 60
"""Characters of a sentence that only leads over to what it tells of: "Then it was Peru's turn"."""
BACK = re.compile(
    r"\b(?:background|history|earlier|before|past|so far|context|track record|lessons|compar\w+|"
    r"precedents?|predecessors?|others?|what|how|why|who|who's)\b",
    re.IGNORECASE,
)
NEAR = 2
"""Sentences between the one that tells of the agreement and the one that dates it."""
OTHER_MATTER = re.compile(
    r"\b(?:said|told|court|strike|resum\w+|since|protest\w*|shares|index|prices?|expect\w*|"
    r"will|would|earlier|previous|last (?:year|month)|born|founded|elected)\b"
)
"""Words of a sentence whose date is hardly that of the signing."""


UNSIGNED = re.compile(
    r"\b(?:has|have|had) (?:not|yet to) (?:yet )?be(?:en)? (?:signed|initialled)\b|"
    r"\b(?:is|was|are|were|remains?) (?:not yet signed|(?:still |as yet )?unsigned)\b|"
    r"\bnothing (?:has been|was|is) signed\b|"
    r"\b(?:hopes?|plans?|expects?|aims?|intends?|due|wants?|set) to "
    r"(?:sign|initial|conclude|seal)\b",
    re.IGNORECASE,
)
"""Said of a text that is still a draft."""


def date_from_near(story: Story, draft: Draft) -> None:
    """Date a main agreement without one by the nearest sentence of the opening that has a date."""
    told = [n for n, one in enumerate(story.sentences) if _tells(draft, one)]
    if not told or (draft.signed_on is not None and not draft.is_vague):
        return
    if UNSIGNED.search(story.text) and not any(one.signed for one in draft.statements):
        return
    near = [
        (min(abs(number - at) for at in told), found, sentence)
        for number, sentence in enumerate(story.sentences)
        if sentence.start < story.opening_end
        for found in inside(story.dates, sentence.start, sentence.end)
        if _is_fresh(story, found) and not _is_of_other_matter(sentence, draft)
    ]
    if not near:
        return
    away, found, sentence = min(near, key=lambda one: one[0])
    if away <= NEAR:
        is_signed = any(statement.signed for statement in draft.statements)
        draft.take_date(found, sentence.start, "signed" if is_signed else "announced")


def date_from_paragraph(story: Story, draft: Draft) -> None:
    """Date one told of beside a main one by the sentences before it in its paragraph."""
    first = next((one for one in draft.statements if one.signed), None)
    if draft.signed_on is not None or first is None:
        return
    before = [
        found
        for one in story.sentences
        if one.paragraph == first.at.paragraph and one.start < first.at.start
        if not _is_of_other_matter(one, draft)
        for found in inside(story.dates, one.start, one.end)
        if _is_fresh(story, found)
    ]
    if before:
        draft.take_date(before[-1], first.at.start, "signed")


def told_at_length(story: Story, draft: Draft, mains: Sequence[Draft]) -> bool:
    """Whether one told of beside main ones is as fresh, and has a paragraph of its own."""
    first = next((one for one in draft.statements if one.speaks), None)
    if first is None or first.is_earlier or first.is_second or draft.date is None:
        return False
    is_near = any(_is_near(draft.signed_on, main.signed_on) for main in mains)
    if not (story.published and (is_near or _is_fresh(story, draft.date))):
        return _has_heading(story, first.at.paragraph) and draft.date.is_given
    own = [one for one in story.sentences if one.paragraph == first.at.paragraph]
    at = next(number for number, one in enumerate(own) if one.start == first.at.start)
    opens = at == 0 or (at == 1 and len(own[0].text) <= LEAD)
    return opens and len(own) > at + 1


def _has_heading(story: Story, paragraph: int) -> bool:
    """Whether the paragraph before is a heading that does not look back."""
    above = [one.text for one in story.sentences if one.paragraph == paragraph - 1]
    is_heading = len(above) == 1 and len(above[0]) <= LEAD and above[0][-1] not in '.!?:;”"'
    return is_heading and not BACK.search(above[0])


def _is_near(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether two days are FRESH days from each other at most."""
    if one is None or other is None or not (one.day and other.day):
        return False
    return abs((one.first - other.first).days) <= FRESH


def _tells(draft: Draft, sentence: Sentence) -> bool:
    return any(
        statement.at.start == sentence.start and (statement.speaks or statement.instruments)
        for statement in draft.statements
    )


def _is_fresh(story: Story, found: DateFound) -> bool:
    """Whether it is a day, no deadline, and of the last weeks before publication."""
    if found.value is None or not found.value.day or found.is_ahead:
        return False
    if story.published is None:
        return True
    return story.published - timedelta(days=FRESH) <= found.value.first <= story.published


def _is_of_other_matter(sentence: Sentence, draft: Draft) -> bool:
    return not _tells(draft, sentence) and bool(OTHER_MATTER.search(sentence.text))
