"""The facets of the list of commitments, each declared once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    OuterRef,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Left

from agreements.core.words import AgreementKind, DueState, Outcome, Role, Trust
from agreements.models import Check, Commitment, CommitmentQuerySet, Participation
from agreements.models.agreement import NO_DATE
from agreements.models.content import Later, told_by
from agreements.models.fields import LastDay
from agreements.queries.facet import Chosen, Facet, OwnFacet
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

CHECKED = [("no", "Nobody looked yet"), ("yes", "Somebody looked")]
"""Of commitments whose last day has passed, whether it was checked after that day."""

DUE_YEAR = Coalesce(Left("due_on", 4, output_field=CharField()), Value(NO_DATE))


def with_words(commitments: CommitmentQuerySet, on: date) -> CommitmentQuerySet:
    """Add what facets look at: ``state``, ``told``, ``checked`` and ``due_year``, as of ``on``."""
    known = with_told(commitments.with_state(on), on)
    return known.annotate(due_year=DUE_YEAR, checked=checked_since_due(on))


def checked_since_due(on: date) -> Case:
    """Whether somebody looked after the last day it was due and by ``on``: a word of ``CHECKED``.

    NULL where that day has not passed, or there is none.
    """
    last = LastDay("due_on")
    since = Check.objects.filter(commitment=OuterRef("pk"), looked_on__lte=on)
    looked = Exists(since.filter(looked_on__gt=LastDay(OuterRef("due_on"))))
    return Case(
        When(Q(Later(last, on)) & Q(looked), then=Value("yes")),
        When(Q(Later(last, on)), then=Value("no")),
        output_field=CharField(),
    )


def with_told(commitments: QuerySet[Any], on: date) -> Any:
    """Add ``told`` and ``told_note``: outcome and note as far as they could be told by ``on``."""
    known, unknown = told_by(on), Value(str(Outcome.UNKNOWN))
    return commitments.annotate(
        told=Case(When(known, then=F("outcome")), default=unknown, output_field=CharField()),
        told_note=Case(When(known, then=F("note")), default=Value(""), output_field=TextField()),
    )


@dataclass(frozen=True, slots=True)
class OwedBy(OwnFacet):
    """The parties that owe a commitment: see ``OWING``."""

    option: str = "agreement__participation__party__slug"

    def narrow(self, rows: QuerySet[Any], chosen: Chosen) -> QuerySet[Any]:
        wanted = list(chosen.get(self.name) or ())
        owing = Participation.objects.filter(role__in=OWING, party__slug__in=wanted)
        return rows.filter(agreement__in=owing.values("agreement")) if wanted else rows

    def counts(self, rows: QuerySet[Any], chosen: Chosen) -> QuerySet[Any]:
        owed = rows.filter(agreement__participation__role__in=OWING)
        return OwnFacet.counts(self, owed, chosen)


FACETS: tuple[Facet, ...] = (
    OwnFacet("state", "State", option="state", by_count=False, shown=9, is_open=True),
    OwedBy(
        "party", "Party", is_open=True,
        note="Owed by: a commitment belongs to every signatory and member of its agreement.",
    ),
    OwnFacet("pillar", "Pillar", option="pillar__slug"),
    OwnFacet("kind", "Kind of agreement", option="agreement__kind", words=AgreementKind),
    OwnFacet("due", "Due in", option="due_year", by_count=False, shown=12, is_open=True),
    OwnFacet("outcome", "Outcome", option="told", words=Outcome, by_count=False),
    OwnFacet("trust", "Trust", option="trust", words=Trust, by_count=False),
    OwnFacet("checked", "Checked since it fell due", option="checked", by_count=False),
)  # fmt: skip


def commitment_words() -> Vocabulary:
    """The terms of every facet, in two queries: states in their order, years of due dates."""
    terms = vocabulary()
    dated = Commitment.objects.filter(due_on__isnull=False).order_by()
    years = dated.annotate(due_year=DUE_YEAR).values_list("due_year", flat=True).distinct()
    terms["checked"] = [Term(*each) for each in CHECKED]
    terms["state"] = [Term(str(state), state.label) for state in ORDER]
    terms["due"] = [*(Term(year, year) for year in sorted(years)), Term(NO_DATE, "No date")]
    return terms
