"""The page of a history: of an agreement with its facts, or of one row with what hangs on it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Exists, OuterRef

from agreements.models import Agreement
from agreements.models.history import OWNERS, event_model_of
from agreements.queries.history import Change, Told, changes_in_words
from agreements.queries.history_names import Known, KnownRows, rows_named_in
from agreements.queries.history_rows import Row, Tally, changes_of, tallies
from agreements.queries.history_words import in_words, kind_in_words, label, title_of


class UnknownRowError(LookupError):
    """No history knows such a row."""


class Option(NamedTuple):
    """A choice of a filter with the number of changes it leaves."""

    value: str
    label: str
    n: int


class Owner(NamedTuple):
    """The agreement that a row belongs to, or belonged to."""

    pk: int
    slug: str
    title: str
    is_gone: bool


class Subject(NamedTuple):
    """Whose history it is."""

    kind: str
    pk: int
    head: Row
    """The last change of the row itself."""

    @property
    def is_gone(self) -> bool:
        return self.head.done == "delete"


class ChangeRows:
    """Changes as a list that is read a page at a time, by a filter."""

    def __init__(self, subject: Subject, found: list[Tally], chosen: Mapping[str, str]) -> None:
        self.subject = subject
        self.chosen = chosen
        self.number = sum(
            each.n
            for each in found
            if chosen["kind"] in ("", each.kind) and chosen["by"] in ("", each.by)
        )

    def count(self) -> int:
        return self.number

    def __getitem__(self, part: slice) -> list[Row]:
        return changes_of(
            self.subject.kind,
            self.subject.pk,
            only=self.chosen["kind"],
            by=self.chosen["by"],
            start=part.start,
            most=part.stop - part.start,
        )


class HistoryFilter:
    """What ``?kind=`` and ``?by=`` ask for, and what there is to choose from; one query.

    ``errors`` says, by word, what was asked for that is not there; the rest still counts.
    """

    def __init__(self, data: Mapping[str, str], subject: Subject) -> None:
        found = tallies(subject.kind, subject.pk)
        self.chosen: dict[str, str] = {}
        self.errors: dict[str, list[str]] = {}
        for word, values in (
            ("kind", {tally.kind for tally in found}),
            ("by", {tally.by for tally in found}),
        ):
            asked = data.get(word, "")
            self.chosen[word] = asked if asked in values else ""
            if asked not in ("", *values):
                self.errors[word.capitalize()] = [f"Nothing here was changed of or by “{asked}”."]
        self.kinds = self._options("kind", [t for t in found if self.chosen["by"] in ("", t.by)])
        self.people = self._options("by", [t for t in found if self.chosen["kind"] in ("", t.kind)])
        self.rows = ChangeRows(subject, found, self.chosen)

    def _options(self, word: str, found: list[Tally]) -> list[Option]:
        """The values of one word, each with the changes it leaves under the other."""
        counted: Counter[str] = Counter()
        for tally in found:
            counted[getattr(tally, word)] += tally.n
        if word == "by":
            return [Option(by, by, counted[by]) for by in sorted(counted, key=str.casefold)]
        kinds = [kind for kind in OWNERS if kind in counted]
        return [Option(k, kind_in_words(k).capitalize(), counted[k]) for k in kinds]


class HistoryPage(NamedTuple):
    """What the page of a history shows."""

    subject: Subject
    title: str
    kind: str
    agreement: Owner | None
    changes: list[Change]
    stands: list[Told]
    """What the row says now, or said last; of an agreement nothing, which has a page."""


def subject_called(kind: str, pk: int) -> Subject:
    """The row called ``kind`` ``pk``, also one that is gone; raises :class:`UnknownRowError`."""
    rows = changes_of(kind, pk, only=kind, most=1) if pk < 2**63 else []
    if not rows:
        raise UnknownRowError(f"No {kind_in_words(kind)} has had the number {pk}.")
    return Subject(kind, pk, rows[0])


def agreement_called(slug: str) -> int:
    """The number of the agreement that is, or else was last, called ``slug``."""
    lives = Agreement.objects.filter(pk=OuterRef("pgh_obj_id"), slug=slug)
    events = event_model_of("agreement").objects.filter(slug=slug).annotate(lives=Exists(lives))
    found: int | None = (
        events.order_by("-lives", "-pgh_id").values_list("pgh_obj_id", flat=True).first()
    )
    if found is None:
        raise UnknownRowError(f"No agreement is or was called “{slug}”.")
    return found


def history_page(subject: Subject, rows: Any) -> HistoryPage:
    """``rows`` of the history of ``subject`` in words; three queries."""
    head = subject.head
    changes, names = changes_in_words(
        list(rows), (subject.kind, subject.pk), [(subject.kind, head.now)]
    )
    return HistoryPage(
        subject,
        title_of(subject.kind, head.now, names),
        kind_in_words(subject.kind).capitalize(),
        _agreement(subject, names),
        changes,
        [] if subject.kind == "agreement" else _stands(head, names),
    )


def _stands(head: Row, names: KnownRows) -> list[Told]:
    said = [
        Told(c, label(head.kind, c), "", in_words(head.kind, c, v, names))
        for c, v in head.now.items()
    ]
    return [each for each in said if each.now != "nothing"]


def _agreement(subject: Subject, names: KnownRows) -> Owner | None:
    """The agreement of a row, through the fact or the disagreement it hangs on."""
    kind, pk = subject.kind, subject.pk
    known: Known | None = Known(subject.head.now, subject.is_gone)
    while known and kind != "agreement":
        owners = [(o, known.values.get(f"{c}_id")) for c, o in OWNERS[kind].items()]
        kind, pk = next(((o, number) for o, number in owners if number), ("", 0))
        known = names.held.get((kind, pk))
    if known is None:
        return None
    return Owner(pk, known.values["slug"], known.values["title"], known.is_gone)


class Restoration(NamedTuple):
    """What would become of a row if a change were taken back, or one column of it."""

    subject: Subject
    title: str
    kind: str
    agreement: Owner | None
    fields: list[Told]
    """From what it says now to what it said then; none where it says so already."""
    seen: int
    """The last change of the row."""


def restoration(kind: str, pk: int, change: int = 0, column: str = "") -> Restoration:
    """How the row called ``kind`` ``pk`` would read as before ``change``; four queries.

    Without ``change``, what it would say if it were brought back. Raises
    :class:`UnknownRowError` where there is no such row or change.
    """
    rows = changes_of(kind, pk, only=kind) if pk < 2**63 else []
    made = next((row for row in rows if row.number == change and row.done == "update"), None)
    if not rows or (change and made is None):
        raise UnknownRowError(f"No such change of a {kind_in_words(kind)} is on record.")
    subject = Subject(kind, pk, rows[0])
    then = (made.before if made else None) or rows[0].now
    names = rows_named_in([(kind, rows[0].now), (kind, then)])
    fields = _put_back(kind, rows[0].now if made else {}, then, names, column)
    events = event_model_of(kind).objects.filter(pgh_obj_id=pk).order_by("-pgh_id")
    return Restoration(
        subject,
        title_of(kind, rows[0].now, names),
        kind_in_words(kind).capitalize(),
        _agreement(subject, names),
        fields,
        events.values_list("pgh_id", flat=True)[0],
    )


def _put_back(
    kind: str, now: Mapping[str, Any], then: Mapping[str, Any], names: KnownRows, only: str
) -> list[Told]:
    told = [
        Told(
            column,
            label(kind, column),
            in_words(kind, column, now.get(column), names),
            in_words(kind, column, value, names),
        )
        for column, value in then.items()
        if only in ("", column)
    ]
    return [each for each in told if each.before != each.now]
