"""What the history of a row says of it, and whose history belongs together."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.db import models

from agreements.models.evidence import CITED

OF_AGREEMENT = {"agreement": "agreement"}
OWNERS: dict[str, dict[str, str]] = {
    "agreement": {},
    "participation": OF_AGREEMENT,
    "provision": OF_AGREEMENT,
    "commitment": OF_AGREEMENT,
    "amount": OF_AGREEMENT,
    "event": OF_AGREEMENT,
    "disagreement": OF_AGREEMENT,
    "agreementmineral": OF_AGREEMENT,
    "agreementrelation": {"agreement": "agreement", "other": "agreement"},
    "agreementsource": OF_AGREEMENT,
    "check": {"commitment": "commitment"},
    "claim": {"disagreement": "disagreement"},
    "citation": {fact: fact for fact in CITED},
    "party": {},
    "partyalias": {"party": "party"},
    "membership": {"bloc": "party", "member": "party"},
    "pillar": {},
    "mineral": {},
    "outlet": {},
}
"""Tables with a public history, in the order of a page: column to the table of the owner.

What waits for a person, and what a machine keeps for curators (suggestions, articles, feeds),
has its history in the admin alone.
"""


def model_of(kind: str) -> Any:
    """The table called ``kind``, as Django names its model in lower case."""
    return apps.get_model("agreements", kind)


def event_model_of(kind: str) -> Any:
    """The table of the history of ``kind``: a row for each insert, update and delete."""
    return apps.get_model("agreements", f"{kind}event")


def events_of(row: models.Model) -> Any:
    """The history of one row, latest first, with the context each change was made in."""
    events: Any = row.events  # type: ignore[attr-defined]
    return events.select_related("pgh_context").order_by("-pgh_id")


def edited_by_a_person(row: models.Model) -> bool:
    """Whether the last change of the row was made by someone signed in."""
    last = events_of(row).first()
    return bool(last and last.pgh_context and last.pgh_context.metadata.get("user"))
