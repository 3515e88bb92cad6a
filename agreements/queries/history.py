"""The history of an agreement in words: when, who or what, from what to what, why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from itertools import groupby
from typing import Any, NamedTuple

from django.apps import apps
from pghistory.models import Events

from agreements.models import Agreement

MOST = 300
"""Single changes read for one page; the newest."""

UNSAID = {
    "id",
    "position",
    "reviewed_at",
    "reviewed_by",
    "entered_by",
    "noted_on",
    "agreement",
    "search",
}
"""Columns whose change is not told: another column or the sentence says it."""


class Change(NamedTuple):
    """What one person or run did at one time, in words."""

    when: datetime
    by: str
    why: str
    what: list[str]


def history(agreement: Agreement) -> list[Change]:
    """Changes to the agreement and its facts, latest first, in one query."""
    events = Events.objects.references(agreement).order_by("-pgh_created_at", "-pgh_id")[:MOST]
    return [_change(list(group)) for _key, group in groupby(events, _together)]


def _together(event: Any) -> tuple[Any, Any]:
    """One run, or else one request: what it changed is told together."""
    run = (event.pgh_context or {}).get("run")
    return ("run", run) if run else (event.pgh_context_id, event.pgh_created_at)


def _change(events: list[Any]) -> Change:
    context = events[0].pgh_context or {}
    return Change(
        when=events[0].pgh_created_at,
        by=context.get("by") or "Not recorded",
        why="; ".join(dict.fromkeys(_why(event) for event in reversed(events))),
        what=list(_sentences(events)),
    )


def _why(event: Any) -> str:
    return str((event.pgh_context or {}).get("why") or "")


def _sentences(events: Iterable[Any]) -> Iterator[str]:
    counted: Counter[tuple[str, str]] = Counter()
    for event in events:
        if event.pgh_label == "update":
            changed = _changed(event.pgh_diff or {})
            if changed:
                yield f"{_name(event.pgh_obj_model, 1).capitalize()}: {changed}"
        else:
            counted[event.pgh_label, event.pgh_obj_model] += 1
    for label, words in (("insert", "added"), ("delete", "removed")):
        told = [f"{n} {_name(model, n)}" for (what, model), n in counted.items() if what == label]
        if told:
            yield f"{', '.join(told)} {words}"


def _name(model: str, number: int) -> str:
    meta = apps.get_model(model)._meta
    return str(meta.verbose_name if number == 1 else meta.verbose_name_plural)


def _changed(diff: dict[str, list[Any]]) -> str:
    told = [
        f"{field.removesuffix('_id').replace('_', ' ')} from {_shown(old)} to {_shown(new)}"
        for field, (old, new) in diff.items()
        if field.removesuffix("_id") not in UNSAID
    ]
    return "; ".join(told)


def _shown(value: Any) -> str:
    return "nothing" if value in (None, "") else f"“{str(value)[:160]}”"
