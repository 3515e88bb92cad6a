"""Where an article is at odds with what another article, or the register, says of an agreement."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.findings import AgreementFound, Findings
from agreements.core.recognise.text import folded

SAME_SIGNING = 21
"""Days within which two dates given for papers between the same parties are taken for one paper."""
NEAR = 5.0
"""Two sums that differ by more than this factor are about different things."""
CLOSE = 0.005


@dataclass(frozen=True, kw_only=True)
class Held:
    """What one earlier source says of one agreement.

    ``source`` names it. ``sums`` are pairs of whole units and ISO 4217 code; ``dues`` are
    ISO 8601 durations or dates. ``known`` is the slug in the register, where it has one.
    """

    source: str
    parties: frozenset[str]
    known: str = ""
    kind: str = ""
    signed_on: PartialDate | None = None
    place: str = ""
    sums: tuple[tuple[int, str], ...] = ()
    dues: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """One value ``here`` against one ``there``; ``field`` is a word of ``words.About``."""

    agreement: str
    field: str
    here: str
    there: str
    source: str


def held_of(source: str, findings: Findings) -> tuple[Held, ...]:
    """What an article that was recognised says of each agreement it is mainly about."""
    return tuple(
        Held(
            source=source,
            parties=_codes(agreement),
            known=agreement.known,
            kind=agreement.kind,
            signed_on=agreement.signed_on,
            place=agreement.place,
            sums=tuple(
                (each.value, each.currency)
                for each in findings.amounts
                if each.agreement == agreement.key
            ),
            dues=tuple(
                each.due for each in findings.commitments if each.agreement == agreement.key
            ),
        )
        for agreement in findings.agreements
        if agreement.mention == "main"
    )


def disputes(findings: Findings, earlier: Sequence[Held]) -> tuple[Dispute, ...]:
    """Every value at odds with an earlier one of the same agreement, in the order of sources."""
    here = zip(held_of("", findings), _main(findings), strict=True)
    return tuple(
        dispute
        for said, agreement in here
        for held in earlier
        if is_same(said, held)
        for dispute in _between(agreement.key, said, held)
    )


def _main(findings: Findings) -> list[AgreementFound]:
    return [each for each in findings.agreements if each.mention == "main"]


def _codes(agreement: AgreementFound) -> frozenset[str]:
    return frozenset(party.code for party in agreement.parties)


def is_same(said: Held, held: Held) -> bool:
    """The same agreement of the register; or the same parties at about the same time."""
    if said.known and held.known:
        return said.known == held.known
    if not said.parties or said.parties != held.parties:
        return False
    one, other = said.signed_on, held.signed_on
    if one is None or other is None:
        return said.kind == held.kind
    return _days_apart(one, other) <= SAME_SIGNING


def _days_apart(one: PartialDate, other: PartialDate) -> int:
    """0 where one date lies within the other, which is vaguer."""
    if str(one).startswith(str(other)) or str(other).startswith(str(one)):
        return 0
    first, second = (date(day.year, day.month or 1, day.day or 1) for day in (one, other))
    return abs((first - second).days)


def _between(key: str, said: Held, held: Held) -> Iterator[Dispute]:
    pairs = [
        *(("signed_on", *pair) for pair in _dates(said, held)),
        *(("place", *pair) for pair in _places(said, held)),
        *(("amounts", *pair) for pair in _sums(said, held)),
        *(("commitments", *pair) for pair in _dues(said, held)),
    ]
    for field, here, there in pairs:
        yield Dispute(agreement=key, field=field, here=here, there=there, source=held.source)


def _dates(said: Held, held: Held) -> Iterator[tuple[str, str]]:
    if said.signed_on and held.signed_on and _days_apart(said.signed_on, held.signed_on):
        yield str(said.signed_on), str(held.signed_on)


def _places(said: Held, held: Held) -> Iterator[tuple[str, str]]:
    """The White House, Washington and Washington are one place; two cities are two."""
    here, there = _parts(said.place), _parts(held.place)
    if here and there and not here & there:
        yield said.place, held.place


def _parts(place: str) -> set[str]:
    parts = re.split(r"[,、，()（）・]", place)
    return {folded(part.strip()) for part in parts if part.strip()}


def _sums(said: Held, held: Held) -> Iterator[tuple[str, str]]:
    """A sum that the other does not have, beside the nearest of the other in that currency."""
    for value, currency in dict.fromkeys(said.sums):
        rivals = [other for other, code in held.sums if code == currency]
        if not rivals or any(abs(value - other) <= CLOSE * other for other in rivals):
            continue
        nearest = min(rivals, key=lambda other: max(value, other) / min(value, other))
        if max(value, nearest) / min(value, nearest) <= NEAR:
            yield f"{currency} {value:,}", f"{currency} {nearest:,}"


def _dues(said: Held, held: Held) -> Iterator[tuple[str, str]]:
    """Where each has one deadline at least and they share none of that length."""
    here, there = dict.fromkeys(said.dues), dict.fromkeys(held.dues)
    mine = [due for due in here if due not in there]
    others = [due for due in there if due not in here]
    if not set(here) & set(there):
        yield from zip(mine, others, strict=False)
