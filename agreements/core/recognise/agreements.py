"""The agreements that an article tells of: parties, date, place, kind and legal force of each."""

from __future__ import annotations

from dataclasses import replace

from agreements.core.recognise.drafts import APART, Draft, sort_statements
from agreements.core.recognise.findings import AgreementFound, Evidence, PartyFound
from agreements.core.recognise.known import known_agreement
from agreements.core.recognise.legal_force import Force, find_force
from agreements.core.recognise.main_parties import main_parties, split_parties
from agreements.core.recognise.parties import PartyMention
from agreements.core.recognise.places import PlaceFound
from agreements.core.recognise.statements import Statement, statements
from agreements.core.recognise.story import Story
from agreements.core.recognise.text import evidence
from agreements.core.recognise.titles import kind_of, title_of


def find_agreements(story: Story) -> list[AgreementFound]:
    """Main ones first. None where the text does not say between whom."""
    said = statements(story)
    chosen = main_parties(story, said)
    if not chosen.codes:
        return []
    splits = split_parties(story, said, chosen.codes)
    drafts = sort_statements(said, chosen.codes, splits)
    mains = [draft for draft in drafts if draft.is_main]
    for draft in mains:
        draft.settle_date()
    others = [draft for draft in drafts if not draft.is_main and _is_another(draft, mains)]
    forces = find_force(story.text, story.sentences, story.vocabulary.cues)
    return [
        _agreement(story, draft, number, forces) for number, draft in enumerate([*mains, *others])
    ]


def _is_another(draft: Draft, mains: list[Draft]) -> bool:
    """Whether it is dated, and not one of the main ones again with a slip of some days."""
    draft.settle_date()
    if draft.signed_on is None:
        return False
    for main in mains:
        if main.codes == draft.codes and main.signed_on:
            days = abs((draft.signed_on.first - main.signed_on.first).days)
            if days < APART or str(main.signed_on).startswith(str(draft.signed_on)):
                return False
    return True


def _agreement(story: Story, draft: Draft, number: int, forces: list[Force]) -> AgreementFound:
    first = draft.statements[0] if draft.statements else None
    at = _date_evidence(story, draft) or _whole(story, first)
    kind, is_generic = kind_of(story, draft)
    found = AgreementFound(
        evidence=at,
        confidence=0.9 if draft.is_main and draft.signed_on else 0.6,
        rule="agreement:main" if draft.is_main else "agreement:mentioned",
        key=f"a{number + 1}",
        mention="main" if draft.is_main else "passing",
        title=title_of(story, draft, kind),
        kind=kind,
        parties=_parties(story, draft, at),
        signed_on=draft.signed_on,
        date_kind=draft.date_kind,
        date_evidence=_date_evidence(story, draft),
        mentions=tuple((s.at.start, s.at.end) for s in draft.statements),
    )
    found = _with_place(story, _with_force(found, draft, forces), draft)
    return known_agreement(story, found, is_generic=is_generic)


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
    codes = sorted(draft.codes, key=lambda code: order.get(code, len(story.text)))
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


def _with_force(found: AgreementFound, draft: Draft, forces: list[Force]) -> AgreementFound:
    if not forces or not draft.is_main:
        return found
    return replace(found, legal_force=forces[0].value, force_evidence=forces[0].evidence)


def _with_place(story: Story, found: AgreementFound, draft: Draft) -> AgreementFound:
    place = _place(story, draft)
    if place is None:
        return found
    city = place.city or _city_of_house(story, place)
    name = ", ".join(part for part in (place.venue, city) if part)
    return replace(found, place=name, place_evidence=evidence(story.text, place.start, place.end))


def _place(story: Story, draft: Draft) -> PlaceFound | None:
    """In the statement that dates it, else the first that says it was signed somewhere."""
    dated = [
        s for s in draft.statements if draft.date and s.at.start <= draft.date.start < s.at.end
    ]
    speaking = [s for s in draft.statements if s.speaks and not s.is_earlier]
    for statement in [*dated, *speaking]:
        verbs = statement.signed or statement.announced
        if statement.places and verbs:
            return min(statement.places, key=lambda place: abs(place.start - verbs[0]))
    return None


def _city_of_house(story: Story, place: PlaceFound) -> str:
    """The city named with the house elsewhere, else where the story was filed."""
    for other in story.places:
        if other.venue == place.venue and other.city:
            return other.city
    return story.dateline_city or next((p.city for p in story.places if p.city), "")
