"""What the file of a comparison holds."""

from __future__ import annotations

from typing import Any, Protocol

from agreements.exports.columns import Column


class ComparedLike(Protocol):
    """What a row of a comparison must have: see ``queries.compare.ComparedRow``."""

    agreement: str
    title: str
    pillar_code: str
    pillar: str
    pillar_slug: str
    strength: str
    delta: str
    provisions: str
    sources: str


COMPARISON: tuple[Column[Any], ...] = (
    Column(
        "agreement",
        "Agreement id",
        lambda r: r.agreement,
        "Stable identifier: the agreement's page is /agreements/<id>/.",
    ),
    Column("title", "Agreement", lambda r: r.title, "Title of the agreement."),
    Column("pillar_code", "Pillar code", lambda r: r.pillar_code, "Three signs, such as STK."),
    Column("pillar", "Pillar", lambda r: r.pillar, "Name of the pillar."),
    Column(
        "pillar_id",
        "Pillar id",
        lambda r: r.pillar_slug,
        "Stable identifier: the pillar's page is /pillars/<id>/.",
    ),
    Column(
        "strength",
        "Strength",
        lambda r: r.strength,
        "Strongest wording (commitment, intent, exploratory or mention); silent where the full"
        " text was read, else not-reported.",
    ),
    Column(
        "against_baseline",
        "Against the baseline",
        lambda r: r.delta,
        "baseline for the baseline itself; else kept, stronger, softer, added (to a baseline"
        " read in full), added-to-reported (the baseline was not), dropped (only where this text"
        " was read in full), silent or not-reported.",
    ),
    Column(
        "provisions",
        "Provisions",
        lambda r: r.provisions,
        "What the agreement says on the pillar, in our words; several parted by semicolons.",
    ),
    Column(
        "sources",
        "Sources",
        lambda r: r.sources,
        "Outlets behind them with the paragraph where known, parted by semicolons.",
    ),
)
