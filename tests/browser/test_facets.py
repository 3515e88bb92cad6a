"""Facets with htmx: the list changes in place, and addresses, history and files follow."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import OpenPage

HEADING = "#results-h"
OWN_FAULT = ("net::ERR_FAILED", "htmx:", "Response Status Error Code")  # made by the test
FINANCING = "input[name=pillar][value=financing]"


def count(page: Page) -> int:
    return int(page.locator(HEADING).inner_text().split()[0])


def offered(page: Page, facet: str, value: str) -> int:
    return int(page.locator(f"#n-{facet}-{value}").text_content() or "")


def counts(page: Page) -> dict[str, str]:
    """What every facet offers, by facet and option."""
    return page.evaluate(
        "Object.fromEntries([...document.querySelectorAll('.n[id]')].map((n) =>"
        " [n.id, n.textContent]))"
    )


def shown(page: Page) -> list[str]:
    return page.locator("#results .rec-title").all_inner_texts()


def tick(page: Page, selector: str) -> int:
    """Tick by keyboard, and wait for as many agreements as the facet said."""
    box = page.locator(selector)
    name, value = box.get_attribute("name"), box.get_attribute("value")
    wanted = offered(page, name or "", value or "")
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(HEADING)).to_have_text(f"{wanted} agreement{'s' * (wanted != 1)}")
    return wanted


def test_a_tick_changes_results_counts_and_address(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    before = counts(page)
    wanted = tick(page, FINANCING)
    assert "pillar=financing" in page.url
    assert counts(page) != before
    expect(page.locator(FINANCING)).to_be_focused()
    expect(page.locator("#result-status")).to_contain_text(f"{wanted} agreements match")
    expect(page.locator(".chips")).to_contain_text("Financing")


def test_reloading_shows_the_same(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    tick(page, FINANCING)
    tick(page, "input[name=party][value=japan]")
    swapped = shown(page), counts(page), page.url
    page.goto(page.url)
    assert (shown(page), counts(page), page.url) == swapped
    expect(page.locator(FINANCING)).to_be_checked()


def test_going_back_restores_list_boxes_and_extras(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    before = count(page), shown(page)
    tick(page, FINANCING)
    page.go_back()
    expect(page.locator(HEADING)).to_have_text(f"{before[0]} agreements")
    assert shown(page) == before[1]
    expect(page.locator(FINANCING)).not_to_be_checked()
    page.locator("[data-theme-toggle]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    find = page.locator("[data-filter-list=f-party]")
    find.fill("rwand")
    expect(page.locator("#f-party label:visible")).to_have_count(1)
    tick(page, FINANCING)
    page.go_back()
    page.go_forward()
    expect(page.locator(FINANCING)).to_be_checked()


def test_a_long_facet_is_narrowed_by_typing_without_asking_the_server(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    asked: list[str] = []
    page.wait_for_load_state("networkidle")
    page.on("request", lambda request: asked.append(request.url))
    page.locator("[data-filter-list=f-party]").fill("korea")
    page.keyboard.press("Tab")
    labels = page.locator("#f-party label:visible").all_inner_texts()
    assert labels
    assert all("korea" in label.lower() for label in labels)
    assert [url for url in asked if "/static/" not in url] == []  # the icon comes when it likes


def test_the_order_is_chosen_and_kept(open_page: OpenPage) -> None:
    page = open_page("/agreements/?party=japan")
    newest = shown(page)
    page.locator("#sort").select_option("title")
    page.wait_for_url("**sort=title**")
    expect(page.locator("#results .rec-title").first).not_to_have_text(newest[0])
    assert "party=japan" in page.url
    titles = shown(page)
    tick(page, FINANCING)
    assert "sort=title" in page.url
    assert set(shown(page)) <= {*titles, *shown(page)}
    expect(page.locator("#sort")).to_have_value("title")


def test_the_next_page_is_swapped_in(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    first = shown(page)
    page.locator(".pager [rel=next]").click()
    page.wait_for_url("**page=2**")
    expect(page.locator(".pager [rel=prev]")).to_be_visible()
    assert not set(shown(page)) & set(first)
    page.locator(".pager [rel=prev]").click()
    expect(page.locator("#results .rec-title").first).to_have_text(first[0])
    assert shown(page) == first


def test_a_chip_takes_its_filter_away(open_page: OpenPage) -> None:
    page = open_page("/agreements/?pillar=financing&party=japan")
    page.locator(".chip", has_text="Japan").click()
    page.wait_for_url("**/agreements/?pillar=financing**")
    expect(page.locator(FINANCING)).to_be_checked()
    assert "party" not in page.url


def test_the_file_holds_what_is_shown(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/agreements/?party=japan")
    wanted = tick(page, FINANCING)
    page.locator("details.menu > summary").click()
    with page.expect_download() as started:
        page.locator(".menu-list a", has_text="Matrix").click()
    started.value.save_as(tmp_path / "matrix.csv")
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == wanted == len(shown(page))
    assert set(shown(page)) <= {value for row in rows for value in row.values()}


@pytest.mark.parametrize("status", [500, 0], ids=["error", "no answer"])
def test_trouble_is_said_and_the_last_list_kept(open_page: OpenPage, status: int) -> None:
    page = open_page("/agreements/")
    page.noise.expected.add(500)  # type: ignore[attr-defined]
    before = shown(page)

    def fail(route: Route) -> None:
        route.fulfill(status=status, body="broken") if status else route.abort()

    page.route("**/agreements/?*", fail)
    page.locator(FINANCING).check()
    expect(page.locator("#trouble")).to_be_visible()
    assert shown(page) == before
    page.unroute("**/agreements/?*")
    page.locator("#trouble button").click()
    expect(page.locator("#trouble")).to_be_hidden()
    expect(page.locator(".chips")).to_contain_text("Financing")
    forgive_the_failed_request(page)


def forgive_the_failed_request(page: Page) -> None:
    heard = page.noise.heard  # type: ignore[attr-defined]
    heard[:] = [told for told in heard if not any(word in told for word in OWN_FAULT)]


def test_the_matrix_is_narrowed_in_place(open_page: OpenPage) -> None:
    page = open_page("/pillars/")
    rows = page.locator(".matrix tbody tr")
    before = rows.count()
    page.locator("#f-party").focus()
    page.locator("#f-party").select_option("japan")
    page.wait_for_url("**party=japan**")
    expect(rows).not_to_have_count(before)
    expect(page.locator("#f-party")).to_be_focused()
    expect(page.locator("#result-status")).to_contain_text(f"{rows.count()} agreements match")


def test_sources_are_narrowed_in_place(open_page: OpenPage) -> None:
    page = open_page("/sources/")
    box = page.locator("#filters input[type=checkbox]").first
    before = page.locator(HEADING).inner_text()
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator(HEADING)).not_to_have_text(before)
    expect(box).to_be_focused()
    page.go_back()
    expect(page.locator(HEADING)).to_have_text(before)
