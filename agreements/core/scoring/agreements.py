"""Which agreement found is which of the label, and how well it was described."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, TypeAlias

from agreements.core.partial_dates import NotADateError, PartialDate
from agreements.core.scoring.tally import Tally
from agreements.core.scoring.texts import city

Fields: TypeAlias = dict[str, Any]
Pair: TypeAlias = tuple[Fields, Fields]

APART = 62
"""Days by which two agreements between the same parties are taken for two: two months."""


def codes(agreement: Fields) -> frozenset[str]:
    return frozenset(party.get("code", "") for party in agreement.get("parties") or [])


def paired(said: list[Fields], expected: list[Fields]) -> list[Pair]:
    """Each agreement found beside the one of the label it is taken for, best likeness first."""
    ranked = sorted(
        (
            (likeness, -here, -there)
            for here, one in enumerate(said)
            for there, other in enumerate(expected)
            if (likeness := _likeness(one, other))
        ),
        reverse=True,
    )
    left, right = set(range(len(said))), set(range(len(expected)))
    pairs = []
    for _likeness_of_both, here, there in ranked:
        if -here in left and -there in right:
            left.remove(-here)
            right.remove(-there)
            pairs.append((said[-here], expected[-there]))
    return pairs


def _likeness(said: Fields, expected: Fields) -> float:
    """0 where the two cannot be the same: half the parties differ, or the dates are far apart."""
    here, there = codes(said), codes(expected)
    shared = len(here & there) / len(here | there) if here | there else 1.0
    if shared < 0.5 or _are_far_apart(said.get("signed_on"), expected.get("signed_on")):
        return 0.0
    alike = [said.get(name) == expected.get(name) for name in ("signed_on", "mention", "kind")]
    return 3 * shared + 2 * alike[0] + alike[1] + alike[2] + _words_shared(said, expected) / 2


def _words_shared(said: Fields, expected: Fields) -> float:
    here, there = (set(str(each.get("title", "")).lower().split()) for each in (said, expected))
    return len(here & there) / max(len(here | there), 1)


def _are_far_apart(here: str | None, there: str | None) -> bool:
    if not here or not there:
        return False
    try:
        one, other = PartialDate.parse(here), PartialDate.parse(there)
    except NotADateError:
        return False
    if not (one.month and other.month):
        return one.year != other.year
    return abs((_first_day(one) - _first_day(other)).days) > APART


def _first_day(day: PartialDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def is_found(said: Fields, expected: Fields) -> bool:
    """The same parties, and the same date where the label has one."""
    day = expected.get("signed_on")
    return codes(said) == codes(expected) and (not day or said.get("signed_on") == day)


def score_agreements(page: str, said: Fields, label: Fields, tally: Tally) -> list[Pair]:
    """Count agreements, parties and what is said of them; return the pairs to score facts by."""
    pairs = paired(said["agreements"], label["agreements"])
    found = [pair for pair in pairs if is_found(*pair)]
    for mention in ("main", "passing"):
        tally.compare(
            f"agreements_{mention}",
            page,
            set(_said_keys(said["agreements"], found, mention)),
            {each["key"] for each in label["agreements"] if each["mention"] == mention},
        )
    named = names(pairs)
    tally.compare("parties", page, _parties(said, named), _parties(label, {}))
    for one, other in pairs:
        if codes(one) == codes(other):
            _describe(page, one, other, tally)
    return pairs


def names(pairs: list[Pair]) -> dict[str, str]:
    """The label's key of each agreement found."""
    return {said["key"]: expected["key"] for said, expected in pairs}


def _said_keys(said: list[Fields], found: list[Pair], mention: str) -> Iterator[str]:
    """The label's key of each one found under the same mention, and an own name for the rest."""
    right = {one["key"]: other["key"] for one, other in found if one["mention"] == other["mention"]}
    for each in said:
        if each["mention"] == mention:
            yield right.get(each["key"], f"({each['key']} on {each.get('signed_on')})")


def _parties(fields: Fields, named: dict[str, str]) -> set[tuple[str, str]]:
    return {
        (named.get(each["key"], each["key"]), code)
        for each in fields["agreements"]
        for code in codes(each)
    }


def _describe(page: str, said: Fields, label: Fields, tally: Tally) -> None:
    where = f"{page} {label['key']}"
    for name in ("signed_on", "kind", "legal_force"):
        tally.judge(name, where, said.get(name), label.get(name))
    if label.get("date_kind"):
        tally.judge("date_kind", where, said.get("date_kind"), label["date_kind"])
    here, there = said.get("place"), label.get("place")
    tally.verdict("place", where, here, there, is_right=city(here) == city(there))
