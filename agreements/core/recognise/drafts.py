"""The statements of an article sorted by the agreement they are about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.dates import DateFound
from agreements.core.recognise.statements import Statement

APART = 20
"""Days between two dates of signing that cannot be one signing told with a slip."""
NEAR = 10


@dataclass
class Draft:
    """One agreement in the making: its parties and the statements about it, in order."""

    codes: frozenset[str]
    statements: list[Statement] = field(default_factory=list)
    is_main: bool = False
    is_known_earlier: bool = False
    signed_on: PartialDate | None = None
    date: DateFound | None = None
    verb: int | None = None
    date_kind: str = "signed"

    def settle_date(self, fallback: DateFound | None = None) -> None:
        """Date it by the first statement that says when it was signed, else announced."""
        for kind in ("signed", "announced"):
            for statement in self.statements:
                found = _dated(statement, kind, skip_earlier=self.is_main)
                if found:
                    self.date, self.verb, self.date_kind = *found, kind
                    self.signed_on = found[0].value
                    return
        if fallback is not None:
            self.date, self.signed_on = fallback, fallback.value


def _dated(statement: Statement, kind: str, *, skip_earlier: bool) -> tuple[DateFound, int] | None:
    """The date nearest to a word for signing or announcing, and where that word stands."""
    if skip_earlier and (statement.is_earlier or statement.is_second):
        return None
    verbs = statement.signed if kind == "signed" else statement.announced
    dates = [found for found in statement.dates if found.value and not found.is_ahead]
    pairs = [(_distance(found, verb), found, verb) for found in dates for verb in verbs]
    if not pairs:
        return None
    _, date, verb = min(pairs, key=lambda pair: pair[0])
    return date, verb


def _distance(found: DateFound, verb: int) -> int:
    """Characters between, a date after the word being nearer than one before it."""
    return found.start - verb if found.start >= verb else 2 * (verb - found.end) + 10


def sort_statements(
    said: Sequence[Statement], main: frozenset[str], splits: Sequence[frozenset[str]]
) -> list[Draft]:
    """The main agreement or agreements first, then those only mentioned.

    A statement with its own parties starts a draft; one without belongs to the main one.
    """
    mains = [Draft(codes, is_main=True) for codes in (splits or [main])]
    others: dict[tuple[frozenset[str], bool], Draft] = {}
    hub = _hub(said, main)
    for statement in said:
        codes = _codes(statement, hub)
        is_ours = not codes or any(codes == draft.codes for draft in mains) or codes == main
        if is_ours and not statement.is_earlier:
            _give(statement, codes, mains)
        elif statement.speaks or (statement.instruments and statement.is_earlier):
            chosen = codes or main
            draft = others.setdefault((chosen, chosen == main), Draft(chosen))
            draft.is_known_earlier = draft.is_known_earlier or statement.is_earlier
            draft.statements.append(statement)
    return [*mains, *others.values()]


def _give(statement: Statement, codes: frozenset[str], mains: list[Draft]) -> None:
    """To the one whose parties it has, else to all of them."""
    exact = [draft for draft in mains if draft.codes == codes]
    for draft in exact or mains:
        draft.statements.append(statement)


def _codes(statement: Statement, hub: str) -> frozenset[str]:
    """The parties a statement gives, completed with the party all others deal with."""
    if statement.codes:
        return statement.codes
    acting = {mention.code for mention in statement.acting}
    acting |= {official.code for official in statement.officials if official.code}
    if hub and statement.speaks and len(acting - {hub}) == 1:
        return frozenset(acting | {hub})
    return frozenset()


def _hub(said: Sequence[Statement], main: frozenset[str]) -> str:
    """The party common to most of three or more pairs: what a round-up turns about."""
    pairs = {
        statement.codes for statement in said if len(statement.codes) == 2 and statement.speaks
    }
    counts = Counter(code for pair in pairs for code in pair)
    if len(pairs) < 3:
        return ""
    code, count = counts.most_common(1)[0]
    return code if count >= len(pairs) - 1 else ""
