"""The facets of the list of commitments, each declared once."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db.models import Case, CharField, F, QuerySet, TextField, Value, When
from django.db.models.functions import Coalesce, Left

from agreements.core.words import AgreementKind, DueState, Outcome, Role, Trust
from agreements.models import Commitment, Participation
from agreements.models.agreement import NO_DATE
from agreements.models.content import newest_source, told_by
from agreements.queries.editions import today
from agreements.queries.facets import Chosen, Facet
from agreements.queries.vocabulary import Term, Vocabulary, vocabulary

ORDER = (
    DueState.OVERDUE,
    DueState.CONTRADICTED,
    DueState.MISSED,
    DueState.PARTLY,
    DueState.SOON,
    DueState.AHEAD,
    DueState.MET,
    DueState.UNDATED,
    DueState.SUPERSEDED,
)
"""States as a reader goes through them: what is late first, what is settled last."""

OWING = [str(Role.SIGNATORY), str(Role.MEMBER)]
"""Who owes what an agreement promises: signatories and members.

A rule of ours: sources seldom say which side is to act, so a commitment belongs to every
party that signed or joined its agreement, and to none that observed or was only named.
"""

DUE_YEAR = Coalesce(Left("due_on", 4, output_field=CharField()), Value(NO_DATE))


def owing(_chosen: Chosen) -> QuerySet[Any]:
    """Participations of those who owe what their agreement promises."""
    return Participation.objects.filter(role__in=OWING)


def plain(_chosen: Chosen) -> QuerySet[Any]:
    return Commitment.objects.order_by()


def by_state(chosen: Chosen) -> QuerySet[Any]:
    """Commitments with their state on the day asked for."""
    return Commitment.objects.with_state(chosen.get("as_of") or today()).order_by()


def by_year(_chosen: Chosen) -> QuerySet[Any]:
    return Commitment.objects.order_by().annotate(due_year=DUE_YEAR)


def by_outcome(chosen: Chosen) -> QuerySet[Any]:
    return with_told(Commitment.objects.order_by(), chosen.get("as_of") or today())


def with_told(commitments: QuerySet[Any], on: date) -> QuerySet[Any]:
    """Add ``told`` and ``told_note``: outcome and note as far as they could be told by ``on``."""
    known, unknown = told_by(on), Value(str(Outcome.UNKNOWN))
    return commitments.alias(seen_on=newest_source()).annotate(
        told=Case(When(known, then=F("outcome")), default=unknown, output_field=CharField()),
        told_note=Case(When(known, then=F("note")), default=Value(""), output_field=TextField()),
    )


FACETS: tuple[Facet, ...] = (
    Facet("state", "State", by_state, "state", agreement="pk", by_count=False, shown=9,
          is_open=True),
    Facet(
        "party", "Party", owing, "party__slug", agreement="agreement__commitment", is_open=True,
        note="Owed by: a commitment belongs to every signatory and member of its agreement.",
    ),
    Facet("pillar", "Pillar", plain, "pillar__slug", agreement="pk"),
    Facet("kind", "Kind of agreement", plain, "agreement__kind", agreement="pk",
          words=AgreementKind),
    Facet("due", "Due in", by_year, "due_year", agreement="pk", by_count=False, is_open=True),
    Facet("outcome", "Outcome", by_outcome, "told", agreement="pk", words=Outcome,
          by_count=False),
    Facet("trust", "Trust", plain, "trust", agreement="pk", words=Trust, by_count=False),
)  # fmt: skip


def commitment_words() -> Vocabulary:
    """The terms of every facet, in two queries: states in their order, years of due dates."""
    terms = vocabulary()
    dated = Commitment.objects.filter(due_on__isnull=False).order_by()
    years = dated.annotate(due_year=DUE_YEAR).values_list("due_year", flat=True).distinct()
    terms["state"] = [Term(str(state), state.label) for state in ORDER]
    terms["due"] = [*(Term(year, year) for year in sorted(years)), Term(NO_DATE, "No date")]
    return terms
