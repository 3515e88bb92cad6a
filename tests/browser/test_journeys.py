"""Ten things a reader comes for, from the first press to the last; half by keyboard alone."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.keyboard import press
from tests.browser.pages import FRAMEWORK

HEADING = "#results-h"


def found(page: Page) -> int:
    return int(page.locator(HEADING).inner_text().split()[0])


def test_1_by_keyboard_agreements_between_japan_and_the_eu_on_stockpiling(
    open_page: OpenPage,
) -> None:
    page = open_page("/")
    press(page, page.get_by_role("link", name="Agreements", exact=True).first)
    page.wait_for_url("**/agreements/")
    between = page.locator("details.facet", has_text="Between").first
    press(page, between.locator("summary").first)
    for party in ("japan", "european-union"):
        box = page.locator(f"input[name=between][value={party}]")
        press(page, box, "Space")
        expect(page.locator(".chips")).to_contain_text({"japan": "Japan"}.get(party, "European"))
    more = page.locator("details.facet", has=page.locator("#f-pillar")).locator(".more > summary")
    press(page, more)
    press(page, page.locator("input[name=pillar][value=stockpiling]"), "Space")
    expect(page.locator(".chips")).to_contain_text("Stockpiling")

    assert {"between=japan", "between=european-union"} <= set(page.url.split("&"))
    assert found(page) == page.locator("#results .rec").count() > 0
    for parties in page.locator("#results .rec-parties").all_inner_texts():
        assert "Japan" in parties or "more" in parties


def test_2_comparing_three(open_page: OpenPage) -> None:
    page = open_page("/agreements/?party=japan&sort=pillars")
    titles = page.locator(".rec-title").all_inner_texts()[:3]
    for title in titles:
        page.get_by_label(f"Compare: {title}").check()
    page.get_by_role("button", name="Compare").click()
    page.wait_for_url("**/compare/?*")

    assert page.locator(".compare thead th > a").all_inner_texts() == titles
    assert page.locator(".compare tbody tr").count() > 10


def test_3_by_keyboard_the_source_of_a_provision(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK)
    evidence = page.locator("#pillars details.ev").first
    outlet = evidence.locator(".ev-outlet").inner_text()
    press(page, evidence.locator("summary"))
    press(page, evidence.get_by_role("link", name="Source record"))
    page.wait_for_url("**/sources/*/")

    assert outlet in page.locator("main").inner_text()
    assert page.locator("#facts").get_by_role("link", name="US–Japan").first.is_visible()


def test_4_by_keyboard_what_is_overdue(open_page: OpenPage) -> None:
    page = open_page("/")
    figure = page.locator(".figures .alert")
    wanted = int(figure.locator("dd").inner_text())
    press(page, figure.get_by_role("link"))
    page.wait_for_url("**/commitments/?*")

    assert found(page) == wanted
    expect(page.locator("#results")).to_contain_text("US–Japan critical minerals framework")
    expect(page.locator("#results")).to_contain_text("days past")


def test_5_exporting_what_was_found(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/agreements/")
    page.locator("input[name=party][value=japan]").check()
    expect(page.locator(".chips")).to_contain_text("Japan")
    page.locator("details.menu > summary").click()
    with page.expect_download() as started:
        page.locator(".menu-list a", has_text="Matrix").click()
    started.value.save_as(tmp_path / "found.csv")
    with (tmp_path / "found.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    assert len(rows) == found(page)


def test_6_going_back_through_what_was_asked(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    seen = [(page.url, found(page))]
    for name, value in (("party", "japan"), ("pillar", "financing")):
        page.locator(f"input[name={name}][value={value}]").check()
        page.wait_for_url(f"**{name}={value}*")
        expect(page.locator(HEADING)).not_to_have_text(f"{seen[-1][1]} agreements")
        seen.append((page.url, found(page)))
    page.locator("#results .rec-title a").first.click()
    page.wait_for_url("**/agreements/*/")
    for url, number in reversed(seen):
        page.go_back()
        expect(page.locator(HEADING)).to_have_text(f"{number} agreements")
        assert page.url == url


def test_7_printing_a_record(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK)
    page.emulate_media(media="print")
    made = page.pdf(prefer_css_page_size=True)

    assert made.startswith(b"%PDF-")
    assert not page.locator("#mainnav").is_visible()
    assert page.locator(".edition").is_visible()
    assert page.locator("#commitments .promise").first.is_visible()


def test_8_by_keyboard_in_the_dark(open_page: OpenPage) -> None:
    page = open_page("/timeline/", color_scheme="light")
    press(page, page.locator("[data-theme-toggle]"))
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    assert page.evaluate(paper) == "rgb(18, 21, 24)"
    press(page, page.get_by_role("link", name="Disagreements", exact=True))
    page.wait_for_url("**/disagreements/")

    assert page.evaluate(paper) == "rgb(18, 21, 24)"


def test_9_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/agreements/", device="phone")
    page.get_by_role("button", name="Filters").tap()
    page.locator("input[name=party][value=japan]").tap()
    page.get_by_role("button", name="Apply filters").tap()
    expect(page.locator(".chips")).to_contain_text("Japan")
    page.locator("#results .rec-title a").first.tap()
    page.wait_for_url("**/agreements/*/")

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.locator("h1").is_visible()


def test_10_by_keyboard_without_scripts(open_page: OpenPage) -> None:
    page = open_page("/commitments/", java_script_enabled=False)
    wanted = page.locator("#n-party-japan").inner_text()
    box = page.locator("input[name=party][value=japan]")
    press(page, box, "Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**party=japan*")

    assert found(page) == int(wanted)
    assert page.locator("input[name=party][value=japan]").is_checked()
