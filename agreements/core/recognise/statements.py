"""What each sentence says of agreements: signed or announced, which, by whom, about what."""

from __future__ import annotations

import re
from dataclasses import dataclass

from agreements.core.recognise.dates import DateFound
from agreements.core.recognise.findings import OfficialFound
from agreements.core.recognise.groups import (
    BESIDE,
    MEMBERS,
    Group,
    apart_with,
    governments,
    party_sets,
)
from agreements.core.recognise.instruments import (
    ANNOUNCE,
    EARLIER,
    INSTRUMENT,
    SECOND,
    TOPIC,
    Instrument,
    instruments,
    signings,
)
from agreements.core.recognise.parties import NAME, PEOPLE, PartyMention
from agreements.core.recognise.places import PlaceFound
from agreements.core.recognise.regions import Joined, joined_with_a_region
from agreements.core.recognise.story import Story, inside
from agreements.core.recognise.text import Sentence

WITNESSED = re.compile(
    r"\b(?:watch(?:ed|ing|es)|look(?:ed|ing|s) on|in the presence of|beside|attend(?:ed|ing)|"
    r"witness\w*|invited|as guests?|en présence de|en presencia de|oversaw|overseen)\b|立ち会",
    re.IGNORECASE,
)
"""Not all whom such a sentence names have signed."""
GUESTS = re.compile(r"^,? (?:both |all |each )?(?:invited|guests|attending|looking on|watching)")
"""Said of parties that are none of the agreement's."""
AFTERMATH = re.compile(
    r"\b(?:an?|the|one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|many|few|just|"
    r"only|barely|,) (?:hours?|days?|nights?|weeks?|months?|years?|moments?|minutes?) "
    r"(?:before|after|ahead of) (?!which\b|that\b|(?:the )?sign)(?=\w)|"
    r"\b(?:hours|days|weeks|months|moments|minutes) (?:before|after|ahead of) "
    r"(?!which\b|that\b|(?:the )?sign)(?=\w)|"
    r"\bon the eve of "
)
"""What begins to tell of another event: "signed in Lima, a day before he flew to Quito"."""
REPORTED = re.compile(
    r"\b((?:said|says|announced|confirmed|reported|declared)\b[^.;:]{0,40}? "
    r"(?:it|they|he|she|both|the (?:two|three|four|five|ministry|government|pair)"
    r")(?: sides| governments| countries)?) had\b"
)
"""Words that tell of what was just done: "the ministry said on Monday it had signed"."""
CALLED = re.compile(rf"(?:['’]s)? (?:\w+ ){{0,2}}?(?:{INSTRUMENT.pattern})", re.IGNORECASE)

ONE = re.compile(r" (?:one|text|paper|document)\b")


@dataclass(frozen=True)
class Statement:
    """A sentence; offsets of ``signed`` and ``announced`` count in the whole text.

    ``pairs`` are the parties of several agreements that it tells of at once; ``own_code``
    is the party that an agreement is called by.
    """

    at: Sentence
    instruments: tuple[Instrument, ...]
    signed: tuple[int, ...]
    announced: tuple[int, ...]
    sets: tuple[Group, ...]
    acting: tuple[PartyMention, ...]
    officials: tuple[OfficialFound, ...]
    dates: tuple[DateFound, ...]
    places: tuple[PlaceFound, ...]
    is_topical: bool
    is_earlier: bool
    is_second: bool
    lists_members: bool
    own_code: str
    pairs: tuple[frozenset[str], ...]

    @property
    def codes(self) -> frozenset[str]:
        """The parties it sets side by side; else those of the persons it names; else none."""
        if self.pairs and self.speaks:
            return frozenset().union(*self.pairs)
        if self.sets:
            return frozenset() if GUESTS.search(self.sets[0].after) else self.sets[0].codes
        return self.signers

    @property
    def signers(self) -> frozenset[str]:
        """The parties of the persons named and of those that act, where that makes two."""
        if WITNESSED.search(self.at.text):
            return frozenset()
        codes = {official.code for official in self.officials if official.code}
        codes |= {m.code for m in self.acting if not self._is_name(m)} if len(codes) < 2 else set()
        return frozenset(codes) if self.signed and len(codes) == 2 else frozenset()

    def _is_name(self, mention: PartyMention) -> bool:
        """Whether an agreement is called by it: "the Zambian one was signed in Lusaka"."""
        after = self.at.text[mention.end - self.at.start :]
        return mention.how == PEOPLE and bool(ONE.match(after) or CALLED.match(after))

    @property
    def speaks(self) -> bool:
        """Whether it says that an agreement was signed, announced or made."""
        return bool(self.signed or (self.announced and self.instruments))


