"""The agreements that an article tells of: parties, date, place, kind and legal force of each."""

from __future__ import annotations

import re
from dataclasses import replace

from agreements.core.recognise.beside import date_of_occasion, is_another, with_told_at_length
from agreements.core.recognise.clubs import with_leaders
from agreements.core.recognise.common_party import drafts_of_common_party
from agreements.core.recognise.counted import drafts_of_count
from agreements.core.recognise.draft import Draft, is_apart
from agreements.core.recognise.drafts import sort_statements
from agreements.core.recognise.findings import AgreementFound, Evidence, PartyFound
from agreements.core.recognise.known import known_agreement
from agreements.core.recognise.legal_force import Force, find_force
from agreements.core.recognise.main_parties import main_parties, split_parties
from agreements.core.recognise.parties import PartyMention
from agreements.core.recognise.places import PlaceFound
from agreements.core.recognise.recalled import with_recalled
from agreements.core.recognise.round_ups import RoundUp, drafts_of_round_up, round_up
from agreements.core.recognise.sections import drafts_of_sections
from agreements.core.recognise.statements import Statement, statements
from agreements.core.recognise.story import Story, inside
from agreements.core.recognise.text import evidence
from agreements.core.recognise.titles import kind_of, title_of
from agreements.core.recognise.twins import with_twin
from agreements.core.recognise.undated import date_from_near, date_from_paragraph

ALL = re.compile(
    r"\b(?:neither|both|all|none|each|every|any of|no) (?:of )?(?:\w+ )?"
    r"(?:texts?|documents?|papers?|memorand\w+|agreements?|them|is|are|was|were|these|those)\b|"
    r"\b(?:all|each of the|none of the) (?:two|three|four|five|six|seven)\b|"
    r"\bl[eo]s (?:deux|trois|quatre|dos|tres|cuatro)\b",
    re.IGNORECASE,
)
"""Words that speak of every agreement told of."""


SAME_PLACE = re.compile(
    r"\b(?:in|at) the same (?:hall|room|city|building|venue|ceremony|table|forum|summit|place)\b"
)
MEETING = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|summit|talks|meeting|met|forum|conference|trip|flew|brought|ceremony|"
    r"arrived|hosted|cumbre|reunión|visita|sommet|visite|rencontre)\b",
    re.IGNORECASE,
)


def find_agreements(story: Story) -> list[AgreementFound]:
    """Main ones first. None where the text does not say between whom."""
    said = with_recalled(with_leaders(statements(story)))
    turn = round_up(said)
    drafts = drafts_of_round_up(said, turn) if turn else []
    if not any(draft.is_main for draft in drafts):
        turn, drafts = None, drafts_of_sections(story, said)
        drafts = drafts or _told_one_by_one(story, said)
    mains = [draft for draft in drafts if draft.is_main]
    for draft in mains:
        date_from_near(story, draft)
    mains = mains if turn else with_twin(said, mains)
    for draft in drafts:
        if draft.signed_on is None and not draft.is_main:
            draft.settle_date()
        date_from_paragraph(story, draft)
        date_of_occasion(draft, mains)
    others = [draft for draft in drafts if not draft.is_main and is_another(draft, mains)]
    if not turn:
        mains, others = with_told_at_length(story, mains, others)
    forces = find_force(story.text, story.sentences, story.lexicon.force)
    drafts = [*mains, *others]
    found = [
        _agreement(story, draft, f"a{number}", forces, mains, turn)
        for number, draft in enumerate(drafts, start=1)
    ]
    return _with_same_parties(drafts, found)


def _told_one_by_one(story: Story, said: list[Statement]) -> list[Draft]:
    """Those of one party under headings, or else the main one; by number where that is more."""
    drafts = drafts_of_common_party(story, said) or _drafts(story, said)
    return max(drafts, drafts_of_count(story, said), key=_mains)


def _mains(drafts: list[Draft]) -> int:
    return sum(draft.is_main for draft in drafts)


