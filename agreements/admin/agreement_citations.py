"""All citations of an agreement's facts, edited on the agreement's own page.

A citation points at one of five kinds of fact, or at a value of the agreement, so Django's
inline formsets do not fit. This formset offers all of them in one grouped list instead.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django import forms
from django.contrib.admin.checks import InlineModelAdminChecks
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Q, QuerySet
from django.forms.models import BaseModelFormSet, modelformset_factory
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.text import Truncator

from agreements.admin.base import RegisterInline
from agreements.admin.citations import (
    CitationForm,
    fact_of,
    of_facts,
    refuse_doubles,
    supported,
    with_articles,
)
from agreements.admin.rows import all_rows, is_new, options
from agreements.core.words import OwnValue
from agreements.models import (
    CITED,
    FACTS,
    Agreement,
    Amount,
    Citation,
    Commitment,
    Event,
    Participation,
    Provision,
)

KINDS: dict[str, tuple[type[Any], tuple[str, ...]]] = {
    "participation": (Participation, ("party",)),
    "provision": (Provision, ("pillar",)),
    "commitment": (Commitment, ()),
    "amount": (Amount, ()),
    "event": (Event, ()),
}

OWN = "agreement"


class FactsOf:
    """The facts of one agreement, read once, as they are offered for citing."""

    def __init__(self, agreement: Agreement) -> None:
        self.by_kind: dict[str, list[Any]] = {
            name: list(all_rows(model).filter(agreement=agreement).select_related(*related))
            for name, (model, related) in KINDS.items()
        }
        self.agreement = agreement
        self.by_key = {
            f"{name}-{fact.pk}": fact for name, facts in self.by_kind.items() for fact in facts
        } | {f"{OWN}-{value}": agreement for value in OwnValue}

    @cached_property
    def choices(self) -> list[tuple[str, Any]]:
        """One group a kind of fact; the first choice is none."""
        groups = [
            (
                str(options(KINDS[name][0]).verbose_name_plural).capitalize(),
                [(f"{name}-{fact.pk}", in_a_line(fact)) for fact in facts],
            )
            for name, facts in self.by_kind.items()
            if facts
        ]
        own = [(f"{OWN}-{value}", value.label) for value in OwnValue]
        return [("", "Choose a fact"), *groups, ("The agreement itself", own)]

    def place_of(self, citation: Citation) -> tuple[int, int]:
        """Where the citation stands on the page: under its fact, in order."""
        return (list(self.by_key).index(key_of(citation)), citation.position)

    def of_any(self) -> Q:
        """Citations of a fact or of a value of the agreement."""
        return of_facts(self.by_kind) | Q(agreement__in=[self.agreement.pk])


def key_of(citation: Citation) -> str:
    if citation.about:
        return f"{OWN}-{citation.about}"
    for name in FACTS:
        if (pk := getattr(citation, f"{name}_id")) is not None:
            return f"{name}-{pk}"
    return ""


def in_a_line(fact: Any) -> str:
    """A fact told from its neighbours: two provisions may share pillar and strength."""
    more = fact.summary if isinstance(fact, Provision) else getattr(fact, "what", "")
    return Truncator(f"{fact} · {more}" if more else str(fact)).chars(90)


class Told(forms.Widget):
    """Words in place of a field: a citation that stands keeps its fact."""

    words = ""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> Any:
        return format_html('<p class="told">{}</p>', self.words)


class AgreementCitationForm(CitationForm):
    fact = forms.ChoiceField(label="fact", widget=forms.Select(attrs={"aria-label": "Fact"}))

    def __init__(self, *args: Any, facts: FactsOf, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.facts = facts
        field: Any = self.fields["fact"]
        if self.instance.pk is None:
            field.choices = facts.choices
            return
        field.disabled, field.required, field.widget = True, False, Told()
        field.widget.words = supported(self.instance, facts.by_key[key_of(self.instance)])

    def clean(self) -> dict[str, Any] | None:
        cleaned = super().clean()
        key = self.cleaned_data.get("fact")
        if key and is_new(self.instance):
            column, _, which = key.partition("-")
            setattr(self.instance, column, self.facts.by_key[key])
            self.instance.about = which if column == OWN else ""
        return cleaned

    def _get_validation_exclusions(self) -> set[str]:
        """Django looks only at rules whose columns are fields; ours are all set in ``clean``."""
        excluded: set[str] = super()._get_validation_exclusions()  # type: ignore[misc]
        return excluded - {*CITED, "about", "start", "end"}


class AgreementCitations(BaseModelFormSet):  # type: ignore[type-arg]
    """The citations of all facts of ``instance``, in the order of the facts."""

    def __init__(self, *args: Any, instance: Agreement, **kwargs: Any) -> None:
        kwargs.pop("save_as_new", None)
        self.facts = FactsOf(instance)
        super().__init__(*args, **kwargs)

    @classmethod
    def get_default_prefix(cls) -> str:
        return "citations"

    @cached_property
    def rows(self) -> list[Any]:
        held = with_articles(Citation.objects.filter(self.facts.of_any()))
        return sorted(held, key=self.facts.place_of)

    def get_queryset(self) -> Any:
        return self.rows

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        return super().get_form_kwargs(index) | {"facts": self.facts}

    def clean(self) -> None:
        super().clean()
        refuse_doubles(self.forms)

    def touched_facts(self) -> set[Any]:
        """The facts whose evidence was added to, changed or taken away."""
        changed = [row for row, _fields in self.changed_objects]
        rows = [*self.new_objects, *changed, *self.deleted_objects]
        return {fact for row in rows if (fact := fact_of(row))}


class NoForeignKey(InlineModelAdminChecks):
    """Django's checks without those of the column that an inline usually hangs on."""

    def _check_exclude_of_parent_model(self, obj: Any, parent_model: Any) -> list[Any]:
        return []

    def _check_relation(self, obj: Any, parent_model: Any) -> list[Any]:
        return []


class AgreementCitationInline(RegisterInline):
    model = Citation
    form = AgreementCitationForm
    formset = AgreementCitations  # type: ignore[assignment]
    checks_class = NoForeignKey
    fields = ("fact", "article", "locator", "quote", "reports", "position")
    autocomplete_fields = ("article",)
    show_change_link = True
    note = "The article behind each fact. Save a new fact first, then cite it here."

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return with_articles(super().get_queryset(request))

    def fact(self, row: Citation) -> str:
        """Shown to those who may not change it."""
        return supported(row)

    def get_formset(self, request: Any, obj: Any = None, **kwargs: Any) -> Any:
        """As Django's own, without the foreign key."""
        may_change = self.has_change_permission(request, obj)
        may_add = self.has_add_permission(request, obj)

        class Form(self.form):  # type: ignore[name-defined, misc]
            def has_changed(self) -> bool:
                allowed = may_add if is_new(self.instance) else may_change
                return allowed and super().has_changed()

        fields = kwargs.pop("fields", None) or flatten_fieldsets(self.get_fieldsets(request, obj))
        return modelformset_factory(
            self.model,
            form=Form,
            formset=self.formset,
            fields=fields,
            formfield_callback=lambda field, **more: self.formfield_for_dbfield(
                field, request, **more
            ),
            extra=0,
            can_delete=self.has_delete_permission(request, obj),
            **kwargs,
        )
