"""Two rows that the register may hold only once made one, with all that either says.

Each function fills ``twin``, which stays, from ``row``, which goes; neither is saved. It
returns, in words, what gave way.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import models
from django.utils.text import capfirst

from agreements.core.words import DisagreementState
from agreements.models import Citation, Disagreement

OF_EACH_ROW = {"id", "position", "trust", "search", "key"}
"""Columns of which the row that stays keeps its own."""
EMPTY: tuple[Any, ...] = (None, "", [])


def name_of(model: Any, *, one: bool = False) -> str:
    """What rows of a table are called, or a single one: "citations", "Citation"."""
    options = model._meta
    return capfirst(str(options.verbose_name)) if one else str(options.verbose_name_plural)


def fill(row: Any, twin: Any) -> list[str]:
    """Give ``twin`` what it leaves empty; say of what it has otherwise that it was left."""
    left = []
    for column in row._meta.concrete_fields:
        name = column.attname
        ours, theirs = getattr(twin, name), getattr(row, name)
        if name in OF_EACH_ROW or not column.editable or theirs in EMPTY:
            continue
        if ours in EMPTY:
            setattr(twin, name, theirs)
        elif ours != theirs and isinstance(column, models.CharField | models.TextField):
            left.append(f"{name_of(row, one=True)} {twin}: {column.verbose_name} “{theirs}”")
    return left


def fill_citation(row: Citation, twin: Citation) -> list[str]:
    """The quote goes with its offsets, so that they enclose each other."""
    if row.quote and not twin.quote:
        twin.quote, twin.start, twin.end = row.quote, row.start, row.end
    twin.reports = twin.reports or row.reports
    return []


def fill_disagreement(row: Disagreement, twin: Disagreement) -> list[str]:
    """What only one of the two had settled stays settled, and both explanations stand."""
    is_open = str(DisagreementState.OPEN)
    left = []
    if twin.state == is_open and row.state != is_open:
        twin.state, twin.leading = row.state, row.leading or twin.leading
    elif row.leading and twin.leading and row.leading != twin.leading:
        left = [f"Disagreement on {twin.attribute}: leading value “{row.leading}”"]
    twin.leading = twin.leading or row.leading
    if row.explanation and row.explanation not in twin.explanation:
        twin.explanation = f"{twin.explanation}\n{row.explanation}".strip()
    return left


FOLD: dict[type[models.Model], Callable[[Any, Any], list[str]]] = {
    Citation: fill_citation,
    Disagreement: fill_disagreement,
}