def statements(story: Story) -> list[Statement]:
    joined = joined_with_a_region(story)
    return [_statement(story, sentence, joined) for sentence in story.sentences]


def _statement(story: Story, sentence: Sentence, joined: Joined | None) -> Statement:
    start, end, text = sentence.start, sentence.end, sentence.text
    start = max(start, min(story.dateline_end, end))
    text = story.text[start:end]
    other = _other_event(text)
    told, text_end = text[:other], min(_cut(text), other)
    mentions = [m for m in inside(story.mentions, start, end) if m.start - start < text_end]
    moved = [_shift(mention, -start) for mention in mentions]
    sets = party_sets(told, start, mentions)
    sets = joined.added_to(sets) if joined else sets
    return Statement(
        at=sentence,
        instruments=tuple(instruments(told)),
        signed=tuple(start + match.start() for match in signings(told)),
        announced=tuple(start + match.start() for match in ANNOUNCE.finditer(told)),
        sets=tuple(sets),
        acting=tuple(_shift(mention, start) for mention in governments(told, moved)),
        officials=tuple(_officials(story, start, start + text_end)),
        dates=tuple(inside(story.dates, start, start + other + 1)),
        places=tuple(inside(story.places, start, start + other)),
        is_topical=bool(TOPIC.search(text)),
        is_earlier=bool(EARLIER.search(REPORTED.sub(r"\1 ", told))),
        is_second=bool(SECOND.search(told)),
        lists_members=bool(sets) and bool(MEMBERS.search(told)) and len(sets[0].codes) > 2,
        own_code=_own_code(told, moved),
        pairs=tuple(apart_with(told, start, mentions)),
    )


def _cut(text: str) -> int:
    """Where another agreement, told of beside this one, begins: "..., alongside a peace accord"."""
    verbs = signings(text)
    beside = BESIDE.search(text, verbs[0].end()) if verbs else None
    return beside.start() if beside and INSTRUMENT.search(text, beside.end()) else len(text)


def _other_event(text: str) -> int:
    """Where another event begins, by which the signing is placed in time."""
    verb = next(iter(signings(text)), None) or ANNOUNCE.search(text)
    match = AFTERMATH.search(text, verb.end()) if verb else None
    return match.start() if match else len(text)


def _own_code(text: str, mentions: list[PartyMention]) -> str:
    """The party in "The British memorandum": what an agreement is called by."""
    first = mentions[0] if mentions else None
    if first is None or first.how not in {PEOPLE, NAME} or first.start > len("The "):
        return ""
    return first.code if CALLED.match(text, first.end) else ""


def _officials(story: Story, start: int, end: int) -> list[OfficialFound]:
    """Those whose last name stands in the sentence."""
    text = story.text[start:end]
    return [
        official
        for official in story.officials
        if (name := official.name.split()[-1]) in text
        and re.search(rf"\b{re.escape(name)}\b", text)
    ]


def _shift(mention: PartyMention, by: int) -> PartyMention:
    return PartyMention(
        mention.start + by, mention.end + by, mention.text, mention.party, mention.how
    )
