"""Articles that tell of many agreements of one party: "eleven papers in one day"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from agreements.core.recognise.dates import DateFound
from agreements.core.recognise.draft import Draft, dated, is_apart
from agreements.core.recognise.instruments import NAMED
from agreements.core.recognise.places import PlaceFound
from agreements.core.recognise.statements import Statement

LEAST = 4
"""How many pairs with one party in common make a round-up."""
CHAIRS = re.compile(r"\bchair(?:s|ed|ing|man|manship)?\b|presid", re.IGNORECASE)


@dataclass(frozen=True)
class RoundUp:
    """``hub`` is party to all; ``day`` and ``place`` are those given most often."""

    hub: str
    day: DateFound | None
    place: PlaceFound | None


def round_up(said: Sequence[Statement]) -> RoundUp | None:
    """What the article turns about, where it tells of LEAST pairs or more with one party."""
    pairs = {_pair(statement) for statement in said if statement.speaks} - {frozenset()}
    counts = Counter(code for pair in pairs for code in pair)
    if len(pairs) < LEAST:
        return None
    hub, count = counts.most_common(1)[0]
    if count < max(LEAST, 0.7 * len(pairs)):
        return None
    signed = [statement for statement in said if statement.signed]
    days = [found[0] for statement in signed if (found := dated(statement, "signed"))]
    places = [place for statement in signed for place in statement.places if place.city]
    return RoundUp(hub, _most([d for d in days if d.value and d.value.day]), _most_place(places))


def _pair(statement: Statement) -> frozenset[str]:
    codes = statement.signers or statement.codes
    return codes if len(codes) == 2 else frozenset()


def _most(days: list[DateFound]) -> DateFound | None:
    counts = Counter(str(day.value) for day in days)
    return max(days, key=lambda day: counts[str(day.value)], default=None)


def _most_place(places: list[PlaceFound]) -> PlaceFound | None:
    counts = Counter(place.english for place in places)
    return max(places, key=lambda place: counts[place.english], default=None)


def drafts_of_round_up(said: Sequence[Statement], turn: RoundUp) -> list[Draft]:
    """One draft a set of parties; main where a paragraph or a heading of its own is given to it."""
    drafts: dict[frozenset[str], Draft] = {}
    for at, statement in enumerate(said):
        codes = _codes(said, at, turn.hub)
        if codes and codes in drafts:
            drafts[codes].statements.append(statement)
        elif codes and statement.speaks:
            is_main = _opens(said, at) and not _is_past(statement, turn)
            drafts[codes] = Draft(codes, [statement], is_main=is_main)
    for draft in drafts.values():
        _date(draft, turn)
    return sorted(drafts.values(), key=lambda draft: not draft.is_main)


def _codes(said: Sequence[Statement], at: int, hub: str) -> frozenset[str]:
    """The parties of one statement, with the hub: those it names, signs for, or is called by."""
    statement = said[at]
    if not statement.speaks or (statement.lists_members and hub not in statement.codes):
        return frozenset()
    if statement.own_code:
        return frozenset({hub, statement.own_code})
    if statement.signers and hub in statement.signers:
        return statement.signers
    if statement.codes:
        return statement.codes | {hub}
    named = {m.code for m in statement.acting} | {o.code for o in statement.officials if o.code}
    if named - {hub} and len(named - {hub}) == 1:
        return frozenset(named | {hub})
    is_club = bool(NAMED.search(statement.at.text)) and named == {hub} and bool(statement.announced)
    return frozenset({hub, *_chairs(said, at)}) if is_club and _chairs(said, at) else frozenset()


def _chairs(said: Sequence[Statement], at: int) -> Iterator[str] | list[str]:
    """Who is said to chair it, in the same paragraph."""
    paragraph = said[at].at.paragraph
    return [
        mention.code
        for other in said[at : at + 6]
        if other.at.paragraph == paragraph and CHAIRS.search(other.at.text)
        for mention in other.acting
    ]


def _opens(said: Sequence[Statement], at: int) -> bool:
    """Whether the statement opens its paragraph, or the paragraph has a heading."""
    here = said[at].at.paragraph
    first = next(i for i, one in enumerate(said) if one.at.paragraph == here)
    if first == at:
        return True
    above = said[first - 1] if first else None
    is_heading = above is not None and not above.at.text.endswith((".", "?", "!", "”", '"'))
    return is_heading and at - first <= 1


def _is_past(statement: Statement, turn: RoundUp) -> bool:
    found = dated(statement, "signed")
    return bool(found and turn.day and is_apart(found[0].value, turn.day.value))


def _date(draft: Draft, turn: RoundUp) -> None:
    """Its own date, else the day of the round-up."""
    for kind in ("signed", "announced"):
        for statement in draft.statements:
            if found := dated(statement, kind):
                draft.take_date(*found, kind)
                return
    if turn.day:
        draft.take_date(turn.day, None, "signed" if draft.statements[0].signed else "announced")
