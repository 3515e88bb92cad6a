"""What is done with one arrival, step by step: fetch, keep the raw page, examine, store."""

from __future__ import annotations

from agreements.models import Arrival


def ingest(arrival_id: int) -> str:
    """Bring one arrival to its end and return its state; does nothing where another has it."""
    return Arrival.objects.get(pk=arrival_id).state
