"""What each download holds, declared once: files, the API and docs/exports.md read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

Row = TypeVar("Row", contravariant=True)

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column of a file."""

    key: str
    """Name in JSON and in the API. Never changes once published."""
    heading: str
    """First line of CSV and XLSX."""
    value: Callable[[Row], Cell]
    note: str
    """One sentence for the data dictionary, docs/exports.md."""


class ProvisionLike(Protocol):
    """What a row of a pillar table must have: see ``queries.provisions.ProvisionRow``."""

    agreement: str
    title: str
    date: Any
    status: str
    legal_force: str
    parties: str
    pillar_code: str
    pillar: str
    pillar_slug: str
    strength: str
    summary: str
    sources: str
    addresses: str
    trust: str


PROVISIONS: tuple[Column[Any], ...] = (
    Column("agreement", "Agreement id", lambda r: r.agreement, "Stable identifier: the agreement's page is /agreements/<id>/."),
    Column("title", "Agreement", lambda r: r.title, "Title of the agreement."),
    Column("date", "Date", lambda r: str(r.date), "Date of signature or announcement: YYYY, YYYY-MM or YYYY-MM-DD, as precise as known; empty when not known."),
    Column("status", "Status", lambda r: r.status, "proposed, announced, signed, in-force, suspended, terminated or superseded."),
    Column("legal_force", "Legal force", lambda r: r.legal_force, "binding, non-binding or unclear."),
    Column("parties", "Parties", lambda r: r.parties, "Names of all parties with any role, parted by semicolons."),
    Column("pillar_code", "Pillar code", lambda r: r.pillar_code, "Three signs, such as STK."),
    Column("pillar", "Pillar", lambda r: r.pillar, "Name of the pillar."),
    Column("pillar_id", "Pillar id", lambda r: r.pillar_slug, "Stable identifier: the pillar's page is /pillars/<id>/."),
    Column("strength", "Strength", lambda r: r.strength, "commitment, intent, exploratory or mention."),
    Column("summary", "Provision", lambda r: r.summary, "What the agreement says on the pillar, in our words."),
    Column("sources", "Sources", lambda r: r.sources, "Outlets behind it with the paragraph where known, parted by semicolons."),
    Column("addresses", "Source addresses", lambda r: r.addresses, "Web addresses of those sources, parted by semicolons."),
    Column("trust", "Trust", lambda r: r.trust, "documents, reference (press-derived, unreviewed), machine or reviewed."),
)  # fmt: skip


class MatrixLike(Protocol):
    """What a row of the matrix must have: see ``queries.coverage.MatrixRow``."""

    agreement: Any
    cells: list[Any]


def matrix(pillars: list[tuple[str, str]]) -> tuple[Column[Any], ...]:
    """Columns of the matrix: the agreement, then one a pillar (code and name given)."""
    return (
        Column("agreement", "Agreement id", lambda r: r.agreement.slug, "Stable identifier of the agreement."),
        Column("title", "Agreement", lambda r: r.agreement.title, "Title of the agreement."),
        Column("date", "Date", lambda r: str(r.agreement.signed_on or ""), "YYYY, YYYY-MM or YYYY-MM-DD; empty when not known."),
        Column("trust", "Trust", lambda r: r.agreement.trust, "documents, reference, machine or reviewed."),
        *(
            Column(code, f"{code} {name}", _cell(number), f"{name}: strongest wording, silent, or not-reported.")
            for number, (code, name) in enumerate(pillars)
        ),
    )  # fmt: skip


def _cell(number: int) -> Callable[[MatrixLike], Cell]:
    return lambda row: str(row.cells[number].state)


__all__ = ["PROVISIONS", "Cell", "Column", "MatrixLike", "ProvisionLike", "matrix"]
