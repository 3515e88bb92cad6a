"""The list of articles: how a reader narrows it, and what rests on each."""

from __future__ import annotations

import re
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Count,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce, Concat

from agreements.core.languages import language_name
from agreements.core.words import OutletKind
from agreements.models import FACTS, AgreementSource, Article, Citation
from agreements.queries.editions import SinceFilter
from agreements.queries.facet import Facet, OwnFacet
from agreements.queries.faceted import FacetedFilter
from agreements.queries.narrowing import search_query
from agreements.queries.vocabulary import Term, Vocabulary

SORTS = {
    "newest": "Date, newest first",
    "oldest": "Date, oldest first",
    "facts": "Most facts",
    "outlet": "Outlet",
}
WITHOUT_SPACES = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")
"""Thai, Lao, kana and Han: PostgreSQL takes a whole sentence of theirs for one word."""

OUTLET_KIND = Coalesce("outlet__kind", Value(str(OutletKind.UNKNOWN)), output_field=CharField())
"""An article without an outlet has the kind of one not recorded."""

FOUNDING = Case(When(~Q(document=""), then=Value("yes")), output_field=CharField())
FACETS: tuple[Facet, ...] = (
    OwnFacet("language", "Language", option="language", shown=11, is_open=True),
    OwnFacet(
        "outlet_kind", "Kind of outlet", expression=OUTLET_KIND, words=OutletKind, is_open=True,
        shown=11,
    ),
    OwnFacet("founding", "Founding documents", expression=FOUNDING, is_open=True),
)  # fmt: skip


class SourceFilter(FacetedFilter):
    """Every way a reader may narrow and sort the sources."""

    facets = FACETS
    sorts = SORTS
    usual_sort = "newest"
    text_label = "Title, text or outlet"
    dated = "published_on"
    as_of = None
    since = SinceFilter(label="Published since")

    class Meta:
        model = Article
        fields: list[str] = []

    def words(self) -> Vocabulary:
        """The languages there are, by their names, in one query."""
        held = Article.objects.published().order_by("language")
        codes = held.values_list("language", flat=True).distinct()
        names = sorted((language_name(code), code) for code in codes)
        return {
            "language": [Term(code, name) for name, code in names],
            "founding": [Term("yes", "Founding documents only")],
        }

    def searched(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Words in title and text; the outlet's name and the address as they are written.

        A script that puts no spaces between words is looked for as it is written, too.
        """
        found = Q(search=search_query(text)) | Q(outlet__name__icontains=text)
        if WITHOUT_SPACES.search(text):
            found |= Q(title__contains=text) | Q(text__contains=text)
        return rows.filter(found | Q(url__icontains=text))

    def filter_queryset(self, _queryset: QuerySet[Article]) -> QuerySet[Article]:
        newest = [F("published_on").desc(nulls_last=True), "pk"]
        orders: dict[str, list[Any]] = {
            "newest": newest,
            "oldest": [F("published_on").asc(nulls_last=True), "pk"],
            "facts": ["-facts", *newest],
            "outlet": [Coalesce("outlet__name", Value("~")), *newest],
        }
        rows: QuerySet[Article] = self.narrowed().order_by(*orders[self.sort_in_force])
        return rows


def articles_for_list() -> QuerySet[Any]:
    """Articles that readers see, with how many facts and agreements rest on them."""
    cited = Citation.objects.filter(article=OuterRef("pk"))
    listed = AgreementSource.objects.filter(article=OuterRef("pk"))
    value = Concat(Cast("agreement", CharField()), Value(" "), "about", output_field=CharField())
    of_agreements: Any = Count(value, distinct=True, filter=Q(agreement__isnull=False))
    different = sum((Count(fact, distinct=True) for fact in FACTS), of_agreements)
    return (
        Article.objects.published()
        .select_related("outlet")
        .defer("search", "text")
        .annotate(facts=_number(cited, different), agreements=_number(listed, Count("pk")))
    )


def _number(rows: QuerySet[Any], counted: Any) -> Coalesce:
    number = rows.order_by().values("article").annotate(n=counted).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
