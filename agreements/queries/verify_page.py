"""The facts of one agreement, what each says, and when it was last confirmed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef, Q
from django.db.models.functions import JSONObject

from agreements.core.words import Confirmer, Trust
from agreements.models import (
    CITED,
    FACTS,
    Agreement,
    Article,
    Citation,
    Confirmation,
    LastConfirmed,
)
from agreements.models.as_rows import BLOCKS
from agreements.queries.editions import today
from agreements.queries.verifying import is_due

OWN = "agreement"
KINDS = {
    OWN: "The agreement itself",
    "participation": "Parties",
    "provision": "Provisions",
    "commitment": "Commitments",
    "amount": "Amounts",
    "event": "Events",
}
RELATED = {"participation": ("party",), "provision": ("pillar",), "commitment": ("pillar",)}
SAYS: dict[str, Callable[[Any], str]] = {
    OWN: lambda a: ", ".join(
        str(each)
        for each in (a.title, a.get_kind_display(), a.get_status_display(),
                     a.get_legal_force_display(), a.signed_on and a.signed_on.words, a.place)
        if each
    ),
    "participation": lambda p: ", ".join(
        each for each in (str(p.party), p.get_role_display().lower(), p.signatory, p.office) if each
    ),
    "provision": lambda p: f"{p.pillar} ({p.get_strength_display().lower()}): {p.summary}",
    "commitment": lambda c: f"{c.pillar}: {c.summary}"
    + (f" Due {c.due_on.words}." if c.due_on else ""),
    "amount": lambda a: f"{a.get_kind_display()} of {a.currency} {a.value:,}: {a.what}",
    "event": lambda e: f"{e.date.words if e.date else 'No date'}: {e.title}",
}  # fmt: skip
"""What a fact says, in a line, by kind."""


class Held(NamedTuple):
    """A fact to look at again."""

    key: str
    says: str
    trust: Any
    """The row, for its label of trust."""
    confirmed: LastConfirmed
    is_due: bool
    sources: list[Article]
    said: Mapping[str, Any] | None
    """The last time a person said that it is still so: ``by``, ``note``, ``read_source``."""

    @property
    def how(self) -> str:
        """What last confirmed it, in words."""
        return Confirmer(self.confirmed.how).label


class Kind(NamedTuple):
    """The facts of one kind, the longest unconfirmed first."""

    label: str
    facts: list[Held]


class VerifyPage(NamedTuple):
    """An agreement with its facts; only those that are due, unless all are asked for."""

    agreement: Agreement
    kinds: list[Kind]
    n: int
    due: int
    is_all: bool

    @property
    def shown(self) -> int:
        return sum(len(kind.facts) for kind in self.kinds)

    @property
    def keys(self) -> list[str]:
        return [fact.key for kind in self.kinds for fact in kind.facts]

    @property
    def unreviewed(self) -> int:
        """How many of those shown nobody has reviewed."""
        facts = (fact for kind in self.kinds for fact in kind.facts)
        return sum(fact.trust.trust != Trust.REVIEWED for fact in facts)


def agreement_to_verify(slug: str, *, everything: bool) -> VerifyPage:
    """The agreement called ``slug``; raises Agreement.DoesNotExist. Eight queries."""
    agreement = _agreement(slug)
    rows, sources, said = _rows(agreement), _sources(agreement), _said(agreement)
    found: dict[str, list[Held]] = defaultdict(list)
    confirmed = list(_confirmed(agreement))
    for each in confirmed:
        if each.id in rows and (each.due_now or everything):
            row, cited = rows[each.id], sources.get(each.id, [])
            says = SAYS[each.kind](row)
            held = Held(each.id, says, row, each, each.due_now, cited, said.get(each.id))
            found[each.kind].append(held)
    kinds = [Kind(label, found[kind]) for kind, label in KINDS.items() if found[kind]]
    due = sum(each.due_now for each in confirmed)
    return VerifyPage(agreement, kinds, len(confirmed), due, everything)


def _agreement(slug: str) -> Any:
    """The agreement, with every confirmation of it and its facts in ``said``, latest first."""
    told = JSONObject(
        by="by_name",
        note="note",
        read_source="read_source",
        **{kind: f"{kind}_id" for kind in FACTS},
    )
    said = Confirmation.objects.filter(agreement=OuterRef("pk")).order_by("-made_at", "-pk")
    return Agreement.objects.annotate(said=ArraySubquery(said.values(json=told))).get(slug=slug)


def _said(agreement: Any) -> dict[str, Mapping[str, Any]]:
    """The last confirmation by a person, by the key of its fact."""
    found: dict[str, Mapping[str, Any]] = {}
    for each in agreement.said:
        kind = next((kind for kind in FACTS if each[kind]), OWN)
        found.setdefault(f"{kind}-{each.get(kind) or agreement.pk}", each)
    return found


def _confirmed(agreement: Agreement) -> Any:
    """When each fact was last confirmed, the longest ago first; one query."""
    rows = LastConfirmed.objects.filter(agreement=agreement).annotate(due_now=is_due(today()))
    return rows.order_by(F("confirmed_on").asc(nulls_first=True), "fact_id")


def _rows(agreement: Agreement) -> dict[str, Any]:
    """Every fact, and the agreement itself, by key; five queries."""
    found: dict[str, Any] = {f"{OWN}-{agreement.pk}": agreement}
    for block in BLOCKS:
        rows = block.model._default_manager.filter(agreement=agreement)
        for row in rows.select_related(*RELATED.get(block.column, ())):
            found[f"{block.column}-{row.pk}"] = row
    return found


def _sources(agreement: Agreement) -> dict[str, list[Article]]:
    """Articles cited for each fact, by its key; one query."""
    wanted = Q(agreement=agreement)
    for kind in FACTS:
        wanted |= Q(**{f"{kind}__agreement": agreement})
    found: dict[str, list[Article]] = defaultdict(list)
    for citation in Citation.objects.filter(wanted).select_related("article__outlet"):
        kind = next(kind for kind in CITED if getattr(citation, f"{kind}_id"))
        cited = found[f"{kind}-{getattr(citation, f'{kind}_id')}"]
        if citation.article not in cited:
            cited.append(citation.article)
    return found
