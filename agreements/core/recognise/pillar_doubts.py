"""Words of a pillar that speak for none: denied, of another country, a scene, or a bare word."""

from __future__ import annotations

import re

from agreements.core.recognise.context import Context
from agreements.core.recognise.cues import Hit
from agreements.core.recognise.standing import AGREEMENT, Standing
from agreements.core.recognise.text import folded

NOT = r"(?:no|not|nor|without|neither|sans|sin)"
NEGATED = re.compile(
    rf"\b{NOT}\b(?! (?:later|longer|more|fewer|less|earlier|only|just|merely|least)\b)"
)
BEFORE = re.compile(
    rf"\b(?:{NOT}|lacks?|lacking|left out|missing)"
    r"(?: (?!only\b|just\b|merely\b|longer\b|later\b|more than\b|least\b)"
    r"(?:an?|any|the|such|new|yet|single|mention of|word on|word of|word about|talk of|"
    r"\w+ed|un|une|aucune?|ninguna?)){0,2} $"
)
"""What denies the words after it."""
GONE = re.compile(
    r"^[\w ,]{0,20}? (?:is|are|was|were) (?:\w+ )?(?:missing|absent|left out|lacking)\b"
)
"""What denies the words before it."""
AT_A_MEETING = re.compile(
    r"\b(?:during|at|after|before|margins? of|sidelines of|fringes? of|attend\w*|durante|tras|"
    r"lors d|lors de|pendant|apres) (?:(?:the|a|an|la|el|une?|l) ?)?(?:\w+ ){0,2}$"
)
PAST_MEETING = re.compile(r"\b(?:during|after|margins of|sidelines of) (?:an?|the) (?:\w+ )?minist")
LAW_NOW = re.compile(
    r"^(?:bans|banned|restricts|taxes|limits|curbs|blocks|prohibits|halted|stopped)\b"
)
"""What a country does already, and has not agreed to."""
LEGAL_DUTY = re.compile(
    r"\b(?:legal|binding|lawful) (?:\w+ )?dut(?:y|ies)\b|"
    r"\bdut(?:y|ies) (?:in|at|under) (?:\w+ )?law\b|"
    r"\bdut(?:y|ies) (?:on|for) (?:anyone|anybody|either)\b"
)
"""Duties that are no tariffs: "creates no legal duty"."""
NAMES_AGREEMENT = re.compile(rf"\b{AGREEMENT}\b")
TOLD_BY_NO = frozenset(
    (
        *("securing-supply", "asset-sales", "trade-market-access", "export-controls"),
        *("standards-esg", "local-value-addition", "traceability"),
    )
)
"""Pillars that are often told by what shall not be: "no child labour", "not ship raw ore"."""
OF_OTHERS = frozenset(("securing-supply", "third-parties", "rapid-response", "asset-sales"))
"""Pillars whose words may name a country that has no part in the agreement."""


def is_doubtful(context: Context, number: int, hit: Hit, *, is_firm: bool) -> bool:
    """Whether a cue found in the sentence of that number is not to be counted.

    ``is_firm`` says that a verb of the sentence promises, intends or considers something.
    """
    whole, sentence = folded(context.text), context.sentences[number]
    before = whole[max(sentence.start, hit.start - 60) : hit.start]
    if _is_denied(whole[hit.start : hit.end], before, whole[hit.end : sentence.end], hit):
        return True
    if hit.cue.value == "ministerial" and (
        AT_A_MEETING.search(before) or PAST_MEETING.search(whole, hit.start, hit.end)
    ):
        return True
    if hit.cue.value == "export-controls" and LAW_NOW.search(whole[hit.start : hit.end]):
        return True
    if hit.cue.value == "trade-market-access" and LEGAL_DUTY.search(
        whole, hit.start, min(hit.end + len(" under international law"), sentence.end)
    ):
        return True
    return _is_bare(context, number, hit, is_firm=is_firm) or _names_another(context, hit)


def _is_denied(words: str, before: str, after: str, hit: Hit) -> bool:
    if hit.cue.value in TOLD_BY_NO:
        return bool(GONE.search(after))
    if NEGATED.search(words) and not NEGATED.search(folded(hit.cue.phrase)):
        return True
    return bool(BEFORE.search(before) or GONE.search(after))


def _is_bare(context: Context, number: int, hit: Hit, *, is_firm: bool) -> bool:
    """Whether it is one word in a sentence that neither tells terms nor promises anything."""
    if is_firm or context.standings[number] is Standing.TERMS or hit.cue.language != "en":
        return False
    sentence = context.sentences[number]
    if NAMES_AGREEMENT.search(folded(context.text), sentence.start, sentence.end):
        return False
    return " " not in context.text[hit.start : hit.end].strip()


def _names_another(context: Context, hit: Hit) -> bool:
    """Whether it names a party that has no part in an agreement: "an American tax credit"."""
    return hit.cue.value not in OF_OTHERS and any(
        context.is_stranger(place)
        for place in context.places
        if hit.start < place.start < hit.end and context.text[place.end : place.end + 1] != "$"
    )
