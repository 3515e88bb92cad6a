"""Queries written as any other, and put into SQL once for a process instead of once for a page.

Where the database answers in a fraction of a millisecond, building the SQL of a query with
many columns takes several. What is asked for every article is therefore compiled when it is
asked first, and run with other values after that.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property, lru_cache
from typing import Any

from django.db import connection, models
from django.db.models import Expression, QuerySet
from django.db.models.sql import UpdateQuery
from django.db.models.sql.compiler import SQLCompiler


class Given(Expression):
    """A place in a query for the value that is given under this name."""

    def __init__(self, name: str, output_field: models.Field[Any, Any]) -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(self, _compiler: SQLCompiler, _connection: Any) -> tuple[str, Any]:
        """A placeholder, with itself as the parameter to be exchanged for the value."""
        return "%s", [self]


class GivenList(Given):
    """The same for a list of texts, to be used with ``__in``."""

    def as_sql(self, _compiler: SQLCompiler, _connection: Any) -> tuple[str, Any]:
        """Any number of values, in a statement that is always the same."""
        return "(SELECT unnest(%s::text[]))", [self]


class Compiled:
    """A query of columns (``values_list``) with :class:`Given` values.

    ``build`` is called once: nothing but what is given may differ from one time to the next.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self._build = build

    def rows(self, **given: Any) -> list[tuple[Any, ...]]:
        """The columns of every row."""
        sql, params = self._statement
        with connection.cursor() as cursor:
            cursor.execute(sql, [_value(each, given) for each in params])
            found: Iterable[Any] = cursor.fetchall()
        if self._converters:
            found = self._compiler.apply_converters(found, self._converters)
        return [tuple(row) for row in found]

    def first(self, **given: Any) -> tuple[Any, ...] | None:
        """The columns of the first row, or None."""
        return next(iter(self.rows(**given)), None)

    @cached_property
    def _compiler(self) -> SQLCompiler:
        return self._build().query.get_compiler(using=connection.alias)

    @cached_property
    def _statement(self) -> tuple[str, tuple[Any, ...]]:
        sql, params = self._compiler.as_sql()
        return sql, tuple(params)

    @cached_property
    def _converters(self) -> dict[int, Any]:
        return self._compiler.get_converters([each for each, *_ in self._compiler.select])


class CompiledUpdate(Compiled):
    """The same, to write ``new`` values to the rows that ``build`` finds.

    Answers with the rows as they are then, each in the columns of its table. See
    :data:`LIGHTLY` for how they are written.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]], **new: Any) -> None:
        super().__init__(build)
        self._new = new

    @cached_property
    def _compiler(self) -> SQLCompiler:
        query: Any = self._build().query.chain(UpdateQuery)
        query.add_update_values(self._new)
        return query.get_compiler(using=connection.alias)

    @cached_property
    def _statement(self) -> tuple[str, tuple[Any, ...]]:
        sql, params = self._compiler.as_sql()
        told = ", ".join(map(_quoted, self._compiler.query.get_meta().concrete_fields))
        return f"{sql} AND {LIGHTLY} RETURNING {told}", tuple(params)

    @cached_property
    def _converters(self) -> dict[int, Any]:
        return {}


LIGHTLY = "set_config('synchronous_commit', 'off', true) = 'off'"
"""In a statement's conditions: the transaction ends without waiting for the disk.

For what is done again where it was lost. A database whose machine stops may forget it, and
then forgets nothing that was committed as usual after it.
"""


def _value(param: Any, given: dict[str, Any]) -> Any:
    return given[param.name] if isinstance(param, Given) else param


def update_row(row: models.Model, *names: str, is_light: bool = False, **only: Any) -> bool:
    """Write these fields of a row that is there, where it is as ``only`` says; whether it was.

    As ``save(update_fields=names)``, without its signals. See :data:`LIGHTLY`.
    """
    sql = _update(type(row), names, tuple(only)) + (f" AND {LIGHTLY}" if is_light else "")
    values = _values(row, [row._meta.get_field(name) for name in names])
    with connection.cursor() as cursor:
        cursor.execute(sql, [*values, row.pk, *only.values()])
        return bool(cursor.rowcount)


def insert_rows(rows: Sequence[models.Model], *, once: str = "") -> None:
    """Write new rows of one table and give each its number, without signals.

    With ``once``, the name of a unique field, a row that is there already gives its number.
    """
    if not rows:
        return
    fields = _written(type(rows[0]))
    sql = _insert(type(rows[0]), len(rows), once)
    values = [value for row in rows for value in _values(row, fields, is_new=True)]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        numbers = cursor.fetchall()
    for row, (number,) in zip(rows, numbers, strict=True):
        row.pk = number
        row._state.adding, row._state.db = False, connection.alias


def _values(row: models.Model, fields: Iterable[Any], *, is_new: bool = False) -> list[Any]:
    return [
        field.get_db_prep_save(
            field.pre_save(row, True) if is_new else getattr(row, field.attname),  # noqa: FBT003 - Django's
            connection=connection,
        )
        for field in fields
    ]


def _written(model: type[models.Model]) -> list[Any]:
    fields = model._meta.concrete_fields
    return [field for field in fields if not (field.primary_key or field.generated)]


def _quoted(field: Any) -> str:
    return connection.ops.quote_name(field.column)


def _table(model: type[models.Model]) -> str:
    return connection.ops.quote_name(model._meta.db_table)


@cache
def _update(model: type[models.Model], names: tuple[str, ...], only: tuple[str, ...]) -> str:
    equal = {each.name: f"{_quoted(each)} = %s" for each in model._meta.concrete_fields}
    written = ", ".join(equal[name] for name in names)
    where = " AND ".join([f"{_quoted(model._meta.pk)} = %s", *(equal[name] for name in only)])
    return f"UPDATE {_table(model)} SET {written} WHERE {where}"  # noqa: S608 - names of columns


@lru_cache(maxsize=64)
def _insert(model: type[models.Model], how_many: int, once: str) -> str:
    columns = [_quoted(field) for field in _written(model)]
    row = f"({', '.join(['%s'] * len(columns))})"
    into = f"{_table(model)} ({', '.join(columns)}) VALUES {', '.join([row] * how_many)}"
    key = once and _quoted(model._meta.get_field(once))
    same = f" ON CONFLICT ({key}) DO UPDATE SET {key} = EXCLUDED.{key}" if once else ""
    return f"INSERT INTO {into}{same} RETURNING {_quoted(model._meta.pk)}"
