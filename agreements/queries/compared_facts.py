"""The facts of agreements compared, row by row: when, who, what force, what is due and disputed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db.models import QuerySet

from agreements.models import Agreement, Commitment, Disagreement, Participation
from agreements.queries.due import Due


class Fact(NamedTuple):
    """A row of facts: one cell an agreement, drawn as its ``name`` says."""

    name: str
    label: str
    cells: list[Any]
    alike: bool


def facts_of(agreements: Sequence[Agreement], on: date) -> list[Fact]:
    """The facts of each, one row a kind of fact; three queries."""
    taking_part = _by_agreement(
        Participation.objects.filter(agreement__in=agreements).select_related("party")
    )
    promised = _by_agreement(
        Commitment.objects.with_state(on)
        .filter(agreement__in=agreements)
        .select_related("agreement", "pillar")
    )
    disputed = _by_agreement(
        Disagreement.objects.with_rivals()
        .filter(agreement__in=agreements)
        .select_related("agreement")
    )
    dues = [_dues(each, promised[each.pk], on) for each in agreements]

    def fact(name: str, label: str, cells: Iterable[Any], key: Any = lambda cell: cell) -> Fact:
        shown = list(cells)
        return Fact(name, label, shown, _all_one(key(cell) for cell in shown))

    return [
        fact("date", "Date", agreements, lambda a: (a.signed_on, a.date_word)),
        fact("parties", "Parties", (_parties(taking_part[a.pk]) for a in agreements), tuple),
        fact("place", "Place", (a.place for a in agreements)),
        fact("signed", "Signed by", (_signed(taking_part[a.pk]) for a in agreements), tuple),
        fact("kind", "Kind", (a.get_kind_display() for a in agreements)),
        fact("force", "Legal force", (a.get_legal_force_display() for a in agreements)),
        fact("status", "Status", agreements, lambda a: a.status),
        fact("text", "Full text", (a.text_read for a in agreements)),
        fact("commitments", "Dated commitments", dues, _arithmetic),
        fact("disagreements", "Disagreements", (disputed[a.pk] for a in agreements), tuple),
    ]


def _all_one(keys: Iterable[Hashable]) -> bool:
    return len(set(keys)) <= 1


def _by_agreement(rows: QuerySet[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for row in rows:
        found[row.agreement_id].append(row)
    return found


def _parties(rows: Iterable[Participation]) -> list[str]:
    return list(dict.fromkeys(row.party.name for row in rows))


def _signed(rows: Iterable[Participation]) -> list[str]:
    """Who signed and in what office, one text a signatory."""
    signed = (row for row in rows if row.signatory or row.office)
    return [", ".join(part for part in (row.signatory, row.office) if part) for row in signed]


def _dues(agreement: Agreement, rows: Iterable[Commitment], on: date) -> list[Due]:
    """Commitments with a date or a rule that gives one."""
    return [
        Due(
            row,
            [],
            row.counted_from or agreement.signed_on,
            (row.due_on.last - on).days if row.due_on else None,
        )
        for row in rows
        if row.due_on or row.period
    ]


def _arithmetic(dues: Iterable[Due]) -> Hashable:
    return tuple(
        (str(due.base), due.fact.due, str(due.fact.due_on), due.fact.state) for due in dues
    )
