"""Every page and state that is looked at, by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.site import CURATOR, PASSWORD, VISITOR

FRAMEWORK = "/agreements/us-japan-framework-2025/"
SUPERSEDED = "/agreements/minerals-security-partnership-2022/"
LONG_NAME = "/parties/groupement-entreprises-chinoises/"
Step = Callable[[Page], None]


def nothing(_page: Page) -> None:
    """The page as it opens."""


def open_evidence(page: Page) -> None:
    for summary in page.locator("details.ev > summary").all()[:3]:
        summary.click()


def open_menu(page: Page) -> None:
    page.locator("details.menu > summary").click()


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
    "parties": State("/parties/"),
    "parties, empty": State("/parties/?q=nothing-has-these-words"),
    "parties, unreadable": State("/parties/?kind=planet&sort=odd&as_of=soon"),
    "party": State("/parties/united-states/"),
    "party, through its bloc": State("/parties/germany/"),
    "party, bloc": State("/parties/european-union/"),
    "party, long name": State(LONG_NAME),
    "party, before its first agreement": State("/parties/jogmec/?as_of=2001"),
    "minerals": State("/minerals/"),
    "minerals, narrowed": State("/minerals/?list=eu-2023&q=earth"),
    "mineral": State("/minerals/rare-earths/"),
    "mineral, named by nobody": State("/minerals/arsenic/"),
    "list, through a bloc": State("/agreements/?party=germany&through=bloc"),
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
    "forbidden": State("/admin/agreements/agreement/add/", status=403, user=VISITOR),
}
