"""The admin in a real browser: under the policy, told to screen readers, used by hand."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.site import CURATOR
from tests.browser.steps import sign_in

PAGES = {
    "agreement, all of it": ("agreements/agreement", "change"),
    "agreement, new": ("agreements/agreement", "add"),
    "agreement, history": ("agreements/agreement", "history"),
    "agreement, to delete": ("agreements/agreement", "delete"),
    "commitment": ("agreements/commitment", "change"),
    "citation": ("agreements/citation", "change"),
    "article": ("agreements/article", "change"),
    "articles": ("agreements/article", ""),
    "party": ("agreements/party", "change"),
    "run": ("agreements/run", "change"),
    "account": ("auth/user", "change"),
    "group": ("auth/group", "change"),
}


def open_desk(page: Page, table: str, kind: str) -> None:
    """A page of the admin; of a row, the first of its list."""
    page.goto(f"/admin/{table}/")
    if kind == "add":
        page.goto(f"/admin/{table}/add/")
    elif kind:
        row = page.locator("#result_list tbody th a").first.get_attribute("href")
        assert row is not None
        page.goto(row.replace("/change/", f"/{kind}/"))
    assert page.url.split("?")[0].endswith(f"{table}/" if not kind else f"/{kind}/")


@pytest.fixture
def desk(open_page: OpenPage) -> Page:
    """A page of somebody signed in; it must stay silent, as every page here."""
    page = open_page()
    sign_in(page, CURATOR)
    return page


@pytest.mark.parametrize("name", PAGES)
def test_a_page_opens_without_a_complaint(name: str, desk: Page) -> None:
    open_desk(desk, *PAGES[name])
    assert desk.locator("h1").count() == 1


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_no_page_is_wider_than_the_screen(device: str, open_page: OpenPage) -> None:
    page = open_page(device=device)
    sign_in(page, CURATOR)
    too_wide = {}
    for name in PAGES:
        open_desk(page, *PAGES[name])
        more = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if more > 0:
            too_wide[name] = more
    assert too_wide == {}


@pytest.mark.parametrize("name", PAGES)
def test_nothing_serious_stands_in_the_way_of_a_screen_reader(
    name: str, open_page: OpenPage
) -> None:
    page = open_page(bypass_csp=True)  # axe writes styles of its own
    sign_in(page, CURATOR)
    open_desk(page, *PAGES[name])
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []


def test_a_new_article_is_added_and_cited_on_the_page_of_an_agreement(desk: Page) -> None:
    open_desk(desk, "agreements/agreement", "change")
    desk.click("#citations-group .add-row a")
    row = desk.locator("#citations-group tr.dynamic-citations").last
    row.locator("select[name$='-fact']").select_option(index=1)
    with desk.expect_popup() as opened:
        row.locator("a.add-related").click()
    popup = opened.value
    popup.fill("#id_title", "Ministers meet again")
    popup.fill("#id_language", "en")
    popup.click("[name=_save]")
    chosen = row.locator(".select2-selection__rendered")
    chosen.get_by_text("Ministers meet again").wait_for()
    desk.click("[name=_continue]")
    desk.locator("ul.messagelist .success").wait_for()
    assert desk.get_by_title("Ministers meet again").count() >= 1


def test_an_article_is_chosen_by_typing_a_part_of_its_title(desk: Page) -> None:
    open_desk(desk, "agreements/citation", "change")
    desk.locator(".field-article .select2-selection").click()
    desk.locator(".select2-search__field").fill("rare ear")
    option = desk.locator(".select2-results__option[role=option]:not(.loading-results)").first
    option.wait_for()
    wanted = option.inner_text()
    option.click()
    assert wanted in desk.locator(".field-article .select2-selection__rendered").inner_text()
