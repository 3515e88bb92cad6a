"""How a reader narrows a short list: by text and words, on a day."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import django_filters
from django.utils.functional import cached_property

from agreements.queries.editions import DayFilter, Edition, today
from agreements.queries.filters import LONGEST_QUERY, TermsField


class ListFilter(django_filters.FilterSet):
    """Text, a day, and whatever else a list adds.

    As with agreements, what cannot be read stands in ``errors`` and the rest narrows.
    """

    q = django_filters.CharFilter(
        label="Text",
        max_length=LONGEST_QUERY,
        error_messages={"max_length": f"Too long; write at most {LONGEST_QUERY} characters."},
    )
    as_of = DayFilter(label="As of")

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

    def choices(self, name: str) -> list[tuple[str, str]]:
        """What may be chosen of a filter: value and label."""
        return list(self.filters[name].extra["choices"])

    def without(self, name: str) -> str:
        """The query string without one query word, on the first page."""
        data = self.data.copy()
        data.pop(name, None)
        data.pop("page", None)
        return str(data.urlencode())

    @property
    def as_query(self) -> str:
        """The query string of what is asked for, for the files beside the page."""
        return self.without("page")
