"""The real register: the fixtures are loaded once, and laid out again wherever they are wanted."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from django.apps import apps
from django.core.management import call_command
from django.db import connection, transaction
from pghistory.models import Context

from agreements.ingest.dossiers import Report, load

DOSSIERS = Path(__file__).resolve().parents[1] / "fixtures" / "dossiers"
PATHS = sorted(DOSSIERS.glob("*.yaml"))


@dataclass(frozen=True)
class Photograph:
    """Every row of the register as PostgreSQL copies it, by table."""

    rows: dict[str, list[bytes]]
    report: Report
    """What the load said when the rows were made."""


@contextlib.contextmanager
def undone() -> Iterator[None]:
    """A transaction around several tests: what is written in it is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def photograph() -> Photograph:
    """Load vocabulary and fixtures, copy the rows out and leave nothing behind."""
    name = str(connection.settings_dict["NAME"])
    assert name.startswith("test_"), "Mark a test of the module with pytest.mark.django_db"
    with undone():
        call_command("load_vocabulary", stdout=StringIO())
        report = load([DOSSIERS])
        return Photograph({table: copied_out(table) for table in tables()}, report)


def lay_out(photo: Photograph) -> None:
    """Put the rows in, far faster than loading: no trigger fires and nothing is compared."""
    with connection.cursor() as cursor:
        for table in photo.rows:
            cursor.execute(f'ALTER TABLE "{table}" DISABLE TRIGGER USER')
        for table, pieces in photo.rows.items():
            with cursor.copy(f'COPY "{table}" ({_columns(table)}) FROM STDIN') as copy:
                for piece in pieces:
                    copy.write(piece)
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        for table in photo.rows:
            cursor.execute(f'ALTER TABLE "{table}" ENABLE TRIGGER USER')
            _count_on(table)
    analyze()


def _count_on(table: str) -> None:
    """Let the next row have a number that none of these has, whoever took the photograph."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT quote_ident(attname), pg_get_serial_sequence(%s, attname) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped",
            [f'"{table}"', f'"{table}"'],
        )
        for column, sequence in [row for row in cursor.fetchall() if row[1]]:
            last = f'(SELECT COALESCE(MAX({column}), 1) FROM "{table}")'
            number = f"GREATEST({last}, last_value)"
            cursor.execute(f"SELECT setval('{sequence}', {number}) FROM {sequence}")


def analyze() -> None:
    """Tell the planner what was just written, or it takes every table for an empty one."""
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def tables() -> list[str]:
    """The tables of the register and of its history."""
    models = [Context, *apps.get_app_config("agreements").get_models(include_auto_created=True)]
    return [model._meta.db_table for model in models if model._meta.managed]


def copied_out(table: str) -> list[bytes]:
    with (
        connection.cursor() as cursor,
        cursor.copy(f'COPY "{table}" ({_columns(table)}) TO STDOUT') as copy,
    ):
        return [bytes(piece) for piece in copy]


def _columns(table: str) -> str:
    """All columns but those that the database works out by itself."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT string_agg(quote_ident(attname), ', ' ORDER BY attnum) FROM pg_attribute"
            " WHERE attrelid = %s::regclass AND attnum > 0 AND NOT attisdropped"
            " AND attgenerated = ''",
            [f'"{table}"'],
        )
        return str(cursor.fetchone()[0])
