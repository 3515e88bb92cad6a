"""A second text on minerals between the same parties: "a compact, announced at the same table"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from agreements.core.recognise.draft import Draft, dated
from agreements.core.recognise.instruments import EARLIER, SECOND, TOPIC
from agreements.core.recognise.statements import Statement

TOGETHER = re.compile(
    r"\b(?:(?:at|in|on|during) )?the same (?:day|table|ceremony|time|event|hall|room|sitting|"
    r"occasion|afternoon|morning|evening|meeting|summit|visit)\b|\balso (?:signed|announced|"
    r"launched|sealed|adopted|agreed on)\b|\b(?:signed|announced|launched|sealed|adopted) "
    r"(?:alongside|together with|beside|with) it\b",
    re.IGNORECASE,
)
"""What places a second text beside the first."""
LEFT_OUT = frozenset(["trade-agreement"])
"""Kinds told of beside one on minerals, and sorted out elsewhere."""
GENERAL = frozenset(["paper", "text", "document", "deal", "pact", "agreement", "agreements"])


def with_twin(said: Sequence[Statement], mains: list[Draft]) -> list[Draft]:
    """The one main agreement and its twin, where it has one; what is said goes to either."""
    if len(mains) != 1:
        return mains
    main = mains[0]
    at = next((at for at in range(1, len(said)) if _is_twin(said, at, main)), None)
    if at is None:
        return mains
    nouns = _nouns(said[at]) - GENERAL
    twin = Draft(main.codes, is_main=True, basis=main.basis)
    for statement in said[at:]:
        if statement is said[at] or (_nouns(statement) and _nouns(statement) <= nouns):
            twin.statements.append(statement)
    main.statements = [one for one in main.statements if one not in twin.statements]
    _date(twin, main)
    return [main, twin]


def _is_twin(said: Sequence[Statement], at: int, main: Draft) -> bool:
    """Whether a statement makes another text known, of another kind, between the same parties."""
    one, text = said[at], said[at].at.text
    is_told = bool(one.signed or one.announced) and bool(one.instruments)
    if not is_told or one not in main.statements or EARLIER.search(text):
        return False
    if one.codes not in (frozenset(), main.codes):
        return False
    if not (TOGETHER.search(text) or (SECOND.search(text) and one.signed)):
        return False
    before = {i.kind for other in said[:at] if other in main.statements for i in other.instruments}
    kinds = {instrument.kind for instrument in one.instruments}
    after = said[at + 1].at.text if at + 1 < len(said) else ""
    is_topical = bool(TOPIC.search(text) or TOPIC.search(after))
    return bool(before) and not kinds & (before | LEFT_OUT) and is_topical


def _nouns(statement: Statement) -> set[str]:
    return {instrument.text.lower().split()[-1] for instrument in statement.instruments}


def _date(twin: Draft, main: Draft) -> None:
    """Its own date, else that of the first."""
    first = twin.statements[0]
    kind = "signed" if first.signed else "announced"
    if found := dated(first, kind):
        twin.take_date(*found, kind)
    elif main.date:
        twin.take_date(main.date, main.verb, kind)
