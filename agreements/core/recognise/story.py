"""An article with its parties, dates, persons and places found once, for all parts to use."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from agreements.core.articles import Reading
from agreements.core.intake_words import Flag
from agreements.core.recognise.dates import DateFound, find_dates
from agreements.core.recognise.findings import OfficialFound
from agreements.core.recognise.gazetteer import CITIES
from agreements.core.recognise.lexicon import Lexicon, lexicon_of
from agreements.core.recognise.officials import find_officials
from agreements.core.recognise.parties import NAME, Parties, PartyMention
from agreements.core.recognise.places import PlaceFound, capital_places, find_places
from agreements.core.recognise.text import Sentence, paragraphs, sentences
from agreements.core.recognise.vocabulary import Vocabulary

DATELINE = re.compile(
    r"^(?:(?:By|Par|Por) [^\n]{2,80}\n+)?"
    r"[A-ZÀ-Ý][A-ZÀ-Ý .,'’/-]{2,40}(?:\(\w+\) ?)?(?:,? ?[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?)?"
    r"(?: ?\([^)\n]{2,30}\))? ?[-–—:] "
)
"""Where and when a wire story was filed, and by whom: "TOKYO, Oct 28 (Agency) - "."""


OPENING = 4
"""How many paragraphs of prose an article has to say what it is about."""
PROSE = 80


class Placed(Protocol):
    @property
    def start(self) -> int: ...


P = TypeVar("P", bound=Placed)


@dataclass(frozen=True)
class Story:
    """``published`` is None where the page has no day of publication, or one in the future."""

    text: str
    title: str
    published: date | None
    lexicon: Lexicon
    parties: Parties
    sentences: tuple[Sentence, ...]
    mentions: tuple[PartyMention, ...]
    title_mentions: tuple[PartyMention, ...]
    dates: tuple[DateFound, ...]
    officials: tuple[OfficialFound, ...]
    places: tuple[PlaceFound, ...]
    opening_end: int
    dateline_end: int
    dateline_city: str


def inside(things: Iterable[P], start: int, end: int) -> list[P]:
    """Those that begin between two offsets."""
    return [thing for thing in things if start <= thing.start < end]


def _opening_end(text: str) -> int:
    """Where the first paragraphs end that are prose and not a heading, a menu or a byline."""
    prose = [
        part for part in paragraphs(text) if len(part.text) >= PROSE or part.text.endswith("。")
    ]
    return prose[:OPENING][-1].end if prose else len(text)


def story_of(reading: Reading, vocabulary: Vocabulary) -> Story:
    text, lexicon = reading.text, lexicon_of(vocabulary)
    parties = lexicon.parties
    published = None if Flag.FUTURE_DATE in reading.flags else reading.published_on
    dateline = DATELINE.match(text)
    after = dateline.end() if dateline else 0
    mentions = [mention for mention in parties.find(text) if mention.start >= after]
    named = [(mention.start, mention.end, mention.code) for mention in mentions]
    states = {mention.start for mention in mentions if mention.how == NAME}
    known = [p for p in find_places(text) if p.venue or p.start not in states or p.city in CITIES]
    places = sorted([*known, *capital_places(text, named)], key=lambda place: place.start)
    return Story(
        text=text,
        title=reading.title,
        published=published,
        lexicon=lexicon,
        parties=parties,
        sentences=sentences(text),
        mentions=tuple(mentions),
        title_mentions=tuple(parties.find(reading.title)),
        dates=tuple(d for d in find_dates(text, published, reading.language) if d.start >= after),
        officials=tuple(find_officials(text, mentions, lexicon)),
        places=tuple(place for place in places if place.start >= after),
        opening_end=_opening_end(text),
        dateline_end=after,
        dateline_city=next((place.city for place in places if place.start < after), ""),
    )
