"""Dossier files made from the fixtures, changed as a test wants them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pghistory
import yaml
from django.apps import apps

from agreements.models import Agreement
from agreements.models.as_dossiers import dossiers
from tests.register import DOSSIERS, copied_out, tables

Values = dict[str, Any]
SLUG = "us-japan-framework-2025"
OURS = "agreements_run"
"""A load always leaves a row of itself."""


def write(
    folder: Path, change: Callable[[Values], object] = lambda _: None, slug: str = SLUG
) -> Path:
    """The fixture called ``slug`` with ``change`` made to its values, under ``folder``."""
    values = yaml.safe_load((DOSSIERS / f"{slug}.yaml").read_text(encoding="utf-8"))
    change(values)
    path = folder / f"{values['slug']}.yaml"
    path.write_text(yaml.safe_dump(values, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def rows() -> dict[str, Counter[bytes]]:
    """Every row of the register and of its history, by table."""
    return {
        table: Counter(b"".join(copied_out(table)).splitlines())
        for table in tables()
        if table != OURS
    }


def changed(before: dict[str, Counter[bytes]]) -> dict[str, tuple[int, int]]:
    """By table, how many rows went and how many came since ``before``."""
    after = rows()
    differing = {t: (before[t] - after[t], after[t] - before[t]) for t in after}
    return {
        t: (gone.total(), come.total()) for t, (gone, come) in differing.items() if gone or come
    }


def since(last: dict[str, int]) -> dict[str, int]:
    """How many entries of history each table has got since ``last``; all with ``{}``."""
    found = {}
    for model in apps.get_app_config("agreements").get_models():
        if hasattr(model, "pgh_event_model"):
            name = model._meta.model_name
            new = model.pgh_event_model.objects.count() - last.get(name, 0)
            found |= {name: new} if new or not last else {}
    return found


def held(slug: str = SLUG) -> Any:
    [dossier] = dossiers(Agreement.objects.filter(slug=slug))
    return dossier


def as_person(user: Any) -> Any:
    """Changes made inside are a person's, as in the admin."""
    return pghistory.context(user=user.pk, by=user.get_username())
