"""The nightly note of what is missing, so that the page of quality can tell its history."""

from __future__ import annotations

from datetime import date

from agreements.models import Measure
from agreements.queries.quality import counts


def measure(*, on: date) -> int:
    """Note what every indicator counts on ``on``; a second call on a day replaces the first.

    Returns how many were noted.
    """
    found = [Measure(indicator=slug, day=on, value=n) for slug, n in counts(on).items()]
    Measure.objects.bulk_create(
        found,
        update_conflicts=True,
        unique_fields=["indicator", "day"],
        update_fields=["value"],
    )
    return len(found)
