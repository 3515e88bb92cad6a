"""Which agreement of the register an agreement found is taken for."""

from __future__ import annotations

import re
from dataclasses import replace

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.findings import AgreementFound, PartyFound
from agreements.core.recognise.lexicon import own_name
from agreements.core.recognise.people import key
from agreements.core.recognise.story import Story
from agreements.core.recognise.text import evidence, folded
from agreements.core.recognise.vocabulary import KnownAgreement

WORD = re.compile(r"\w+")
SAME_DAYS = 2
"""Days within which an agreement of more parties is taken for the one found: midnights differ."""
SLIP = 20
"""Days that two sources may differ on when the same agreement was signed."""
FINER = {
    "trade-deal": "trade-agreement", "fund": "investment-fund-agreement", "programme": "initiative",
}  # fmt: skip


def known_agreement(
    story: Story, found: AgreementFound, *, is_generic: bool = False
) -> AgreementFound:
    """The same with the slug of the register; its kind too where the text says only "deal".

    Parties that the register has and the text names elsewhere are added: an article names
    four ministers once, and afterwards speaks of two.
    """
    parties = frozenset(party.party for party in found.parties if party.party)
    known = (
        _by_parties(story, found, parties)
        or _by_name(story, found)
        or _by_signatories(story, found, parties)
    )
    if known is None:
        known = _by_more_parties(story, found, parties)
        if known is None:
            return found
        found = _completed(story, found, known)
    kind = FINER.get(known.kind, known.kind) if is_generic else found.kind
    return replace(found, known=known.slug, kind=kind)


def _by_parties(
    story: Story, found: AgreementFound, parties: frozenset[str]
) -> KnownAgreement | None:
    """The one between the same parties signed nearest in time, of the same kind if two are.

    An article that does not say when is taken to tell of what was just signed.
    """
    told = found.signed_on
    if told is None and story.published and found.mention == "main":
        told = PartialDate.from_day(story.published)
    near = [
        (days, known.kind != found.kind, known.slug, known)
        for known in story.lexicon.known.get(parties, [])
        if (days := _days_apart(told, known.signed_on)) is not None and days <= SLIP
    ]
    return min(near)[-1] if near and parties else None


def _by_more_parties(
    story: Story, found: AgreementFound, parties: frozenset[str]
) -> KnownAgreement | None:
    """The only one of the same kind and days whose parties are these and others named."""
    if len(parties) < 2 or found.signed_on is None or len(parties) < len(found.parties):
        return None
    named = {party.slug for m in story.mentions if (party := story.parties.by_code.get(m.code))}
    fitting = [
        known
        for those, agreements in story.lexicon.known.items()
        if parties < those <= named
        for known in agreements
        if known.kind == found.kind
        and (days := _days_apart(found.signed_on, known.signed_on)) is not None
        and days <= SAME_DAYS
    ]
    return fitting[0] if len(fitting) == 1 else None


def _completed(story: Story, found: AgreementFound, known: KnownAgreement) -> AgreementFound:
    there = {party.party for party in found.parties}
    more = []
    for mention in story.mentions:
        party = story.parties.by_code.get(mention.code)
        if party and party.slug in known.parties - there:
            there.add(party.slug)
            more.append(
                PartyFound(
                    evidence=evidence(story.text, mention.start, mention.end),
                    confidence=0.7,
                    rule="party:of the register",
                    code=mention.code,
                    party=party.slug,
                    name=party.name,
                    role=found.parties[0].role,
                )
            )
    return replace(found, parties=(*found.parties, *more))


def _by_name(story: Story, found: AgreementFound) -> KnownAgreement | None:
    """The one whose own name stands in the title found."""
    title = folded(found.title)
    for name, known in story.lexicon.named:
        if len(name.split()) > 2 and name in title:
            return known
    return None


def _by_signatories(
    story: Story, found: AgreementFound, parties: frozenset[str]
) -> KnownAgreement | None:
    """For an article without any date, the one between the parties whose signatories it names.

    Of several it is the one of the same kind, then the one whose title the text comes
    nearest to, then the last that was signed.
    """
    if story.published or found.signed_on or found.mention != "main":
        return None
    text = key(story.text)
    words = set(WORD.findall(text))
    signed_by_those = [
        known
        for known in story.lexicon.known.get(parties, [])
        if len(known.signatories) > 1 and all(key(name) in text for name in known.signatories)
    ]
    ranked = [
        (known.kind == found.kind, _share(known.title, words), str(known.signed_on), known.slug)
        for known in signed_by_those
    ]
    best = max(ranked)[-1] if ranked else ""
    return next((known for known in signed_by_those if known.slug == best), None)


def _share(title: str, words: set[str]) -> float:
    """How much of a title's words are among these, 0 to 1."""
    own = set(WORD.findall(own_name(title)))
    return len(own & words) / max(1, len(own))


def _days_apart(one: PartialDate | None, other: PartialDate | None) -> int | None:
    """Days between the nearest days that two dates can be; None where one is not given."""
    if one is None or other is None:
        return None
    if one.first > other.last:
        return (one.first - other.last).days
    return max(0, (other.first - one.last).days)
