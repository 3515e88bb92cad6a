"""The ways a row can be written, round Django's own rules or through them."""

import tempfile
from pathlib import Path

from django.core import serializers
from django.core.management import call_command
from django.db import connection


def _set(row, values):
    for name, value in values.items():
        setattr(row, name, value)


def saved(row, **values):
    _set(row, values)
    row.save()


def saved_in_part(row, **values):
    _set(row, values)
    row.save(update_fields=[*values])


def updated(row, **values):
    type(row)._default_manager.filter(pk=row.pk).update(**values)


def updated_in_bulk(row, **values):
    _set(row, values)
    type(row)._default_manager.bulk_update([row], [*values])


def updated_or_created(row, **values):
    type(row)._default_manager.update_or_create(pk=row.pk, defaults=values)


def inserted_over(row, **values):
    _set(row, values)
    type(row)._default_manager.bulk_create(
        [row], update_conflicts=True, unique_fields=["id"], update_fields=[*values]
    )


def inserted_anew(row, **values):
    row.delete()
    row.pk = None
    _set(row, values)
    type(row)._default_manager.bulk_create([row])


def written_in_sql(row, **values):
    fields = {row._meta.get_field(name): value for name, value in values.items()}
    columns = ", ".join(f'"{field.column}" = %s' for field in fields)
    stored = [
        field.get_db_prep_save(getattr(value, "pk", value), connection)
        for field, value in fields.items()
    ]
    with connection.cursor() as cursor:
        cursor.execute(
            f'UPDATE "{row._meta.db_table}" SET {columns} WHERE id = %s', [*stored, row.pk]
        )


def loaded(row, **values):
    """By ``loaddata``, from a file."""
    _set(row, values)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "row.json"
        path.write_text(serializers.serialize("json", [row]))
        call_command("loaddata", str(path), verbosity=0)


CHANGES = [
    saved,
    saved_in_part,
    updated,
    updated_in_bulk,
    updated_or_created,
    inserted_over,
    written_in_sql,
    loaded,
]
"""Every way to change a row that stays the same row."""
