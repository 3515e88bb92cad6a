"""What is scored of every page, relevant or not: its text, its like, and what it says of itself."""

from __future__ import annotations

from dataclasses import dataclass, field
from statistics import fmean
from typing import Any

from agreements.core.scoring.agreements import Fields
from agreements.core.scoring.tally import Tally
from agreements.core.scoring.texts import Overlap, overlap

WELL = 0.95
"""A page whose text is got out with at least this F1 counts as well read."""

METADATA = ("canonical_url", "published_on", "byline", "language")


@dataclass
class Texts:
    """The overlap of each page's text with its label's."""

    pages: dict[str, Overlap] = field(default_factory=dict)

    def score(self, page: str, text: str, label: Fields, tally: Tally) -> None:
        shared = overlap(text, label["main_text"], language=label.get("language") or "en")
        self.pages[page] = shared
        if shared.f1 < WELL:
            said = f"F1 {shared.f1:.3f}, P {shared.precision:.3f}, R {shared.recall:.3f}"
            tally.miss(page, "extraction", said, f"F1 of {WELL}")

    def as_json(self) -> dict[str, Any]:
        """Means over pages, and the share of pages at 0.95 or more."""
        every = list(self.pages.values())
        if not every:
            return {"precision": None, "recall": None, "f1": None, "labels": 0, "well": None}
        return {
            "precision": fmean(each.precision for each in every),
            "recall": fmean(each.recall for each in every),
            "f1": fmean(each.f1 for each in every),
            "labels": len(every),
            "well": fmean(each.f1 >= WELL for each in every),
        }


def score_page(page: str, said: Fields, label: Fields, tally: Tally) -> None:
    """Count relevance, duplicates and metadata.

    A page that its label calls borderline is left out of relevance.
    """
    if "borderline" not in str(label.get("notes", "")).lower():
        relevant = {page} if label["relevant"] else set()
        tally.compare("relevance", page, {page} if said["relevant"] else set(), relevant)
    tally.compare("duplicates", page, _like(page, said), _like(page, label))
    for name in METADATA:
        if name in label:
            tally.judge(name, page, said[name], label[name])


def _like(page: str, fields: Fields) -> set[str]:
    """The page as one of a pair with the earlier page it is a duplicate of."""
    return {f"{page} of {fields['duplicate_of']}"} if fields.get("duplicate_of") else set()


FIELDS = {"amount": "amounts", "commitment.due": "commitments", "commitment": "commitments"}
"""What the labels call a disputed field, where the register has another name for it."""


def score_contradictions(page: str, said: Fields, label: Fields, tally: Tally) -> None:
    """Count each field that the label says is at odds with another page: was it disputed?"""
    shown = [(each["page"], each["field"]) for each in said["disputes"]]
    for each in label.get("contradicts") or []:
        key = (each["page"], FIELDS.get(each["field"], each["field"]))
        is_shown = key in shown
        if is_shown:
            shown.remove(key)
        words = f"{each['field']}: {each['here']}, against {each['there']} of {each['page']}"
        tally.verdict("contradictions", page, "", words, is_right=is_shown)
