"""What changed of agreements, in words: for mails and for the feeds that anybody can read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.db.models import Case, Q, TextField, Value, When
from django.db.models.functions import Coalesce, Concat, NullIf
from django.urls import reverse

from agreements.models import Agreement, Article, Mineral, Party, Pillar
from agreements.queries.change_rows import (
    BY_NAME,
    MOST_ROWS,
    Row,
    Scope,
    history_of,
    moments,
    rows_between,
)
from agreements.queries.change_words import Names, line

MOST_LINES = 40
"""Lines told of one change; the page of the agreement has them all."""

A_PAGE = 50
"""Times of change on one page of a feed."""


class Change(NamedTuple):
    """What one person or run did to one agreement at one time."""

    agreement: int
    slug: str
    title: str
    at: datetime
    by: str
    why: str
    lines: list[str]

    @property
    def address(self) -> str:
        return reverse("agreements:agreement", args=[self.slug])

    @property
    def key(self) -> str:
        """The same for ever, and of no other change of this register."""
        return f"{self.agreement}/{self.at.astimezone(UTC):%Y%m%dT%H%M%S%f}"


class Page(NamedTuple):
    """The changes of one page of a feed; ``before`` asks for the next one, where there is one."""

    changes: list[Change]
    before: datetime | None


def changes_between(scope: Scope, since: datetime, until: datetime | None = None) -> list[Change]:
    """Every change of the scope from ``since`` on and before ``until``, latest first.

    In two queries. Changes of which nothing is told are left out: another order on the
    page, the day on which a state was noted.
    """
    return _told(rows_between(scope, since, until))


def newest_changes(scope: Scope, before: datetime | None = None, *, size: int = A_PAGE) -> Page:
    """A page of the changes of the scope, latest first, in three queries.

    A page ends between two times of change, so that one change never stands on two pages.
    """
    found = moments(scope, before)
    times = list(dict.fromkeys(found))
    is_cut = len(found) == MOST_ROWS and len(times) > 1
    shown = (times[:-1] if is_cut else times)[:size]
    if not shown:
        return Page([], None)
    changes = _told(rows_between(scope, shown[-1], before))
    is_more = is_cut or len(times) > len(shown)
    return Page(changes, shown[-1] if is_more else None)


def _told(rows: Sequence[Row]) -> list[Change]:
    names = _names(rows)
    slugs = {key[1]: slug for key, slug in names.items() if key[0] == "slug"}
    in_order = sorted(rows, key=lambda row: (row.at, row.agreement), reverse=True)
    found = (
        _change(list(group), names, slugs)
        for _key, group in groupby(in_order, lambda row: (row.at, row.agreement))
    )
    return [change for change in found if change.lines]


def _change(rows: list[Row], names: Names, slugs: dict[int, str]) -> Change:
    number, context = rows[0].agreement, rows[0].context or {}
    return Change(
        agreement=number,
        slug=slugs.get(number, ""),
        title=names.get(("Agreement", number), "An agreement since removed"),
        at=rows[0].at,
        by=str(context.get("by") or "Not recorded"),
        why="; ".join(dict.fromkeys(filter(None, (_why(row) for row in rows)))),
        lines=_lines(rows, names),
    )


def _why(row: Row) -> str:
    return str((row.context or {}).get("why") or "")


def _lines(rows: list[Row], names: Names) -> list[str]:
    """In the order of the tables and then as they were written."""
    order = {name: n for n, name in enumerate(BY_NAME)}
    ordered = sorted(rows, key=lambda row: (order[row.table], row.number, row.event))
    whole = {row.deed for row in ordered if row.table == Agreement.__name__} - {"update"}
    if whole:
        return [_whole(ordered, "delete" if "delete" in whole else "insert")]
    lines = [told.text for row in ordered if (told := line(row, names))]
    different = list(dict.fromkeys(lines))
    over = len(different) - MOST_LINES
    return different if over <= 0 else [*different[:MOST_LINES], f"and {over} more"]


def _whole(rows: Iterable[Row], deed: str) -> str:
    """An agreement that came or went with all its facts, in one line."""
    counted = Counter(row.table for row in rows if row.deed == deed)
    del counted[Agreement.__name__]
    facts = [f"{n} {_plural(table, n)}" for table, n in counted.items()]
    told = f", with {', '.join(facts)}" if facts else ""
    return f"Agreement {'added to' if deed == 'insert' else 'removed from'} the register{told}"


def _plural(table: str, number: int) -> str:
    meta = BY_NAME[table]._meta
    return str(meta.verbose_name if number == 1 else meta.verbose_name_plural)


def _names(rows: Iterable[Row]) -> dict[tuple[str, int], str]:
    """What all that the rows point to is called, in one query; of agreements the slug too."""
    wanted: dict[str, set[int]] = {
        each.__name__: set() for each in (Agreement, Party, Pillar, Mineral, Article)
    }
    for row in rows:
        wanted["Agreement"].add(row.agreement)
        for columns in (row.now, row.was or {}, row.hangs_on or {}):
            _note(wanted, columns)
    latest = history_of(Agreement).filter(pgh_obj_id__in=wanted["Agreement"])
    known = latest.order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    queries = [
        known.values_list(Value("Agreement"), "pgh_obj_id", "title", "slug"),
        *(
            table._default_manager.order_by().filter(pk__in=wanted[table.__name__])
            .values_list(Value(table.__name__), "pk", name, Value(""))
            for table, name in ((Party, "name"), (Pillar, "name"), (Mineral, "name"))
        ),
        Article.objects.order_by().filter(pk__in=wanted["Article"])
        .values_list(Value("Article"), "pk", _source_name(), Value("")),
    ]  # fmt: skip
    first, *rest = queries
    found: dict[tuple[str, int], str] = {}
    for table, number, name, slug in first.union(*rest, all=True):
        found[table, number] = name
        if table == "Agreement":
            found["slug", number] = slug
    return found


def _note(wanted: dict[str, set[int]], columns: dict[str, Any]) -> None:
    for column, table in POINTERS.items():
        if columns.get(column):
            wanted[table].add(columns[column])


POINTERS = {
    "party_id": "Party",
    "pillar_id": "Pillar",
    "mineral_id": "Mineral",
    "article_id": "Article",
    "other_id": "Agreement",
}


def _source_name() -> Case:
    """Title and outlet, as far as they are known; a founding document by its number."""
    title = _first_said("title", "url", Value("untitled"))
    outlet = _first_said("outlet__name", "outlet__domain")
    return Case(
        When(~Q(document=""), then=_joined(Value("founding document "), "document")),
        When(outlet__isnull=True, then=_joined(Value("“"), title, Value("”"))),
        default=_joined(Value("“"), title, Value("” ("), outlet, Value(")")),
        output_field=TextField(),
    )


def _first_said(*columns: Any) -> Coalesce:
    *rest, last = columns
    said = [NullIf(column, Value(""), output_field=TextField()) for column in rest]
    return Coalesce(*said, last, output_field=TextField())


def _joined(*pieces: Any) -> Concat:
    return Concat(*pieces, output_field=TextField())