def _with_same_parties(drafts: list[Draft], found: list[AgreementFound]) -> list[AgreementFound]:
    """Those mentioned that are between the parties of a main one have all that it has."""
    by_codes = {
        draft.codes: each.parties
        for draft, each in zip(drafts, found, strict=True)
        if draft.is_main
    }
    return [
        replace(each, parties=max(each.parties, by_codes.get(draft.codes, ()), key=len))
        for draft, each in zip(drafts, found, strict=True)
    ]


def _drafts(story: Story, said: list[Statement]) -> list[Draft]:
    chosen = main_parties(story, said)
    if not chosen.codes:
        return []
    drafts = sort_statements(said, chosen.codes, split_parties(story, said, chosen.codes))
    for draft in drafts:
        draft.basis = chosen.basis if draft.is_main else ""
    return drafts


def _agreement(
    story: Story,
    draft: Draft,
    key: str,
    forces: list[Force],
    mains: list[Draft],
    turn: RoundUp | None,
) -> AgreementFound:
    first = draft.statements[0] if draft.statements else None
    at = _date_evidence(story, draft) or _whole(story, first)
    kind, is_generic = kind_of(story, draft)
    found = AgreementFound(
        evidence=at,
        confidence=_confidence(draft),
        rule="agreement:main" if draft.is_main else "agreement:mentioned",
        key=key,
        mention="main" if draft.is_main else "passing",
        title=title_of(story, draft, kind),
        kind=kind,
        parties=_parties(story, draft, at),
        signed_on=draft.signed_on,
        date_kind=draft.date_kind,
        date_evidence=_date_evidence(story, draft),
        mentions=tuple((s.at.start, s.at.end) for s in draft.statements),
    )
    found = _with_place(story, _with_force(found, draft, forces, mains), draft, turn, mains)
    return known_agreement(story, found, is_generic=is_generic)


def _confidence(draft: Draft) -> float:
    """Lowest where the parties are only those named most, highest for a dated main one."""
    if draft.basis == "prominence":
        return 0.4
    return 0.9 if draft.is_main and draft.signed_on else 0.6


def _whole(story: Story, statement: Statement | None) -> Evidence:
    if statement is None:
        return evidence(story.text, 0, story.sentences[0].end)
    return evidence(story.text, statement.at.start, statement.at.end)


def _date_evidence(story: Story, draft: Draft) -> Evidence | None:
    """From the word for signing to the date, or from the date to the word."""
    if draft.date is None or draft.verb is None:
        return None
    start, end = min(draft.verb, draft.date.start), max(draft.verb, draft.date.end)
    while end < len(story.text) and story.text[end].isalnum() and end == draft.verb:
        end += 1
    return evidence(story.text, start, max(end, draft.date.end))


def _parties(story: Story, draft: Draft, at: Evidence) -> tuple[PartyFound, ...]:
    order = {mention.code: mention.start for mention in reversed(story.mentions)}
    codes = sorted(draft.codes, key=lambda code: (order.get(code, len(story.text)), code))
    return tuple(_party(story, draft, code, at) for code in codes)


def _party(story: Story, draft: Draft, code: str, at: Evidence) -> PartyFound:
    party = story.parties.by_code.get(code)
    mention = _mention(story, draft, code)
    where = evidence(story.text, mention.start, mention.end) if mention else at
    return PartyFound(
        evidence=where,
        confidence=0.9 if mention else 0.6,
        rule="party:named" if mention else "party:told",
        code=code,
        party=party.slug if party else "",
        name=party.name if party else code,
        role="signatory" if draft.date_kind == "signed" else "participant",
    )


def _mention(story: Story, draft: Draft, code: str) -> PartyMention | None:
    """Where the party is named in what is said of the agreement, else anywhere."""
    own = [m for statement in draft.statements for m in statement.acting if m.code == code]
    return next(iter([*own, *(m for m in story.mentions if m.code == code)]), None)


