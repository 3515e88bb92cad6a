"""Holders of public office who act or speak in a text.

Four signs, none of them a list of persons: an office before a name or after it; a name
among those that sign, announce or look on; and a person who signed an agreement that
the register holds. Analysts and people of companies are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from agreements.core.recognise import people
from agreements.core.recognise.findings import OfficialFound
from agreements.core.recognise.gazetteer import VENUES
from agreements.core.recognise.instruments import signings
from agreements.core.recognise.japanese_officials import japanese_officials
from agreements.core.recognise.lexicon import Lexicon
from agreements.core.recognise.offices import COMPANY_RANKS, NOT_PUBLIC, OFFICE
from agreements.core.recognise.parties import CAPITAL as CAPITAL_CITY
from agreements.core.recognise.parties import PEOPLE, PartyMention
from agreements.core.recognise.people import CAPITAL, FULL_NAME, NAME, PARTICLE
from agreements.core.recognise.text import each_at, evidence

_OF = r"(?: (?:of|for|de|des|du|de la|de l['’]|del|da) ?(?:the |l['’]|la |las |los )?[\w'’, -]{2,60}?)?"
NATIONAL = (
    r"(?: [a-zà-ÿ]{3,}(?:eo|ea|ino|ina|eño|eña|eno|ena|ano|ana|és|esa|ense|ais|aise|ien|ienne|ain|"
    r"aine|éen|éenne|and|ande|ol|ola))?"
)
"""A nationality after the office, as French and Spanish have it: "ministro chileno"."""
OFFICE_HERE = re.compile(rf"\b(?={OFFICE})")
"""Where an office may begin: the long list is gone through once for the three patterns."""
BEFORE = re.compile(rf"\b(?P<office>{OFFICE}){NATIONAL},? (?P<name>{NAME})")
OF_BEFORE = re.compile(
    rf"\b(?P<office>{OFFICE} (?:of|for|de|des|du|del)(?: (?:the|la|los|las|l['’]))?"
    rf"(?:,? (?:and |y |et |de |the )?{CAPITAL}){{1,5}}?),? "
    rf"(?P<name>(?:{CAPITAL} ){{1,2}}(?:{PARTICLE} )?{CAPITAL}|{CAPITAL} (?:{PARTICLE} )?{CAPITAL})"
    rf"(?! {CAPITAL})"
)
OF_WORDS_BEFORE = re.compile(
    rf"\b(?P<office>{OFFICE} (?:of|for) "
    r"(?:(?!(?:in|at|on|to|said|told|from|with|by|who|was|that)\b)[a-z-]+,? ){0,8}?[a-z-]+), "
    rf"(?P<name>{FULL_NAME})(?=[,.]| and\b| on\b| in\b)"
)
"""The office in small letters: "deputy minister of mining and geology, Ana Ruiz, "."""
ROMANCE_BEFORE = re.compile(
    rf"\b(?P<office>{OFFICE}(?: [a-zà-ÿ]+){{0,2}} (?:au |aux |de la |de los |de las |de l['’]|d['’]|du |des |del |de )"
    rf"[\w'’ à-ÿ-]{{2,50}}?), (?P<name>{FULL_NAME})(?=[,.;]| (?:et|y|e|ont|qui|quien)\b)"
)
"""With a nationality between: "le ministre belge du Commerce, Jan Peeters"."""
AFTER = re.compile(
    rf"(?P<name>{FULL_NAME}),? (?:\()?(?P<office>[^.;:()“”\"\n,]{{0,70}}?\b{OFFICE}\b(?:,? (?:of|for|de|des|du|del)"
    rf"(?: (?:[a-z]+|{CAPITAL})){{1,6}})?)"
)
MINISTRY = re.compile(
    rf"(?P<name>{FULL_NAME}), (?P<office>whose (?:ministry|department|portfolio|office) [\w ,]{{2,60}}"
    rf"|who (?:runs|heads|chairs|leads) the (?:{CAPITAL} ){{1,4}}(?:Agency|Authority|Bureau|"
    r"Office|Ministry|Department|Council|Commission)|who (?:holds|has|heads|leads|runs) the [\w ,]{2,60}? (?:portfolio|ministry|department|brief)\b)"
)
_LIST = rf"{FULL_NAME}(?:, {FULL_NAME})*(?:,? (?:and|et(?: de)?|y(?: de)?) {FULL_NAME})?"
ACTS = re.compile(
    rf"(?P<names>{_LIST}),? (?:(?:had|have|has|today|jointly|also|then|both|formally) )*"
    r"(?:signed|announced|launched|inked|initialled|unveiled|put (?:his|her|their)|sealed|hosted|"
    r"witnessed|looking on|looked on|were present|attended|concluded|agreed|met\b|shook|firm(?:ó|aron)|"
    r"suscribi(?:ó|eron)|ont signé|a signé)"
)
ACTED_BY = re.compile(
    r"(?:(?:signed|inked|initialled|announced|sealed|concluded|witnessed|agreed)(?:[\w ,'’]{0,60})? by|"
    r"in the presence of|en présence de|en presencia de|between|entre|signé par|firmado por|"
    r"suscrito por|par|meeting of|with) "
    rf"(?P<names>{_LIST})"
)
LEADING_OFFICE = re.compile(rf"^(?:{OFFICE} )+")
CHAIRED = re.compile(
    r"\b(?:in the chair|(?:co-?)?chaired|presided|took the chair|hosted|hosting)\b"
)
POSSESSED = re.compile(rf"['’]s (?P<name>{FULL_NAME})")
_WORDS = r"(?: (?!(?:said|told|met|signed|with|by|from|in|at|on|to|was|were|has|had)\b)[\w-]+,?)"
OFFICE_FOR = re.compile(rf"(?:['’]s)?{_WORDS}{{0,8}}? {OFFICE}(?:,|{_WORDS}{{1,8}}?)? ")
"""Between a party and a name: "'s minister of mines and energy, "."""
OFFICE_OF = re.compile(
    rf",{_WORDS}{{0,6}}? {OFFICE}{_WORDS}{{1,8}}? of (?:the )?|, (?:the )?{OFFICE} of "
)
"""Between a name and a party: ", minister of economy, trade and industry of "."""
SEPARATOR = re.compile(r", |,? (?:and|et de|et|y de|y) (?=[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Person:
    """One naming of an official; ``known`` is the slug of the party signed for before."""

    start: int
    end: int
    name: str
    office: str
    rule: str
    known: str = ""


def find_officials(
    text: str, mentions: list[PartyMention], lexicon: Lexicon
) -> list[OfficialFound]:
    """Each official once, under the fullest form of the name in the text."""
    named = [*_with_office(text), *_acting(text), *_of_country(text, mentions)]
    named += _known(text, lexicon)
    officials = [
        _official(text, person, mentions, lexicon)
        for person in _fullest(named)
        if not _is_private(text, person) and not _names_a_party(person, mentions)
    ]
    return [*officials, *japanese_officials(text)]


def _with_office(text: str) -> Iterator[Person]:
    offices = [match.start() for match in OFFICE_HERE.finditer(text)]
    for rule, pattern in (("office-of-before", OF_BEFORE), ("office-before", BEFORE)):
        for match in each_at(pattern, text, offices):
            yield from _person(match, rule, is_alone=rule == "office-before")
    for pattern in (OF_WORDS_BEFORE, ROMANCE_BEFORE):
        for match in each_at(pattern, text, offices):
            yield from _person(match, "office-of-before")
    for rule, pattern in (("office-after", AFTER), ("ministry-after", MINISTRY)):
        for match in pattern.finditer(text):
            is_office = rule == "ministry-after" or _is_public(match["office"])
            if is_office and not NOT_PUBLIC.search(match["office"]):
                yield from _person(match, rule)


def _is_public(office: str) -> bool:
    """Whether what follows a name describes it: "a British minister", not "told the minister"."""
    verbs = (
        r"\b(?:said|told|met|joined|signed|with|and told|was|were|has|had|did|called|by|from|to)\b"
    )
    return not re.search(verbs, re.split(OFFICE, office)[0])


def _person(match: re.Match[str], rule: str, *, is_alone: bool = False) -> Iterator[Person]:
    name = people.clean(match["name"])
    start = match.start("name") + match["name"].find(name)
    is_mononym = is_alone and " " not in name and not people.NOT_A_NAME.search(name)
    if people.is_person(name) or is_mononym:
        yield Person(start, start + len(name), name, match["office"].strip(" ,"), rule)


def _acting(text: str) -> Iterator[Person]:
    for rule, pattern in (("acts", ACTS), ("acted-by", ACTED_BY)):
        for match in pattern.finditer(text):
            at = match.start("names")
            for part in SEPARATOR.split(match["names"]):
                name = people.clean(LEADING_OFFICE.sub("", part))
                start = text.find(name, at)
                if people.is_person(name) and start >= 0:
                    yield Person(start, start + len(name), name, "", rule)


def _of_country(text: str, mentions: list[PartyMention]) -> Iterator[Person]:
    """ "Zambia's Ana Ruiz", in a sentence that tells of signing."""
    for mention in mentions:
        match = POSSESSED.match(text, mention.end)
        if match is None or not people.is_person(match["name"]):
            continue
        start = max(text.rfind(". ", 0, mention.start), text.rfind("\n", 0, mention.start)) + 1
        end = text.find(". ", match.end())
        told = text[start : end if end > 0 else len(text)]
        if signings(told) or CHAIRED.search(told):
            yield Person(*match.span("name"), match["name"], "", "of-country")


def _known(text: str, lexicon: Lexicon) -> Iterator[Person]:
    """Those who signed before, found by name wherever they stand."""
    for match in lexicon.signatories.find(text):
        slug = lexicon.signed_for[match.value]
        yield Person(match.start, match.end, match.text, "", "signed-before", slug)


def _fullest(named: list[Person]) -> list[Person]:
    """One a person, first naming first, with the office wherever it is given."""
    chosen: dict[str, Person] = {}
    for person in sorted(named, key=lambda one: (one.start, -one.end)):
        same = next((known for known in chosen if _is_same(known, people.key(person.name))), None)
        if same is None:
            chosen[people.key(person.name)] = person
            continue
        held = chosen.pop(same)
        best = _better(held, person)
        office = held.office or person.office
        chosen[people.key(best.name)] = replace(
            best, office=office, known=held.known or person.known
        )
    return [person for person in chosen.values() if " " in person.name or person.office]


def _better(held: Person, other: Person) -> Person:
    """The longer name; but of two readings of one place, the one that has the office."""
    if (
        other.start < held.end
        and held.start < other.end
        and bool(held.office) != bool(other.office)
    ):
        return held if held.office else other
    return held if len(held.name) >= len(other.name) else other


def _is_same(one: str, other: str) -> bool:
    """Whether the shorter name is an end of the longer one, or they share first and last word."""
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return longer[-len(shorter) :] == shorter or (
        len(shorter) > 1 and (longer[0], longer[-1]) == (shorter[0], shorter[-1])
    )


def _names_a_party(person: Person, mentions: list[PartyMention]) -> bool:
    """Whether a state, a capital or a house of government was taken for a name."""
    return person.name in VENUES or any(
        person.start <= mention.start < person.end
        and mention.how != PEOPLE
        and not (mention.how == CAPITAL_CITY and mention.start > person.start)
        and not person.name[: mention.start - person.start].endswith("-")
        for mention in mentions
    )


def _is_private(text: str, person: Person) -> bool:
    """Whether the words about the name speak of a company, a think tank or a former office."""
    if person.known:
        return False
    after = text[person.end : person.end + 90].split(".")[0]
    before = text[max(0, person.start - 45) : person.start]
    described = re.match(r"(?:,| of| at| \()[^.;“”\"]{0,80}", after)
    if described and NOT_PUBLIC.search(described[0]) and person.rule != "office-before":
        return True
    if re.search(
        r"\b(?:former|ex-?|late|analyst|lawyer|juriste|professor|ancien)\b\s*(?:\w+ ){0,4}$"
        r"|\b(?:adviser|advisor|aide|assistant|predecessor|friend|ally) (?:to|of) (?:\w+ ){0,2}$",
        before,
        re.IGNORECASE,
    ):
        return True
    is_rank = COMPANY_RANKS.match(person.office) and person.rule == "office-after"
    return bool(
        is_rank
        and re.search(r"\b(?:of|at) (?!the |[\w ]*Commission|[\w ]*Republic)", person.office)
    )


def _official(
    text: str, person: Person, mentions: list[PartyMention], lexicon: Lexicon
) -> OfficialFound:
    slug = person.known or lexicon.signed_for.get(people.key(person.name), "")
    party = lexicon.parties.by_slug.get(slug)
    code = party.code if party else ""
    return OfficialFound(
        evidence=evidence(text, person.start, person.end),
        confidence=0.9 if person.office else 0.7,
        rule=f"official:{person.rule}",
        name=person.name,
        office=person.office,
        code=code or _code_near(text, person, mentions),
    )


def _code_near(text: str, person: Person, mentions: list[PartyMention]) -> str:
    """The party named in the office, before or after the name; empty where none is."""
    if person.rule == "of-country":
        return next((m.code for m in reversed(mentions) if m.end <= person.start), "")
    if re.search("commissioner|commissaire|comisari", person.office, re.IGNORECASE):
        return "EU"
    start, end = person.start - 60, person.end + 90
    near = [mention for mention in mentions if start <= mention.start < end and mention.code]
    before = [m for m in near if m.end <= person.start and _touches(text[m.end : person.start])]
    after = [m for m in near if person.end <= m.start and _is_of_office(text, person, m)]
    return next((mention.code for mention in (*before[-1:], *after)), "")


def _is_of_office(text: str, person: Person, mention: PartyMention) -> bool:
    """Whether the party stands in what follows the name: ", the British minister"."""
    between = text[person.end : mention.start]
    if between == " of " or (OFFICE_OF.fullmatch(between) and mention.how != CAPITAL_CITY):
        return True
    return bool(
        re.fullmatch(r", (?:who is |then )?(?:the |a |an )?(?:[\w-]+ ){0,8}", between)
    ) and (mention.how != CAPITAL_CITY or text[mention.end : mention.end + 2] in {"'s", "’s"})


def _touches(between: str) -> bool:
    """Whether only words of an office stand between: "US commerce secretary"."""
    if OFFICE_FOR.fullmatch(between):
        return True
    return not re.search(r"[.,;:]|\b(?:and|by|with|from|in|at|to|said|told|met|on)\b", between)
