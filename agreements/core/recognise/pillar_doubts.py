"""Words of a pillar that speak for none: denied, of another country, a scene, or a bare word."""

from __future__ import annotations

import re

from agreements.core.recognise.asides import (
    ASKED_BY_ONLOOKERS,
    FAILED,
    LAW_AT_HOME,
    OF_A_COMPANY,
)
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
    r"^[\w ,]{0,20}? (?:is|are|was|were) (?:\w+ )?(?:missing|absent|left out|lacking)\b|"
    r"^[^.;:]{0,80}[ ,](?:nothing is (?:said|written)|not a word|"
    r"no se (?:dice|menciona|habla|escribe)|rien n'est (?:dit|ecrit)|pas un mot)\b"
)
"""What denies the words before it."""
AT_A_MEETING = re.compile(
    r"\b(?:during|at|after|before|margins? of|sidelines of|fringes? of|attend\w*|durante|tras|"
    r"lors d|lors de|pendant|apres) (?:(?:the|a|an|la|el|une?|l) ?)?(?:\w+ ){0,2}$"
)
PAST_MEETING = re.compile(r"\b(?:during|after|margins of|sidelines of) (?:an?|the) (?:\w+ )?minist")
MET = re.compile(
    r"\b(?:met|held|last meeting|meeting (?:on|in) (?:mon|tues|wednes|thurs|fri)day)\b"
)
"""A meeting that was."""
AHEAD = re.compile(r"\b(?:will|shall|must|should|(?:is|are|was|were|due|agreed|plan|asked) to)\b")
ALREADY = re.compile(
    r"(?<!that )(?<!which )\b(?:already|today|at present|currently|so far|until now|deja|"
    r"ya)\b[^,;]*$"
)
"""Before what is so without the agreement."""
LAW_NOW = re.compile(
    r"^(?:bans|banned|restricts|taxes|limits|curbs|blocks|prohibits|halted|stopped)\b(?! (?:on|to|"
    r"of)\b)"
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
OTHER_SENSE = {
    "financing": re.compile(r"\bpension funds?\b"),
    "standards-esg": re.compile(r"\bresponsible for\b"),
    "ministerial": re.compile(r"\b(?:broke up|wound up|ended|closed)\b"),
    "permitting": re.compile(r"\b(?:trade|border|customs|exports?|exporters|tariffs?)\b"),
    "infrastructure": re.compile(r"\bpowers\b|\benergy (?:and \w+ )?minist"),
    "asset-sales": re.compile(
        r"^(?!.*\b(?:mines?|stakes?|assets?|compan\w+|deposits?|plants?|shares|holdings?|projects?|"
        r"takeovers?|ownership|owners?|acqui\w+|sales? of|firms?|miners?|hands|rights|investors?|"
        r"investments?|propert\w+|licen\w+|smelters?|refiner\w+)\b).*\b(?:metals?|output|tonnes|"
        r"lithium)\b"
    ),
    "local-value-addition": re.compile(r"^(?:domestic|national|home)(?: \w+)? industr(?:y|ies)$"),
    "scrap": re.compile(
        r"\bscrap(?:ped|ping)? (?:\w+ )?(?:tariffs?|duties|taxes|fees|rules|quotas?|ban)"
    ),
}
"""Words of a pillar that mean something else there: "new powers", "scrap tariffs"."""
FEARED = re.compile(
    r"\b(?:against|exposure to|exposed to|vulnerab\w+ to|hit by|cope with|face of|faced with|"
    r"triggered by|"
    r"response to|in case of|event of|because of|after|hurt by|shaken by|reply to|effects? of|"
    r"squeezed by|suffer\w* (?:from|under)) (?:\w+ ){0,3}$"
)
"""Before an export ban of somebody else's, which the agreement is a shield from."""
OF_OTHERS = frozenset(("securing-supply", "third-parties", "rapid-response", "asset-sales"))
"""Pillars whose words may name a country that has no part in the agreement."""


def is_doubtful(context: Context, number: int, hit: Hit, *, is_firm: bool) -> bool:
    """Whether a cue found in the sentence of that number is not to be counted.

    ``is_firm`` says that a verb of the sentence promises, intends or considers something.
    """
    whole, sentence = folded(context.text), context.sentences[number]
    span = (sentence.start, sentence.end)
    before = whole[max(sentence.start, hit.start - 60) : hit.start]
    if _is_denied(whole[hit.start : hit.end], before, whole[hit.end : sentence.end], hit):
        return True
    if _is_aside(context, number) or ALREADY.search(whole, sentence.start, hit.start):
        return True
    if hit.cue.value == "ministerial" and (
        AT_A_MEETING.search(before)
        or PAST_MEETING.search(whole, hit.start, hit.end)
        or (MET.search(whole, hit.start, hit.end) and not AHEAD.search(whole, *span))
    ):
        return True
    if _has_another_sense(whole[hit.start : hit.end], before, hit):
        return True
    if hit.cue.value == "export-controls" and LAW_NOW.search(whole[hit.start : hit.end]):
        return True
    if hit.cue.value == "trade-market-access" and LEGAL_DUTY.search(
        whole, hit.start, min(hit.end + len(" under international law"), sentence.end)
    ):
        return True
    return _is_bare(context, number, hit, is_firm=is_firm) or _names_another(context, hit)


def _has_another_sense(words: str, before: str, hit: Hit) -> bool:
    """Whether the words mean another thing there, or a danger from abroad."""
    other = OTHER_SENSE.get(hit.cue.value)
    if other and other.search(words):
        return True
    return hit.cue.value == "export-controls" and bool(FEARED.search(before))


def _is_aside(context: Context, number: int) -> bool:
    """Whether the sentence tells what others want, what failed, or what is law at home."""
    sentence = context.sentences[number]
    words = folded(context.text)[sentence.start : sentence.end]
    asides = (ASKED_BY_ONLOOKERS, OF_A_COMPANY, FAILED, LAW_AT_HOME)
    return any(aside.search(words) for aside in asides)


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
