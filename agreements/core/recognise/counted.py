"""Articles that count the agreements they tell of: "Peru signed three accords", then each of them.

Each is led in by a number ("the second, with Chile"), by a name ("the Chilean text") or by a
heading ("Chile: a ministers' paper"), and has the words up to the next.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from agreements.core.recognise.dates import DateFound
from agreements.core.recognise.draft import Draft, dated
from agreements.core.recognise.drafts import set_apart, settle_by_own_part
from agreements.core.recognise.groups import BETWEEN, PLURAL, WITH
from agreements.core.recognise.headings import CALLED, TEXT, named_first
from agreements.core.recognise.parties import BODY
from agreements.core.recognise.sections import sections
from agreements.core.recognise.statements import Statement
from agreements.core.recognise.story import Story

NUMBERS = {
    "two": 2,
    "both": 2,
    "pair": 2,
    "three": 3,
    "trio": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
}
SEVERAL = re.compile(
    rf"\b(?P<number>{'|'.join(NUMBERS)}) (?:of )?(?:[\w-]+ ){{0,3}}?(?:{PLURAL.pattern}|documents|"
    r"mémorandums|protocoles|convenios|textos|textes|treaties|compacts|arrangements|understandings|signatures|instruments|charters)",
    re.IGNORECASE,
)
"""Said of the agreements that an article goes on to tell of one by one."""
NUMBER = (
    "first|second|third|fourth|fifth|sixth|other|last|final|"
    "primer[oa]?|segund[oa]|tercer[oa]?|otr[oa]|premi(?:er|ère)|deuxième|second[e]?|troisième|autre"
)
ORDINAL = re.compile(
    r"(?:^|[;,:] (?:and |while |whereas )?)(?:the |a |el |la |les? |l['’])?"
    rf"(?:{NUMBER}|one|un[oae]?)(?: one)?"
    r"(?: of (?:them|the \w+|these|those))?"
    r"(?:,| (?:is|was|with|by|between|involves|binds|covers|came|went|has|links|takes|joins|"
    r"con|avec|entre)\b)|"
    rf"\b(?:the|a|el|la|le) (?:{NUMBER}) (?:[\w-]+ ){{0,2}}?{TEXT.replace('?P<o', '?P<p')}(?!\w)",
    re.IGNORECASE,
)
"""What leads in one of several by its number."""
OF_TEXT = re.compile(rf"{TEXT}(?: [\w-]+){{0,6}}? $", re.IGNORECASE)
"""What stands before "with Peru" where that names a text."""
ALL = re.compile(
    r"\b(?:both|all|each|they)(?: (?:of (?:them|the \w+|these)|two|three|four|five|six))?"
    r"(?: \w+)? (?:was|were|are|is|have been|got|came)\b",
    re.IGNORECASE,
)
"""Words that speak of all those counted."""
LEADS_IN = re.compile(
    r"(?:^|[;,.:] (?:and |while |but |whereas )?|\band |\bwhile )(?:\w+ )?the $", re.I
)
GOES = re.compile(r"(?::| *[,–—-]| (?:it|they|she|he|the|there|came|what|\w+ed)\b)")
"""What follows "With Peru" where that leads in what was signed with it."""
COMES = re.compile(
    r" (?:(?:came|comes|was|went|signed) (?:first|second|third|next|last|then|after)|followed)\b|"
    r"['’]s (?:is|was|covers|has|runs|speaks|goes|offers|promises|comes|came|adds|says|mentions)\b"
)
"""What follows "Peru" where that leads in what was signed with it."""
SIDE = re.compile(r"(?:^|[,;] |\band |\bwhile |\bwhereas )$")
SAME_DAY = re.compile(r"\b(?:that|the) same $", re.IGNORECASE)
LEAST, NEXT = 2, 2


@dataclass
class Member:
    """One of those counted: its parties, what leads it in, and what is said of it."""

    codes: frozenset[str]
    leads: list[Statement]
    said: list[Statement] = field(default_factory=list)


def drafts_of_count(story: Story, said: Sequence[Statement]) -> list[Draft]:
    """One main draft each of those counted; none where fewer than two are told apart."""
    for at, statement in enumerate(said):
        if statement.at.start >= story.opening_end:
            break
        hub, number = _hub(story, statement), _number(statement)
        if not (hub and number):
            continue
        members = _members(story, said, at, hub)
        if LEAST <= len(members) <= number:
            counts = [statement, *_of_all(said[at + 1 :])]
            mains = [_main(story, member, counts) for member in members]
            for draft in mains:
                settle_by_own_part(draft, mains)
            return [*mains, *_others(said, mains)]
    return []


def _number(statement: Statement) -> int:
    match = SEVERAL.search(statement.at.text)
    return NUMBERS[match["number"].lower()] if match and not statement.is_earlier else 0


def _hub(story: Story, statement: Statement) -> str:
    """The party that has signed them all: the only one that the sentence, or the title, names."""
    officials = {official.code for official in statement.officials if official.code}
    titled = {mention.code for mention in story.title_mentions if mention.how != BODY}
    for codes in ({mention.code for mention in statement.acting}, officials, titled):
        if codes:
            return next(iter(codes)) if len(codes) == 1 else ""
    return ""


def _members(story: Story, said: Sequence[Statement], start: int, hub: str) -> list[Member]:
    found: dict[frozenset[str], Member] = {}
    current: list[Member] = []
    heads = {section.heading.start for section in sections(said)}
    is_headed, paragraph = False, -1
    for at in range(start + 1, len(said)):
        one = said[at]
        is_head = one.at.start in heads
        led = _of_heading(story, one, hub) if is_head else list(_led_in(said, at, hub))
        if led := [codes for codes in led if codes and (not is_head or codes not in found)]:
            current = [found.setdefault(codes, Member(codes, [])) for codes in led]
            is_headed = is_head or (is_headed and one.at.paragraph == paragraph)
            for member in current:
                member.leads.append(one)
        elif is_head or (one.at.paragraph != paragraph and not is_headed):
            current, is_headed = [], is_head
        paragraph = one.at.paragraph
        for member in current:
            member.said.append(one)
    return list(found.values())


def _of_heading(story: Story, one: Statement, hub: str) -> list[frozenset[str]]:
    """The pair that a heading leads in, if it does: "Chile: a ministers' paper"."""
    code = named_first(story, one.at, but=hub)
    return [frozenset({hub, code})] if code else []


def _led_in(said: Sequence[Statement], at: int, hub: str) -> Iterator[frozenset[str]]:
    """The parties of those that a sentence leads in, by a number or by a name."""
    one, text, start = said[at], said[at].at.text, said[at].at.start
    if ORDINAL.search(text) and not one.is_earlier:
        yield next(filter(None, (_between(each, hub) for each in _next(said, at))), frozenset())
        return
    for mention in () if one.is_earlier else one.acting:
        if mention.code != hub and _is_named(text, mention.start - start, mention.end - start):
            yield frozenset({hub, mention.code})


def _is_named(text: str, start: int, end: int) -> bool:
    """Whether a text is called by the party named there: "the Chilean text", "that with Chile"."""
    before = text[:start]
    if with_it := WITH.search(before):
        ahead = before[: with_it.start()]
        return bool(OF_TEXT.search(ahead)) or (
            not ahead.strip(" -–•*") and bool(GOES.match(text, end))
        )
    if SIDE.search(before) and COMES.match(text, end):
        return True
    is_lead = not before.strip() or LEADS_IN.search(before)
    return bool(is_lead and CALLED.match(text, end))


def _next(said: Sequence[Statement], at: int) -> Iterator[Statement]:
    """The statement and those after it in its paragraph, up to the next number."""
    yield said[at]
    for one in said[at + 1 : at + NEXT]:
        if one.at.paragraph != said[at].at.paragraph or ORDINAL.search(one.at.text):
            return
        yield one


def _between(one: Statement, hub: str) -> frozenset[str]:
    """Between whom it is: the hub and the others it names, or those it says it is between."""
    group = next(iter(one.sets), None)
    if group and (hub in group.codes or BETWEEN.search(group.before)):
        return group.codes
    others = frozenset(mention.code for mention in one.acting) - {hub}
    if group and WITH.search(group.before):
        return group.codes | {hub}
    return others | {hub} if len(others) == 1 else frozenset()


def _of_all(said: Sequence[Statement]) -> Iterator[Statement]:
    """What is said of all that are counted: "Both were signed in Lima"."""
    return (one for one in said if one.signed and ALL.search(one.at.text))


def _main(story: Story, member: Member, counts: Sequence[Statement]) -> Draft:
    """With its own day and place, else those told where they are counted."""
    draft = Draft(member.codes, member.said, is_main=True, basis="sets")
    told = [found for lead in member.leads if (found := dated(lead, "signed"))]
    own = [found for found in told if not SAME_DAY.search(story.text[: found[0].start][-12:])]
    own = own or [found for lead in member.leads for found in _days(lead)]
    shared = next((one for one in counts if _shared(one)), None)
    if own:
        draft.take_date(*own[0], "signed")
    elif shared and (found := _shared(shared)):
        draft.statements = [shared, *(one for one in member.said if one is not shared)]
        draft.take_date(*found, "signed" if any(one.signed for one in counts) else "announced")
    else:
        draft.settle_date()
    places = [place for lead in member.leads if lead.signed for place in lead.places if place.city]
    if places and not own:
        draft.place = places[0]
    return draft


def _shared(one: Statement) -> tuple[DateFound, int] | None:
    return dated(one, "signed") or dated(one, "announced")


def _days(lead: Statement) -> list[tuple[DateFound, int]]:
    """The days given where it is led in: "the Chilean accord followed on Monday"."""
    days = [found for found in lead.dates if found.value and found.value.day and not found.is_ahead]
    return [(found, lead.at.start) for found in days if not (lead.signed or lead.is_earlier)]


NEIGHBOURS = re.compile(
    r"\b(?:the|both|these|those)(?: other)?(?: two)? (?:\w+ )?(?:neighbou?rs|states|countries|"
    r"governments|producers|partners|nations|capitals)\b",
    re.IGNORECASE,
)
"""Said of those with whom the one party has signed."""


def _pair(one: Statement, mains: Sequence[Draft]) -> frozenset[str]:
    """The two that signed something between themselves, apart from the party of all."""
    shared = frozenset.intersection(*(draft.codes for draft in mains))
    others = {code for draft in mains if len(draft.codes) == LEAST for code in draft.codes - shared}
    is_theirs = not one.acting and not one.officials and NEIGHBOURS.search(one.at.text)
    return frozenset(others) if is_theirs and len(others) == LEAST else frozenset()


def _others(said: Sequence[Statement], mains: Sequence[Draft]) -> list[Draft]:
    """Those told of beside them, with parties of their own."""
    taken = {statement.at.start for draft in mains for statement in draft.statements}
    codes = {draft.codes for draft in mains}
    others: dict[tuple[frozenset[str], str], Draft] = {}
    for draft in mains:
        others |= set_apart(draft)
    for one in said:
        is_free = one.at.start not in taken or one.is_earlier
        pair = one.codes or _pair(one, mains)
        if is_free and one.speaks and len(pair) > 1 and pair not in codes:
            others.setdefault((pair, ""), Draft(pair)).statements.append(one)
    return list(others.values())
