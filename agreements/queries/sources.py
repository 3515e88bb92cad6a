"""Articles: the list of sources, and what one of them supports."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import django_filters
from django.db.models import Count, F, Q, QuerySet
from django.http import QueryDict

from agreements.core.languages import language_name
from agreements.core.words import OutletKind, choices
from agreements.models import FACTS, Agreement, Article, Citation, Claim
from agreements.queries.filters import LONGEST_QUERY, TermsFilter, search_query

SORTS = {
    "newest": "Date, newest first",
    "oldest": "Date, oldest first",
    "facts": "Most facts",
    "outlet": "Outlet",
}


class SourceFilter(django_filters.FilterSet):
    """Every way a reader may narrow the sources."""

    q = django_filters.CharFilter(label="Text", max_length=LONGEST_QUERY, method="having_words")
    language = TermsFilter(field_name="language", label="Language")
    outlet_kind = TermsFilter(
        field_name="outlet__kind", label="Kind of outlet", choices=choices(OutletKind)
    )
    founding = django_filters.BooleanFilter(label="Founding documents", method="of_founding")
    sort = django_filters.ChoiceFilter(choices=list(SORTS.items()), method="in_order")

    class Meta:
        model = Article
        fields: list[str] = []

    def __init__(self, data: QueryDict, queryset: QuerySet[Article]) -> None:
        super().__init__(data, queryset)
        codes = Article.objects.order_by("language").values_list("language", flat=True).distinct()
        self.filters["language"].extra["choices"] = [(code, language_name(code)) for code in codes]

    def having_words(self, articles: QuerySet[Article], _name: str, text: str) -> QuerySet[Article]:
        """Whose title, text or outlet holds the words."""
        return articles.filter(
            Q(search=search_query(text)) | Q(outlet__name__icontains=text) | Q(url__icontains=text)
        )

    def of_founding(
        self, articles: QuerySet[Article], _name: str, wanted: bool
    ) -> QuerySet[Article]:
        """Only, or all but, the five documents the register began with."""
        return articles.exclude(document="") if wanted else articles.filter(document="")

    def in_order(self, articles: QuerySet[Article], _name: str, sort: str) -> QuerySet[Article]:
        date = F("published_on")
        orders: dict[str, list[Any]] = {
            "newest": [date.desc(nulls_last=True), "pk"],
            "oldest": [date.asc(nulls_last=True), "pk"],
            "facts": ["-facts", date.desc(nulls_last=True), "pk"],
            "outlet": ["outlet__name", date.desc(nulls_last=True), "pk"],
        }
        return articles.order_by(*orders[sort])


def articles_for_list() -> QuerySet[Any]:
    """Articles with their outlet and how many facts and agreements rest on them."""
    return Article.objects.select_related("outlet").annotate(
        facts=Count("citations", distinct=True), agreements=Count("dossiers", distinct=True)
    )


class Supported(NamedTuple):
    """A fact or claim that an article is cited for."""

    kind: str
    text: str
    locator: str
    quote: str
    start: int | None
    end: int | None


class Cited(NamedTuple):
    """An agreement and everything in it that one article is cited for."""

    agreement: Agreement
    facts: list[Supported]


class SourcePage(NamedTuple):
    """An article with every fact it supports, by agreement."""

    article: Any
    cited: list[Cited]

    @property
    def facts(self) -> int:
        return sum(len(each.facts) for each in self.cited)


def source_for_page(pk: int) -> SourcePage:
    """The article numbered ``pk``; raises Article.DoesNotExist."""
    article = Article.objects.select_related("outlet").get(pk=pk)
    found: dict[int, Cited] = {}
    for agreement, supported in [*_citations(article), *_claims(article)]:
        found.setdefault(agreement.pk, Cited(agreement, [])).facts.append(supported)
    for source in article.dossiers.select_related("agreement"):
        found.setdefault(source.agreement_id, Cited(source.agreement, []))
    return SourcePage(article, sorted(found.values(), key=lambda each: each.agreement.title))


def _citations(article: Article) -> Iterator[tuple[Agreement, Supported]]:
    related = [f"{kind}__agreement" for kind in FACTS]
    more = ["provision__pillar", "commitment__pillar", "participation__party"]
    for citation in Citation.objects.filter(article=article).select_related(*related, *more):
        kind = next(kind for kind in FACTS if getattr(citation, f"{kind}_id"))
        fact = getattr(citation, kind)
        kind_in_words, text = WORDING[kind](fact)
        yield (
            fact.agreement,
            Supported(
                kind_in_words, text, citation.locator, citation.quote, citation.start, citation.end
            ),
        )


def _claims(article: Article) -> Iterator[tuple[Agreement, Supported]]:
    for claim in Claim.objects.filter(article=article).select_related("disagreement__agreement"):
        attribute = claim.disagreement.attribute.replace("_", " ")
        supported = Supported(f"Claim: {attribute}", claim.value, claim.locator, "", None, None)
        yield claim.disagreement.agreement, supported


WORDING: dict[str, Any] = {
    "participation": lambda f: ("Party", f"{f.party.name}, {f.get_role_display().lower()}"),
    "provision": lambda f: (f"{f.pillar.name}, {f.get_strength_display().lower()}", f.summary),
    "commitment": lambda f: (f"Commitment on {f.pillar.name.lower()}", f.summary),
    "amount": lambda f: ("Amount", f"{f.currency} {f.value:,}: {f.what}"),
    "event": lambda f: (f.get_kind_display(), f.title),
}
