"""Round-ups with a section for each agreement: "2. Riyadh, 13 January", then what was signed.

The heading gives the date and the place that its section does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agreements.core.recognise.draft import Draft
from agreements.core.recognise.gazetteer import CITIES
from agreements.core.recognise.headings import is_heading
from agreements.core.recognise.instruments import INSTRUMENT, NAMED
from agreements.core.recognise.places import PlaceFound
from agreements.core.recognise.statements import Statement
from agreements.core.recognise.story import Story, inside
from agreements.core.recognise.text import Sentence

LEAST = 3
"""Headings with a date, a city or a party that make a round-up in sections."""
NEAR = 3
"""Sentences in which a club and its members are named."""
CITY = re.compile(r"\b(?:" + "|".join(map(re.escape, CITIES)) + r")\b")


@dataclass(frozen=True)
class Section:
    """A heading and the statements under it, up to the next heading."""

    heading: Sentence
    statements: tuple[Statement, ...]


def drafts_of_sections(story: Story, said: Sequence[Statement]) -> list[Draft]:
    """One main draft a pair of parties and section; none where the article has no such sections."""
    headed = [section for section in sections(said) if _may_head(story, section.heading)]
    if sum(_heads(story, section.heading) for section in headed) < LEAST:
        return []
    drafts = [draft for section in headed for draft in _drafts(story, section)]
    return drafts if len({draft.codes for draft in drafts}) >= LEAST else []


def sections(said: Sequence[Statement]) -> list[Section]:
    """The headings of an article, each with the statements up to the next."""
    sentences = [one.at for one in said]
    heads = [at for at in range(len(said)) if is_heading(sentences, at)]
    return [
        Section(said[at].at, tuple(said[at + 1 : end])) for at, end in pairwise([*heads, len(said)])
    ]


def _heads(story: Story, heading: Sentence) -> bool:
    """Whether it names when, where or between whom."""
    return bool(
        inside(story.dates, heading.start, heading.end)
        or inside(story.mentions, heading.start, heading.end)
        or CITY.search(heading.text)
    )


def _may_head(story: Story, heading: Sentence) -> bool:
    """Whether it does, or names an agreement: "A new forum"."""
    return _heads(story, heading) or bool(INSTRUMENT.search(heading.text))


def _drafts(story: Story, section: Section) -> list[Draft]:
    """A draft a pair, in order; what names no other pair belongs to the one told of before."""
    drafts: dict[frozenset[str], Draft] = {}
    is_headed = _heads(story, section.heading)
    for at, statement in enumerate(section.statements):
        club = _club(section.statements[at:])
        codes = club or _pair(story, statement)
        if codes and (club or statement.signed or (not drafts and is_headed)):
            drafts.setdefault(codes, Draft(codes, is_main=True, basis="sets"))
        if drafts:
            (drafts.get(codes) or list(drafts.values())[-1]).statements.append(statement)
    dates = [d for d in inside(story.dates, section.heading.start, section.heading.end) if d.value]
    for draft in drafts.values():
        draft.settle_date()
        if dates:
            draft.take_date(dates[0], section.heading.start, draft.date_kind)
        elif draft.signed_on is None:
            _date_by_parties(section, draft)
        draft.place = _place(section.heading)
    return list(drafts.values())


def _club(told: Sequence[Statement]) -> frozenset[str]:
    """Who announces a club that has a name, with those its paragraph lists as members of it."""
    first = told[0]
    if not (first.announced and first.instruments and NAMED.search(first.at.text)):
        return frozenset()
    hosts = {official.code for official in first.officials if official.code}
    hosts |= {mention.code for mention in first.acting}
    listed = (
        found.codes
        for one in told[:NEAR]
        if one.at.paragraph == first.at.paragraph
        for found in one.sets
        if len(found.codes) > 2
    )
    return frozenset(hosts | next(listed, frozenset())) if len(hosts) > 1 else frozenset()


def _date_by_parties(section: Section, draft: Draft) -> None:
    """The first day given with its parties: "Peru and Chile followed on 3 May"."""
    for statement in section.statements:
        days = [d for d in statement.dates if d.value and d.value.day and not d.is_ahead]
        if statement.codes == draft.codes and days:
            kind = "signed" if any(one.signed for one in draft.statements) else "announced"
            draft.take_date(days[0], statement.at.start, kind)
            return


def _pair(story: Story, statement: Statement) -> frozenset[str]:
    """The two parties it names: side by side, by their people, or by those who sign for them."""
    if not (statement.speaks or statement.instruments):
        return frozenset()
    for codes in (statement.codes, _named(story, statement)):
        if len(codes) == 2:
            return codes
    return frozenset()


def _named(story: Story, statement: Statement) -> frozenset[str]:
    acting = frozenset(mention.code for mention in statement.acting)
    officials = frozenset(official.code for official in statement.officials if official.code)
    return acting if len(acting) == 2 else acting | officials


def _place(heading: Sentence) -> PlaceFound | None:
    match = CITY.search(heading.text)
    if match is None:
        return None
    start = heading.start + match.start()
    return PlaceFound(start, start + len(match[0]), match[0], CITIES[match[0]])
