"""What to verify next: agreements by how long ago their facts were confirmed, and how often read.

When a fact was last confirmed is worked out in one place, the view ``agreements_lastconfirmed``
(see :class:`agreements.models.LastConfirmed`).
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, ClassVar

import django_filters
from django.db.models import (
    Case,
    Count,
    DateField,
    ExpressionWrapper,
    F,
    FloatField,
    Func,
    IntegerField,
    Min,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Ln
from django.http import QueryDict

from agreements.models import LastConfirmed, PageRead
from agreements.queries.editions import today
from agreements.queries.narrowing import Chip, ListFilter

STALE_AFTER = timedelta(days=365)
"""Older than this, a fact is due to be verified. A rule of ours."""
NEVER = 3650
"""Days that a fact counts as old which was never confirmed: ten years, so that it comes first."""
READ_WITHIN = timedelta(days=90)
SHOWS = {"due": "Due", "all": "All"}
SORTS = {
    "pressing": "Most pressing",
    "oldest": "Longest unconfirmed",
    "read": "Most read",
    "title": "Title",
}


class Days(Func):
    """Days from the second date to the first."""

    template = "(%(expressions)s)"
    arg_joiner = " - "
    output_field = IntegerField()


def is_due(on: date) -> Q:
    """Whether a fact was not confirmed within a year of ``on``, or never."""
    return Q(confirmed_on__isnull=True) | Q(confirmed_on__lt=on - STALE_AFTER)


def pressing() -> ExpressionWrapper[Any]:
    """How pressing: days unconfirmed, times one more than the doublings of the reads.

    A page read once counts twice, three times thrice, seven times fourfold.
    """
    doublings = Ln(F("reads") + Value(1.0)) / Value(math.log(2))
    return ExpressionWrapper(F("days") * (doublings + Value(1.0)), output_field=FloatField())


class VerifyFilter(ListFilter):
    """Agreements with their facts counted, narrowed by title and by whether any is due."""

    sorts: ClassVar[Mapping[str, str]] = SORTS
    usual_sort = "pressing"
    text_label = "Title of the agreement"
    as_of = None
    show = django_filters.ChoiceFilter(
        label="Show",
        choices=list(SHOWS.items()),
        error_messages={"invalid_choice": "“%(value)s” is not in this list."},
    )

    class Meta:
        model = LastConfirmed
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, LastConfirmed.objects.all())

    @property
    def show_in_force(self) -> str:
        return self.chosen.get("show") or "due"

    @property
    def chips(self) -> list[Chip]:
        """The text, with the way to drop it."""
        return [Chip("Text", self.text, self.without("q"), "q", self.text)] if self.text else []

    def filter_queryset(self, _queryset: Any) -> Any:
        """One mapping an agreement: ``slug``, ``title``, how many ``facts``, of them ``due``,
        ``never`` confirmed and ``unreviewed``, the ``oldest`` day, the ``reads``, ``days``."""
        on = today()
        rows = self._of_agreements(on)
        if self.text:
            rows = rows.filter(agreement__title__icontains=self.text)
        if self.show_in_force == "due":
            rows = rows.filter(due__gt=0)
        orders: dict[str, list[Any]] = {
            "pressing": ["-pressing", "-due"],
            "oldest": ["-days", "-due"],
            "read": ["-reads", "-days"],
            "title": [],
        }
        return rows.order_by(*orders[self.sort_in_force], "agreement__title", "agreement")

    def _of_agreements(self, on: date) -> Any:
        within = PageRead.objects.filter(agreement=OuterRef("agreement"), day__gt=on - READ_WITHIN)
        reads = within.order_by().values("agreement").annotate(n=Sum("number")).values("n")
        never = Q(confirmed_on__isnull=True)
        grouped = self.queryset.order_by().values(
            "agreement", slug=F("agreement__slug"), title=F("agreement__title")
        )
        counted = grouped.annotate(
            facts=Count("pk"),
            due=Count("pk", filter=is_due(on)),
            never=Count("pk", filter=never),
            unreviewed=Count("pk", filter=~Q(trust="reviewed")),
            oldest=Min("confirmed_on"),
            reads=Coalesce(Subquery(reads, output_field=IntegerField()), 0),
        )
        age = Days(Value(on, output_field=DateField()), F("oldest"))
        days = Case(When(never__gt=0, then=Value(NEVER)), default=age, output_field=IntegerField())
        return counted.annotate(days=days, pressing=pressing())
