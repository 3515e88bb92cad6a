"""What every page shows."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest
from django.urls import reverse

from agreements.queries.editions import edition_asked, today


class NavItem(NamedTuple):
    """An entry of the main navigation; ``current`` is a value of aria-current."""

    label: str
    url: str
    current: str


PAGES = (
    ("Dashboard", "agreements:dashboard"),
    ("Agreements", "agreements:agreements"),
    ("Pillars", "agreements:pillars"),
    ("Timeline", "agreements:timeline"),
    ("Commitments", "agreements:commitments"),
    ("Compare", "agreements:compare"),
    ("Disagreements", "agreements:disagreements"),
    ("Parties", "agreements:parties"),
    ("Minerals", "agreements:minerals"),
    ("Sources", "agreements:sources"),
    ("Methodology", "agreements:methodology"),
)


def edition(request: HttpRequest) -> dict[str, Any]:
    """Today, the day asked for, and the navigation with the current page marked."""
    return {
        "edition": today(),
        "as_of": edition_asked(request.GET),
        "nav": [nav_item(request.path, *page) for page in PAGES],
        "in_review": nav_item(request.path, "Review", "agreements:review").current,
    }


def nav_item(path: str, label: str, name: str) -> NavItem:
    url = reverse(name)
    if path == url:
        return NavItem(label, url, "page")
    return NavItem(label, url, "true" if url != "/" and path.startswith(url) else "")
