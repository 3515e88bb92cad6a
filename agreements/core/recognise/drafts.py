"""The statements of an article sorted by the agreement they are about."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import TypeAlias

from agreements.core.recognise.dates import DateFound
from agreements.core.recognise.draft import Draft, dated, is_apart
from agreements.core.recognise.groups import PLURAL
from agreements.core.recognise.parties import PartyMention
from agreements.core.recognise.statements import Statement
from agreements.core.words import PartyKind

SAME_PARTIES = re.compile(
    r"\bsame (?:two |three |four |five |six |seven )?"
    r"(?:governments|countries|parties|partners|pair|sides|group|club|members|capitals|ministers|"
    r"four)|\b(?:the two|both) "
    r"(?:governments|countries|sides|partners|capitals|neighbours|states|nations)|"
    r"\bthe (?:pair|partners)\b|両国|"
    r"les deux pays|"
    r"los dos (?:países|gobiernos)|\btheir (?:earlier|first|previous|older|own)\b",
    re.IGNORECASE,
)


DOCUMENT = re.compile(r"\b(?:statement|plan|roadmap|communiqu[eé]|text|document|principles)\b")


LISTED = re.compile(rf"(?:{PLURAL.pattern})(?: [\w-]+){{0,6}}? with (?:the )?", re.IGNORECASE)


Listed: TypeAlias = dict[tuple[frozenset[str], str], Draft]
"""Drafts by their parties and what tells them apart."""


def sort_statements(
    said: Sequence[Statement], main: frozenset[str], splits: Sequence[frozenset[str]]
) -> list[Draft]:
    """The main agreement or agreements first, then those only mentioned.

    A statement with its own parties starts a draft; one without belongs to the main one.
    """
    mains = [Draft(codes, is_main=True) for codes in (splits or [main])]
    others: dict[tuple[frozenset[str], str], Draft] = {}
    days: dict[frozenset[str], DateFound | None] = {}
    for at, statement in enumerate(said):
        if listed := listed_drafts(said, at):
            others |= _taken_from(listed, mains, days)
            continue
        which = _which(statement, main, mains)
        if which == "main":
            _give(statement, mains)
        elif which:
            for codes in statement.pairs or [statement.codes or _of_bloc(statement, main) or main]:
                others.setdefault((codes, which), Draft(codes)).statements.append(statement)
    for draft in mains:
        draft.settle_date()
        settle_by_own_part(draft, mains)
        if found := days.get(draft.codes):
            draft.take_date(found, found.start, "signed")
        others |= set_apart(draft)
    return [*mains, *others.values()]


def settle_by_own_part(draft: Draft, mains: list[Draft]) -> None:
    """Date and place it by what follows its own party, where one sentence tells of several.

    "The Peruvian text was signed in Lima on Monday and the Chilean one in Santiago on Friday."
    """
    others = {code for main in mains if main is not draft for code in main.codes}
    for statement in draft.statements if len(mains) > 1 else ():
        own = [m for m in statement.acting if m.code in draft.codes - others]
        starts = [m.start for m in statement.acting if m.code in others - draft.codes]
        if not (own and starts and statement.signed):
            continue
        end = min((at for at in starts if at > own[0].end), default=statement.at.end)
        days = [d for d in statement.dates if own[0].end <= d.start < end and d.value]
        if days and not days[0].is_ahead:
            draft.take_date(days[0], own[0].start, "signed")
            places = (p for p in statement.places if own[0].end <= p.start < end)
            draft.place = next(places, draft.place)


def _taken_from(
    listed: Listed, mains: list[Draft], days: dict[frozenset[str], DateFound | None]
) -> Listed:
    """Those of a list that are not main ones; the main ones get its statement and their day."""
    own = {draft.codes: draft for draft in mains}
    left: Listed = {}
    for key, draft in listed.items():
        if main := own.get(draft.codes):
            main.statements += draft.statements
            days.setdefault(draft.codes, draft.date)
        else:
            left[key] = draft
    return left


def listed_drafts(said: Sequence[Statement], at: int) -> Listed:
    """One draft each of "accords with Peru in 2021 and Chile in 2022", whoever has made them."""
    statement, start = said[at], said[at].at.start
    match = LISTED.search(statement.at.text)
    if match is None:
        return {}
    acting = [mention for mention in statement.acting if mention.start >= start + match.end()]
    dates = {mention: _just_after(statement, mention) for mention in acting}
    before = [m.code for m in statement.acting if m.start < start + match.start()]
    before = before or [m.code for one in said[max(at - 1, 0) : at] for m in one.acting]
    drafts: Listed = {}
    for mention, found in dates.items():
        if found and before and mention.code != before[-1]:
            draft = Draft(frozenset({before[-1], mention.code}), [statement])
            draft.take_date(found, mention.start, "signed")
            drafts[draft.codes, str(found.value)] = draft
    return drafts if len(drafts) > 1 else {}


def _just_after(statement: Statement, mention: PartyMention) -> DateFound | None:
    """The date that stands next to the name of a party."""
    near = (d for d in statement.dates if 0 <= d.start - mention.end <= len(" on ") and d.value)
    return next((found for found in near if not found.is_ahead), None)


def _which(statement: Statement, main: frozenset[str], mains: list[Draft]) -> str:
    """Which agreement a statement is about: main, an earlier, a trade one, or none ("")."""
    if not statement.codes and _of_bloc(statement, main):
        return "other"
    codes = statement.codes
    if not (codes or statement.signed or statement.announced or statement.instruments):
        return ""
    is_ours = not codes or codes == main or any(codes == draft.codes for draft in mains)
    if is_ours and _is_of_trade(statement, mains):
        return "trade"
    if is_ours and statement.is_earlier:
        is_told = bool(codes) or bool(SAME_PARTIES.search(statement.at.text))
        if not any(_is_told_of(each) for draft in mains for each in draft.statements):
            return "main"
        return "earlier" if is_told and statement.speaks else ""
    if is_ours:
        return "main"
    is_another = statement.speaks or (statement.is_earlier and statement.instruments)
    return "other" if is_another else ""


def _of_bloc(statement: Statement, main: frozenset[str]) -> frozenset[str]:
    """The bloc that made what the main one is said to come from: "the plan G7 leaders adopted"."""
    blocs = {m.code for m in statement.acting if m.party.kind == PartyKind.BLOC} - main - {"EU"}
    is_made = statement.is_earlier and (statement.signed or statement.announced)
    is_told = is_made and (statement.instruments or DOCUMENT.search(statement.at.text))
    return frozenset(blocs) if is_told and len(blocs) == 1 else frozenset()


def _is_told_of(statement: Statement) -> bool:
    """Whether it names an agreement, or says that one was made."""
    return bool(statement.instruments or statement.speaks)


def _is_of_trade(statement: Statement, mains: list[Draft]) -> bool:
    """A trade agreement told of beside one on minerals."""
    has_begun = any(earlier.signed for draft in mains for earlier in draft.statements)
    is_trade = any(one.kind == "trade-agreement" for one in statement.instruments)
    return bool(has_begun and is_trade and statement.signed and statement.dates)


def _give(statement: Statement, mains: list[Draft]) -> None:
    """To the one whose parties it has, else to all of them."""
    exact = [draft for draft in mains if draft.codes == statement.codes]
    for draft in exact or _by_own_party(statement, mains) or mains:
        draft.statements.append(statement)


def _by_own_party(statement: Statement, mains: list[Draft]) -> list[Draft]:
    """The only one of several with a party that it names: "the Brazilian one, signed in Lima"."""
    counts = Counter(code for draft in mains for code in draft.codes)
    named = {mention.code for mention in statement.acting if counts[mention.code] == 1}
    own = [draft for draft in mains if draft.codes & named]
    return own if len(mains) > 1 and len(own) == 1 else []


def set_apart(draft: Draft) -> dict[tuple[frozenset[str], str], Draft]:
    """Statements about a signing between the same parties long before or after."""
    apart: dict[tuple[frozenset[str], str], Draft] = {}
    for statement in list(draft.statements):
        found = dated(statement, "signed")
        is_told = bool(statement.codes) or bool(SAME_PARTIES.search(statement.at.text))
        if found and is_told and draft.signed_on and is_apart(found[0].value, draft.signed_on):
            draft.statements.remove(statement)
            key = (draft.codes, str(found[0].value))
            apart.setdefault(key, Draft(draft.codes)).statements.append(statement)
    return apart
