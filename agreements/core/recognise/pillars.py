"""The pillars that an agreement is reported to cover, by cue phrases, and how firmly."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from agreements.core.intake_words import CueAbout
from agreements.core.recognise.amounts import moving_agreement
from agreements.core.recognise.context import Context
from agreements.core.recognise.cues import Cues, Hit
from agreements.core.recognise.findings import Evidence, PillarFound
from agreements.core.recognise.pillar_doubts import is_doubtful
from agreements.core.recognise.standing import Standing
from agreements.core.recognise.text import Sentence, evidence, folded
from agreements.core.recognise.vocabulary import Vocabulary
from agreements.core.words import Strength

FIRM = re.compile(
    r"\b(?:shall|will|must|commit\w*|pledg\w*|promis\w*|bind\w*|oblig\w*|undert(?:ake|ook)\w*|"
    r"is to|are to|(?:is|are|was|were|been|be) (?:asked|told|urged|tasked|given)|"
    r"agree(?:d|s)?(?= (?:to|that|on|not))|guarantee\w*|require\w*|gives?|grants?|"
    r"sets? up|provid\w+ (?:for|that)|launch\w*|establish\w*|creates?|offers?|introduc\w+|"
    r"entitl\w+|secur(?:es|ed)|compulsory|mandatory|appl(?:y|ies) to|allows?|lifts?|"
    r"(?:is|are) (?:due|opened|written into|part of)|cooperate|adher\w+|endorsed|ha(?:s|ve) to|"
    r"designated|chosen|obtained|begins?|links|accompan\w+|entails?|lays? down|stipulat\w+)\b"
)
MEANT = re.compile(
    r"\b(?:intend\w*|aim(?:s|ed|ing)?|plan(?:s|ned)? (?:to|for)|seek\w*|want\w*|expect\w*|"
    r"(?:is|are) planned|"
    r"mean(?:s|t)? to|would|hopes?|hoped|try|strive|endeavou?r\w*|work towards?|favou?rs?|wish\w*|"
    r"should|supposed to|foresees?|envisag\w*|encourag\w*|promot\w*|paves? the way|call\w* for|"
    r"door open|like to|are meant|is meant|help (?:to )?\w+|to be helped|as a way to)\b"
)
EXPLORED = re.compile(
    r"\b(?:explor(?:e|es|ing) (?!for\b)|consider\w*|examin\w*|(?:will|to|and) study|look at|"
    r"look into|look for ways|(?:will|to|may) discuss|talks? (?:about|on|will)|"
    r"assess\w* whether|see whether|ask whether|think about|to test|compare notes|suggests?|could|"
    r"might|(?:sides|partners|parties|governments|they|it|officials|ministers|countries|two) may|"
    r"feasib\w+ of|possib\w+ of|options for)\b"
)


A_LIST = 6
"""Pillars from which a sentence lists headings: there the bare name of one is enough."""


@lru_cache(maxsize=16)
def _cues(vocabulary: Vocabulary, language: str) -> Cues:
    """The cues for pillars in the language of the page, or in English where none are known."""
    cues = [cue for cue in vocabulary.cues if cue.about == CueAbout.PILLAR]
    spoken = {cue.language for cue in cues}
    return Cues(cue for cue in cues if cue.language == (language if language in spoken else "en"))


def find_pillars(context: Context, vocabulary: Vocabulary) -> tuple[PillarFound, ...]:
    """One finding for each agreement and pillar: the one that says it best."""
    language = context.reading.language.split("-")[0]
    best: dict[tuple[str, str], PillarFound] = {}
    for found in _every(context, _cues(vocabulary, language)):
        key = (found.agreement, found.pillar)
        if key not in best or found.confidence > best[key].confidence:
            best[key] = found
    return tuple(sorted(best.values(), key=lambda found: found.evidence.start))


def _every(context: Context, cues: Cues) -> Iterator[PillarFound]:
    rows = zip(context.sentences, context.words, context.standings, strict=True)
    for number, (sentence, words, standing) in enumerate(rows):
        if standing < Standing.PLAIN:
            continue
        for hit in _counted(cues.find(context.text, words, sentence.start, sentence.end)):
            if context.is_of_others(number, hit.start) or not _is_moved(context, hit):
                continue
            if is_doubtful(context, number, hit, is_firm=_is_firm(context, sentence)):
                continue
            for agreement in context.attribution.agreements_at(hit.start):
                yield PillarFound(
                    agreement=agreement,
                    pillar=hit.cue.value,
                    strength=_strength(hit, folded(context.text)[sentence.start : sentence.end]),
                    evidence=_evidence(context.text, sentence, hit),
                    confidence=_confidence(standing, hit, context.text),
                    rule=f"cue: {hit.cue.phrase}"[:80],
                )


def _is_firm(context: Context, sentence: Sentence) -> bool:
    words = folded(context.text)[sentence.start : sentence.end]
    return any(verbs.search(words) for verbs in (FIRM, MEANT, EXPLORED))


def _counted(hits: list[Hit]) -> list[Hit]:
    """Without bare names of pillars ("financing"), unless the sentence lists several."""
    named = {hit.cue.value for hit in hits}
    if len(named) >= A_LIST:
        return hits
    return _closest([hit for hit in hits if hit.cue.strength != Strength.MENTION])


BROAD = ("mining-processing-investment", "financing", "project-selection")
"""Pillars whose words ("project", "fund") are also said of the things other pillars are about."""


def _closest(hits: list[Hit]) -> list[Hit]:
    """Without a broad pillar where all that speaks for it is part of what speaks for another."""
    return [
        hit
        for hit in hits
        if hit.cue.value not in BROAD
        or not any(_is_within(hit, other) for other in hits if other.cue.value not in BROAD)
    ]


def _is_within(hit: Hit, other: Hit) -> bool:
    inside = other.start <= hit.start and hit.end <= other.end
    return inside and other.end - other.start >= hit.end - hit.start


def _is_moved(context: Context, hit: Hit) -> bool:
    """Whether every sum of money in it is one that an agreement moves."""
    inside = [each for each in context.sums if hit.start <= each.start < hit.end]
    return all(moving_agreement(context, each) for each in inside)


BREAK = re.compile(r"[;:—]|,(?!\d)|\s[-–]\s|、")
"""Where a clause may begin or end."""


def _evidence(text: str, sentence: Sentence, hit: Hit) -> Evidence:
    """The clause with the cue in it."""
    before = [match.end() for match in BREAK.finditer(text, sentence.start, hit.start)]
    after = BREAK.search(text, hit.end, sentence.end)
    start = before[-1] if before else sentence.start
    return evidence(text, start, after.start() if after else sentence.end)


def _confidence(standing: Standing, hit: Hit, text: str) -> float:
    """More for a sentence that tells terms, and for a longer phrase."""
    words = len(text[hit.start : hit.end].split())
    return (0.7 if standing is Standing.TERMS else 0.5) + min(words, 6) * 0.03


def _strength(hit: Hit, sentence: str) -> Strength:
    """What the cue says of itself; otherwise by the verbs of its sentence, the vaguest first."""
    if hit.cue.strength:
        return Strength(hit.cue.strength)
    if EXPLORED.search(sentence):
        return Strength.EXPLORATORY
    if MEANT.search(sentence):
        return Strength.INTENT
    return Strength.COMMITMENT if FIRM.search(sentence) else Strength.MENTION
