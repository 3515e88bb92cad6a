"""Which rows of history a decision wrote, so that exactly these can be taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pghistory
from django.apps import apps
from django.db import connection, models

from agreements.models import Decision

Wrote = Mapping[str, list[int]]
"""Table to the numbers of its rows of history."""


def tracked() -> dict[str, type[models.Model]]:
    """The tables whose history is kept, by name, but for that of decisions themselves."""
    every = apps.get_app_config("agreements").get_models()
    found = {each._meta.model_name: each for each in every if hasattr(each, "pgh_event_models")}
    return {str(name): each for name, each in found.items() if each is not Decision}


def events(model: type[models.Model]) -> Any:
    """The history of a table, oldest first."""
    [kept] = set(model.pgh_event_models.values())  # type: ignore[attr-defined]
    return kept._default_manager.order_by("pgh_id")


class Journal:
    """What was written under one context of history since the journal was opened."""

    def __init__(self, context: Any) -> None:
        self._context = context
        self._before = self._all()

    def wrote(self) -> dict[str, list[int]]:
        """Every row of history written since; one query."""
        rows: dict[str, list[int]] = {}
        for table, number in sorted(self._all() - self._before):
            rows.setdefault(table, []).append(number)
        return rows

    def _all(self) -> set[tuple[str, int]]:
        """One context may hold several decisions: a request is one."""
        ask = " UNION ALL ".join(
            f"SELECT '{name}', pgh_id FROM {events(model).model._meta.db_table} "  # noqa: S608
            "WHERE pgh_context_id = %(context)s"
            for name, model in tracked().items()
        )
        with connection.cursor() as cursor:
            cursor.execute(ask, {"context": self._context.id})
            return set(cursor.fetchall())


@contextmanager
def signed(by: Any, why: str) -> Iterator[Journal]:
    """Sign what is written within as that of ``by``, with the reason, and keep a journal of it."""
    with pghistory.context(user=by.pk, by=by.get_username(), why=why) as context:
        yield Journal(context)
