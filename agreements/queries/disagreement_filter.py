"""How a reader narrows the list of disagreements: one class for page and file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import django_filters
from django import forms
from django.contrib.postgres.aggregates import StringAgg
from django.contrib.postgres.search import SearchVector
from django.core.exceptions import ValidationError
from django.db.models import (
    CharField,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat, Replace
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.core.words import About, DisagreementState, OutletKind, choices
from agreements.models import Agreement, Claim, Disagreement
from agreements.models.fields import Plain
from agreements.queries.filters import LONGEST_QUERY, Chip, Option, TermsFilter, search_query
from agreements.queries.vocabulary import vocabulary

SORTS = {
    "newest": "Newest agreement",
    "values": "Most values",
    "title": "Title of the agreement",
}
SHOWN = 8
"""How many boxes of a group stand open; the rest are behind "more"."""


NOTES = {
    "party": "About agreements in which it takes part.",
    "pillar": "About what an agreement says on it.",
    "outlet_kind": "With a value from at least one such outlet.",
}


class Group(NamedTuple):
    """Boxes of one filter, as the page shows them."""

    name: str
    label: str
    options: list[Option]
    errors: list[str]

    @property
    def note(self) -> str:
        return NOTES.get(self.name, "")

    @property
    def is_open(self) -> bool:
        short = len(self.options) <= SHOWN
        return short or bool(self.errors) or any(o.is_on for o in self.options)

    @property
    def shown(self) -> list[Option]:
        return [o for n, o in enumerate(self.options) if n < SHOWN or o.is_on]

    @property
    def more(self) -> list[Option]:
        return [o for n, o in enumerate(self.options) if n >= SHOWN and not o.is_on]


class AgreementField(forms.SlugField):
    """The slug of an agreement; gives the agreement."""

    def clean(self, value: Any) -> Any:
        slug = super().clean(value)
        if not slug:
            return None
        found = Agreement.objects.filter(slug=slug).first()
        if found is None:
            raise ValidationError(
                "“%(slug)s” is no agreement of the register.", params={"slug": slug}
            )
        return found


class AgreementOnly(django_filters.Filter):
    field_class = AgreementField


class DisagreementFilter(django_filters.FilterSet):
    """Every way a reader may narrow and sort the disagreements.

    As with agreements, what cannot be read stands in ``errors`` and the rest narrows.
    """

    q = django_filters.CharFilter(
        label="Text",
        max_length=LONGEST_QUERY,
        error_messages={"max_length": f"Too long; write at most {LONGEST_QUERY} characters."},
    )
    agreement = AgreementOnly(label="Agreement")
    state = TermsFilter(label="State", choices=choices(DisagreementState))
    about = TermsFilter(label="About", choices=choices(About))
    party = TermsFilter(label="Party")
    pillar = TermsFilter(label="Pillar")
    outlet_kind = TermsFilter(label="Kind of outlet", choices=choices(OutletKind))
    sort = django_filters.ChoiceFilter(
        label="Sort by",
        choices=list(SORTS.items()),
        error_messages={"invalid_choice": "“%(value)s” is no order of this list."},
    )

    GROUPS = ("state", "about", "party", "pillar", "outlet_kind")
    IN_OWN_ORDER = ("state", "about")

    class Meta:
        model = Disagreement
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, Disagreement.objects.with_rivals())
        terms = vocabulary()
        self.filters["party"].extra["choices"] = terms["party"]
        self.filters["pillar"].extra["choices"] = terms["pillar"]

    @cached_property
    def chosen(self) -> Mapping[str, Any]:
        """What was asked for and could be read, of several values those that could."""
        fields = self.form.fields
        known = {
            name: fields[name].known(self.data.getlist(name))
            for name in self.GROUPS
            if name in self.errors
        }
        return known | self.form.cleaned_data

    def narrowed(self, **instead: Any) -> QuerySet[Disagreement]:
        """The disagreements that match, in no order; ``instead`` replaces what is chosen."""
        chosen = {**self.chosen, **instead}
        rows = self.queryset.order_by()
        if chosen.get("q"):
            rows = about_words(rows, chosen["q"])
        if chosen.get("agreement"):
            rows = rows.filter(agreement=chosen["agreement"])
        for name in self.GROUPS:
            if chosen.get(name):
                rows = rows.filter(_has(name, chosen[name]))
        return rows

    def filter_queryset(self, _queryset: QuerySet[Disagreement]) -> QuerySet[Disagreement]:
        newest = [F("agreement__signed_on").desc(nulls_last=True), "agreement__title", "position"]
        orders: dict[str, list[Any]] = {
            "newest": newest,
            "values": ["-values_given", *newest],
            "title": ["agreement__title", "position"],
        }
        several = Count("claims__value", distinct=True)
        rows = self.narrowed().annotate(values_given=several)
        return rows.order_by(*orders[self.sort_in_force], "pk")

    @property
    def sort_in_force(self) -> str:
        return self.chosen.get("sort") or "newest"

    @cached_property
    def groups(self) -> list[Group]:
        """Every box with how many disagreements it would leave as the only one of its filter."""
        counts: dict[str, dict[str, int]] = defaultdict(dict)
        first, *rest = (self._counts(name) for name in self.GROUPS)
        for name, option, n in first.union(*rest, all=True):
            counts[name][option] = n
        return [self._group(name, counts[name]) for name in self.GROUPS]

    def _counts(self, name: str) -> QuerySet[Any]:
        """Rows (filter, option, number); an article without an outlet has none recorded."""
        rows: Any = Disagreement.objects.order_by()
        rows = rows.filter(pk__in=self.narrowed(**{name: ()}).values("pk"))
        option = F(COLUMNS[name]) if name != "outlet_kind" else _kind_of_outlet()
        named = rows.values(filter=Value(name), option=Cast(option, CharField()))
        counted = named.annotate(n=Count("pk", distinct=True))
        return counted.filter(option__isnull=False).values_list("filter", "option", "n")

    def _group(self, name: str, counts: Mapping[str, int]) -> Group:
        on = set(self.chosen.get(name) or ())
        options = [
            Option(value, label, counts.get(value, 0), value in on)
            for value, label in self.filters[name].extra["choices"]
        ]
        if name not in self.IN_OWN_ORDER:
            options.sort(key=lambda option: -option.n)
        return Group(name, str(self.filters[name].label), options, self.errors.get(name, []))

    @property
    def states(self) -> list[Option]:
        """The states of the disagreements under every other filter."""
        return self.groups[0].options

    @property
    def in_any_state(self) -> int:
        return sum(option.n for option in self.states)

    @property
    def chips(self) -> list[Chip]:
        """Each applied filter with the way to drop it."""
        return list(self._chips())

    def _chips(self) -> Iterator[Chip]:
        if text := self.chosen.get("q"):
            yield Chip("Text", text, self.without("q", text), "q", text)
        if one := self.chosen.get("agreement"):
            query = self.without("agreement", one.slug)
            yield Chip("Agreement", one.title, query, "agreement", one.slug)
        for name in self.GROUPS:
            labels = dict(self.filters[name].extra["choices"])
            for value in self.chosen.get(name) or ():
                label = str(self.filters[name].label)
                yield Chip(label, labels[value], self.without(name, value), name, value)

    def without(self, name: str, value: str) -> str:
        """The query string without one value, on the first page."""
        data = self.data.copy()
        data.setlist(name, [each for each in data.getlist(name) if each.strip() != value])
        data.pop("page", None)
        return str(data.urlencode())

    @property
    def as_query(self) -> str:
        """The query string of what is asked for, for the file beside the page."""
        data = self.data.copy()
        data.pop("page", None)
        return str(data.urlencode())


COLUMNS = {
    "state": "state",
    "about": "about",
    "party": "agreement__participation__party__slug",
    "pillar": "pillar__slug",
}
"""Where the options of a filter stand, seen from a disagreement."""


def _has(name: str, values: Sequence[str]) -> Q:
    if name == "outlet_kind":
        claims = Claim.objects.annotate(kind=_kind_of_outlet("article")).filter(kind__in=values)
        return Q(pk__in=claims.order_by().values("disagreement"))
    if name == "party":
        agreements = Agreement.objects.filter(participation__party__slug__in=values)
        return Q(agreement__in=agreements.order_by().values("pk"))
    return Q(**{f"{COLUMNS[name]}__in": values})


def _kind_of_outlet(article: str = "claims__article") -> Coalesce:
    """The kind of the outlet; an article without one has that of an outlet not recorded."""
    unknown = Value(str(OutletKind.UNKNOWN))
    return Coalesce(f"{article}__outlet__kind", unknown, output_field=CharField())


def about_words(rows: QuerySet[Disagreement], text: str) -> QuerySet[Disagreement]:
    """Those in which ``text`` is found: attribute, values, reason, and the agreement's title."""
    claims = Claim.objects.filter(disagreement=OuterRef("pk")).order_by().values("disagreement")
    values = claims.annotate(all=StringAgg("value", delimiter=" ")).values("all")
    attribute = Replace(Replace("attribute", Value("_"), Value(" ")), Value("-"), Value(" "))
    told = Concat(
        attribute,
        *(part for name in ("leading", "explanation", "agreement__title")
          for part in (Value(" "), F(name))),
        Value(" "),
        Subquery(values),
        output_field=TextField(),
    )  # fmt: skip
    words = SearchVector(Plain(told), config="english")
    return rows.annotate(words=words).filter(words=search_query(text))
