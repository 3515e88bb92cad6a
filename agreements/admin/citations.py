"""Citations: on a page of their own, under their fact, under their article."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import admin
from django.db.models import Model, Q, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.safestring import SafeString

from agreements.admin import columns
from agreements.admin.base import RegisterAdmin, RegisterForm, RegisterInline, ShownInline
from agreements.admin.reviewing import stamp_saved
from agreements.admin.rows import change_link, is_new, kind
from agreements.models import CITED, FACTS, Article, Citation

TWICE = "This place of this article is already cited for this fact."
FACTS_AND_THEIR_AGREEMENTS = (
    *(f"{fact}__agreement" for fact in FACTS),
    "agreement",
    "participation__party",
    "provision__pillar",
)


def fact_of(citation: Citation) -> Model | None:
    """What the citation stands behind; None for one that is not complete yet."""
    for name in CITED:
        if getattr(citation, f"{name}_id") is not None:
            fact: Model = getattr(citation, name)
            return fact
    return None


class CitationForm(RegisterForm):
    """Keeps the offsets of a quote true: they are looked up, never typed."""

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        if {"quote", "article"} & set(self.changed_data):
            article = self.cleaned_data.get("article")
            quote = self.cleaned_data.get("quote", "")
            self.place_quote(article, quote)
        return cleaned

    def place_quote(self, article: Article | None, quote: str) -> None:
        """Find the quote in the text kept of its article; refuse one that is not there."""
        self.instance.start = self.instance.end = None
        if not (article and quote and article.text):
            return
        found = re.search(r"\s+".join(map(re.escape, quote.split())), article.text)
        if found:
            self.instance.start, self.instance.end = found.span()
            self.cleaned_data["quote"] = found.group()
        else:
            self.add_error("quote", "These words do not stand in the text of this article.")


def place_of(citation: Citation) -> tuple[Any, ...]:
    """What makes a citation the same as another: its fact and the place in the article."""
    facts = tuple(getattr(citation, f"{name}_id") for name in CITED)
    return (facts, citation.about, citation.article_id, citation.locator, citation.start)


def refuse_doubles(forms_of_rows: list[Any]) -> None:
    """Mark every form that cites the same place for the same fact as one before it.

    A rule of the database with a condition, which Django's formsets do not look at.
    """
    seen: set[tuple[Any, ...]] = set()
    for form in forms_of_rows:
        if not hasattr(form, "cleaned_data") or form.cleaned_data.get("DELETE") or form.errors:
            continue
        if is_new(form.instance) and not form.has_changed():
            continue
        place = place_of(form.instance)
        if place in seen:
            form.add_error(None, TWICE)
        seen.add(place)


class CitationFormSet(BaseInlineFormSet):  # type: ignore[type-arg]
    def clean(self) -> None:
        super().clean()
        refuse_doubles(self.forms)


class CitationInline(RegisterInline):
    """On the page of a fact."""

    model = Citation
    form = CitationForm
    formset = CitationFormSet
    fields = ("article", "locator", "quote", "reports", "position")
    autocomplete_fields = ("article",)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_articles(super().get_queryset(request))


def with_articles(citations: QuerySet[Any]) -> QuerySet[Any]:
    """With what names the article, and without its text, which may be long."""
    return citations.select_related("article__outlet").defer("article__text", "article__search")


class CitationsShown(ShownInline):
    """On the page of an article: what rests on it."""

    model = Citation
    fields = ("supports", "agreement", "locator", "quote", "reports")
    readonly_fields = fields
    verbose_name_plural = "facts that rest on it"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).select_related(*FACTS_AND_THEIR_AGREEMENTS)

    @admin.display(description="supports")
    def supports(self, row: Citation) -> SafeString | str:
        fact = fact_of(row)
        return change_link(fact, supported(row)) if fact else ""

    @admin.display(description="agreement")
    def agreement(self, row: Citation) -> SafeString | str:
        fact: Any = fact_of(row)
        return change_link(getattr(fact, "agreement", fact)) if fact else ""


def described(fact: Model) -> str:
    """A fact with the name of its kind: "Provision: Stockpiling: intent"."""
    return f"{kind(fact)}: {fact}"


def supported(citation: Citation, fact: Model | None = None) -> str:
    """What the citation stands behind: a fact, which need not be read then, or a value."""
    fact = fact or fact_of(citation)
    if citation.about:
        return f"{citation.get_about_display()} of {fact}"
    return described(fact) if fact else ""


class CitationAdmin(RegisterAdmin):
    form = CitationForm
    autocomplete_fields = ("article", *CITED)
    fieldsets = (
        (None, {"fields": ["article", "locator", "quote", "reports", "position"]}),
        (
            "Stands behind",
            {
                "fields": [*FACTS, ("agreement", "about")],
                "description": "Exactly one: a fact, or an agreement and which of its values.",
            },
        ),
    )
    list_display = (
        "article",
        "supports",
        "agreement",
        "locator",
        columns.beginning("quote", "quote"),
    )
    list_filter = (("quote", admin.EmptyFieldListFilter),)
    search_fields = ("article__title", "quote", "locator", "reports")
    search_help_text = "Title of the article, quoted words or locator"
    supports = CitationsShown.supports
    agreement = CitationsShown.agreement

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        rows = with_articles(super().get_queryset(request))
        return rows.select_related("article__outlet", *FACTS_AND_THEIR_AGREEMENTS)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 - Django's signature
        super().save_model(request, obj, form, change)
        fact: Any = fact_of(obj)
        if form.has_changed() and fact:
            stamp_saved(fact, by=request.user)


def of_facts(facts: dict[str, list[Any]]) -> Q:
    """Citations that stand behind any of these facts."""
    condition = Q()
    for name, rows in facts.items():
        condition |= Q(**{f"{name}__in": [row.pk for row in rows]})
    return condition
