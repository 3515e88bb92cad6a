"""The history of an agreement or a fact in words: when, who or what, from what to what, why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from agreements.models import Agreement
from agreements.models.history import OWNERS
from agreements.queries.history_decisions import Basis, decisions_of
from agreements.queries.history_names import KnownRows, rows_named_in
from agreements.queries.history_rows import Row, changes_of
from agreements.queries.history_words import in_words, kind_in_words, label, title_of

MOST = 300
"""Single changes read for the latest ones of an agreement."""

LATEST = 5
"""Changes shown on the page of an agreement."""

DONE = {"insert": "added", "update": "changed", "delete": "removed"}


class Told(NamedTuple):
    """One column of a row, from what to what."""

    column: str
    label: str
    before: str
    now: str


class RowChange(NamedTuple):
    """What became of one row."""

    row: Row
    kind: str
    """In words: "Provision"."""
    title: str
    done: str
    fields: list[Told]


class Change(NamedTuple):
    """What one person or run did at one time."""

    when: datetime
    by: str
    why: str
    run: int | None
    rows: list[RowChange]
    decisions: list[Basis]

    @property
    def what(self) -> list[str]:
        """Each changed column as a sentence; what was added or removed is counted."""
        return list(_sentences(self.rows))


def latest(agreement: Agreement) -> list[Change]:
    """The latest changes of the agreement and of what hangs on it; at most three queries."""
    groups = _together(changes_of("agreement", agreement.pk, most=MOST))
    if len(groups) > 1 and sum(map(len, groups)) == MOST:
        groups = groups[:-1]  # the last may have been cut short
    shown = groups[:LATEST]
    names = _named(row for group in shown for row in group if row.done == "update")
    return [_change(group, names, {}) for group in shown]


def changes_in_words(
    rows: Sequence[Row], subject: tuple[str, int], also: Iterable[tuple[str, Any]] = ()
) -> tuple[list[Change], KnownRows]:
    """``rows`` as changes, with the decisions about ``subject``; at most three queries.

    The names that are returned with them cover ``also`` (kinds and columns) too.
    """
    names = _named(rows, also)
    made = decisions_of(row.context for row in rows)
    about = {
        context: [basis for basis in found if _is_about(basis, subject, alone=len(found) == 1)]
        for context, found in made.items()
    }
    return [_change(group, names, about) for group in _together(rows)], names


def _is_about(basis: Basis, subject: tuple[str, int], *, alone: bool) -> bool:
    """Whether a decision led to a change of ``subject``, of all that were made at one time."""
    kind, pk = subject
    return alone or (basis.agreement == pk if kind == "agreement" else basis.fact == subject)


def _named(rows: Iterable[Row], also: Iterable[tuple[str, Any]] = ()) -> KnownRows:
    said = [(row.kind, each) for row in rows for each in (row.now, row.before) if each]
    return rows_named_in([*said, *also])


def _together(rows: Iterable[Row]) -> list[list[Row]]:
    """One request, task or load is told together, the agreement before its facts."""
    groups: dict[Any, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.context or row.at, []).append(row)
    order = list(OWNERS)
    return [sorted(group, key=lambda row: order.index(row.kind)) for group in groups.values()]


def _change(group: list[Row], names: KnownRows, made: dict[Any, list[Basis]]) -> Change:
    first = group[0]
    return Change(
        when=first.at,
        by=first.by,
        why=str(first.signed.get("why") or ""),
        run=first.signed.get("run"),
        rows=[row_change(row, names) for row in group],
        decisions=made.get(first.context, []),
    )


def row_change(row: Row, names: KnownRows) -> RowChange:
    """One row of history in words."""
    back = row.done == "insert" and row.before is not None
    return RowChange(
        row,
        kind_in_words(row.kind).capitalize(),
        title_of(row.kind, row.now, names),
        "brought back" if back else DONE[row.done],
        list(_fields(row, names)),
    )


def _fields(row: Row, names: KnownRows) -> Iterator[Told]:
    """What an update changed; of a row that came, all it says; of one that went, nothing."""
    before = (row.before or {}) if row.done == "update" else {}
    for column, value in row.now.items() if row.done != "delete" else ():
        old, new = (in_words(row.kind, column, v, names) for v in (before.get(column), value))
        if before.get(column) != value and old != new:
            yield Told(column, label(row.kind, column), old, new)


def _sentences(rows: Sequence[RowChange]) -> Iterator[str]:
    for each in rows:
        if each.done == "changed":
            told = "; ".join(
                f"{_inside(field.label)} from {_quoted(field.before)} to {_quoted(field.now)}"
                for field in each.fields
            )
            what = each.kind if each.row.kind == "agreement" else f"{each.kind} “{each.title}”"
            yield f"{what}: {told}"
    counted = Counter((each.done, each.row.kind) for each in rows)
    for done in ("added", "brought back", "removed"):
        told = ", ".join(
            f"{n} {kind_in_words(kind, many=n != 1)}"
            for (what, kind), n in counted.items()
            if what == done
        )
        if told:
            yield f"{told} {done}"


def _inside(heading: str) -> str:
    """A heading within a sentence; abbreviations stay."""
    return heading if heading[1:2].isupper() else heading[:1].lower() + heading[1:]


def _quoted(words: str) -> str:
    return words if words == "nothing" else f"“{words[:160]}”"
