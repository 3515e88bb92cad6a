"""Round-ups whose opening names the party that all have, and whose headings name the others.

"Norway signed two memoranda in Oslo on Monday." Then, under "Peru", what the one with Peru says.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from agreements.core.recognise.draft import Draft, dated
from agreements.core.recognise.groups import PLURAL
from agreements.core.recognise.headings import named_first
from agreements.core.recognise.sections import Section, sections
from agreements.core.recognise.statements import Statement
from agreements.core.recognise.story import Story, inside

LEAST = 2
"""Headings that are the name of a party and make such a round-up."""
WORDS = 4
"""The most words of a heading that is the name of a party: "With Peru", "The Peruvian text"."""
SEVERAL = re.compile(
    rf"{PLURAL.pattern}|\b(?:two|three|four|five|six) (?:\w+ )?(?:signings|signatures|countries|"
    r"capitals|governments|ceremonies)\b",
    re.IGNORECASE,
)
"""Said where more than one agreement is told of."""
REMOTE = re.compile(r"\b(?:with|avec|con) ", re.IGNORECASE)


def drafts_of_common_party(story: Story, said: Sequence[Statement]) -> list[Draft]:
    """One main draft a heading, and those that other sections mention; else none."""
    parted = sections(said)
    headed = [(code, one) for one in parted if (code := _code(story, one))]
    codes = {code for code, _ in headed}
    if len(codes) < LEAST or len(codes) < len(headed):
        return []
    first = headed[0][1].heading
    opening = list(takewhile(lambda one: one.at.start < first.start, said))
    hub = _hub(opening, codes) or _common(story, [one for _, one in headed], opening, codes)
    if not hub:
        return []
    mains = [_main(frozenset({hub, code}), section, opening) for code, section in headed]
    rest = [one for one in parted if one not in [section for _, section in headed]]
    return [*mains, *_mentioned(hub, rest, codes)]


def _code(story: Story, section: Section) -> str:
    """The one party that a heading is the name of."""
    heading = section.heading
    if not any(one.signed or one.instruments for one in section.statements):
        return ""
    codes = {mention.code for mention in inside(story.mentions, heading.start, heading.end)}
    is_name = len(codes) == 1 and len(heading.text.split()) <= WORDS
    return next(iter(codes)) if is_name else named_first(story, heading)


def _hub(opening: Sequence[Statement], codes: set[str]) -> str:
    """The party that the opening names most, where it tells of several papers signed."""
    is_several = any(one.signed for one in opening) and any(
        PLURAL.search(one.at.text) for one in opening
    )
    named = Counter(m.code for one in opening for m in one.acting if m.code not in codes)
    ranked = named.most_common(2) if is_several else []
    is_clear = len(ranked) == 1 or (len(ranked) > 1 and ranked[0][1] > ranked[1][1])
    return ranked[0][0] if is_clear else ""


def _common(
    story: Story, headed: Sequence[Section], opening: Sequence[Statement], codes: set[str]
) -> str:
    """The only other party that acts in most sections, where title or opening tell of several."""
    is_several = any(SEVERAL.search(text) for text in [story.title, *(s.at.text for s in opening)])
    signed = [
        section
        for section in headed
        if any(one.signed or (one.instruments and one.dates) for one in section.statements)
    ]
    if not is_several or len(signed) < LEAST:
        return ""
    acts = Counter(code for section in signed for code in _acting(section.statements) - codes)
    first = _acting(opening) - codes
    often = {code for code, count in acts.items() if count > len(signed) / 2}
    likely = often & first or often or first
    return next(iter(likely)) if len(likely) == 1 else ""


def _acting(said: Sequence[Statement]) -> set[str]:
    """The parties that are named there, or that those named there hold office for."""
    return {
        code
        for one in said
        for code in [*(m.code for m in one.acting), *(o.code for o in one.officials)]
        if code
    }


def _main(codes: frozenset[str], section: Section, opening: Sequence[Statement]) -> Draft:
    """With the day and the place of its section, else those of the opening."""
    own = [replace(one, is_second=False) for one in section.statements]  # second of the article
    draft = Draft(codes, own, is_main=True, basis="sets")
    draft.settle_date()
    days = [found for one in opening if (found := dated(one, "signed"))]
    if draft.signed_on is None and days:
        draft.take_date(
            *next((d for d in days if d[0].value and d[0].value.day), days[0]), "signed"
        )
    there = [place for one in section.statements if one.signed for place in one.places]
    shared = [place for one in opening if one.speaks or one.instruments for place in one.places]
    draft.place = next((place for place in [*there, *shared] if place.city), None)
    return draft


def _mentioned(hub: str, rest: Sequence[Section], codes: set[str]) -> list[Draft]:
    """Those that it is said to have signed with somebody else: "in May it signed a pact with"."""
    return [
        Draft(frozenset({hub, one.acting[0].code}), [one])
        for section in rest
        for one in section.statements
        if one.signed and one.instruments and REMOTE.search(one.at.text)
        if len(one.acting) == 1 and one.acting[0].code not in {hub, *codes}
    ]
