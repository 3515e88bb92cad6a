"""From a list to the comparison and back, with scripts and without."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import COMPARED

ROWS = ".compare tbody tr"


def heads(page: Page) -> list[str]:
    return page.locator(".compare thead th > a").all_inner_texts()


def test_two_ticks_and_a_press_lead_from_the_list_to_the_comparison(open_page: OpenPage) -> None:
    page = open_page("/agreements/?party=japan", java_script_enabled=False)
    titles = page.locator(".rec-title").all_inner_texts()[:2]
    for title in titles:
        page.get_by_label(f"Compare: {title}").check()
    page.get_by_role("button", name="Compare").click()

    assert heads(page) == titles


def test_without_scripts_one_is_found_added_removed_and_made_the_baseline(
    open_page: OpenPage,
) -> None:
    page = open_page("/compare/?a=us-japan-framework-2025", java_script_enabled=False)
    page.get_by_label("Find").fill("FORGE")
    page.get_by_role("button", name="Search", exact=True).last.click()
    page.get_by_label(re.compile(r"^\s*Forum on Resource")).check()
    page.get_by_role("button", name="Compare").click()
    assert len(heads(page)) == 2
    page.get_by_label("Add", exact=True).fill("Australia framework")
    page.get_by_role("button", name="Apply").click()
    page.get_by_role("link", name="Add US–Australia critical minerals framework").click()
    assert len(heads(page)) == 3
    page.get_by_role("link", name=re.compile("^Make baseline ?: Forum")).click()
    assert heads(page)[0].startswith("Forum on Resource")
    page.get_by_role("link", name=re.compile("^Remove ?: Forum")).click()

    assert heads(page) == [
        "US–Japan critical minerals framework",
        "US–Australia critical minerals framework",
    ]


def test_differences_only_works_the_same_with_scripts_and_without(open_page: OpenPage) -> None:
    plain = open_page(COMPARED, java_script_enabled=False)
    whole = plain.locator(ROWS).count()
    plain.get_by_label("Differences only").check()
    plain.get_by_role("button", name="Apply").click()
    fewer = plain.locator(ROWS).count()
    scripted = open_page(COMPARED)
    scripted.get_by_label("Differences only").check()
    expect(scripted.locator(ROWS)).to_have_count(fewer)

    assert fewer < whole
    assert f"{whole - fewer} rows alike" in plain.locator(".same-note").inner_text()
    assert "differences=1" in scripted.url
    expect(scripted.locator("#result-status")).to_contain_text(f"{whole - fewer} rows hidden")
    scripted.go_back()
    expect(scripted.locator(ROWS)).to_have_count(whole)


def test_another_baseline_is_chosen_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(COMPARED)
    page.locator("#base").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(".compare thead th > a").first).to_have_text(
        "US–Australia critical minerals framework"
    )
    expect(page.locator("#base")).to_be_focused()
