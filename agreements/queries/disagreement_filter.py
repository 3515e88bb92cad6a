"""How a reader narrows the list of disagreements: one class for page and file."""

from __future__ import annotations

from typing import Any

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
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Coalesce, Concat, Replace
from django.http import QueryDict

from agreements.core.words import About, DisagreementState, OutletKind
from agreements.models import Agreement, Claim, Disagreement, FormerName
from agreements.models.fields import Plain
from agreements.queries.facet import Facet, OwnFacet
from agreements.queries.faceted import FacetedFilter, Option
from agreements.queries.narrowing import search_query

SORTS = {
    "newest": "Newest agreement",
    "values": "Most values",
    "title": "Title of the agreement",
}
OUTLET_KIND = Coalesce(
    "claims__article__outlet__kind", Value(str(OutletKind.UNKNOWN)), output_field=CharField()
)
"""An article without an outlet has the kind of one not recorded."""
FACETS: tuple[Facet, ...] = (
    OwnFacet(
        "state", "State", option="state", words=DisagreementState, by_count=False, is_open=True
    ),
    OwnFacet(
        "about", "About", option="about", words=About, by_count=False, shown=8, is_open=True
    ),
    OwnFacet(
        "party", "Party", option="agreement__participation__party__slug", is_several=True,
        note="About agreements in which it takes part.", shown=8,
    ),
    OwnFacet(
        "pillar", "Pillar", option="pillar__slug", shown=8,
        note="About what an agreement says on it.",
    ),
    OwnFacet(
        "outlet_kind", "Kind of outlet", expression=OUTLET_KIND, words=OutletKind,
        is_several=True, shown=8, is_open=True,
        note="With a value from at least one such outlet.",
    ),
)  # fmt: skip


class AgreementField(forms.SlugField):
    """The slug of an agreement, today's or a former one; gives the agreement."""

    def clean(self, value: Any) -> Any:
        slug = super().clean(value)
        if not slug:
            return None
        found = Agreement.objects.filter(slug=slug).first()
        found = found or FormerName.objects.now_at("agreement", slug)
        if found is None:
            raise ValidationError(
                "“%(slug)s” is no agreement of the register.", params={"slug": slug}
            )
        return found


class AgreementOnly(django_filters.Filter):
    field_class = AgreementField


class DisagreementFilter(FacetedFilter):
    """Every way a reader may narrow and sort the disagreements."""

    facets = FACETS
    sorts = SORTS
    usual_sort = "newest"
    text_label = "Attribute, value, reason or title"
    as_of = None
    ones = ("agreement",)
    agreement = AgreementOnly(label="Agreement")

    class Meta:
        model = Disagreement
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, Disagreement.objects.with_rivals())

    def searched(self, rows: QuerySet[Disagreement], text: str) -> QuerySet[Disagreement]:
        return about_words(rows, text)

    def filter_queryset(self, _queryset: QuerySet[Disagreement]) -> QuerySet[Disagreement]:
        newest = [F("agreement__signed_on").desc(nulls_last=True), "agreement__title", "position"]
        orders: dict[str, list[Any]] = {
            "newest": newest,
            "values": ["-values_given", *newest],
            "title": ["agreement__title", "position"],
        }
        several = Count("claims__value", distinct=True)
        rows: QuerySet[Disagreement] = self.narrowed().annotate(values_given=several)
        return rows.order_by(*orders[self.sort_in_force], "pk")

    @property
    def states(self) -> list[Option]:
        """The states of the disagreements under every other filter."""
        return self.facet_views[0].options

    @property
    def in_any_state(self) -> int:
        return sum(option.n for option in self.states)


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
