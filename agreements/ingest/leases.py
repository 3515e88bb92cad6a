"""Who has an arrival: a worker takes it for some minutes, and only it writes of it meanwhile."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import (
    BigIntegerField,
    DateTimeField,
    F,
    Func,
    IntegerField,
    QuerySet,
    TextField,
    UUIDField,
)

from agreements.core.intake_words import ArrivalState
from agreements.models import Arrival
from agreements.models.compiled import Compiled, CompiledUpdate, Given


class LeaseLostError(Exception):
    """Another worker has the arrival now; leave it alone."""


def taken(arrival_id: int, *, now: datetime, for_: timedelta, attempts: int) -> Arrival | None:
    """The arrival, held by the caller from now on, in one statement.

    None where it is not due, another has it, or it was taken ``attempts`` times before. The
    number of the lease tells the writes of its holder.
    """
    row = TAKE.first(
        pk=arrival_id, now=now, until=now + for_, lease=uuid.uuid4(), attempts=attempts
    )
    return _arrival(row) if row else None


def held(arrival: Arrival, *, after: int | None = None) -> Arrival:
    """The arrival's row, locked; raises :class:`LeaseLostError` where the lease is another's.

    Call it in a transaction. ``after`` is the number of a lock to be waited for, which is
    held until the transaction ends.
    """
    query = HELD if after is None else HELD_AFTER
    row = query.first(pk=arrival.pk, lease=arrival.lease, lock=after)
    if row is None or arrival.lease is None:
        raise LeaseLostError
    return _arrival(row[: len(COLUMNS)])


def _arrival(row: tuple[Any, ...]) -> Arrival:
    return Arrival.from_db(connection.alias, COLUMNS, row)


def _pk() -> Given:
    return Given("pk", BigIntegerField())


def _to_take() -> QuerySet[Arrival]:
    tried = Given("attempts", IntegerField())
    due = Arrival.objects.due(Given("now", DateTimeField()))
    return due.filter(pk=_pk(), attempts__lt=tried).order_by()


def _held() -> QuerySet[Arrival, tuple[Any, ...]]:
    lease = Given("lease", UUIDField())
    rows = Arrival.objects.select_for_update().filter(pk=_pk(), lease=lease)
    return rows.order_by().values_list(*COLUMNS)


def _held_after() -> QuerySet[Arrival, tuple[Any, ...]]:
    lock = Given("lock", BigIntegerField())
    waited = Func(lock, function="pg_advisory_xact_lock", output_field=TextField())
    return _held().values_list(*COLUMNS, waited)


COLUMNS = [field.attname for field in Arrival._meta.concrete_fields]
HELD, HELD_AFTER = Compiled(_held), Compiled(_held_after)
TAKE = CompiledUpdate(
    _to_take,
    state=str(ArrivalState.WORKING),
    error="",
    advice="",
    lease=Given("lease", UUIDField()),
    lease_until=Given("until", DateTimeField()),
    taken_at=Given("now", DateTimeField()),
    attempts=F("attempts") + 1,
)
