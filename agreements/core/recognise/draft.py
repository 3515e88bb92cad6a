"""One agreement in the making, and when what is said of it dates it."""

from __future__ import annotations

from dataclasses import dataclass, field

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.dates import DateFound
from agreements.core.recognise.places import PlaceFound
from agreements.core.recognise.statements import Statement

APART = 20
"""Days between two dates of signing that cannot be one signing told with a slip."""


@dataclass
class Draft:
    """One agreement in the making: its parties and the statements about it, in order.

    ``basis`` is what the choice of its parties rests on, where it is a main one; ``place`` is
    set where a heading gives it. ``is_vague`` says that all that dates it is the month or year in
    which something is said to be announced.
    """

    codes: frozenset[str]
    statements: list[Statement] = field(default_factory=list)
    is_main: bool = False
    basis: str = ""
    signed_on: PartialDate | None = None
    date: DateFound | None = None
    verb: int | None = None
    date_kind: str = "signed"
    is_vague: bool = False
    place: PlaceFound | None = None

    def settle_date(self) -> None:
        """Date it by the first statement that gives the day of signing, or else a month or year;

        where none says that it was signed, by when it was announced.
        """
        signed, announced = self._told("signed"), self._told("announced")
        past = self._told("signed", is_early=True)
        told = signed or self._of_old() or announced or self._given() or past
        if told:
            is_signed = bool(signed or not announced) or any(map(self._tells_of, self.statements))
            is_signed = is_signed or told == past
            self.take_date(*(_exact(told) or told)[0], "signed" if is_signed else "announced")
            self.is_vague = not signed and not _exact(told) and told is not past

    def _of_old(self) -> list[tuple[DateFound, int]]:
        """Where only a meeting on it is fresh: the day it is said to have been made long before."""
        if not self.is_main or any(map(self._makes, self.statements)):
            return []
        old = [one for one in self.statements if one.is_earlier and one.instruments]
        told = [found for one in old if (found := dated(one, "signed") or dated(one, "announced"))]
        return _exact(told)

    def _makes(self, statement: Statement) -> bool:
        """Whether it says that an agreement was made of late."""
        return statement.speaks and bool(statement.instruments) and not _is_beside(statement)

    def _given(self) -> list[tuple[DateFound, int]]:
        """Failing all else, the days given where an agreement that was signed is named."""
        if not any(statement.signed for statement in self.statements):
            return []
        return [
            (found, statement.at.start)
            for statement in self.statements
            for found in statement.dates
            if statement.instruments and found.value and found.value.day and not found.is_ahead
        ]

    def _tells_of(self, statement: Statement) -> bool:
        """Whether it says, without a date, that the agreement was signed."""
        return bool(
            statement.signed
            and statement.instruments
            and not (statement.is_second or statement.is_earlier)
        )

    def _told(self, kind: str, *, is_early: bool = False) -> list[tuple[DateFound, int]]:
        """The dates it is said to be signed, or announced, on, in the order of the text.

        ``is_early`` also takes what is told of as something past: "signed in March last year".
        """
        return [
            found
            for statement in self.statements
            if not (self.is_main and not is_early and _is_beside(statement))
            and (found := dated(statement, kind))
        ]

    def take_date(self, date: DateFound, verb: int | None, kind: str) -> None:
        self.date, self.verb, self.date_kind, self.signed_on = date, verb, kind, date.value


def _is_beside(statement: Statement) -> bool:
    return statement.is_earlier or statement.is_second


def _exact(told: list[tuple[DateFound, int]]) -> list[tuple[DateFound, int]]:
    return [found for found in told if found[0].value and found[0].value.day]


def dated(statement: Statement, kind: str) -> tuple[DateFound, int] | None:
    """The date nearest to a word for signing or announcing, and where that word stands."""
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


def is_apart(one: PartialDate | None, other: PartialDate | None) -> bool:
    """Whether the two dates, whatever day they are, are more than APART days from each other."""
    if one is None or other is None:
        return False
    gap = max((one.first - other.last).days, (other.first - one.last).days)
    return gap > APART
