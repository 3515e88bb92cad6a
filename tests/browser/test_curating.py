"""The admin in a real browser: under the policy, told to screen readers, used by hand."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.pages import sign_in
from tests.browser.site import CURATOR

LIST = "/admin/agreements/agreement/"
ADDRESSES = {
    "agreement, all of it": f"{LIST}1/change/",
    "agreement, new": f"{LIST}add/",
    "agreement, history": f"{LIST}1/history/",
    "agreement, to delete": f"{LIST}1/delete/",
    "commitment": "/admin/agreements/commitment/1/change/",
    "citation": "/admin/agreements/citation/1/change/",
    "article": "/admin/agreements/article/1/change/",
    "articles": "/admin/agreements/article/",
    "party": "/admin/agreements/party/1/change/",
    "run": "/admin/agreements/run/",
    "account": "/admin/auth/user/1/change/",
    "group": "/admin/auth/group/1/change/",
}


@pytest.fixture
def desk(open_page: OpenPage) -> Page:
    """A page of somebody signed in; it must stay silent, as every page here."""
    page = open_page()
    sign_in(page, CURATOR)
    return page


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_page_opens_without_a_complaint(name: str, desk: Page) -> None:
    answer = desk.goto(ADDRESSES[name])
    assert answer is not None
    assert answer.status == 200


@pytest.mark.parametrize("device", ["desktop", "phone"])
def test_no_page_is_wider_than_the_screen(device: str, open_page: OpenPage) -> None:
    page = open_page(device=device)
    sign_in(page, CURATOR)
    too_wide = {}
    for name, address in ADDRESSES.items():
        page.goto(address)
        more = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if more > 0:
            too_wide[name] = more
    assert too_wide == {}


@pytest.mark.parametrize("name", ADDRESSES)
def test_nothing_serious_stands_in_the_way_of_a_screen_reader(
    name: str, open_page: OpenPage
) -> None:
    page = open_page(bypass_csp=True)  # axe writes styles of its own
    sign_in(page, CURATOR)
    page.goto(ADDRESSES[name])
    page.wait_for_load_state("networkidle")
    found = Axe().run(page).response["violations"]
    assert [v["id"] for v in found if v["impact"] in {"serious", "critical"}] == []


def test_a_new_article_is_added_and_cited_on_the_page_of_an_agreement(desk: Page) -> None:
    desk.goto(f"{LIST}1/change/")
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
    desk.goto("/admin/agreements/citation/1/change/")
    desk.locator(".field-article .select2-selection").click()
    desk.locator(".select2-search__field").fill("rare ear")
    option = desk.locator(".select2-results__option[role=option]:not(.loading-results)").first
    option.wait_for()
    wanted = option.inner_text()
    option.click()
    assert wanted in desk.locator(".field-article .select2-selection__rendered").inner_text()
