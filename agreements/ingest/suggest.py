"""Suggestions that a load makes where a person's word stands against it."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from agreements.core.words import SuggestionAction
from agreements.models import Agreement, Run, Suggestion

RULE = "dossier load"


def suggest(
    agreement: Agreement,
    model: type[models.Model],
    action: SuggestionAction,
    proposed: Any,
    *,
    held: Any = None,
    fact_id: int | None = None,
    run: Run,
) -> bool:
    """Keep a suggestion unless the very same was ever made; return whether it is new.

    ``proposed`` and ``held`` are plain values in the words of a dossier.
    """
    parts = [agreement.slug, model.__name__, fact_id, str(action), proposed]
    digest = hashlib.sha256(json.dumps(parts, sort_keys=True).encode()).hexdigest()
    _suggestion, is_new = Suggestion.objects.get_or_create(
        digest=digest,
        defaults={
            "run": run,
            "agreement": agreement,
            "action": str(action),
            "fact_type": ContentType.objects.get_for_model(model),
            "fact_id": fact_id,
            "proposed": proposed,
            "held": held,
            "rule": RULE,
        },
    )
    return is_new
