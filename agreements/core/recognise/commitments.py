"""Deadlines that an agreement sets: what is to be done under it, and by when."""

from __future__ import annotations

import re

from agreements.core.recognise.context import Context
from agreements.core.recognise.deadlines import Deadline, deadlines
from agreements.core.recognise.findings import CommitmentFound
from agreements.core.recognise.standing import Standing
from agreements.core.recognise.text import Sentence, evidence, folded

RECURRING = re.compile(
    r"\b(?:(?:every|each|per) (?:\w+ )?(?:days?|weeks?|months?|quarters?|years?|semesters?)|"
    r"annually|"
    r"(?:once|twice|(?:\w+ )?times) an? (?:day|week|month|quarter|year)|yearly|quarterly)\b"
)
TO_BE_DONE = re.compile(
    r"\b(?:will|shall|should|would|must|sets?|appl(?:y|ies)|takes? place|acord\w+|is to|are to|"
    r"be to|has to|have to|agree\w*|commit\w*|pledg\w*|promis\w*|intend\w*|"
    r"aim\w*|plan\w*|expect\w*|due|last day|last date|mean\w*|hope\w*|target\w*|deadline|clock|"
    r"given|gives?|to (?:be|"
    r"agree|"
    r"draw|work|complete|finish|conclude|set|draft|name|meet|fund|put|write|launch|publish|"
    r"identify)|"
    r"asks?|asked|tasked|allowed|granted|ready|wants?|wish\w*|foresees?|envisag\w*|provid\w+ for|"
    r"promised|"
    r"obliges?|requires?|calls? for|bound|binds?|undert\w+|vow\w*|told to|instruct\w*|"
    r"charged with|opens|starts|begins|convenes|reports|"
    r"may|needs?|themselves|plazo|delai|for (?:\w+ ){1,4}to|have|has|follow|doit|doivent|devr\w+|"
    r"prevoi\w+|sera|seront|"
    r"debe\w*|prev\w+|sera\w*|se comprometi\w+|s'engage\w*)\b"
)
ACTORS = re.compile(
    r"\b(?:sides|governments?|both|each|neither|the (?:two|three|pair|allies)|officials|ministers?|"
    r"ministry|ministries|partners|"
    r"parties|"
    r"countries|capitals|states|signatories|participants|they)\b"
)
COMPANY = re.compile(
    r"\b(?:the (?:company|firm|miner|venture|mine|plant|refinery|smelter|project|developer|"
    r"producer|"
    r"operator|lender|bank)|(?:its|a) (?:board|feasibility study)|shareholders?|chief executive|"
    r"first (?:metal|ore|output|production|gas|power)|production (?:is|will|could|should)|"
    r"a spokes\w+|commissioning|construction (?:is|will|could|should))\b"
)
COMPANY_ACTS = re.compile(
    r"\b(?:company|firm|miner|developer|producer|operator|start-up|consortium|"
    r"contractor)(?:'s \w+(?: \w+)?)? "
    r"(?:will|is|has|expects?|hopes?|plans?|aims?|intends?|must|says?|said|wants?|needs?)\b"
)
"""The one who acts is a company, whoever else is named."""
ELSEWHERE = re.compile(
    r"\b(?:elections?|plebiscite|referendum|national strategy|parliament\w*|congress|senate|budget|"
    r"court|quota|tariffs? on|"
    r"regional trade pact|"
    r"trade pact|bilateral trade|(?:wants?|wanted) trade|trade of|global gateway|investment drive|"
    r"summit in|domestic\w*|demand|"
    r"cop\d\d|"
    r"inflation|population|emissions?|net[- ]zero|chair it|national law|bill by|auction|tender|"
    r"subscri\w+|days' notice|months' notice|notice of|enters? into force|entering into force|"
    r"comes? into (?:force|effect)|takes? effect|nothing to do with|the world (?:will |"
    r"would )?needs?|"
    r"(?:is|are) (?:forecast|projected|estimated)|forecasts?|expir\w+|runs for|lasts|(?:will|shall|to) last|renew\w*|"
    r"export\w* .{0,40}(?:millones|million) .{0,12}en \d{4})\b"
)
DONE = re.compile(
    r"\b(?<!to )(?<!must )(?<!will )(?<!should )(?<!would )(?:has|have|had) (?:already )?(?!to\b|"
    r"(?:\d|six|sixty|thirty|ninety)\w* )\w+|\b(?:last|"
    r"past|previous)\b"
)
"""A length of time that has passed: "has put up $30bn in six months"."""
ADDED = re.compile(
    r"\b(?:has|have|had) (?:\w+ly |now |already )?(?:added|signed|won|drawn|made|met|reached|"
    r"sealed|seen|struck|"
    r"visited|taken|toured|landed|closed|done)\b[^,;]*$"
)
"""Said of what was done within a time: "has added two countries within four days"."""
SINCE = re.compile(r"^\w+ (?:days?|weeks?|months?|years?) after ")
LATER = re.compile(r"\w+ (?:hours|days|weeks|months|years) later\b")
"""What begins to tell of another day: "Two days later, in Lima, came the longer text"."""
SERVICE = re.compile(
    r"\b(?:answer|decid|process|issu|grant|handl|clear|rul|approv|reply|respond|"
    r"deal)\w* (?:\w+ ){0,3}"
    r"(?:applications?|licen[cs]es?|permits?|requests?|claims?|files?|bids?)(?: \w+){0,3} $|"
    r"\b(?:consult|notify|warn|alert|inform|on a call|in touch|tell)\b(?: [\w']+){0,6} $"
)
"""Said before a time that is a rule for every case, and no deadline of its own."""
COUNTED_UP = re.compile(
    r"\b(?:such (?:\w+ ){1,3}|(?:is|was|makes?|signed|sealed|its|their) (?:the |its |their )?"
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|latest) (?:\w+ ){1,3})$"
)
"""Said before a time in which so many were made: "the third such pact in six months"."""
AHEAD = re.compile(
    r"\b(?:will|shall|must|should|would|may|to be|due|ready|(?:is|are|has|have|was|were) to|"
    r"deadline|within|expect\w*|plan\w*|intend\w*|agree\w*|promis\w*|commit(?:s|ted|ment)?|"
    r"pledg\w*)\b"
)
"""What tells of something to come: without it, "six months after the deal" tells what was done."""
OWN_AIM = re.compile(
    r"^(?:they|the (?:members|parties|partners|signatories|governments|two|\w+ governments)|"
    r"members|signatories) (?:also |all |jointly )?(?:mean|pledge\w*|commit\w*|promise\w*|"
    r"undertake|agree\w*|intend|will|aim|are to|vow\w*)\b"
)
"""What is said of emissions or demand is an aim of the agreement where its parties set it."""


