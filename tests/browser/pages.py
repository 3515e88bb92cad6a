"""Every page and state that is looked at, by name."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.site import CURATOR, PASSWORD, VISITOR

FRAMEWORK = "/agreements/us-japan-framework-2025/"
SUPERSEDED = "/agreements/minerals-security-partnership-2022/"
COMPARED = (
    "/compare/?a=us-japan-framework-2025&a=us-australia-framework-2025&a=us-uae-framework-2026"
)
MORE_COMPARED = "&a=forge-2026&a=minerals-security-partnership-2022&a=us-malaysia-art-2025"
LONG_NAME = "/parties/groupement-entreprises-chinoises/"
Step = Callable[[Page], None]


def nothing(_page: Page) -> None:
    """The page as it opens."""


def open_evidence(page: Page) -> None:
    for summary in page.locator("details.ev > summary").all()[:3]:
        summary.click()


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


def edited(page: Page) -> None:
    """A suggestion about to be put right."""
    first_desk(page)
    page.locator(".edit > summary").first.click()


def refused_submission(page: Page) -> None:
    page.noise.expected.add(422)  # type: ignore[attr-defined]
    page.get_by_role("button", name="Read the text").click()
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
    "matrix, by year": State("/pillars/?by=year&party=japan"),
    "matrix, one party against another": State("/pillars/?party=japan&against=rwanda"),
    "matrix, explored": State("/pillars/?party=rwanda", step=explore),
    "gaps": State("/pillars/gaps/?covers=financing&lacks=stockpiling"),
    "gaps, nothing asked": State("/pillars/gaps/"),
    "list, as of a day": State("/agreements/?as_of=2023-06-30&party=japan"),
    "agreement, not yet": State(f"{FRAMEWORK}?as_of=2020", status=404),
    "dashboard, unreadable": State("/?since=soon"),
    "pillar": State("/pillars/financing/"),
    "compare": State(COMPARED, step=open_evidence),
    "compare, differences of six": State(f"{COMPARED}{MORE_COMPARED}&differences=1"),
    "compare, adding, unreadable": State(f"{COMPARED}&add=eu&base=nowhere&a=nowhere"),
    "compare, nothing chosen": State("/compare/"),
    "compare, one chosen": State("/compare/?a=us-japan-framework-2025"),
    "compare, nothing found": State("/compare/?add=nothing-has-these-words"),
    "disagreements": State("/disagreements/"),
    "disagreements, narrowed": State("/disagreements/?about=pillar&party=japan&sort=values"),
    "disagreements, empty": State("/disagreements/?q=price&state=resolved"),
    "disagreements, unreadable": State("/disagreements/?state=odd&agreement=nowhere&sort=odd"),
    "timeline": State("/timeline/?party=japan"),
    "timeline, more of it": State("/timeline/?lanes=party", step=load_earlier),
    "timeline, unreadable": State("/timeline/?from=soon&event=party&pillar=financing"),
    "timeline, empty": State("/timeline/?party=japan&status=terminated"),
    "commitments": State("/commitments/"),
    "commitments, narrowed": State("/commitments/?party=japan&state=overdue&state=met"),
    "commitments, empty": State("/commitments/?state=met&due=2050"),
    "commitments, unreadable": State("/commitments/?state=late&due=2026"),
    "commitments on an earlier day": State("/commitments/?as_of=2026-04-27"),
    "commitments, tables open": State("/commitments/?due=2026", step=open_tables),
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
    "admin, merge": State("/admin/agreements/party/", user=CURATOR, step=two_side_by_side),
    "admin, import": State("/admin/import/parties/", user=CURATOR),
    "admin, preview": State("/admin/import/parties/", user=CURATOR, step=previewed),
    "admin, many at once": State("/admin/agreements/party/", user=CURATOR, step=ticked),
    "commitments of a curator": State("/commitments/?state=overdue", user=CURATOR),
    "check": State("/commitments/?state=overdue", user=CURATOR, step=first_check),
    "check, refused": State("/commitments/?state=overdue", user=CURATOR, step=refused_check),
    "inbox": State("/review/", user=CURATOR),
    "inbox, empty": State("/review/?q=nothing-has-these-words&kind=amount", user=CURATOR),
    "desk": State("/review/?kind=agreement", user=CURATOR, step=first_desk),
    "desk, editing": State("/review/?kind=commitment", user=CURATOR, step=edited),
    "submit": State("/review/submit/", user=CURATOR),
    "submit, refused": State("/review/submit/", user=CURATOR, step=refused_submission),
    "runs": State("/review/runs/", user=CURATOR),
    "run": State("/review/runs/", user=CURATOR, step=first_run),
    "feeds": State("/review/feeds/", user=CURATOR),
    "forbidden": State("/admin/agreements/agreement/add/", status=403, user=VISITOR),
}
