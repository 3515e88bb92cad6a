"""The tables of history as rows of one list: what changed, of which agreement, and when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from django.apps import apps
from django.db import connection, models
from django.db.models import (
    F,
    Func,
    IntegerField,
    JSONField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce

from agreements.models import (
    Agreement,
    AgreementMineral,
    AgreementRelation,
    AgreementSource,
    Amount,
    Check,
    Citation,
    Claim,
    Commitment,
    Disagreement,
    Event,
    Participation,
    Provision,
)

Table = type[models.Model]
Rows = QuerySet[Any]
Scope = Mapping[Table, Q]
"""Of each table of history, which rows are asked for; a table that is not named is left out."""

OWN: tuple[Table, ...] = (
    Participation, Provision, Commitment, Amount, Event, AgreementMineral, AgreementSource,
    AgreementRelation, Disagreement,
)  # fmt: skip
"""Tables whose rows name their agreement themselves."""

HANGING: dict[Table, dict[str, Table]] = {
    Citation: {
        "participation": Participation, "provision": Provision, "commitment": Commitment,
        "amount": Amount, "event": Event, "agreement": Agreement,
    },
    Claim: {"disagreement": Disagreement},
    Check: {"commitment": Commitment},
}  # fmt: skip
"""Tables whose rows hang on a row that names it: column to the table it points to."""

TABLES: tuple[Table, ...] = (Agreement, *OWN, *HANGING)
BY_NAME: dict[str, Table] = {table.__name__: table for table in TABLES}

MOST_ROWS = 3000
"""Rows read at once, at most; one load of one dossier makes about a hundred."""


class Row(NamedTuple):
    """One row of history: ``now`` and ``was`` are its columns, after it and before it."""

    table: str
    number: int
    """The number of the row whose history it is."""
    deed: str
    """``insert``, ``update`` or ``delete``."""
    at: datetime
    event: int
    agreement: int
    now: dict[str, Any]
    was: dict[str, Any] | None
    hangs_on: dict[str, Any] | None
    """The columns of the row it hangs on and, as ``table``, what that is."""
    context: dict[str, Any] | None
    """Who and why, as far as it is known."""


def history_of(table: Table) -> Rows:
    """The history of a table, in no order."""
    rows: Rows = apps.get_model("agreements", f"{table.__name__}Event")._default_manager.order_by()
    return rows


def everything() -> Scope:
    return {table: Q() for table in TABLES}


def of_agreements(numbers: Iterable[int] | Rows) -> Scope:
    """All that changed of these agreements, and what others say of how they stand to them."""
    ids = numbers if isinstance(numbers, QuerySet) else list(numbers)
    own = {table: Q(agreement_id__in=ids) for table in OWN}
    own[AgreementRelation] |= Q(other_id__in=ids)
    hanging = dict(_hanging_on(own))
    hanging[Citation] |= Q(agreement_id__in=ids)
    return {Agreement: Q(pgh_obj_id__in=ids), **own, **hanging}


def of_rows(table: Table, rows: Q) -> Scope:
    """What changed of the rows of ``table`` that ever were as ``rows`` says, and of what hangs
    on them."""
    ever = Q(pgh_obj_id__in=history_of(table).filter(rows).values("pgh_obj_id"))
    return {table: ever, **_hanging_on({table: rows})}


def together(*scopes: Scope) -> Scope:
    """What any of the scopes holds."""
    found: dict[Table, Q] = {}
    for scope in scopes:
        for table, rows in scope.items():
            found[table] = found[table] | rows if table in found else rows
    return found


def _hanging_on(owners: Scope) -> Scope:
    found: dict[Table, Q] = {}
    for table, columns in HANGING.items():
        parts = [
            Q(**{f"{column}_id__in": history_of(owner).filter(owners[owner]).values("pgh_obj_id")})
            for column, owner in columns.items()
            if owner in owners
        ]
        if parts:
            found[table] = parts[0]
            for part in parts[1:]:
                found[table] |= part
    return found


def moments(scope: Scope, before: datetime | None = None) -> list[datetime]:
    """When the newest rows of the scope were written, latest first, each time as often as
    rows; of ``MOST_ROWS`` rows at most."""
    cut = Q(pgh_created_at__lt=before) if before else Q()
    parts = [
        history_of(table).filter(rows, cut).order_by("-pgh_created_at")
        .values_list("pgh_created_at")[:MOST_ROWS]
        for table, rows in scope.items()
    ]  # fmt: skip
    if not parts:
        return []
    first, *rest = parts
    return [at for (at,) in first.union(*rest, all=True).order_by("-pgh_created_at")[:MOST_ROWS]]


def rows_between(scope: Scope, since: datetime, until: datetime | None = None) -> list[Row]:
    """The rows of the scope written from ``since`` on and before ``until``, latest first.

    In one query; the newest ``MOST_ROWS``.
    """
    period = Q(pgh_created_at__gte=since)
    period &= Q(pgh_created_at__lt=until) if until else Q()
    parts = [_told(table).filter(rows, period).values_list(*COLUMNS) for table, rows in
             scope.items()]  # fmt: skip
    if not parts:
        return []
    first, *rest = parts
    newest = first.union(*rest, all=True).order_by("-pgh_created_at", "of", "table", "pgh_id")
    return [Row(*row) for row in newest[:MOST_ROWS] if row[COLUMNS.index("of")] is not None]


COLUMNS = (
    "table", "pgh_obj_id", "pgh_label", "pgh_created_at", "pgh_id", "of", "now", "was",
    "hangs_on", "context",
)  # fmt: skip


def _told(table: Table) -> Rows:
    earlier = history_of(table).filter(
        pgh_obj_id=OuterRef("pgh_obj_id"), pgh_id__lt=OuterRef("pgh_id")
    )
    return history_of(table).annotate(
        table=Value(table.__name__),
        of=_agreement(table),
        now=WholeRow(table),
        was=Subquery(earlier.order_by("-pgh_id").values(columns=WholeRow(table))[:1]),
        hangs_on=_hangs_on(table),
        context=F("pgh_context__metadata"),
    )


class WholeRow(Func):
    """A row of history as JSON: its columns, and as ``table`` what it is a row of."""

    output_field = JSONField()

    def __init__(self, table: Table) -> None:
        super().__init__(F("pgh_id"))
        self.table = table

    def as_sql(self, compiler: Any, *_args: Any, **_context: Any) -> tuple[str, Any]:
        column: Any = self.source_expressions[0]
        row = compiler.quote_name_unless_alias(column.alias)
        return f"to_jsonb({row}) || jsonb_build_object('table', %s::text)", [self.table.__name__]


def _agreement(table: Table) -> Any:
    if table not in HANGING:
        return F("pgh_obj_id") if table is Agreement else F("agreement_id")
    found = [
        F(f"{column}_id")
        if owner is Agreement
        else Subquery(_latest(owner, column).values("agreement_id")[:1])
        for column, owner in HANGING[table].items()
    ]
    return Coalesce(*found, Value(None), output_field=IntegerField())


def _hangs_on(table: Table) -> Any:
    nothing = Value(None, output_field=JSONField())
    found = [
        Subquery(
            _latest(owner, column).values(columns=WholeRow(owner))[:1], output_field=JSONField()
        )
        for column, owner in HANGING.get(table, {}).items()
    ]
    return Coalesce(*found, nothing, output_field=JSONField()) if found else nothing


def _latest(owner: Table, column: str) -> Rows:
    """The last that is known of the row a column points to, also after it was removed."""
    return history_of(owner).filter(pgh_obj_id=OuterRef(f"{column}_id")).order_by("-pgh_id")


def settled() -> datetime:
    """The moment up to which history is complete: nothing can be written before it any more.

    A change bears the time its transaction began, so one that is still under way may write
    into the past. Reads when the eldest of the others began; without one, now.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT LEAST(clock_timestamp(), MIN(xact_start)) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            " AND backend_type = 'client backend'"
        )
        [moment] = cursor.fetchone()
    return moment
