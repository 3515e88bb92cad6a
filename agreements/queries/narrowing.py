"""How a reader narrows a list: what every filter of the register shares."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar, NamedTuple

import django_filters
from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import QuerySet, Value
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.models.fields import Plain
from agreements.queries.editions import DayFilter, Edition, today

LONGEST_QUERY = 200


class Chip(NamedTuple):
    """An applied filter, and the query string of the same page without it."""

    label: str
    value: str
    without: str
    name: str = ""
    """The query word it was asked for by."""
    slug: str = ""
    """What stands in the query string."""


class TermsField(forms.MultipleChoiceField):
    """Several slugs, each once; blank ones ask for nothing, and one that is not known is named."""

    default_error_messages = {"invalid_choice": "“%(value)s” is not in this list; it was left out."}

    def to_python(self, value: Any) -> list[str]:
        stripped = (each.strip() for each in super().to_python(value))
        return [each for each in dict.fromkeys(stripped) if each]

    def known(self, value: Any) -> list[str]:
        """What can be read of ``value``."""
        return [each for each in self.to_python(value) if self.valid_value(each)]


class TermsFilter(django_filters.MultipleChoiceFilter):
    field_class = TermsField


def search_query(text: str) -> SearchQuery:
    """What a reader typed, as a search engine reads it, without accents."""
    return SearchQuery(Plain(Value(text)), search_type="websearch", config="english")


class ListFilter(django_filters.FilterSet):
    """A list that a query string narrows by text and a day, and puts in an order.

    Values that cannot be read stand in ``errors``; a page narrows by the others and says
    so, a file must refuse.
    """

    sorts: ClassVar[Mapping[str, str]] = {}
    usual_sort = ""
    text_label: ClassVar[str] = "Text"
    """Where words are looked for, as the field says it."""
    longest_query = LONGEST_QUERY

    q = django_filters.CharFilter(
        label="Text",
        max_length=LONGEST_QUERY,
        error_messages={"max_length": f"Too long; write at most {LONGEST_QUERY} characters."},
    )
    as_of: DayFilter | None = DayFilter(label="As of")
    """None on a list that is the same on every day asked for."""

    def __init__(self, data: QueryDict, queryset: QuerySet[Any]) -> None:
        super().__init__(data, queryset)
        if self.sorts:
            self.filters["sort"] = django_filters.ChoiceFilter(
                label="Sort by",
                choices=list(self.sorts.items()),
                error_messages={"invalid_choice": "“%(value)s” is no order of this list."},
            )

    @cached_property
    def chosen(self) -> Mapping[str, Any]:
        """What was asked for and could be read, of several values those that could."""
        fields = self.form.fields
        known = {
            name: field.known(self.data.getlist(name))
            for name, field in fields.items()
            if isinstance(field, TermsField) and name in self.errors
        }
        return known | self.form.cleaned_data

    @cached_property
    def edition(self) -> Edition:
        """The day everything is judged by: as asked for, else today."""
        asked = self.chosen.get("as_of")
        return Edition(asked, is_past=True) if asked else Edition(today())

    @property
    def text(self) -> str:
        """What to look for, or ""."""
        return self.chosen.get("q") or ""

    @property
    def sort_in_force(self) -> str:
        """The sort in force: as chosen, else the usual."""
        return self.chosen.get("sort") or self.usual_sort

    @property
    def sort_in_words(self) -> str:
        return self.sorts[self.sort_in_force]

    @property
    def sort_choices(self) -> list[tuple[str, str]]:
        """The orders a reader may choose now: value and label."""
        return list(self.sorts.items())

    def choices(self, name: str) -> list[tuple[str, str]]:
        """What may be chosen of a filter: value and label."""
        return list(self.filters[name].extra["choices"])

    def without(self, name: str, value: str | None = None) -> str:
        """The query string without one value, or without the whole word, on the first page."""
        kept = [each for each in self.data.getlist(name) if each.strip() != value]
        return self.asking(**{name: kept if value is not None else ()})

    def asking(self, **instead: Sequence[str]) -> str:
        """The query string with the values given in place of what is chosen of each word."""
        data = self.data.copy()
        data.pop("page", None)
        for name, values in instead.items():
            data.setlist(name, list(values))
        return str(data.urlencode())

    @property
    def as_query(self) -> str:
        """The query string of what is asked for, for the files beside the page."""
        return self.asking()
