"""A reader who has only a keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, Page

MOST_STOPS = 400
"""More stops than any page has; a control that is not reached by then cannot be reached."""


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until ``wanted`` has the focus; whatever is in the way is passed, not skipped."""
    element = wanted.element_handle()
    for _ in range(MOST_STOPS):
        if page.evaluate("e => e === document.activeElement", element):
            assert wanted.is_visible(), "What has the focus must be seen"
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{wanted} is not reached by Tab")


def press(page: Page, wanted: Locator, key: str = "Enter") -> None:
    """Go to ``wanted`` by Tab and press ``key`` on it."""
    tab_to(page, wanted)
    page.keyboard.press(key)
