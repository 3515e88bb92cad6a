"""How a sentence stands to the terms of an agreement: does it tell them, or something beside?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import IntEnum

from agreements.core.recognise.text import Sentence, folded


class Standing(IntEnum):
    """Ordered: only what stands at ``PLAIN`` or above may say what an agreement holds."""

    SPEECH = 0
    BESIDE = 1
    PLAIN = 2
    TERMS = 3


AGREEMENT = (
    r"(?:framework|memorand(?:um|a)|mous?|agreement|accord|pact|deal|declaration|partnership|"
    r"statement|texts?|documents?|plan|initiative|roadmap|papers?|communique|arrangement|treaty|"
    r"clauses?|sections?|articles?|annex\w*|strands?|pillars?|chapters?|passages?|provisions?|"
    r"dialogue|alliance|forum|club|fund|version|charter|protocol|scheme|compact)"
)
SIDES = (
    r"(?:(?:the )?(?:two|three|four|five|six|seven|both) (?:sides|governments|countries|parties|"
    r"partners|ministers|leaders|capitals|states|nations|allies|neighbours)?|partners|parties|"
    r"signatories|participants|members|officials|ministers|governments|they|each (?:side|"
    r"government|party|country)|both|it|geologists|regulators|ministries|leaders)"
)
PLEDGE = (
    r"(?:will|shall|would|is to|are to|were to|must|agree\w*|commit\w*|pledg\w*|promis\w*|"
    r"intend\w*|"
    r"aim\w*|undert\w+|seek\w*|vow\w*|want\w*|hope\w*|expect\w*|call\w* for|provid\w+ for|"
    r"includ\w+|cover\w*|set\w* up|sets? out|establish\w*|create\w*|offer\w*|mean\w* to|plan\w* to|"
    r"promot\w+|envisag\w+|foresee\w*|lists?|speaks? of|names?|asks?|obliges?|binds?|favou?rs?|"
    r"deals? with|dealt with|puts?|links?|sa(?:y|id) (?:it|they) (?:will|would))"
)
TERMS = re.compile(
    rf"\b{AGREEMENT}\b.*\b{PLEDGE}\b|\b{SIDES}\b.{{0,60}}?\b{PLEDGE}\b"
    rf"|\bunder (?:the|this|its|their|that) (?:\w+ ){{0,3}}{AGREEMENT}\b",
    re.DOTALL,
)
QUOTED = re.compile(r"[“\"]([^”\"]{25,})[”\"]?|«([^»]{25,})»|「([^」]{8,})」")
OFFICIAL = re.compile(
    r"\b(?:statement|framework|memorandum|text|document|declaration|communique|release|ministry|"
    r"government|fact sheet|white house|commission|department|agreement)\b|文書|声明"
)
SAID = re.compile(r"[\"”»] (?:said|says|told|added|argued|asked|wrote|resume|dit)\b")
BESIDE = re.compile(
    r"\b(?:(?:analysts?|critics?|lobbyists?|traders?|campaigners?|consultan\w+|economists?|"
    r"investors|observers|experts) (?:\w+ )?(?:sa(?:y|id)|expect|reckon|warn|fear|believ|think|"
    r"doubt|point|note|ask)\w*|"
    r"critics|analyst|opposition|lawmakers|neighbou?rs (?:who|say|said|fear|complain|object|oppose|"
    r"worry)\w*|protest\w*|shares? (?:rose|fell|jumped|climbed|slid)|"
    r"in our view|we (?:would|should|think|ask)|readers|by one count|by our reading|"
    r"told (?:us|me)\b|told reporters(?!\W*$)|world's|global (?:output|supply|demand|market)|"
    r"worldwide|"
    r"demand for|banned .{0,30} in \d{4}|historically|for years|decades|(?:a|last|past|"
    r"previous) decade|ago|(?<!be )(?<!is )(?<!are )used to|once made|"
    r"last (?:year|month|decade|century)|earlier this (?:year|month)|in (?:19|20)\d\d,?(?! and)|"
    r"since (?:19|20)?\d\d|nothing in (?:the|it)|hardly touches|not mentioned|"
    r"worr(?:ied|y) about|fears? (?:that|of)|feared|concerns? about|float(?:ed|s)?|"
    r"(?:mines|buys|digs|produces|exports|imports|refines|ships|sells|holds|has|makes|"
    r"supplies) (?:more|nearly|"
    r"most|about|some|large|the (?:only|world|largest|region)|only|half|all|over|around|almost|"
    r"a (?:third|tenth|quarter))|"
    r"is (?:a|an) (?:soft|silvery|heavy|metal|element)|domestic (?:strategy|scheme|law))\b"
)
SCENE = re.compile(
    r"\b(?:lunch\w*|banquet|brass band|anthem|portraits?|placards?|lectern|tour of|arrived by|"
    r"shook hands|flags|subscribe|sign up to|webinar|vote in our|read more|my (?!lords)|"
    r"i (?:would|have|am|think|asked)|readers have|museum)\b"
)
"""How a meeting looked, and what a paper says of itself."""
MARKET = re.compile(
    r"\b(?:futures|spot (?:price|market)|traders (?:put|say|said|do|expect|fear)|brokers|premiums?|"
    r"freight rates|forecast to|"
    r"start-?ups?|shareholders (?:will|voted|approved|are)|early trading|private[- ]equity|"
    r"has bid for|chief executive|placement|management said|walked out|"
    r"(?:the|its|one|an?) (?:company|carmaker|firm|group|miner|developer|junior|subsidiary|"
    r"banker|trader|broker|consultant|lobby|industry lobby|think tank) (?:has|had|said|expects?|"
    r"raised|wrote|called|argues?|argued|says|doubts?|applied|trains?|traces?)|"
    r"(?:prices?|stocks?|stockpiles?|output|exports|demand)(?: \w+){0,3} (?:rose|fell|jumped|"
    r"slipped|eased|"
    r"climbed|doubled|tripled|quadrupled|dropped|reached|stood at|came to|collapsed|plunged))\b|"
    r"\b(?:two-way|bilateral|mutual) trade (?:\w+ ){0,4}(?:was|reached|came|stood|hit|amounted|"
    r"totalled|grew)\b|"
    r"\btrade between (?:\w+ ){1,6}(?:was|reached|came|stood|hit|amounted|totalled|grew)\b|"
    r"\b(?:exportaciones|importaciones|ventas|compras|comercio|intercambio) (?:\w+ ){0,6}"
    r"(?:sumaron|sumo|alcanzaron|alcanzo|llegaron|llego|ascendieron|ascendio|fue|fueron)\b|"
    r"\b(?:exportations|importations|echanges|commerce) (?:\w+ ){0,6}(?:atteint|atteignaient|"
    r"represente\w*|sont eleves?|avaient? atteint)\b|これとは別に|それとは別に|一方、国内"
)
"""Markets and companies, which are not parties to an agreement."""
AT_HOME = re.compile(
    r"\b(?:opposition|governor|congress has|senate|(?:state|federal|high|supreme) court|"
    r"mayors?(?! (?:a|de)\b)|(?:villagers?|residents)\b(?! (?:\w+ ){0,4}(?:asked|consulted|heard|"
    r"compensated)\b)|voted (?:to|for|against|in favour|on)|"
    r"(?:has|have) (?:its|their) own (?:pot|purse|fund|scheme|programme|law|list)|"
    r"told parliament|parliament in|city council|own target|a new law|budget round|repeal|"
    r"court (?:stopped|blocked|ruled)|local authorities|if it wins)\b"
)
"""Politics of one country."""
QUESTION = re.compile(r"\?[\"”]?$")
SUPPOSED = re.compile(
    r"^(?:if|whether|suppose|imagine|had|what if|should one)\b"
    r"(?![^,]{3,80}, [^,]{0,60}\b(?:is to|are to|shall|must)\b)"
    r"(?![^,]{3,80}, [^,]{0,60}\bwill (?:\w+ )?(?:meet|consult|convene|act|respond|react|help|"
    r"share|"
    r"release|be (?:called|convened|activated|told|informed|released|triggered))\b)"
    rf"(?![^,]{{3,80}}, {SIDES} (?:\w+ ){{0,3}}?will\b)"
)
"""What might be; not a term that holds on a condition: "If ore is found, both are to invest"."""
DENIED = re.compile(
    r"^(?:no|nor|nothing|nobody|none|neither)\b(?! only| later than| more than)"
    r"(?!.* (?:may|will|shall|can|must|is to|are to) be (?:impos|tolerat|levied|allow|accept|"
    r"export|"
    r"sold|used|charg|brought)|(?: \w+){0,4} (?:may|shall|will|can|must|is to|are to) (?:impos|"
    r"levy|ban|charg|restrict|tax|curb|limit|cut|block|halt|stop|close|sell|dump|undercut))|"
    r"\b(?:was|were) not (?:mentioned|included|discussed)\b|"
    r"\bsa(?:ys|id) nothing\b|\bnot clear (?:what|whether|if|how)\b|\bmakes no mention\b|"
    r"\bleft out\b|\bleaves out\b|"
    r"\bsilent (?:on|about)\b|\bstruck out\b|\bno (?:word|mention|talk) (?:of|about|on)\b|"
    r"\bnothing in\b|\bdoes not (?:mention|touch|cover|address)\b|\bomits?\b|\bearlier drafts?\b|"
    r"\bcame away with(?:out| nothing)\b"
)


def standings(
    text: str, sentences: Sequence[Sentence], published_on: date | None
) -> tuple[Standing, ...]:
    """The standing of each sentence."""
    whole = folded(text)
    return tuple(_standing(whole[each.start : each.end], each, published_on) for each in sentences)


def _standing(words: str, sentence: Sentence, published_on: date | None) -> Standing:
    if _is_speech(sentence.text, words):
        return Standing.SPEECH
    if QUESTION.search(words) or SUPPOSED.match(words) or DENIED.search(words):
        return Standing.BESIDE
    if any(told.search(words) for told in (SCENE, MARKET, AT_HOME)):
        return Standing.BESIDE
    if BESIDE.search(words) and not _names_its_year(words, published_on):
        return Standing.BESIDE
    return Standing.TERMS if TERMS.search(words) else Standing.PLAIN


def _is_speech(text: str, words: str) -> bool:
    """Mostly somebody's own words, and not those of the agreement or of a government."""
    quoted = sum(match.end() - match.start() for match in QUOTED.finditer(text))
    is_said = bool(SAID.search(words)) and text[:1] in '"“«'
    if not is_said and quoted <= 0.4 * len(text):
        return False
    return not OFFICIAL.search(QUOTED.sub(" ", text).casefold())


def _names_its_year(words: str, published_on: date | None) -> bool:
    """Whether the year it names is that of publication, which is no background."""
    years = re.findall(r"\bin ((?:19|20)\d\d)\b", words)
    if published_on is None or not years:
        return False
    return all(int(year) == published_on.year for year in years)
