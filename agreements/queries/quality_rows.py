"""The rows that an indicator of quality counts, as a list and a file show them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from agreements.core.partial_dates import PartialDate
from agreements.models import (
    Agreement,
    Amount,
    Arrival,
    Article,
    Commitment,
    Disagreement,
    Event,
    Feed,
    Mineral,
    Outlet,
    Party,
    Pillar,
    Provision,
    Suggestion,
)

BATCH = 500
LONGEST = 160


@dataclass(frozen=True, slots=True)
class Missing:
    """One row that an indicator counts."""

    what: str
    title: str
    href: str = ""
    agreement: str = ""
    agreement_href: str = ""
    note: str = ""


def rows_for_list(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The rows with what is shown of them, in an order without ties."""
    names = {field.name for field in rows.model._meta.concrete_fields}
    if "agreement" not in names:
        return rows.order_by(*ORDER.get(rows.model, ("pk",)), "pk")
    shown_too = {"pillar", "fact_type"} & names
    named = rows.select_related("agreement", *sorted(shown_too))
    return named.defer("agreement__search").order_by("agreement__title", "pk")


ORDER: dict[Any, tuple[str, ...]] = {
    Agreement: ("title",),
    Article: ("title", "url"),
    Pillar: ("order",),
    Mineral: ("name",),
    Party: ("name",),
    Outlet: ("name", "domain"),
    Feed: ("title",),
    Arrival: ("-submitted_at",),
}


def missing(rows: Iterable[Any]) -> list[Missing]:
    """The rows of one page."""
    return [_shown(row) for row in rows]


def stream(rows: QuerySet[Any]) -> Iterator[Missing]:
    """Every row, a batch read at a time."""
    for row in rows.iterator(chunk_size=BATCH):
        yield _shown(row)


def _shown(row: Any) -> Missing:
    what, owner = str(row._meta.verbose_name), getattr(row, "agreement", None)
    return replace(
        SHOWN[type(row)](row),
        what=what[:1].upper() + what[1:],
        agreement=owner.title if owner else "",
        agreement_href=owner.get_absolute_url() if owner else "",
    )


def _agreement(row: Agreement) -> Missing:
    note = row.signed_on.words if row.signed_on else ""
    return Missing("", row.title, row.get_absolute_url(), note=note)


def _fact(anchor: str, words: Callable[[Any], str], note: Callable[[Any], str]) -> Any:
    def shown(row: Any) -> Missing:
        href = f"{row.agreement.get_absolute_url()}#{anchor.format(pk=row.pk)}"
        return Missing("", words(row)[:LONGEST], href, note=note(row))

    return shown


def _article(row: Any) -> Missing:
    """With since when its address answers so, where that is what is counted."""
    note = row.published_on.words if row.published_on else ""
    if since := getattr(row, "found_since", None):
        note = f"since {PartialDate.from_day(since.date()).words} {row.leads_to}".rstrip()
    return Missing("", str(row)[:LONGEST], row.get_absolute_url(), note=note)


def _suggestion(row: Suggestion) -> Missing:
    href = reverse("agreements:review_suggestion", args=[row.pk])
    title = f"{row.get_action_display()}: {row.fact_type.name} ({row.rule})"
    return Missing("", title, href, note=f"{row.made_at:%Y-%m-%d}")


def _arrival(row: Arrival) -> Missing:
    href = reverse("agreements:review_run", args=[row.run_id])
    return Missing("", str(row)[:LONGEST], href, note=row.error[:LONGEST])


def _feed(row: Feed) -> Missing:
    return Missing("", row.title, reverse("agreements:review_feeds"), note=row.last_error[:LONGEST])


def _pillar(row: Any) -> Missing:
    """With the number of agreements that the indicator counted."""
    address = reverse("agreements:pillar", args=[row.slug])
    return Missing("", row.name, address, note=f"{row.n} agreement{'' if row.n == 1 else 's'}")


SHOWN: dict[Any, Callable[[Any], Missing]] = {
    Agreement: _agreement,
    Provision: _fact(
        "p-{pk}", lambda r: f"{r.pillar}: {r.summary}", lambda r: r.get_strength_display()
    ),
    Commitment: _fact("c-{pk}", lambda r: r.summary, lambda r: r.due_on.words if r.due_on else ""),
    Amount: _fact("amounts", lambda r: f"{r}: {r.what}", lambda r: r.get_kind_display()),
    Event: _fact("timeline", lambda r: r.title, lambda r: r.date.words if r.date else ""),
    Disagreement: _fact("d-{pk}", lambda r: r.attribute, lambda r: r.get_state_display()),
    Article: _article,
    Suggestion: _suggestion,
    Arrival: _arrival,
    Feed: _feed,
    Outlet: lambda r: Missing("", str(r), note=r.domain),
    Pillar: _pillar,
    Mineral: lambda r: Missing("", r.name, r.get_absolute_url(), note=r.group),
    Party: lambda r: Missing("", r.name, r.get_absolute_url(), note=r.get_kind_display()),
}
"""How a row of each table is shown."""
