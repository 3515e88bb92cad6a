"""What is done on a page before it is looked at."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Cookie, Page

from tests.browser.site import PASSWORD

Step = Callable[[Page], None]

SIGNED_IN: dict[str, list[Cookie]] = {}
"""The cookies of who signed in, for the one site that is served to these tests."""


def nothing(_page: Page) -> None:
    """The page as it opens."""


def open_evidence(page: Page) -> None:
    for summary in page.locator("details.ev > summary").all()[:3]:
        summary.click()


def open_account(page: Page) -> None:
    page.locator("details.account > summary").click()


def refused_login(page: Page) -> None:
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("alert").first.wait_for()


def open_menu(page: Page) -> None:
    page.locator("details.menu > summary").click()


def load_earlier(page: Page) -> None:
    """Further steps put under the first fifty; nothing to load is nothing to do."""
    for link in page.locator("#earlier a[rel=next]").all():
        link.click()
        page.get_by_text("Steps 51 to 100 of").wait_for(state="attached")


def explore(page: Page) -> None:
    page.locator("[data-explore]").first.click()
    page.wait_for_selector(".chart-live .main-svg")


def open_tables(page: Page) -> None:
    """The tables below the charts."""
    for summary in page.locator("section > details.more > summary").all():
        summary.click()


def first_check(page: Page) -> None:
    page.get_by_role("link", name="Record a check").first.click()
    page.wait_for_url("**/check/")


def refused_check(page: Page) -> None:
    first_check(page)
    page.get_by_role("button", name="Record the check").click()
    page.get_by_role("alert").first.wait_for()


def first_desk(page: Page) -> None:
    """The desk of an article; its number is not the same in every run."""
    page.locator("#results tbody th a").first.click()
    page.wait_for_url("**/review/articles/**")


def first_run(page: Page) -> None:
    page.locator("#results tbody th a").first.click()
    page.wait_for_url(re.compile(r"/review/runs/\d+/$"))


def by_hand(page: Page) -> None:
    """Words of the text that stand in it several times, about to become a fact."""
    first_desk(page)
    page.locator("#hand-quote").fill("lithium & cobalt")
    page.locator("#by-hand button").click()
    page.wait_for_url("**/by-hand/?**")


def other_place(page: Page) -> None:
    first_desk(page)
    page.locator(".card-now [data-key=other]").click()
    page.wait_for_url("**/other/")
    page.locator("#other-q").fill("Japan")
    page.get_by_role("search").last.get_by_role("button", name="Search").click()
    page.wait_for_url("**/other/?q=Japan**")


def keys_shown(page: Page) -> None:
    first_desk(page)
    page.keyboard.press("?")
    page.locator("#keys-help").wait_for(state="visible")


def refused_decision(page: Page) -> None:
    """Another reason without a word of what it is."""
    first_desk(page)
    card = page.locator(".card-now")
    card.locator("select[name=reason]").select_option("other")
    card.get_by_role("button", name="Reject").click()
    page.locator(".card-now [role=alert]").wait_for()


def decided(page: Page) -> None:
    """A suggestion that was decided, about to be undone."""
    page.locator("#results tbody th a").first.click()
    page.wait_for_url("**/review/articles/**")
    page.locator(".undo > summary").first.click()


def undoing_a_run(page: Page) -> None:
    first_run(page)
    page.get_by_role("link", name="Undo all that this run led to").click()
    page.wait_for_url("**/undo/")


def edited(page: Page) -> None:
    """A suggestion about to be put right."""
    first_desk(page)
    page.locator(".card-now .edit > summary").click()


def first_dispute(page: Page) -> None:
    """The desk of a disagreement; its number is not the same in every run."""
    page.get_by_role("link", name="Settle it").first.click()
    page.wait_for_url(re.compile(r"/review/disagreements/\d+/$"))


def refused_settlement(page: Page) -> None:
    page.noise.expected.add(422)  # type: ignore[attr-defined]
    first_dispute(page)
    page.get_by_role("button", name="Record it").click()
    page.get_by_role("alert").first.wait_for()


def refused_confirmation(page: Page) -> None:
    page.noise.expected.add(422)  # type: ignore[attr-defined]
    page.get_by_role("button", name="Still so: those ticked").click()
    page.get_by_role("alert").first.wait_for()


def refused_submission(page: Page) -> None:
    page.noise.expected.add(422)  # type: ignore[attr-defined]
    page.get_by_role("button", name="Read the text").click()
    page.get_by_role("alert").first.wait_for()


def sign_in(page: Page, user: str) -> None:
    """Sign in by the form; whoever did so before brings the cookies of that time."""
    if user in SIGNED_IN:
        page.context.add_cookies(SIGNED_IN[user])
        return
    page.goto("/account/login/?next=/methodology/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/methodology/")
    SIGNED_IN[user] = page.context.cookies()  # type: ignore[assignment]


def first_source(page: Page) -> None:
    """The page of a source; its number is not the same in every run."""
    page.locator("#results tbody th a").first.click()
    page.wait_for_url(re.compile(r"/sources/\d+/$"))


def first_row(page: Page) -> None:
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url("**/change/*")


def first_fact(page: Page) -> None:
    """The history of a fact; its number is not the same in every run."""
    page.locator(".history-rows a").first.click()
    page.wait_for_url(re.compile(r"/history/provision/\d+/$"))


def put_back(page: Page) -> None:
    """What would change, asked once more without a reason."""
    page.locator(".history-deed").last.click()
    page.wait_for_url("**/restore/**")
    page.get_by_role("button", name="Restore").click()
    page.get_by_role("alert").first.wait_for()


def two_side_by_side(page: Page) -> None:
    """Two parties on the page for merging; their numbers are not the same in every run."""
    first_row(page)
    page.get_by_role("link", name="Merge with another").click()
    page.fill("[name=with]", "japan")
    page.get_by_role("button", name="Compare").click()
    page.locator("table.merge").wait_for()


def previewed(page: Page) -> None:
    """What a file would do: a row changed, one new, one refused."""
    body = b"slug,name,kind\njapan,Nippon,state\natlantis,Atlantis,state\nx,X,planet\n"
    page.set_input_files("[name=file]", {"name": "p.csv", "mimeType": "text/csv", "buffer": body})
    page.get_by_role("button", name="See what it would do").click()
    page.wait_for_url("**/import/parties/*/")


def ticked(page: Page) -> None:
    """The page that asks why, before all ticked rows are changed."""
    page.locator("#result_list tbody input[type=checkbox]").first.check()
    page.select_option("[name=action]", "set_kind")
    page.get_by_role("button", name="Go").click()
    page.locator("[name=why]").wait_for()
