"""What came in and could not be read: a person is to look at it."""

from __future__ import annotations

from django.db.models import QuerySet

from agreements.models import Arrival


def failed_arrivals() -> QuerySet[Arrival]:
    """Those that failed or ask for a person, in no order."""
    return Arrival.objects.to_retry().order_by()


def failed_for_list() -> QuerySet[Arrival]:
    """The same with their runs, those that wait longest first."""
    return failed_arrivals().select_related("run__feed").order_by("submitted_at", "pk")
