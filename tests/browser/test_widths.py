"""No page is wider than the window, from a small phone to a large screen, and when enlarged."""

from __future__ import annotations

import pytest

from tests.browser.conftest import OpenPage
from tests.browser.pages import PUBLIC, STAFF, State

ALL = PUBLIC | STAFF
# 720 is a desktop of 1440 at 200 %.
WIDTHS = (320, 390, 720, 768, 1024, 1440, 1920)
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  return [...document.querySelectorAll("body *")]
    .filter((each) => each.getBoundingClientRect().right > width + 1 && !each.closest(".vh"))
    .map((each) => `${each.tagName}.${each.className}`).slice(0, 5);
}"""


@pytest.mark.parametrize("state", ALL.values(), ids=ALL)
def test_the_page_does_not_scroll_sideways(open_page: OpenPage, state: State) -> None:
    page = open_page()
    state.show(page)
    wide = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate(TOO_WIDE)
    assert wide == {width: [] for width in WIDTHS}
