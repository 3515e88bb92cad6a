"""Which parties a sentence sets side by side: "A and B", "A-B", "between A and B", "A with B"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from agreements.core.recognise.instruments import ANNOUNCE, INSTRUMENT, signings
from agreements.core.recognise.offices import OFFICE
from agreements.core.recognise.parties import BODY, CAPITAL, NAME, PEOPLE, PartyMention

_JOIN = (
    r"['’]?s?(?: governments?)?(?:\s*(?:,|/|&|-|–|—|‑|・|、|と|及び|および)\s*|\s*,?\s*(?:and|et|y|e|plus|"
    r"as well as|along with|alongside|together with)\s+)+"
)
JOINED = re.compile(
    rf"{_JOIN}(?:(?:the )?(?:\w+ ){{1,2}}(?:states|countries|nations|republics|governments)(?: (?:of|in) [\w ]+?)?[,:] )?"
    rf"(?:the |The |its |la |le |les |l['’]|el |los |las |la |with |between |de la |de los |de |du |d['’])*"
    r"(?:government of |Republic of |Kingdom of |Government of )?(?:the )?"
)
COMPOUND = re.compile(r"\s*[-–—‑/・]\s*|")
BETWEEN = re.compile(
    r"\b(?:between|entre)\s+(?:the |la |le |les |l['’]|el |los )?(?:governments? of (?:the )?)?$",
    re.I,
)
WITH = re.compile(
    r"\b(?:with|avec|con)\s+(?:both |all |each of )?(?:the |its |la |le |les |l['’]|el |los )?(?:(?:government|people|counterparts?) (?:of|from|in) (?:the )?)?$",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"(?<!officials )(?<!ministers )(?<!delegations )(?<!representatives )(?<!leaders )(?<!envoys )"
    r"\b(?:unlike|without|against|than|from|such as|including|outside|beyond|where|neither|like|"
    r"among them|not|sur|hors|contre|besides|after|since|talks with|negotiations? with|visit to|to|"
    r"attended|guests?|observers?)\s+(?:the |la |le )?$",
    re.IGNORECASE,
)
"""What stands before parties that are not those of the agreement."""
BESIDE = re.compile(
    r"\b(?:alongside|as well as|besides|in addition to|separate from|apart from|after|on top of)\b"
)
"""What parts an agreement from another told of with it."""
PLURAL = re.compile(
    r"\b(?:memoranda|memorandums|mous|agreements|deals|pacts|accords|frameworks|partnerships|"
    r"declarations|statements|papers|texts|acuerdos|memorandos|accords|partenariats)\b",
    re.IGNORECASE,
)
TOGETHER = re.compile(
    r"\b(?:trilateral|three-way|tripartite|jointly|four-way|together)\b", re.IGNORECASE
)
PRIVATE = re.compile(
    r"[-‑ ](?:backed|based|listed|owned|led|born|style|made)?\s*(?:compan(?:y|ies)|firms?|miners?|"
    r"producers?|refiner(?:y|ies)|buyers?|mills?|investors?|group|lender|bank|projects?|mines?\b|"
    r"plants?|banker|manufactur\w+|industry|export\w*|customers?|steel\w*|trader\w*|market\w*|"
    r"imports?(?! (?:all|most|nearly|almost|about|more|some|its|the|much|half|every)\b)|dominance|supply|supplies|refining|overcapacity|suppliers?|processors?|ore|prices?|"
    r"towns?|city|cities|capital|port|resort|village|island|border|coast|soil|waters|capitals|"
    r"(?:\w+ )?(?:smelter|refiner|explorer|(?:car|chip)?maker)s?|(?:\w+ ){0,2}(?:Holdings|Ltd|Inc|plc))\b"
    r"(?!(?:(?:,| and) [\w ]{1,30})? (?:minist|secretar|commission|department|envoy))",
    re.IGNORECASE,
)
"""What follows a demonym that does not stand for the government."""
PLACE_BEFORE = re.compile(
    r"\b(?:in|at|near|outside|from|to|à|en|a|de|toward|visited|around)\s+$", re.IGNORECASE
)
MEMBERS = re.compile(
    r"\b(?:members?|signatories|participants|participating (?:countries|governments)|partners|"
    r"founding (?:members|partners)|founders|parties|membres|signataires|miembros|firmantes)\b[\w ]{0,40}?"
    r"\b(?:are|were|include|includes|comprise|sont|son|:)|\b(?:brings together|groups|signed by|made up of|"
    r"consists of|comprises|comprising|réunit|reúne|integrated by|joined by|formed by|backed by)\b|"
    r"\b(?:are|were|as) (?:the |its |all )?(?:\w+ )?(?:founding )?(?:members|signatories|founders|participants|partners)\b|"
    r"\b(?:are|were) (?:in it|in on it|on board|all in|parties to|party to|behind it)\b",
    re.IGNORECASE,
)
"""What comes before a list of all members."""


@dataclass(frozen=True, slots=True)
class Group:
    """Parties named side by side; ``before`` and ``after`` are the words around them."""

    mentions: tuple[PartyMention, ...]
    before: str
    after: str
    is_compound: bool = False

    @property
    def codes(self) -> frozenset[str]:
        return frozenset(mention.code for mention in self.mentions)

    @property
    def start(self) -> int:
        return self.mentions[0].start

    @property
    def end(self) -> int:
        return self.mentions[-1].end


def governments(text: str, mentions: Sequence[PartyMention]) -> list[PartyMention]:
    """Those mentions that stand for a state or bloc that acts: no places, firms or money."""
    return [mention for mention in mentions if _acts(text, mention)]


def _acts(text: str, mention: PartyMention) -> bool:
    after, before = (
        text[mention.end : mention.end + 40],
        text[max(0, mention.start - 14) : mention.start],
    )
    if not mention.code or mention.how == BODY or after.startswith("$"):
        return False
    if mention.how == CAPITAL:
        return not PLACE_BEFORE.search(before) and not re.match(
            r"-based|[\w ]* (?:shares|listed)", after
        )
    return not PRIVATE.match(after) if mention.how in {PEOPLE, NAME} else True


def groups(text: str, mentions: Sequence[PartyMention]) -> list[Group]:
    """Runs of parties joined by commas, "and" or a hyphen; a party by itself is a run of one."""
    runs: list[list[PartyMention]] = []
    for mention in mentions:
        gap = text[runs[-1][-1].end : mention.start] if runs else ""
        if runs and (JOINED.fullmatch(gap) or _letters(runs[-1][-1], mention)):
            runs[-1].append(mention)
        else:
            runs.append([mention])
    return [_group(text, run) for run in runs]


def _letters(one: PartyMention, other: PartyMention) -> bool:
    """The letters of 日米 touch."""
    return one.end == other.start and one.end - one.start == 1


def _group(text: str, run: list[PartyMention]) -> Group:
    gaps = [text[one.end : other.start] for one, other in pairwise(run)]
    return Group(
        tuple(run),
        text[max(0, run[0].start - 70) : run[0].start],
        text[run[-1].end : run[-1].end + 70],
        bool(gaps) and all(COMPOUND.fullmatch(gap) for gap in gaps),
    )


def party_sets(
    sentence: str, offset: int, mentions: Sequence[PartyMention], *, is_title: bool = False
) -> list[Group]:
    """The sets of two or more parties that a sentence gives, the most telling first.

    Offsets of ``mentions`` count from ``offset`` before the sentence. "A signed ... with B" and
    "A's minister and B's minister signed" are put together here.
    """
    moved = [_moved(mention, offset) for mention in mentions]
    acting = governments(sentence, moved)
    runs = [run for run in groups(sentence, acting) if not ASIDE.search(run.before)]
    if not is_title:
        runs = [part for run in runs for part in _unless_listed(sentence, run)]
    sets = [run for run in runs if len(run.codes) > 1 and not WITH.search(run.before)]
    sets.sort(key=lambda run: (not BETWEEN.search(run.before), -len(run.codes)))
    if sets and len(sets[0].codes) >= MANY:
        sets[0] = _with_one_more(sentence, sets[0], runs)
    paired = _with(sentence, runs) or _before_verb(sentence, acting)
    return [*sets, *([paired] if paired and not sets else [])]


def _with_one_more(sentence: str, run: Group, runs: list[Group]) -> Group:
    """The list with the one party that the sentence adds to it: "..., with the EU at the table"."""
    for other in runs:
        is_added = other.start > run.end and len(other.mentions) == 1
        if is_added and ADDED.search(other.before) and not NO_PARTY.match(other.after):
            return _joined(sentence, [*run.mentions, *other.mentions])
    return run


MANY = 4
"""A list as long as this is one of members."""
ADDED = re.compile(r"[,(] ?(?:together |along )?(?:with|plus|joined by|as well as) (?:the )?$")
NO_PARTY = re.compile(r",? (?:as (?:an? )?)?(?:\w+ )?(?:observ|guest|invit|watch|look|attend|host)")


def _unless_listed(sentence: str, run: Group) -> list[Group]:
    """A run of two with only a comma between is no list: "after Washington, Congo signed"."""
    gaps = [sentence[one.end : other.start] for one, other in pairwise(run.mentions)]
    if len(gaps) == 1 and gaps[0].strip() == ",":
        return [_group(sentence, [mention]) for mention in run.mentions]
    return [run]


def _moved(mention: PartyMention, offset: int) -> PartyMention:
    return PartyMention(
        mention.start - offset, mention.end - offset, mention.text, mention.party, mention.how
    )


def _with(sentence: str, runs: list[Group]) -> Group | None:
    """A party, then a word for signing or an agreement, then "with" another party."""
    for at, run in enumerate(runs):
        others = [other for other in runs[:at] if other.codes != run.codes]
        if others and WITH.search(run.before):
            between = sentence[others[-1].end : run.start]
            is_several = PLURAL.search(between) and len(run.codes) > 1
            if BESIDE.search(between) or is_several:
                continue
            if INSTRUMENT.search(between) or signings(between) or ANNOUNCE.search(between):
                return _joined(sentence, [*others[-1].mentions, *run.mentions])
    return None


def _before_verb(sentence: str, acting: list[PartyMention]) -> Group | None:
    """The parties named before the first word for signing: "A's minister and B's minister signed"."""
    verbs = signings(sentence) or _announced_in_office(sentence, acting)
    named = [mention for mention in acting if verbs and mention.end <= verbs[0].start()]
    if len({mention.code for mention in named}) != 2:
        return None
    return _joined(sentence, named)


def _announced_in_office(sentence: str, acting: list[PartyMention]) -> list[re.Match[str]]:
    """Words for announcing after two holders of office: "A's minister and B's minister announced"."""
    holders = [m for m in acting if OFFICE_NEXT.match(sentence, m.end)]
    found = ANNOUNCE.finditer(sentence, holders[1].end) if len(holders) > 1 else ()
    return list(found)


OFFICE_NEXT = re.compile(rf"(?:['’]s)? (?:[\w-]+ ){{0,5}}?{OFFICE}\b")


def apart_with(
    sentence: str, offset: int, mentions: Sequence[PartyMention]
) -> list[frozenset[str]]:
    """The pairs of "A signed partnerships with B and C": an agreement each, as they are several."""
    acting = governments(sentence, [_moved(mention, offset) for mention in mentions])
    runs = groups(sentence, acting)
    for one, other in pairwise(runs):
        between = sentence[one.end : other.start]
        is_several = PLURAL.search(between) and not TOGETHER.search(between)
        if is_several and WITH.search(other.before) and len(one.codes) == 1 < len(other.codes):
            return [one.codes | {mention.code} for mention in other.mentions]
    return []


def _joined(sentence: str, mentions: list[PartyMention]) -> Group:
    return Group(tuple(mentions), sentence[: mentions[0].start], sentence[mentions[-1].end :])