def _with_force(
    found: AgreementFound, draft: Draft, forces: list[Force], mains: list[Draft]
) -> AgreementFound:
    mine = [force for force in forces if _is_about(force, draft, mains)]
    if not mine or not draft.is_main:
        return found
    return replace(found, legal_force=mine[0].value, force_evidence=mine[0].evidence)


def _is_about(force: Force, draft: Draft, mains: list[Draft]) -> bool:
    """Of several main agreements, the one last told of before; "neither" is about all."""
    if len(mains) == 1 or ALL.search(force.words):
        return True
    before = [
        (statement.at.end, one is draft)
        for one in mains
        for statement in one.statements
        if statement.at.start <= force.start
    ]
    nearest = max((end for end, _ in before), default=0)
    return any(is_ours for end, is_ours in before if end == nearest)


def _with_place(
    story: Story,
    found: AgreementFound,
    draft: Draft,
    turn: RoundUp | None,
    mains: list[Draft],
) -> AgreementFound:
    place = (
        draft.place
        or _place(story, draft)
        or (turn.place if turn and _is_of_the_day(draft, turn) else None)
    )
    if place is None and SAME_PLACE.search(" ".join(one.at.text for one in draft.statements)):
        place = next((there for main in mains if (there := _place(story, main))), None)
    if place is None:
        return found
    city = place.city or _city_of_house(story, place)
    name = ", ".join(part for part in (place.venue, city) if part)
    return replace(found, place=name, place_evidence=evidence(story.text, place.start, place.end))


def _is_of_the_day(draft: Draft, turn: RoundUp) -> bool:
    day = turn.day.value if turn.day else None
    return draft.date_kind == "signed" and draft.signed_on == day


def _place(story: Story, draft: Draft) -> PlaceFound | None:
    """In the statement that dates it, else the first that says it was signed somewhere."""
    dated = [
        s for s in draft.statements if draft.date and s.at.start <= draft.date.start < s.at.end
    ]
    telling = (s for s in draft.statements if (s.speaks or s.announced) and _is_then(s, draft))
    first = draft.statements[:1]
    speaking = sorted(telling, key=lambda one: one.is_earlier and one not in first)
    for statement in [*dated, *speaking]:
        verbs = statement.signed or statement.announced
        if statement.places and verbs:
            return min(statement.places, key=lambda place: abs(place.start - verbs[0]))
    return _place_beside(story, draft) or (_place_of_meeting(story, dated[0]) if dated else None)


def _is_then(statement: Statement, draft: Draft) -> bool:
    """Whether it does not tell of a meeting on another day, long after the agreement."""
    if statement.instruments or statement.signed:
        return True
    days = [
        day.value for day in statement.dates if day.value and day.value.day and not day.is_ahead
    ]
    return not days or any(not is_apart(day, draft.signed_on) for day in days)


def _place_beside(story: Story, draft: Draft) -> PlaceFound | None:
    """In the sentence that dates it, where that is one of its own: "It was done in Lusaka"."""
    date = draft.date
    if date is None:
        return None
    dating = next(one for one in story.sentences if one.start <= date.start < one.end)
    return next(iter(inside(story.places, dating.start, dating.end)), None)


def _place_of_meeting(story: Story, dated: Statement) -> PlaceFound | None:
    """The one city of the sentence before or after, where that tells of a visit or a meeting."""
    at = next(i for i, one in enumerate(story.sentences) if one.start == dated.at.start)
    for near in story.sentences[max(0, at - 1) : at + 2]:
        cities = {place.english: place for place in inside(story.places, near.start, near.end)}
        if MEETING.search(near.text) and len(cities) == 1 and near.start != dated.at.start:
            return next(iter(cities.values()))
    return None


def _city_of_house(story: Story, place: PlaceFound) -> str:
    """The city named with the house elsewhere, else where the story was filed."""
    for other in story.places:
        if other.venue == place.venue and other.city:
            return other.city
    return story.dateline_city or next((p.city for p in story.places if p.city), "")
