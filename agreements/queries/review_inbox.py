"""The inbox of a curator: suggestions, how they are narrowed, and how many of each there are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Case, CharField, Count, F, Func, Q, QuerySet, Value, When
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.core.words import SuggestionState, choices
from agreements.models import Article, Run, Suggestion
from agreements.queries.disagreement_filter import AgreementOnly
from agreements.queries.facet import Facet, OwnFacet
from agreements.queries.faceted import FacetedFilter, Option
from agreements.queries.names import Names
from agreements.queries.narrowing import Chip
from agreements.queries.proposals import KINDS, Proposal, proposal
from agreements.queries.review_groups import GROUPS, KIND, in_groups
from agreements.queries.stale import stale
from agreements.queries.vocabulary import Term, Vocabulary

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
    ("high", f"High: {SURE * 100:.0f} % and more"),
    ("medium", f"Medium: {FAIR * 100:.0f} to {SURE * 100:.0f} %"),
    ("low", f"Low: under {FAIR * 100:.0f} %"),
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
MOST = 10**18
TAKEN = {"me": "Mine", "nobody": "Taken by nobody", "others": "Taken by others"}


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


RULE = Func(F("rule"), Value(":"), Value(1), function="split_part", output_field=CharField())
"""What kind of rule: "cue" of "cue:cut red tape"."""

FACETS: tuple[Facet, ...] = (
    OwnFacet("kind", "Kind of fact", expression=KIND, shown=12, is_open=True),
    OwnFacet("confidence", "Confidence", expression=BAND, by_count=False, is_open=True),
    OwnFacet("rule", "Rule", expression=RULE, shown=8),
)


class SuggestionFilter(FacetedFilter):
    """Every way a curator may narrow and sort the suggestions.

    Those that wait are shown unless another state is asked for.
    """

    facets = FACETS
    sorts = SORTS
    usual_sort = "oldest"
    text_label = "Evidence, article or agreement"
    ones = ("agreement", "article", "run")
    as_of = None
    state = django_filters.ChoiceFilter(
        label="State",
        choices=STATES,
        error_messages={"invalid_choice": "“%(value)s” is no state of a suggestion."},
    )
    agreement = AgreementOnly(label="Agreement")
    article = RowOnly(label="Article", rows=Article)
    run = RowOnly(label="Run", rows=Run)
    taken = django_filters.ChoiceFilter(
        label="Taken",
        choices=list(TAKEN.items()),
        error_messages={"invalid_choice": "“%(value)s” is none of: me, nobody, others."},
    )
    changed = django_filters.ChoiceFilter(
        label="Record",
        choices=[("yes", "Changed since")],
        error_messages={"invalid_choice": "“%(value)s” is not “yes”."},
    )
    group = django_filters.ChoiceFilter(
        label="Group by",
        choices=list(GROUPS.items()),
        error_messages={"invalid_choice": "“%(value)s” is none of: article, agreement, kind."},
    )

    class Meta:
        model = Suggestion
        fields: list[str] = []

    def __init__(self, data: QueryDict, *, reader: Any) -> None:
        """``reader`` is whose suggestions "mine" are."""
        self.reader = reader
        super().__init__(data, Suggestion.objects.all())

    def words(self) -> Vocabulary:
        """The kinds, the bands, and every rule that proposed something; one query."""
        rules = Suggestion.objects.order_by().values_list(RULE, flat=True).distinct()
        return {
            "kind": [Term(*each) for each in KINDS.items()],
            "confidence": [Term(*each) for each in CONFIDENCE],
            "rule": [Term(rule, rule.capitalize()) for rule in sorted(rules)],
        }

    @property
    def state_in_force(self) -> str:
        return self.chosen.get("state") or str(SuggestionState.WAITING)

    def searched(self, rows: QuerySet[Suggestion], text: str) -> QuerySet[Suggestion]:
        """As it is written, in the evidence and in the titles."""
        return rows.filter(
            Q(quote__icontains=text)
            | Q(agreement__title__icontains=text)
            | Q(article__title__icontains=text)
        )

    def narrowed(self, **instead: Any) -> Any:
        """The suggestions that match, in no order; see :class:`FacetedFilter`."""
        rows, state = super().narrowed(**instead), instead.get("state", self.state_in_force)
        rows = taken_by(rows, self.chosen.get("taken"), self.reader)
        rows = stale(rows) if self.chosen.get("changed") else rows
        return rows if state == ANY else rows.filter(state=state)

    def filter_queryset(self, _queryset: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
        sure = F("confidence").desc(nulls_last=True)
        orders: dict[str, list[Any]] = {
            "oldest": ["made_at", "pk"],
            "newest": ["-made_at", "-pk"],
            "sure": [sure, "made_at", "pk"],
            "unsure": [F("confidence").asc(nulls_last=True), "made_at", "pk"],
        }
        rows: QuerySet[Suggestion] = self.narrowed().select_related(
            "fact_type", "agreement", "article__outlet", "part_of", "assigned_to"
        )
        rows = rows.defer("agreement__search", "article__search", "article__text")
        return in_groups(rows, self.chosen.get("group"), orders[self.sort_in_force])

    @cached_property
    def states(self) -> list[Option]:
        """Every state with how many suggestions are in it under the other filters; one query."""
        rows = self.narrowed(state=ANY).values_list("state").annotate(n=Count("pk"))
        counts = dict(rows)
        counts[ANY] = sum(counts.values())
        on = self.state_in_force
        return [Option(word, label, counts.get(word, 0), word == on) for word, label in STATES]

    @property
    def in_any_state(self) -> int:
        return sum(option.n for option in self.states if option.value == ANY)

    @property
    def unseen(self) -> list[tuple[str, str]]:
        names = ("state", "taken", "changed", "group")
        return [*super().unseen, *((n, self.chosen[n]) for n in names if self.chosen.get(n))]

    @property
    def chips(self) -> list[Chip]:
        """Each applied filter with the way to drop it."""
        told = {"taken": TAKEN, "changed": {"yes": "Changed since"}}
        return [
            *super().chips,
            *(
                Chip(str(self.filters[name].label), words[chosen], self.without(name), name, chosen)
                for name, words in told.items()
                if (chosen := self.chosen.get(name))
            ),
        ]

    @property
    def tab(self) -> str:
        """Which list of work this is, however it is narrowed further."""
        if self.chosen.get("changed"):
            return "changed"
        return "mine" if self.chosen.get("taken") == "me" else "waiting"

    @property
    def groupings(self) -> list[tuple[str, str]]:
        """Value and label of each way to group the list."""
        return [("", "Nothing"), *GROUPS.items()]


def taken_by(rows: QuerySet[Suggestion], who: str | None, reader: Any) -> QuerySet[Suggestion]:
    """Of ``rows`` those of ``reader``, of nobody or of others; all where none is asked for."""
    match who:
        case "me":
            return rows.filter(assigned_to=reader)
        case "nobody":
            return rows.filter(assigned_to=None)
        case "others":
            return rows.exclude(assigned_to=None).exclude(assigned_to=reader)
    return rows


def proposals(suggestions: Iterable[Suggestion]) -> list[Proposal]:
    """The suggestions in words, in their order; three queries."""
    rows = list(suggestions)
    names = Names(rows)
    return [proposal(each, names) for each in rows]
