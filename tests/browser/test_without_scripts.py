"""With scripts off, everything that matters still works."""

from __future__ import annotations

import csv
from pathlib import Path

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import FRAMEWORK


def test_the_form_filters_and_sorts(open_page: OpenPage) -> None:
    page = open_page("/agreements/", java_script_enabled=False)
    wanted = page.locator("#n-pillar-financing").inner_text()
    page.locator("input[name=pillar][value=financing]").check()
    page.locator("#sort").select_option("title")
    page.get_by_role("button", name="Apply filters").click()
    expect(page.locator("#results-h")).to_have_text(f"{wanted} agreements")
    assert "pillar=financing" in page.url
    assert "sort=title" in page.url
    expect(page.locator("input[name=pillar][value=financing]")).to_be_checked()
    expect(page.locator("#sort")).to_have_value("title")


def test_files_come(open_page: OpenPage, tmp_path: Path) -> None:
    page = open_page("/agreements/?pillar=stockpiling", java_script_enabled=False)
    wanted = int(page.locator("#results-h").inner_text().split()[0])
    page.locator("details.menu > summary").click()
    with page.expect_download() as started:
        page.locator(".menu-list a", has_text="Matrix").click()
    started.value.save_as(tmp_path / "matrix.csv")
    with (tmp_path / "matrix.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    assert len(rows) == wanted + 1


def test_evidence_opens(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK, java_script_enabled=False)
    evidence = page.locator("details.ev").first
    expect(evidence.locator(".ev-card")).to_be_hidden()
    evidence.locator("summary").click()
    expect(evidence.locator(".ev-card")).to_contain_text("Wording")


def test_the_menu_opens_on_a_phone(open_page: OpenPage) -> None:
    page = open_page("/", device="phone", java_script_enabled=False)
    page.locator(".sheet-open").click()
    page.locator("#mainnav").get_by_role("link", name="Sources").click()
    expect(page.locator("h1")).to_have_text("Sources")


def test_what_needs_scripts_is_not_offered(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK, java_script_enabled=False)
    for extra in ("[data-theme-toggle]", "[data-copy]"):
        expect(page.locator(extra)).to_be_hidden()
