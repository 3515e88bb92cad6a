"""What the file of disagreements holds."""

from __future__ import annotations

from typing import Any, Protocol

from agreements.exports.columns import Column


class ClaimLike(Protocol):
    """What a row of the file must have: see ``queries.disagreements.ClaimRow``."""

    agreement: Any
    disagreement: Any
    claim: Any
    leads: bool
    outlet: Any


CLAIMS: tuple[Column[Any], ...] = (
    Column(
        "agreement",
        "Agreement id",
        lambda r: r.agreement.slug,
        "Stable identifier: the agreement's page is /agreements/<id>/.",
    ),
    Column("title", "Agreement", lambda r: r.agreement.title, "Title of the agreement."),
    Column(
        "attribute",
        "Attribute",
        lambda r: r.disagreement.attribute,
        "What sources differ on; with the agreement id it names the disagreement.",
    ),
    Column(
        "about",
        "About",
        lambda r: r.disagreement.about,
        "signed_on, place, status, parties, pillar, amounts, commitments or other.",
    ),
    Column("state", "State", lambda r: r.disagreement.state, "open, explained or resolved."),
    Column("value", "Value", lambda r: r.claim.value, "The value that this source gives."),
    Column(
        "leads",
        "Leads",
        lambda r: "yes" if r.leads else "no",
        "yes for the value that pages and files use; no for all while none is settled.",
    ),
    Column(
        "outlet",
        "Source",
        lambda r: r.claim.article.publisher,
        "The outlet, or the number of the founding document.",
    ),
    Column(
        "outlet_kind",
        "Kind of outlet",
        lambda r: r.outlet.kind if r.outlet else "unknown",
        "government, news, trade-press, analysis, company, aggregator or unknown.",
    ),
    Column(
        "date",
        "Published",
        lambda r: str(r.claim.article.published_on or ""),
        "YYYY, YYYY-MM or YYYY-MM-DD; empty when no date is printed.",
    ),
    Column("address", "Source address", lambda r: r.claim.article.url, "Web address, if any."),
    Column("locator", "Locator", lambda r: r.claim.locator, "Paragraph, such as ¶13, if known."),
    Column(
        "explanation",
        "Explanation",
        lambda r: r.disagreement.explanation,
        "Why sources differ, or why the value that leads does, in our words.",
    ),
)
