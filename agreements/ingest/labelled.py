"""Pages with their labels, read out of a folder in the shape of ``tests/corpus``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from agreements.core.articles import Page

LISTS = ("agreements", "minerals", "pillars", "commitments", "amounts", "officials")
SERVED_AS = {".pdf": "application/pdf", ".txt": "text/plain; charset=utf-8"}
"""What to serve a page as where its label does not say; HTML otherwise."""


@dataclass(frozen=True, kw_only=True)
class Labelled:
    """A page with its label, which has every list and says whether the page is relevant.

    ``name`` is the id of the label, or the name of its file where it has none.
    """

    name: str
    page: Page
    label: dict[str, Any]


def labelled(folder: Path, skipped: list[str]) -> Iterator[Labelled]:
    """Each page of ``folder/pages`` that has a label, by name; the others go to ``skipped``."""
    pages = {path.stem: path for path in sorted((folder / "pages").glob("*")) if path.is_file()}
    labels = {path.stem: path for path in sorted((folder / "labels").glob("*.json"))}
    skipped += [f"{pages[stem].name}: no label" for stem in pages if stem not in labels]
    skipped += [f"{labels[stem].name}: no page" for stem in labels if stem not in pages]
    for stem in pages:
        if stem in labels:
            label = _label(labels[stem], skipped)
            if label is not None:
                yield _served(pages[stem], label)


def _label(path: Path, skipped: list[str]) -> dict[str, Any] | None:
    try:
        label = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        skipped.append(f"{path.name}: {error}")
        return None
    if not isinstance(label, dict):
        skipped.append(f"{path.name}: not a label")
        return None
    label |= {name: label.get(name) or [] for name in LISTS}
    return {"relevant": bool(label["agreements"]), **label}


def _served(path: Path, label: dict[str, Any]) -> Labelled:
    kind = (label.get("page") or {}).get("content_type") or SERVED_AS.get(path.suffix, "text/html")
    url = label.get("url") or ""
    page = Page(body=path.read_bytes(), content_type=kind, url=url, address=url)
    return Labelled(name=str(label.get("id") or path.stem), page=page, label=label)
