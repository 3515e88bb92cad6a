"""The inbox of a curator: suggestions, how they are narrowed, and how many of each there are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, CharField, Count, F, Q, QuerySet, Value, When
from django.db.models.functions import Cast
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.core.words import SuggestionState, choices
from agreements.models import Article, Run, Suggestion
from agreements.queries.disagreement_filter import AgreementOnly, Group
from agreements.queries.filters import LONGEST_QUERY, Chip, Option, TermsFilter
from agreements.queries.proposals import KINDS, Names, Proposal, proposal

SORTS = {
    "oldest": "Waiting longest",
    "newest": "Newest",
    "sure": "Most confident",
    "unsure": "Least confident",
}
ANY = "any"
STATES = [*choices(SuggestionState), (ANY, "All")]
SURE, FAIR = 0.8, 0.5
CONFIDENCE = [
    ("high", f"High: {SURE:.0%} and more"),
    ("medium", f"Medium: {FAIR:.0%} to {SURE:.0%}"),
    ("low", f"Low: under {FAIR:.0%}"),
    ("none", "None given"),
]
"""Bands of our own, for sorting the work; the recogniser gives a share from 0 to 1."""
BAND = Case(
    When(confidence__gte=SURE, then=Value("high")),
    When(confidence__gte=FAIR, then=Value("medium")),
    When(confidence__isnull=False, then=Value("low")),
    default=Value("none"),
    output_field=CharField(),
)
KIND = Case(
    When(fact_type__model="disagreement", then=Value("claim")),
    When(fact_type__model="mineral", then=Value("agreementmineral")),
    default=F("fact_type__model"),
    output_field=CharField(),
)
COLUMNS = {"kind": KIND, "confidence": BAND, "rule": F("rule")}
MOST = 10**18


class NumberField(forms.CharField):
    """The number of a row of one table; gives the row."""

    def __init__(self, *, rows: Any, **options: Any) -> None:
        self.rows = rows
        super().__init__(**options)

    def clean(self, value: Any) -> Any:
        text = super().clean(value).strip()
        if not text:
            return None
        known = text.isascii() and text.isdigit() and int(text) < MOST
        found = self.rows.objects.filter(pk=int(text)).first() if known else None
        if found is None:
            name = self.rows._meta.verbose_name
            raise ValidationError("No %(name)s has the number “%(text)s”.",
                                  params={"name": name, "text": text})  # fmt: skip
        return found


class RowOnly(django_filters.Filter):
    field_class = NumberField


class SuggestionFilter(django_filters.FilterSet):
    """Every way a curator may narrow and sort the suggestions.

    Those that wait are shown unless another state is asked for. What cannot be read stands
    in ``errors`` and the rest narrows.
    """

    q = django_filters.CharFilter(
        label="Text",
        max_length=LONGEST_QUERY,
        error_messages={"max_length": f"Too long; write at most {LONGEST_QUERY} characters."},
    )
    state = django_filters.ChoiceFilter(
        label="State",
        choices=STATES,
        error_messages={"invalid_choice": "“%(value)s” is no state of a suggestion."},
    )
    kind = TermsFilter(label="Kind of fact", choices=list(KINDS.items()))
    confidence = TermsFilter(label="Confidence", choices=CONFIDENCE)
    rule = TermsFilter(label="Rule")
    agreement = AgreementOnly(label="Agreement")
    article = RowOnly(label="Article", rows=Article)
    run = RowOnly(label="Run", rows=Run)
    sort = django_filters.ChoiceFilter(
        label="Sort by",
        choices=list(SORTS.items()),
        error_messages={"invalid_choice": "“%(value)s” is no order of this list."},
    )

    GROUPS = ("kind", "confidence", "rule")
    ROWS = ("agreement", "article", "run")

    class Meta:
        model = Suggestion
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, Suggestion.objects.all())
        rules = Suggestion.objects.order_by("rule").values_list("rule", flat=True).distinct()
        self.filters["rule"].extra["choices"] = [(rule, rule) for rule in rules]

    @cached_property
    def chosen(self) -> Mapping[str, Any]:
        """What was asked for and could be read."""
        self.form.full_clean()
        return getattr(self.form, "cleaned_data", {})

    @property
    def state_in_force(self) -> str:
        return self.chosen.get("state") or str(SuggestionState.WAITING)

    @property
    def sort_in_force(self) -> str:
        return self.chosen.get("sort") or "oldest"

    def narrowed(self, *, but: str = "") -> QuerySet[Suggestion]:
        """Those that match, in no order, leaving out the filter ``but``."""
        rows = Suggestion.objects.order_by()
        if but != "state" and self.state_in_force != ANY:
            rows = rows.filter(state=self.state_in_force)
        if text := self.chosen.get("q"):
            rows = rows.filter(Q(quote__icontains=text) | Q(agreement__title__icontains=text)
                               | Q(article__title__icontains=text))  # fmt: skip
        for name in self.ROWS:
            if found := self.chosen.get(name):
                rows = rows.filter(**{name: found})
        for name in self.GROUPS:
            if name != but and self.chosen.get(name):
                rows = rows.annotate(**{f"{name}_word": COLUMNS[name]})
                rows = rows.filter(**{f"{name}_word__in": self.chosen[name]})
        return rows

    def filter_queryset(self, _queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        sure = F("confidence").desc(nulls_last=True)
        orders: dict[str, list[Any]] = {
            "oldest": ["made_at", "pk"],
            "newest": ["-made_at", "-pk"],
            "sure": [sure, "made_at", "pk"],
            "unsure": [F("confidence").asc(nulls_last=True), "made_at", "pk"],
        }
        rows = self.narrowed().select_related(
            "fact_type", "agreement", "article__outlet", "part_of"
        )
        return rows.defer("agreement__search", "article__search", "article__text").order_by(
            *orders[self.sort_in_force]
        )

    @cached_property
    def counts(self) -> Mapping[str, Mapping[str, int]]:
        """By filter and option, how many it would leave as the only one of its filter."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        first, *rest = (self._counts(name) for name in ("state", *self.GROUPS))
        for name, option, number in first.union(*rest, all=True):
            found[name][option] = number
        return found

    def _counts(self, name: str) -> QuerySet[Any]:
        option = Cast(COLUMNS.get(name, F(name)), CharField())
        rows: Any = self.narrowed(but=name).values(filter=Value(name), option=option)
        return rows.annotate(n=Count("pk")).values_list("filter", "option", "n")

    @property
    def states(self) -> list[Option]:
        """Every state with how many suggestions are in it under the other filters."""
        counts = self.counts["state"]
        counts = {**counts, ANY: sum(counts.values())}
        on = self.state_in_force
        return [Option(word, label, counts.get(word, 0), word == on) for word, label in STATES]

    @cached_property
    def groups(self) -> list[Group]:
        return [self._group(name) for name in self.GROUPS]

    def _group(self, name: str) -> Group:
        on = set(self.chosen.get(name) or ())
        options = [
            Option(value, label, self.counts[name].get(value, 0), value in on)
            for value, label in self.filters[name].extra["choices"]
        ]
        return Group(name, str(self.filters[name].label), options, self.errors.get(name, []))

    @property
    def chips(self) -> list[Chip]:
        """Each applied filter with the way to drop it."""
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        if text := self.chosen.get("q"):
            yield Chip("Text", text, self._without("q", text))
        for name in self.ROWS:
            if found := self.chosen.get(name):
                value = found.slug if name == "agreement" else str(found.pk)
                yield Chip(str(self.filters[name].label), str(found), self._without(name, value))
        for group in self.groups:
            for option in group.options:
                if option.is_on:
                    without = self._without(group.name, option.value)
                    yield Chip(group.label, option.label, without)

    def _without(self, name: str, value: str) -> str:
        data = self.data.copy()
        data.setlist(name, [each for each in data.getlist(name) if each.strip() != value])
        data.pop("page", None)
        return str(data.urlencode())


def proposals(suggestions: Iterable[Suggestion]) -> list[Proposal]:
    """The suggestions in words, in their order; three queries."""
    rows = list(suggestions)
    names = Names(rows)
    return [proposal(each, names) for each in rows]
