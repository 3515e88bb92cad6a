"""The practice corpus as the reader meets it: pages with their labels, and how they are scored."""

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

from agreements.core.articles import Page, Reading
from agreements.sources.reading import read

FOLDER = Path(__file__).parent.parent / "corpus"
TODAY = date(2026, 6, 1)

Label = dict[str, Any]


def labels(folder: Path = FOLDER) -> list[Label]:
    """The labels of a folder in the order of their numbers."""
    return [json.loads(path.read_bytes()) for path in sorted((folder / "labels").glob("*.json"))]


def page(label: Label, folder: Path = FOLDER) -> Page:
    """The page of a label, as its server would send it."""
    path = next((folder / "pages").glob(f"{label['id']}-*"))
    return Page(
        body=path.read_bytes(), content_type=label["page"]["content_type"], url=label["url"]
    )


def reading(label: Label, folder: Path = FOLDER) -> Reading:
    """What the reader makes of a labelled page."""
    return read(page(label, folder), today=TODAY)


def likeness(found: str, wanted: str, *, by_character: bool = False) -> float:
    """F1 of the words (of the characters where a language parts none) of two texts."""
    units = (lambda text: "".join(text.split())) if by_character else str.split
    one, other = Counter(units(found)), Counter(units(wanted))
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if one or other else 1.0
