"""What stood before, put back by a person: a field, a whole change, a row that was removed.

History says what stood there, to the letter. What is restored equals it exactly, or nothing is
written; and it is itself a change, signed, with a reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

import pghistory
from django.db import DataError, IntegrityError, InternalError, connection, transaction

from agreements.models.base import Reviewable
from agreements.models.history import event_model_of, model_of
from agreements.models.refusals import reason_of
from agreements.review.bringing_back import as_it_was, columns_of, put_back
from agreements.review.errors import NotRestoredError
from agreements.review.stamping import enter

STAMP = ("trust", "reviewed_at", "reviewed_by_id", "entered_by_id")
"""Columns that belong together: how far a row is trusted, since when, and through whom."""

ADDRESSES = {"slug"}
"""Columns that are part of public addresses: only who may delete the row changes them."""

REFUSED = (IntegrityError, DataError, InternalError)
"""How the database says that something is against its rules."""


def restore_field(
    *, kind: str, change: int, column: str, reason: str, by: Any, seen: int | None = None
) -> Any:
    """Put one column of a row back to what it was before a change; return the row.

    ``change`` is the number of the update in the history of ``kind``. The other columns stay,
    and ``by`` stands behind the row from now on, except where it is the trust of the row that
    goes back. ``seen`` is the last change that the person knew of. Asking twice changes
    nothing more. Raises :class:`NotRestoredError`, in words, when nothing was written.
    """
    return _restore(kind, change, [column], reason=reason, by=by, seen=seen)


def restore_change(*, kind: str, change: int, reason: str, by: Any, seen: int | None = None) -> Any:
    """Put a row back to what it was before a change, all columns and its trust too.

    As :func:`restore_field` otherwise.
    """
    return _restore(kind, change, None, reason=reason, by=by, seen=seen)


@transaction.atomic
def bring_back(*, kind: str, pk: int, reason: str, by: Any) -> Any:
    """Put a row that was removed back under its own number; return it.

    With it comes what was removed together with it, such as the citations of a fact. Raises
    :class:`NotRestoredError`, in words, when nothing was written.
    """
    _check_reason(reason)
    events = event_model_of(kind).objects.filter(pgh_obj_id=pk).order_by("-pgh_id")
    last = events.select_for_update(of=("self",)).first()
    if last is None:
        raise NotRestoredError("No history knows it.")
    if model_of(kind)._default_manager.filter(pk=pk).exists():
        raise NotRestoredError("It is in the register: there is nothing to bring back.")
    with _signed(by, f"Brought back: {reason.strip()}"), _refused_in_words():
        put_back(last)
    return model_of(kind)._default_manager.get(pk=pk)


@transaction.atomic
def _restore(
    kind: str, change: int, columns: list[str] | None, *, reason: str, by: Any, seen: int | None
) -> Any:
    _check_reason(reason)
    then = before(kind, change)
    row = _locked(kind, then.pgh_obj_id)
    wanted = _wanted(row, then, columns, by)
    if all(getattr(row, name) == value for name, value in wanted.items()):
        return row
    _check_seen(row, seen)
    for name, value in wanted.items():
        setattr(row, name, value)
    if columns is not None and isinstance(row, Reviewable) and "trust" not in columns:
        enter(row, by=by)
        wanted |= {name: getattr(row, name) for name in STAMP}
    with _signed(by, f"Restored: {reason.strip()}"), _refused_in_words():
        row.save(update_fields=_names(row, wanted))
    return _checked(row, wanted)


def before(kind: str, change: int) -> Any:
    """The row of history before an update; raises :class:`NotRestoredError` where there is none."""
    events = event_model_of(kind).objects
    made = events.filter(pgh_id=change, pgh_label="update").first()
    if made is None:
        raise NotRestoredError("No change of this kind has that number.")
    earlier = events.filter(pgh_obj_id=made.pgh_obj_id, pgh_id__lt=change)
    return earlier.order_by("-pgh_id").first()


def _locked(kind: str, pk: int) -> Any:
    rows = model_of(kind)._default_manager.select_for_update(of=("self",))
    row = rows.filter(pk=pk).first()
    if row is None:
        raise NotRestoredError("It is not in the register any more: bring it back first.")
    return row


def _wanted(row: Any, then: Any, columns: list[str] | None, by: Any) -> dict[str, Any]:
    """What the columns are to hold."""
    held = columns_of(type(row), then)
    del held["id"]
    if unknown := set(columns or ()) - held.keys():
        raise NotRestoredError(f"It has no field “{', '.join(sorted(unknown))}” to put back.")
    asked = held if columns is None else [*columns, *(STAMP if "trust" in columns else ())]
    wanted = {name: held[name] for name in asked}
    if columns is None:
        _leave_what_is_worked_out(row, wanted)
    _check_address(row, wanted, by)
    return as_it_was(type(row), wanted, set())


def _leave_what_is_worked_out(row: Any, wanted: dict[str, Any]) -> None:
    """A due date under a rule is the database's: it follows from the rule and the day."""
    if wanted.get("due"):
        wanted.pop("due_on", None)


def _check_address(row: Any, wanted: dict[str, Any], by: Any) -> None:
    moved = {name for name in ADDRESSES & wanted.keys() if wanted[name] != getattr(row, name)}
    if moved and not by.has_perm(f"agreements.delete_{row._meta.model_name}"):
        raise NotRestoredError("It would change a public address: only an administrator may.")


def _names(row: Any, wanted: Iterable[str]) -> list[str]:
    """The fields to save, with those that note the time of it."""
    noted = [f.name for f in row._meta.concrete_fields if getattr(f, "auto_now", False)]
    return [f.name for f in row._meta.concrete_fields if f.attname in set(wanted)] + noted


def _checked(row: Any, wanted: dict[str, Any]) -> Any:
    """The row as the database has it now; raises where it does not hold what was wanted."""
    row = type(row)._default_manager.get(pk=row.pk)
    for field in row._meta.concrete_fields:
        if field.attname in wanted and getattr(row, field.attname) != wanted[field.attname]:
            raise NotRestoredError(
                f"The database works “{field.verbose_name}” out by itself: "
                "restore what it follows from."
            )
    return row


def _check_seen(row: Any, seen: int | None) -> None:
    last = row.events.order_by("-pgh_id").values_list("pgh_id", flat=True).first()
    if seen is not None and last != seen:
        raise NotRestoredError(
            "It was changed meanwhile, and nothing was restored. Look at it as it stands now."
        )


def _check_reason(reason: str) -> None:
    if not reason.strip():
        raise NotRestoredError("Say why, so that another can follow.")


def _signed(by: Any, why: str) -> Any:
    return pghistory.context(user=by.pk, by=by.get_username(), why=why)


@contextmanager
def _refused_in_words() -> Iterator[None]:
    """What the database refuses, now or at the end, is told by its reason."""
    try:
        with transaction.atomic():
            yield
            connection.check_constraints()
    except REFUSED as error:
        told = f"It is against a rule of the register: {reason_of(error)}"
        raise NotRestoredError(told) from error
