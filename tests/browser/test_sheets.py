"""Menu and filters on a phone: native popovers, worked by keyboard."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage

CLOSE = "[popovertargetaction=hide]"


def opener(page: Page, sheet: str) -> Locator:
    return page.locator(f".sheet-open[popovertarget={sheet}]")


def open_by_keyboard(page: Page, sheet: str) -> Locator:
    expect(page.locator(f"#{sheet}")).to_be_hidden()
    opener(page, sheet).focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"#{sheet}")).to_be_visible()
    return page.locator(f"#{sheet}")


def test_the_menu_opens_and_closes(open_page: OpenPage) -> None:
    page = open_page("/", device="phone")
    menu = open_by_keyboard(page, "mainnav")
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(opener(page, "mainnav")).to_be_focused()
    open_by_keyboard(page, "mainnav")
    page.keyboard.press("Tab")
    expect(menu.locator(CLOSE)).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_be_hidden()
    open_by_keyboard(page, "mainnav").get_by_role("link", name="Pillars").click()
    expect(page.locator("h1")).to_have_text("Pillars")


def test_the_filters_stay_open_while_the_list_changes(open_page: OpenPage) -> None:
    page = open_page("/agreements/", device="phone")
    sheet = open_by_keyboard(page, "facets")
    box = sheet.locator("input[name=pillar][value=financing]")
    box.focus()
    page.keyboard.press("Space")
    page.wait_for_url("**pillar=financing**")
    expect(opener(page, "facets")).to_contain_text("(1)")
    expect(sheet).to_be_visible()
    expect(box).to_be_focused()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()
    expect(opener(page, "facets")).to_be_focused()


def test_applying_the_filters_shows_what_they_found(open_page: OpenPage) -> None:
    page = open_page("/agreements/", device="phone")
    sheet = open_by_keyboard(page, "facets")
    sheet.locator("#f-q").fill("lithium")
    sheet.get_by_role("button", name="Apply filters").click()
    expect(sheet).to_be_hidden()
    expect(page.locator(".chips")).to_contain_text("lithium")


def test_on_a_wide_screen_both_simply_stand_there(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    for sheet in ("mainnav", "facets"):
        expect(page.locator(f"#{sheet}")).to_be_visible()
        expect(opener(page, sheet)).to_be_hidden()


def test_the_matrix_keeps_its_head_and_first_column(open_page: OpenPage) -> None:
    page = open_page("/pillars/", device="phone")
    page.evaluate("document.querySelector('.matrix-scroll').scrollTo(300, 500)")
    box, head, row = (
        page.locator(f".matrix-scroll {part}").first.bounding_box()
        for part in ("", "thead .corner", "tbody tr:nth-child(9) th")
    )
    assert box
    assert head
    assert row
    assert abs(head["y"] - box["y"]) < 3
    assert abs(head["x"] - box["x"]) < 3
    assert abs(row["x"] - box["x"]) < 3
