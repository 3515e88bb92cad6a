"""Which agreement of the register an agreement found is taken for."""

from __future__ import annotations

from dataclasses import replace

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.findings import AgreementFound, PartyFound
from agreements.core.recognise.story import Story
from agreements.core.recognise.text import evidence, folded
from agreements.core.recognise.vocabulary import KnownAgreement

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
    known = _by_parties(story, found, parties) or _by_name(story, found)
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


def _days_apart(one: PartialDate | None, other: PartialDate | None) -> int | None:
    """Days between the nearest days that two dates can be; None where one is not given."""
    if one is None or other is None:
        return None
    if one.first > other.last:
        return (one.first - other.last).days
    return max(0, (other.first - one.last).days)
