"""Between whom the agreement is that an article tells of, by weighing all it says."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.draft import dated, is_apart
from agreements.core.recognise.drafts import listed_drafts
from agreements.core.recognise.groups import governments, party_sets
from agreements.core.recognise.instruments import ANNOUNCE, INSTRUMENT, signings
from agreements.core.recognise.parties import PartyMention
from agreements.core.recognise.statements import Statement
from agreements.core.recognise.story import Story
from agreements.core.words import PartyKind

MEMBERS, SIGNED, NAMED, TITLE, COMPOUND, PASSING = 12.0, 4.0, 2.0, 3.0, 1.5, 0.5
"""What a sentence adds for the parties it names: a list of members settles it."""
MANY = 4
COUNTED = re.compile(
    r"\b(?:three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\w+ )?(?:governments|"
    r"countries|states|partners|members|nations|democracies|ministers|leaders|parties|capitals|"
    r"allies)\b|\bQuad\b"
)
"""Said of a club whose members a sentence names without a word for signing."""


BOTH = re.compile(
    r"\b(?:the two|both) (?:governments|countries|sides|partners|capitals|neighbours|states|"
    r"nations)\b"
)
QUAD = frozenset(("AU", "IN", "JP", "US"))
QUAD_NAMED = re.compile(
    r"\bQuad (?:countries|partners|ministers|members|states|governments|leaders|nations)\b|"
    r"\b(?:[Tt]he|of the) Quad\b(?! [A-Z])"
)


@dataclass(frozen=True, slots=True)
class MainParties:
    """``basis`` tells what the choice rests on; ``codes`` is empty where nothing does."""

    codes: frozenset[str]
    basis: str
    weight: float


def main_parties(story: Story, said: list[Statement]) -> MainParties:
    votes: dict[frozenset[str], float] = defaultdict(float)
    for codes, weight in _of_title(story):
        votes[codes] += weight
    both = [codes for at in range(len(said)) if (codes := _of_both(said, at))]
    day = _day_of_opening(story, said)
    for statement in said:
        if codes := _quad(statement) or statement.codes or _bloc(statement):
            votes[codes] += PASSING if _is_older(statement, day) else _weight(story, statement)
    if votes:
        codes, weight = max(votes.items(), key=lambda vote: vote[1])
        if weight >= NAMED or codes in both:
            return MainParties(codes, "sets", weight)
    return _prominent(story, said)


def _day_of_opening(story: Story, said: list[Statement]) -> PartialDate | None:
    """When the opening says that an agreement was signed, whoever signed it."""
    opening = (one for one in said if one.at.start < story.opening_end)
    told = (dated(one, "signed") for one in opening if one.instruments and not one.is_earlier)
    return next((found[0].value for found in told if found), None)


def _is_older(statement: Statement, day: PartialDate | None) -> bool:
    """Whether it tells of one signed long before what the opening tells of."""
    found = dated(statement, "signed")
    own = found[0].value if found else None
    return bool(day and own and own.last < day.first and is_apart(own, day))


def _of_both(said: list[Statement], at: int) -> frozenset[str]:
    """The two named side by side before, where "the two countries" are said to have signed."""
    one = said[at]
    if not (one.signed and one.instruments and BOTH.search(one.at.text)):
        return frozenset()
    before = [group for each in said[:at] for group in each.sets[:1]]
    return before[-1].codes if before and len(before[-1].codes) == 2 else frozenset()


def _of_title(story: Story) -> list[tuple[frozenset[str], float]]:
    title = story.title
    weight = TITLE if INSTRUMENT.search(title) or signings(title) or ANNOUNCE.search(title) else 1.0
    sets = [found.codes for found in party_sets(title, 0, story.title_mentions, is_title=True)]
    return [(codes, weight) for codes in sets[:1]]


def _weight(story: Story, statement: Statement) -> float:
    if statement.lists_members:
        return MEMBERS
    if statement.is_earlier or statement.is_second:
        return PASSING
    if len(statement.codes) > 2 and not statement.signed and COUNTED.search(statement.at.text):
        return NAMED * (2 if statement.at.start < story.opening_end else 1)
    is_telling = statement.speaks or statement.announced
    if statement.sets and len(statement.codes) >= MANY and not is_telling:
        return PASSING
    weight = (
        SIGNED
        if statement.signed
        else NAMED
        if statement.announced or statement.instruments
        else 0.4
    )
    if statement.sets and statement.sets[0].is_compound:
        weight = min(weight, COMPOUND)
    is_opening = statement.at.start < story.opening_end
    return weight * (2 if is_opening else 1) + (
        1 if statement.is_topical and weight >= COMPOUND else 0
    )


def _bloc(statement: Statement) -> frozenset[str]:
    """A bloc that announces or signs something by itself, such as the G7."""
    blocs = [m for m in statement.acting if m.party.kind == PartyKind.BLOC and m.code != "EU"]
    is_actor = bool(statement.signed or statement.announced) and len(statement.acting) <= 2
    return frozenset(m.code for m in blocs[:1]) if is_actor else frozenset()


def _quad(statement: Statement) -> frozenset[str]:
    """The four states of the Quad, where it announces something under that name."""
    is_actor = bool(statement.announced or statement.signed) and len(statement.codes) < len(QUAD)
    is_named = is_actor and bool(QUAD_NAMED.search(statement.at.text))
    return QUAD if is_named and statement.codes <= QUAD else frozenset()


def _prominent(story: Story, said: list[Statement]) -> MainParties:
    """The two parties named most, those of the title and the opening counted more."""
    counts: Counter[str] = Counter()
    for mention in governments(story.title, story.title_mentions):
        counts[mention.code] += 3
    for statement in said:
        for mention in statement.acting:
            counts[mention.code] += 2 if statement.at.start < story.opening_end else 1
    speaks = any(statement.speaks and statement.at.start < story.opening_end for statement in said)
    top = [code for code, count in counts.most_common(2) if count >= 2]
    pair = frozenset(top) if len(top) == 2 else _with_our_own(story, said)
    if speaks and pair:
        return MainParties(pair, "prominence", 1.0)
    return MainParties(frozenset(), "", 0.0)


def _with_our_own(story: Story, said: list[Statement]) -> frozenset[str]:
    """The partner of "he signed an accord with Turkey", and the only other state named at all.

    A paper seldom names the state that it is printed in.
    """
    partners = {
        mention.code
        for one in said
        for mention in one.acting
        if one.signed and one.instruments and not one.is_earlier
        if WITH_PARTNER.search(one.at.text[: mention.start - one.at.start])
    }
    named = (m for m in story.mentions if m.code and not story.text.startswith("$", m.end))
    others = {mention.code for mention in named} - partners
    if len(partners) != 1 or len(others) != 1 or not story.officials:
        return frozenset()
    return frozenset(partners | others)


WITH_PARTNER = re.compile(r"\bwith (?:the )?(?:government of (?:the )?)?$")


def split_parties(
    story: Story, said: list[Statement], main: frozenset[str]
) -> list[frozenset[str]]:
    """Two agreements told in one breath: "one with A, the other with B"."""
    for at, statement in enumerate(said):
        listed = [draft.codes for draft in listed_drafts(said, at).values()]
        if statement.signed and not statement.is_earlier and main in listed:
            return listed
        if statement.pairs and statement.speaks and statement.codes == main:
            return list(statement.pairs)
        match = TWO.search(statement.at.text)
        if match is None:
            continue
        first, second = (
            [m for m in statement.acting if a <= m.start - statement.at.start < b]
            for a, b in (match.span("one"), match.span("other"))
        )
        others = {m.code for m in first} ^ {m.code for m in second}
        signers = {official.code for official in statement.officials} - others
        hub = (signers or _hub(story, others)) - {""}
        if first and second and len(hub) == 1 and len(others) == 2:
            return [frozenset(hub | {code}) for code in _in_order(first + second, others)]
    return []


TWO = re.compile(
    r"\bone (?P<one>(?:by|with|between|involving|covering) .{3,110}?),?(?: and)? "
    r"(?:the |an)other(?: one)? "
    r"(?P<other>(?:by|with|between|involving|covering)? ?.{3,110})",
    re.IGNORECASE,
)


def _in_order(mentions: list[PartyMention], codes: set[str]) -> list[str]:
    return list(dict.fromkeys(mention.code for mention in mentions if mention.code in codes))


def _hub(story: Story, others: set[str]) -> set[str]:
    counts = Counter(mention.code for mention in story.mentions if mention.code not in others)
    return {code for code, _ in counts.most_common(1)}
