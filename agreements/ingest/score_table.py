"""The scores of an evaluation as lines of plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

HEADINGS = ("precision", "recall", "f1", "labels")


def lines(report: Mapping[str, Any]) -> Iterator[str]:
    """Every field, every pillar, every hostile page, every miss, and what was not scored."""
    yield _row("field", HEADINGS)
    for name, scores in report["fields"].items():
        yield _scored(name, scores)
    yield ""
    yield _row("pillar", HEADINGS)
    for name, scores in report["pillars"].items():
        yield _scored(name, scores)
    yield from _titled("Hostile pages", _hostile(report["hostile"]))
    misses = [_miss(miss) for miss in report["misses"]]
    yield from _titled(f"Misses: {len(misses)}", misses)
    yield from _titled("Not scored", report["skipped"])


def _titled(title: str, rows: list[str]) -> Iterator[str]:
    if rows:
        yield from ("", title, *rows)


def _scored(name: str, scores: Mapping[str, Any]) -> str:
    if "accuracy" in scores:
        right = f"accuracy {_share(scores['accuracy'])}, {scores['right']} of {scores['labels']}"
        return f"{name:30} {right}{_more(scores)}"
    return _row(name, [_share(scores[key]) for key in HEADINGS]) + _more(scores)


def _more(scores: Mapping[str, Any]) -> str:
    named = {"well": "pages at 0.95 or more", "exact": "of all quotes exact"}
    there = [key for key in named if key in scores]
    return "".join(f"  {_share(scores[key])} {named[key]}" for key in there)


def _share(score: float | int | None) -> str:
    return "-" if score is None else f"{score:.3f}" if isinstance(score, float) else str(score)


def _row(name: str, cells: Any) -> str:
    return f"{name:30} " + " ".join(f"{cell:>9}" for cell in cells)


def _hostile(pages: Mapping[str, Any]) -> list[str]:
    return [
        f"{name:30} {'passed' if page['passed'] else 'FAILED: ' + page['why']}"
        for name, page in pages.items()
    ]


def _miss(miss: Mapping[str, str]) -> str:
    said = f"said {miss['said']}" if miss["said"] else "said nothing"
    return f"{miss['page']} {miss['field']}: {said}; label: {miss['expected'] or 'nothing'}"
