"""How a reader narrows the timeline: the filters of the register, kinds of step and a period."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from typing import Any, Self

import django_filters
from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.core.partial_dates import PartialDate
from agreements.core.words import EventKind, choices
from agreements.models import Agreement
from agreements.models.fields import PartialDateFormField
from agreements.queries.faceted import Bar
from agreements.queries.facets import FACETS
from agreements.queries.filters import AgreementFilter
from agreements.queries.narrowing import Chip, TermsFilter

DEADLINE = "deadline"
"""The kind of step that is the due date of a commitment; all others are kinds of event."""

STEPS: dict[str, str] = {**dict(choices(EventKind)), DEADLINE: "Deadline"}
GROUPINGS = {"": "By date", "party": "By party", "kind": "By kind of agreement"}
BARS = ("party", "pillar", "mineral", "kind", "status")
"""Facets that stand in the bar as one choice each."""


class BoundFilter(django_filters.CharFilter):
    """A year, a month or a day."""

    field_class = PartialDateFormField


class PeriodForm(forms.Form):
    """Says so where a period ends before it begins."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        since, until = cleaned.get("from"), cleaned.get("to")
        if since and until and until.last < since.first:
            told = f"“{until}” comes before “{since}”, where the period begins; it was left out."
            self.add_error("to", told)
        return self.cleaned_data


class TimelineFilter(AgreementFilter):
    """Every way a reader may narrow the timeline.

    A date of which only the month or year is known stays in a period where any of its
    days fits, and what has no date stays in every period: nothing is left out for want
    of a day.
    """

    event = TermsFilter(label="Step", choices=list(STEPS.items()))
    lanes = django_filters.ChoiceFilter(
        label="Lanes",
        choices=[(value, label) for value, label in GROUPINGS.items() if value],
        error_messages={"invalid_choice": "“%(value)s” is no way to group the lanes."},
    )

    class Meta(AgreementFilter.Meta):
        form = PeriodForm

    def __init__(self, data: QueryDict, queryset: QuerySet[Agreement]) -> None:
        super().__init__(data, queryset)
        self.filters["from"] = BoundFilter(label="From")
        self.filters["to"] = BoundFilter(label="To")

    @cached_property
    def chosen(self) -> Mapping[str, Any]:
        """As with the list; of several kinds of step those that could be read."""
        kinds = self.form.fields["event"].known(self.data.getlist("event"))
        return {**super().chosen, "event": kinds}

    @property
    def kinds(self) -> list[str]:
        """The kinds of step asked for; none is every kind."""
        return list(self.chosen["event"])

    @property
    def begins(self) -> PartialDate | None:
        return self.chosen.get("from") or None

    @property
    def until(self) -> PartialDate | None:
        return self.chosen.get("to") or None

    @property
    def grouping(self) -> str:
        """How the lanes of the chart are grouped: a key of ``GROUPINGS``."""
        return self.chosen.get("lanes") or ""

    @property
    def chips(self) -> list[Chip]:
        """Each applied filter with the way to drop it."""
        steps = [self._chip("event", "Step", kind, STEPS[kind]) for kind in self.kinds]
        bounds = [
            self._bound(name, label, bound)
            for name, label, bound in (("from", "From", self.begins), ("to", "To", self.until))
            if bound
        ]
        return [*super().chips, *steps, *bounds]

    def _bound(self, name: str, label: str, bound: PartialDate) -> Chip:
        """What stands in the address may be written with blanks; all of it goes."""
        data = self.data.copy()
        for each in (name, "page"):
            data.pop(each, None)
        return Chip(label, bound.words, data.urlencode(), name, str(bound))

    def dropping(self, chip: Chip) -> Self:
        """The same without one of its chips."""
        other, asked = copy(self), self.chosen[chip.name]
        rest = [each for each in asked if each != chip.slug] if isinstance(asked, list) else None
        other.chosen = {**self.chosen, chip.name: rest}
        return other

    @property
    def filter_bars(self) -> list[Bar]:
        return self.bars(*BARS)

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What is asked for and has no field in the bar, so that the bar does not drop it."""
        pairs = [("q", self.chosen.get("q")), ("pillars", self.chosen.get("pillars"))]
        for facet in FACETS:
            values = self.chosen.get(facet.name) or []
            pairs += [(facet.name, each) for each in values[facet.name in BARS :]]
        return [(name, value) for name, value in pairs if value]
