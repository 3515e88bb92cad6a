"""The list of articles: how a reader narrows it, and what rests on each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

import django_filters
from django.db.models import Count, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.core.languages import language_name
from agreements.core.words import OutletKind, choices
from agreements.models import FACTS, AgreementSource, Article, Citation
from agreements.queries.editions import SinceFilter
from agreements.queries.filters import LONGEST_QUERY, Chip, Option, TermsFilter, search_query

SORTS = {
    "newest": "Date, newest first",
    "oldest": "Date, oldest first",
    "facts": "Most facts",
    "outlet": "Outlet",
}
FOUNDING = [("yes", "Founding documents only")]


class Group(NamedTuple):
    """Boxes of one filter, as the page shows them."""

    name: str
    label: str
    options: list[Option]
    errors: list[str]

    @property
    def is_open(self) -> bool:
        return bool(self.errors) or len(self.options) < 12 or any(o.is_on for o in self.options)


class SourceFilter(django_filters.FilterSet):
    """Every way a reader may narrow and sort the sources.

    As with agreements, what cannot be read stands in ``errors`` and the rest narrows.
    """

    q = django_filters.CharFilter(
        label="Text",
        max_length=LONGEST_QUERY,
        error_messages={"max_length": f"Too long; write at most {LONGEST_QUERY} characters."},
    )
    language = TermsFilter(label="Language")
    outlet_kind = TermsFilter(label="Kind of outlet", choices=choices(OutletKind))
    founding = TermsFilter(label="Founding documents", choices=FOUNDING)
    since = SinceFilter(label="Published since")
    sort = django_filters.ChoiceFilter(
        label="Sort by",
        choices=list(SORTS.items()),
        error_messages={"invalid_choice": "“%(value)s” is no order of this list."},
    )

    GROUPS = ("language", "outlet_kind", "founding")

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: QuerySet[Article]) -> None:
        super().__init__(data, queryset)
        codes = (
            Article.objects.published()
            .order_by("language")
            .values_list("language", flat=True)
            .distinct()
        )
        names = sorted((language_name(code), code) for code in codes)
        self.filters["language"].extra["choices"] = [(code, name) for name, code in names]

    @cached_property
    def chosen(self) -> Mapping[str, Any]:
        """What was asked for and could be read."""
        self.form.full_clean()
        return getattr(self.form, "cleaned_data", {})

    def narrowed(self, articles: QuerySet[Article], *, but: str = "") -> QuerySet[Article]:
        """Those of ``articles`` that match, leaving out the filter ``but``; in no order.

        Words are looked for in title and text, and in the outlet's name and the address
        as they are written.
        """
        text = self.chosen.get("q")
        if text:
            in_name = Q(outlet__name__icontains=text) | Q(url__icontains=text)
            articles = articles.filter(Q(search=search_query(text)) | in_name)
        if self.chosen.get("since"):
            articles = articles.filter(published_on__gte=str(self.chosen["since"]))
        if self.chosen.get("language") and but != "language":
            articles = articles.filter(language__in=self.chosen["language"])
        if self.chosen.get("outlet_kind") and but != "outlet_kind":
            articles = of_outlet_kind(articles, self.chosen["outlet_kind"])
        if self.chosen.get("founding") and but != "founding":
            articles = articles.exclude(document="")
        return articles.order_by()

    def filter_queryset(self, queryset: QuerySet[Article]) -> QuerySet[Article]:
        newest = [F("published_on").desc(nulls_last=True), "pk"]
        orders: dict[str, list[Any]] = {
            "newest": newest,
            "oldest": [F("published_on").asc(nulls_last=True), "pk"],
            "facts": ["-facts", *newest],
            "outlet": [Coalesce("outlet__name", Value("~")), *newest],
        }
        return self.narrowed(queryset).order_by(*orders[self.sort_in_force])

    @property
    def sort_in_force(self) -> str:
        return self.chosen.get("sort") or "newest"

    @cached_property
    def groups(self) -> list[Group]:
        """Every box with how many articles it would leave as the only one of its filter."""
        counts = {
            "language": self._counts("language"),
            "outlet_kind": self._counts("outlet_kind"),
            "founding": {
                "yes": self.narrowed(
                    Article.objects.published().exclude(document=""), but="founding"
                ).count()
            },
        }
        return [self._group(name, counts[name]) for name in self.GROUPS]

    def _counts(self, name: str) -> dict[str, int]:
        rows: Any = self.narrowed(with_outlet_kind(Article.objects.published()), but=name)
        return dict(rows.values_list(name).annotate(n=Count("pk")))

    def _group(self, name: str, counts: Mapping[str, int]) -> Group:
        on = set(self.chosen.get(name) or ())
        options = [
            Option(value, label, counts.get(value, 0), value in on)
            for value, label in self.filters[name].extra["choices"]
        ]
        if name != "founding":
            options.sort(key=lambda option: -option.n)
        return Group(name, str(self.filters[name].label), options, self.errors.get(name, []))

    @property
    def chips(self) -> list[Chip]:
        """Each applied filter with the way to drop it."""
        text = self.chosen.get("q")
        chips = [Chip("Text", text, self._without("q", text))] if text else []
        since = self.chosen.get("since")
        if since:
            chips.append(Chip("Published since", since.words, self._without("since", str(since))))
        return [*chips, *self._chips_of_groups()]

    def _chips_of_groups(self) -> Iterable[Chip]:
        for group in self.groups:
            for option in group.options:
                if option.is_on:
                    yield Chip(group.label, option.label, self._without(group.name, option.value))

    def _without(self, name: str, value: str) -> str:
        data = self.data.copy()
        data.setlist(name, [each for each in data.getlist(name) if each.strip() != value])
        data.pop("page", None)
        return str(data.urlencode())


def with_outlet_kind(articles: QuerySet[Any]) -> QuerySet[Any]:
    """Add ``outlet_kind``; an article without an outlet has that of one not recorded."""
    unknown = Value(str(OutletKind.UNKNOWN))
    return articles.annotate(outlet_kind=Coalesce("outlet__kind", unknown))


def of_outlet_kind(articles: QuerySet[Any], kinds: list[str]) -> QuerySet[Any]:
    return with_outlet_kind(articles).filter(outlet_kind__in=kinds)


def articles_for_list() -> QuerySet[Any]:
    """Articles that readers see, with how many facts and agreements rest on them."""
    cited = Citation.objects.filter(article=OuterRef("pk"))
    listed = AgreementSource.objects.filter(article=OuterRef("pk"))
    different = sum(
        (Count(fact, distinct=True) for fact in FACTS[1:]), Count(FACTS[0], distinct=True)
    )
    return (
        Article.objects.published()
        .select_related("outlet")
        .defer("search", "text")
        .annotate(facts=_number(cited, different), agreements=_number(listed, Count("pk")))
    )


def _number(rows: QuerySet[Any], counted: Any) -> Coalesce:
    number = rows.order_by().values("article").annotate(n=counted).values("n")
    return Coalesce(Subquery(number, output_field=IntegerField()), 0)
