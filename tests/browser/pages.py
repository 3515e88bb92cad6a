"""Every page and state that is looked at, by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.site import CURATOR, PASSWORD, VISITOR

FRAMEWORK = "/agreements/us-japan-framework-2025/"
SUPERSEDED = "/agreements/minerals-security-partnership-2022/"
Step = Callable[[Page], None]


def nothing(_page: Page) -> None:
    """The page as it opens."""


def open_evidence(page: Page) -> None:
    for summary in page.locator("details.ev > summary").all()[:3]:
        summary.click()


def open_menu(page: Page) -> None:
    page.locator("details.menu > summary").click()


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


@dataclass(frozen=True)
class State:
    """One thing to look at: an address, who asks, and what is done there."""

    path: str
    status: int = 200
    user: str = ""
    step: Step = nothing

    def show(self, page: Page) -> None:
        if self.user:
            sign_in(page, self.user)
        page.noise.expected.add(self.status)  # type: ignore[attr-defined]
        answer = page.goto(self.path)
        assert answer is not None
        assert answer.status == self.status
        self.step(page)


def sign_in(page: Page, user: str) -> None:
    page.goto("/admin/login/?next=/methodology/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", PASSWORD)
    page.locator("[type=submit]").last.click()
    page.wait_for_url("**/methodology/")


def first_source(page: Page) -> None:
    """The page of a source; its number is not the same in every run."""
    page.locator("#results tbody th a").first.click()
    page.wait_for_url(re.compile(r"/sources/\d+/$"))


def first_row(page: Page) -> None:
    page.locator("#result_list tbody th a").first.click()
    page.wait_for_url("**/change/*")


PUBLIC = {
    "dashboard": State("/"),
    "list": State("/agreements/"),
    "list, narrowed": State("/agreements/?q=price&party=united-states&pillar=financing&sort=match"),
    "list, menu open": State("/agreements/?party=rwanda", step=open_menu),
    "list, empty": State("/agreements/?q=lithium&party=japan&status=terminated"),
    "list, unreadable": State("/agreements/?party=rwanda&year=abc&pillar=nowhere"),
    "agreement": State(FRAMEWORK, step=open_evidence),
    "agreement, superseded": State(SUPERSEDED),
    "matrix": State("/pillars/?party=canada"),
    "matrix, per cent": State("/pillars/?measure=percent&party=rwanda"),
    "pillar": State("/pillars/financing/"),
    "commitments": State("/commitments/"),
    "commitments, narrowed": State("/commitments/?party=japan&state=overdue&state=met"),
    "commitments, empty": State("/commitments/?state=met&due=2050"),
    "commitments, unreadable": State("/commitments/?state=late&due=2026"),
    "commitments on an earlier day": State("/commitments/?as_of=2026-04-27"),
    "commitments, tables open": State("/commitments/?due=2026", step=open_tables),
    "sources": State("/sources/"),
    "sources, empty": State("/sources/?q=nothing-has-these-words"),
    "source": State("/sources/", step=first_source),
    "methodology": State("/methodology/"),
    "not found": State("/agreements/nowhere/", status=404),
}
STAFF = {
    "login": State("/admin/login/"),
    "admin": State("/admin/", user=CURATOR),
    "admin, list": State("/admin/agreements/agreement/", user=CURATOR),
    "admin, form": State("/admin/agreements/agreement/", user=CURATOR, step=first_row),
    "commitments of a curator": State("/commitments/?state=overdue", user=CURATOR),
    "check": State("/commitments/?state=overdue", user=CURATOR, step=first_check),
    "check, refused": State("/commitments/?state=overdue", user=CURATOR, step=refused_check),
    "forbidden": State("/admin/agreements/agreement/add/", status=403, user=VISITOR),
}
