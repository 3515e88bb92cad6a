"""Columns and filters that several lists share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib import admin
from django.db.models import Count, F, IntegerField, Model, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Substr
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from agreements.admin.rows import all_rows
from agreements.core.words import Trust
from agreements.models.base import Reviewable

SHORT_TRUST = {
    str(Trust.DOCUMENTS): "documents",
    str(Trust.REFERENCE): "reference",
    str(Trust.MACHINE): "machine",
    str(Trust.REVIEWED): "reviewed",
}


@admin.display(description="trust", ordering="trust")
def trust(row: Reviewable) -> SafeString:
    """The trust of a row in one word, the whole of it on hovering."""
    return format_html(
        '<span class="trust trust-{}" title="{}">{}</span>',
        row.trust,
        row.get_trust_display(),
        SHORT_TRUST[row.trust],
    )


def partial_date(field: str, heading: str) -> Callable[[Any], str]:
    """A column of a partial date, as printed; sorted with the undated last, newest first."""

    @admin.display(
        description=heading, ordering=F(field).asc(nulls_first=True), empty_value="no date"
    )
    def column(row: Any) -> Any:
        held = getattr(row, field)
        return held and held.words

    return column


def newest(field: str) -> Any:
    return F(field).desc(nulls_last=True)


def beginning(field: str, heading: str, *, length: int = 90) -> Callable[[Any], str]:
    """A column with the first words of a long text."""

    @admin.display(description=heading, ordering=field)
    def column(row: Any) -> str:
        return Truncator(getattr(row, field)).chars(length)

    return column


def number_of(model: type[Model], to: str) -> Any:
    """How many rows of ``model`` point here by ``to``, counted beside the list's own query."""
    rows = all_rows(model).filter(**{to: OuterRef("pk")}).order_by().values(to)
    return Coalesce(
        Subquery(rows.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
    )


class YearFilter(admin.SimpleListFilter):
    """By the year of a partial date; subclasses name the field."""

    field = ""
    parameter_name = "year"
    title = "year"

    def lookups(self, request: HttpRequest, model_admin: Any) -> Iterator[tuple[str, str]]:
        years = model_admin.model.objects.annotate(year=Substr(self.field, 1, 4))
        for year in years.order_by("-year").values_list("year", flat=True).distinct():
            yield year or "none", year or "No date"

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        match self.value():
            case None:
                return queryset
            case "none":
                return queryset.filter(**{f"{self.field}__isnull": True})
            case year:
                return queryset.filter(**{f"{self.field}__startswith": year})


def year_filter(field: str) -> type[YearFilter]:
    return type(f"{field.title()}Filter", (YearFilter,), {"field": field})


def is_filled(field: str) -> Any:
    """Whether a text has any words, without reading them."""
    return ~Q(**{field: ""})


def titled(title: str) -> type[admin.ChoicesFieldListFilter]:
    """A filter by the words of a list, under a heading of its own."""

    class Titled(admin.ChoicesFieldListFilter):
        def __init__(self, *args: Any, **kwargs: Any) -> None:
            super().__init__(*args, **kwargs)
            self.title = title

    return Titled
