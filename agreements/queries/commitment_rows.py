"""Commitments as flat rows, for their files."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from django.db.models import Case, F, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce

from agreements.core.partial_dates import PartialDate
from agreements.core.words import DueState
from agreements.exports.ical import Event
from agreements.models import Check, Participation
from agreements.models.fields import PartialDateField
from agreements.queries.commitment_facets import OWING
from agreements.queries.commitments import CommitmentFilter
from agreements.queries.due import days_to
from agreements.queries.provisions import BATCH, joined, sources_of


class CommitmentRow(NamedTuple):
    """One commitment, flat; what is not known is empty."""

    id: int
    agreement: str
    title: str
    parties: str
    pillar: str
    promise: str
    due_rule: str
    counted_from: PartialDate | str
    due_on: PartialDate | str
    state: str
    days_past: int | None
    outcome: str
    note: str
    last_check: date | str
    finding: str
    sources: str
    addresses: str
    trust: str


def commitment_rows(chosen: CommitmentFilter) -> Iterator[CommitmentRow]:
    """The commitments that match in the order of the list, a few hundred at a time."""
    on = chosen.edition.on
    rows = _rows(chosen).values_list(
        "pk", "agreement__slug", "agreement__title", "parties", "pillar__name", "summary", "due",
        "base", "due_on", "state", "told", "told_note", "last_check", "finding",
        "sources_in_words", "addresses", "trust",
    )  # fmt: skip
    for row in rows.iterator(chunk_size=BATCH):
        days = days_to(row[8], on)
        filled: list[Any] = ["" if value is None else value for value in row]
        filled.insert(10, None if days is None else -days)
        yield CommitmentRow(*filled)


def _rows(chosen: CommitmentFilter) -> QuerySet[Any]:
    edition = chosen.edition
    owing = Participation.objects.filter(agreement=OuterRef("agreement"), role__in=OWING)
    checks = Check.objects.filter(commitment=OuterRef("pk"), looked_on__lte=edition.on)
    last = checks.order_by("-looked_on", "-pk")
    base = Coalesce("counted_from", "agreement__signed_on")
    return chosen.qs.annotate(
        parties=joined(owing, "agreement", F("party__name")),
        base=Case(
            When(Q(due__startswith="P"), then=base),
            default=Value(None),
            output_field=PartialDateField(),
        ),
        last_check=Subquery(last.values("looked_on")[:1]),
        finding=Subquery(last.values("finding")[:1]),
        **sources_of("commitment", edition),
    )


def calendar_events(chosen: CommitmentFilter, site: str) -> Iterator[Event]:
    """The commitments that match and have a due date, as events of a calendar.

    ``site`` is the address of the register, such as "https://register.example".
    """
    host = site.partition("//")[2]
    for row in commitment_rows(chosen):
        if isinstance(row.due_on, PartialDate):
            address = f"{site}/agreements/{row.agreement}/#c-{row.id}"
            uid = f"commitment-{row.id}@{host}"
            told = "\n".join(_told(row, chosen.edition.on))
            yield Event(uid, row.due_on.last, f"Due: {row.promise}", told, address)


def _told(row: CommitmentRow, on: date) -> Iterator[str]:
    yield f"{row.title}. {DueState(row.state).label} on {on.isoformat()}."
    if isinstance(row.due_on, PartialDate) and row.due_on.precision != "day":
        only = row.due_on.precision
        yield f"Only the {only} is known ({row.due_on.words}); this is its last day."
    if row.due_rule.startswith("P"):
        yield f"Counted from {row.counted_from}: {row.due_rule}."
    if row.parties:
        yield f"Owed by {row.parties}."
    if row.note:
        yield row.note
    if row.sources:
        yield f"Sources: {row.sources}."
    yield f"Trust: {row.trust}."
