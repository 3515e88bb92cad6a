"""Whether scores keep above the floors recorded beside the labelled pages."""

from __future__ import annotations

from typing import Any


def shortfalls(report: dict[str, Any], floors: dict[str, Any]) -> list[str]:
    """Every score below its floor, in words, and every hostile page that did not pass.

    ``floors`` is ``{"fields": {name: {measure: floor}}, "hostile": "every page"}``. A score
    that could not be worked out, as there was no label, is below every floor.
    """
    below = [
        f"{name} {measure} is {_shown(report['fields'][name].get(measure))}, not {floor:.3f}"
        for name, measures in floors["fields"].items()
        for measure, floor in measures.items()
        if (report["fields"][name].get(measure) or 0.0) < floor
    ]
    failed = [name for name, page in report["hostile"].items() if not page["passed"]]
    return below + [f"hostile page {name} did not pass" for name in failed]


def _shown(score: float | None) -> str:
    return "unknown" if score is None else f"{score:.3f}"
