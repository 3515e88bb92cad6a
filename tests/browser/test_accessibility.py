"""axe finds nothing to mend, in either theme, on a desktop and on a phone; nor is there noise."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import DEVICES, OpenPage
from tests.browser.pages import PUBLIC, STAFF, State

ALL = PUBLIC | STAFF
# Without "preload": axe would load style sheets in a way that the policy rightly refuses.
EVERYTHING = {"resultTypes": ["violations"], "preload": False}
# The document is the same in both themes; only what it looks like differs.
COLOURS = EVERYTHING | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


@pytest.mark.parametrize("device", DEVICES)
@pytest.mark.parametrize("state", ALL.values(), ids=ALL)
def test_axe_finds_nothing(open_page: OpenPage, state: State, device: str) -> None:
    page = open_page(device=device)
    state.show(page)
    assert violations(page, EVERYTHING) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.wait_for_timeout(300)  # the admin's own colours fade from one theme into the other
    assert violations(page, COLOURS) == []


def violations(page: Page, options: dict[str, object]) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"][:3]
    ]
