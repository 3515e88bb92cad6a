"""The day a page is true for: today, or an earlier one that a reader asked for."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Count, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from agreements.core.partial_dates import NotADateError, PartialDate
from agreements.models import Agreement, Disagreement
from agreements.models.fields import PartialDateFormField

WORD = "as_of"
"""The query word of a day."""


def today() -> date:
    """The day by which everything is judged: UTC, wherever the reader is."""
    return timezone.now().date()


class DayField(forms.CharField):
    """A day up to today; of a month or a year the last one."""

    def to_python(self, value: Any) -> Any:
        text = str(super().to_python(value)).strip()
        return read_day(text) if text else None


def read_day(text: str) -> date:
    """The last day of ``text``; ValidationError for no date and for one still to come."""
    try:
        day = PartialDate.parse(text)
    except NotADateError as error:
        raise ValidationError(str(error), code="invalid") from error
    if day.first > today():
        told = f"“{text}” is still to come; the register knows no later day than today."
        raise ValidationError(told, code="future")
    return min(day.last, today())


class DayFilter(django_filters.CharFilter):
    field_class = DayField


class SinceFilter(django_filters.CharFilter):
    """A year, month or day, from whose beginning on something counts."""

    field_class = PartialDateFormField


class Edition(NamedTuple):
    """What a page is true for."""

    on: date
    is_past: bool = False
    error: str = ""

    @property
    def query(self) -> str:
        """What keeps the day in an address: "?as_of=2026-01-31", or nothing."""
        return f"?{WORD}={self.on.isoformat()}" if self.is_past else ""

    def told(self, column: str) -> Q:
        """Dated by this day, or without a date."""
        return Q(**{f"{column}__isnull": True}) | Q(**{f"{column}__lte": self.on.isoformat()})

    def disputed(self, disagreements: QuerySet[Any]) -> QuerySet[Any]:
        """Those of which sources told of by this day print several values."""
        if not self.is_past:
            return disagreements
        values = Count(
            "claims__value", distinct=True, filter=self.told("claims__article__published_on")
        )
        several = Disagreement.objects.annotate(n=values).filter(n__gt=1)
        return disagreements.filter(pk__in=several.values("pk"))


def edition_asked(data: QueryDict) -> Edition:
    """The edition that a query string asks for; today's, with the reason, if unreadable."""
    text = data.get(WORD, "").strip()
    if not text:
        return Edition(today())
    try:
        return Edition(read_day(text), is_past=True)
    except ValidationError as error:
        return Edition(today(), error=" ".join(error.messages))


def as_they_stood(agreements: Iterable[Any]) -> list[Agreement]:
    """The agreements with the status and date they had, where ``standing`` worked them out.

    Not to be saved.
    """
    shown = list(agreements)
    for agreement in shown:
        agreement.status = getattr(agreement, "stood", agreement.status)
        agreement.signed_on = getattr(agreement, "dated", agreement.signed_on)
    return shown