def find_commitments(context: Context) -> tuple[CommitmentFound, ...]:
    """One finding for each agreement and deadline, in the order of the text."""
    found: dict[tuple[str, str], CommitmentFound] = {}
    for deadline in deadlines(context.text, context.reading.published_on):
        number = context.attribution.sentence_at(deadline.start)
        sentence = context.sentences[number]
        if not _is_set(context, number, deadline):
            continue
        for agreement in context.attribution.agreements_at(deadline.start):
            key = (agreement, deadline.due)
            found.setdefault(key, _commitment(context.text, sentence, deadline, agreement))
    return tuple(found.values())


def _is_set(context: Context, number: int, deadline: Deadline) -> bool:
    """Whether the sentence sets something to do by then, for governments."""
    sentence = context.sentences[number]
    words = folded(context.text)[sentence.start : sentence.end]
    if context.standings[number] < Standing.PLAIN:
        return False
    before = words[: deadline.end - sentence.start]
    is_elsewhere = ELSEWHERE.search(words) and not OWN_AIM.search(words)
    if RECURRING.search(before) or is_elsewhere:
        return False
    if _is_of_a_company(context, number, words) or _is_of_others(context, sentence, deadline):
        return False
    at = deadline.start - sentence.start
    if _is_past(words, at) or SERVICE.search(words[:at]):
        return False
    is_set = context.standings[number] is Standing.TERMS or TO_BE_DONE.search(words)
    return bool(is_set) or not context.reading.language.startswith("en")


def _is_past(words: str, at: int) -> bool:
    """Whether the length of time at that place of the sentence is one that has gone by."""
    if words.startswith("in ", at) and DONE.search(words):
        return True
    if COUNTED_UP.search(words[:at]):
        return True
    if ADDED.search(words[:at]) or LATER.match(words):
        return True
    return bool(SINCE.search(words[at:][:40])) and not AHEAD.search(words)


def _is_of_a_company(context: Context, number: int, words: str) -> bool:
    """Whether a company is to do it: no government acts, and none of the parties is named."""
    if COMPANY_ACTS.search(words):
        return True
    sentence = context.sentences[number]
    acts = ACTORS.search(words) or any(each.start in sentence for each in context.places)
    return bool(COMPANY.search(words)) and not acts


def _is_of_others(context: Context, sentence: Sentence, deadline: Deadline) -> bool:
    """Whether all the parties named before it have no part in an agreement."""
    named = [each for each in context.places if sentence.start <= each.start < deadline.start]
    return bool(named) and all(context.is_stranger(each) for each in named)


def _commitment(
    text: str, sentence: Sentence, deadline: Deadline, agreement: str
) -> CommitmentFound:
    return CommitmentFound(
        agreement=agreement,
        summary=_summary(sentence.text),
        due=deadline.due,
        evidence=evidence(text, sentence.start, sentence.end),
        confidence=0.8 if deadline.due.startswith("P") else 0.65,
        rule="a deadline in a sentence that sets something to do",
    )


def _summary(sentence: str) -> str:
    """The sentence, cut at a word where it is long."""
    text = " ".join(sentence.split())
    if len(text) <= 240:
        return text
    return text[:239].rsplit(" ", 1)[0].rstrip(",;:") + "…"
