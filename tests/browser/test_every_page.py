"""Every page and state: axe finds nothing to mend, and nothing is wider than the window.

Each is opened once and looked at from all sides; what it says in the console fails it too.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PHONE, new_page
from tests.browser.pages import PUBLIC, STAFF

ALL = PUBLIC | STAFF
# Without "preload": axe would load style sheets in a way that the policy rightly refuses.
EVERYTHING = {"resultTypes": ["violations"], "preload": False}
# The document is the same in both themes; only what it looks like differs.
COLOURS = EVERYTHING | {"runOnly": {"type": "rule", "values": ["color-contrast"]}}
# The document is the same on a phone, too; these are the rules that look at its layout.
LAYOUT = EVERYTHING | {
    "runOnly": {
        "type": "rule",
        "values": ["color-contrast", "scrollable-region-focusable"],
    },
}
# 720 is a desktop of 1440 at 200 %.
WIDTHS = (320, 390, 720, 768, 1024, 1440, 1920)
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > width + 1 && !each.closest(".vh"))
    .map((each) => `${each.tagName}.${each.className}`).slice(0, 5);
}"""


@pytest.fixture(scope="module", params=ALL.values(), ids=ALL)
def shown(request: pytest.FixtureRequest, browser: Browser, site: str) -> Iterator[Page]:
    """A page in the state asked for, the same one for every look at it."""
    page = new_page(browser, site, DESKTOP)
    request.param.show(page)
    yield page
    heard = page.noise.heard  # type: ignore[attr-defined]
    page.context.close()
    assert heard == []


def test_axe_finds_nothing_on_a_desktop_in_either_theme(shown: Page) -> None:
    shown.set_viewport_size(DESKTOP["viewport"])  # type: ignore[arg-type]
    assert violations(shown, EVERYTHING) == []
    shown.emulate_media(color_scheme="dark", reduced_motion="reduce")
    if "/admin/" in shown.url:
        shown.wait_for_timeout(300)  # its own colours fade from one theme into the other
    assert violations(shown, COLOURS) == []
    shown.emulate_media(color_scheme="light")


def test_axe_finds_nothing_on_a_phone(shown: Page) -> None:
    shown.set_viewport_size(PHONE["viewport"])  # type: ignore[arg-type]
    assert violations(shown, LAYOUT) == []


def test_nothing_is_wider_than_the_window(shown: Page) -> None:
    wide = {}
    for width in WIDTHS:
        shown.set_viewport_size({"width": width, "height": 800})
        wide[width] = shown.evaluate(TOO_WIDE)
    assert wide == {width: [] for width in WIDTHS}


def violations(page: Page, options: dict[str, object]) -> list[str]:
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in found
        for node in rule["nodes"][:3]
    ]
