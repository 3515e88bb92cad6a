"""Whether an article is a source about an agreement between governments on minerals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from agreements.core.recognise.findings import AgreementFound
from agreements.core.recognise.groups import governments
from agreements.core.recognise.instruments import ANNOUNCE, INSTRUMENT, TOPIC, signings
from agreements.core.recognise.story import Story, inside
from agreements.core.recognise.text import paragraphs

ENOUGH = 0.5
SURE = 0.5
HELD = 0.15
"""For an agreement that the register holds, told of with its day: it is on minerals."""
FIRMS = re.compile(
    r"\b(?:compan(?:y|ies)|firms?|makers?|miners?|producers?|developers?|Ltd|Inc|Corp|PLC|plc|"
    r"entreprise|empresa)\b|会社"
)
OF_FIRMS = re.compile(
    r"\b(?:offtake|off-take|plc|Ltd|Inc|maker|miner|developer|drilling|quarter(?:ly)?)\b"
)
"""Said in a title that tells of companies."""
FAILED = re.compile(
    r"\b(?:without (?:an? )?(?:agreement|deal)|no deal|stall(?:s|ed)?|collaps(?:e|es|ed)|"
    r"broke down|"
    r"fail(?:s|ed) to (?:agree|reach)|walk(?:s|ed) away|sans accord|sin acuerdo)\b",
    re.IGNORECASE,
)
STRONG_TOPIC = re.compile(
    r"critical[- ](?:and strategic )?(?:raw[- ])?(?:mineral|material)|rare[- ]earths?|"
    r"raw[- ]materials?|鉱物|minerais|minéraux|minerales|"
    r"terres rares|tierras raras|matières premières|materias primas|重要鉱物|レアアース|希土類|"
    r"(?:\bminerals?\b|\bbatter(?:y|ies) (?:value |supply )?(?:chain|metal|mineral)|"
    r"\brare[- ]metals?|\bmagnets?\b|"
    r"\b(?:rare|battery|strategic|critical) metals?|"
    r"\blithium|\blitio|\bcobalt|\bgallium|\bgraphite|\btungsten|\bantimony)",
    re.IGNORECASE,
)

BASE_METAL = re.compile(
    r"\b(?:copper|nickel|tin|tantalum|niobium|manganese|vanadium|titanium|germanium|uranium|zinc|"
    r"molybdenum|magnesium|bauxite|platinum|coltan|cobre|níquel|cuivre|tungstène|phosphate|"
    r"potash|chrome|chromium|borates?|(?:mines|mining) minister|"
    r"mining (?:deal|agreement|pact|accord))\b",
    re.IGNORECASE,
)
"""Metals of price notes and strikes too: they count only in what is said of the agreement."""


SETTLED = re.compile(
    r"\b(?:settled|finalised|finalized|closed|completed|initialled) (?:[\w-]+ ){0,3}"
    r"(?:articles|chapters|terms|text|wording)\b|"
    r"\b(?:articles|chapters|terms|text|wording|parts) (?:had|have|has|are|were|is|was) "
    r"(?:all |now |already |been )*(?:settled|agreed|finalised|finalized|closed|cleared)\b|"
    r"\bputting the (?:last|final|finishing) touches\b|\bclos(?:e|es|ing) in on\b|"
    r"\b(?:hopes?|plans?|expects?|aims?|intends?) to (?:sign|initial|conclude|seal) "
    r"(?:an?|the|their|its)\b|"
    r"\b(?:agreement|deal|pact|accord|memorandum|text|treaty) (?:is|was|are) "
    r"(?:all but |nearly |almost |close to being |about to be )"
    r"(?:done|ready|complete|completed|finished|signed)\b",
    re.IGNORECASE,
)
"""Said of a draft that both sides have agreed to, and not yet signed."""


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
    score += HELD if any(_is_held(main) for main in mains) else 0.0
    score -= 0.6 if _is_in_passing(story, mains) else 0.0
    score -= 0.6 if _is_without_governments(story, mains) else 0.0
    score -= 0.0 if _is_done(story, mains) else 0.3
    score -= 0.3 if FAILED.search(opening) and not any(main.signed_on for main in mains) else 0.0
    return max(0.0, min(1.0, score))


def _is_held(main: AgreementFound) -> bool:
    return bool(main.known and main.signed_on and main.signed_on.precision == "day")


def _is_done(story: Story, mains: Sequence[AgreementFound]) -> bool:
    """Whether something is said to be signed, announced or agreed, and not to be planned."""
    said = [story.text[start:end] for main in mains for start, end in main.mentions]
    return any(_is_made(words) for words in [_opening(story), *said])


def _is_without_governments(story: Story, mains: Sequence[AgreementFound]) -> bool:
    """Whether its parties are only the states named most, nobody in office acts, and firms do."""
    is_guess = all(main.confidence < SURE for main in mains)
    if is_guess and not any(_names_one(story, main) for main in mains):
        return True
    codes = {party.code for main in mains for party in main.parties}
    has_office = any(official.code in codes for official in story.officials)
    return is_guess and not has_office and bool(FIRMS.search(_opening(story)))


def _names_one(story: Story, main: AgreementFound) -> bool:
    """Whether a party of it is named in the title or where an agreement is spoken of."""
    codes = {party.code for party in main.parties}
    told = [story.text[start:end] for start, end in main.mentions]
    near = [
        mention
        for (start, end), words in zip(main.mentions, told, strict=True)
        if INSTRUMENT.search(words)
        for mention in governments(story.text, inside(story.mentions, start, end))
    ]
    named = [*near, *governments(story.title, story.title_mentions)]
    return bool({mention.code for mention in named} & codes)


def _is_in_passing(story: Story, mains: Sequence[AgreementFound]) -> bool:
    """Whether one sentence, neither in the title nor among the first, is all there is of it."""
    is_of_firms = bool(OF_FIRMS.search(story.title)) and not governments(
        story.title, story.title_mentions
    )
    is_more = _is_more(story, mains)
    is_titled = TOPIC.search(story.title) and (_is_told(story.title) or is_more)
    if not is_of_firms and (is_titled or _tells(story.title)):
        return False
    spans = [
        span
        for main in mains
        for span in main.mentions
        if (is_more and not is_of_firms) or _names_two(story, main, *span)
    ]
    if not is_more and len(mains) > 1 and len(set(spans)) == 1:
        return True  # "has signed partnerships with Peru and Ghana", undated
    first = paragraphs(story.text)[:2][-1].end
    if any(start < first and _is_told(story.text[start:end]) for start, end in spans):
        return False
    return sum(_tells_of_minerals(story.text[start:end]) for start, end in set(spans)) <= 1


def _is_more(story: Story, mains: Sequence[AgreementFound]) -> bool:
    """Whether one is dated or told of twice, or the title names who deals in minerals."""
    if any(main.signed_on for main in mains) or governments(story.title, story.title_mentions):
        return True
    return any(sum(_names_two(story, main, *span) for span in main.mentions) > 1 for main in mains)


def _names_two(story: Story, main: AgreementFound, start: int, end: int) -> bool:
    """Whether two parties of the agreement are named there."""
    codes = {party.code for party in main.parties}
    return len({mention.code for mention in inside(story.mentions, start, end)} & codes) > 1


def _is_told(text: str) -> bool:
    return bool(INSTRUMENT.search(text) or signings(text))


def _tells_of_minerals(text: str) -> bool:
    return bool(TOPIC.search(text)) and _is_told(text)


def _opening(story: Story) -> str:
    return f"{story.title}\n{story.text[: story.opening_end]}"


def _tells(text: str) -> bool:
    return bool(INSTRUMENT.search(text) and _is_made(text))


def _is_made(text: str) -> bool:
    return bool(signings(text) or ANNOUNCE.search(text) or SETTLED.search(text))


def _share_of_paragraphs(story: Story) -> float:
    parts = paragraphs(story.text)
    return sum(bool(TOPIC.search(part.text)) for part in parts) / max(len(parts), 1)


def _said_of(story: Story, main: AgreementFound) -> list[str]:
    """Each sentence about it, with the one after where that opens with it: "It covers lithium"."""
    starts = {start for start, _ in main.mentions}
    told: list[str] = []
    for one, after in pairwise((*story.sentences, None)):
        if one is None or one.start not in starts:
            continue
        goes_on = after is not None and after.paragraph == one.paragraph and IT.match(after.text)
        told.append(f"{one.text} {after.text}" if after and goes_on else one.text)
    return told


IT = re.compile(
    r"(?:It|They|The (?:paper|text|memorandum|agreement|deal|accord|document|pact|two))\b"
)


def _is_tied(story: Story, mains: Sequence[AgreementFound]) -> bool:
    """Whether minerals are named where the agreement is, or in the title."""
    said = [words for main in mains for words in _said_of(story, main)]
    is_named = any(STRONG_TOPIC.search(words) for words in [story.title, *said])
    # A title counts for a metal of the exchanges only where it names who deals in it.
    told = [story.title, *said] if story.title_mentions else said
    return is_named or any(BASE_METAL.search(words) for words in told)
