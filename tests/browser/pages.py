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
VERIFIED = "/review/verify/us-japan-framework-2025/"
LONG_NAME = "/parties/groupement-entreprises-chinoises/"
Step = Callable[[Page], None]


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
    page.goto("/account/login/?next=/methodology/")
    page.fill("[name=username]", user)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/methodology/")


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


PUBLIC = {
    "dashboard": State("/"),
    "list": State("/agreements/"),
    "list, narrowed": State("/agreements/?q=price&party=united-states&pillar=financing&sort=match"),
    "list, menu open": State("/agreements/?party=rwanda", step=open_menu),
    "list, empty": State("/agreements/?q=lithium&party=japan&status=terminated"),
    "list, unreadable": State("/agreements/?party=rwanda&year=abc&pillar=nowhere"),
    "agreement": State(FRAMEWORK, step=open_evidence),
    "agreement, superseded": State(SUPERSEDED),
    "history": State(f"{FRAMEWORK}history/"),
    "history, narrowed, unreadable": State(f"{FRAMEWORK}history/?kind=event&by=nobody"),
    "history of a fact": State(f"{FRAMEWORK}history/?kind=provision", step=first_fact),
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
    "quality": State("/quality/"),
    "quality, one indicator": State("/quality/pillars-below-coverage/"),
    "quality, many rows": State("/quality/provisions-without-a-quote/"),
    "quality, nothing counted": State("/quality/stale-agreements/"),
    "not found": State("/agreements/nowhere/", status=404),
}
STAFF = {
    "login": State("/account/login/"),
    "login, refused": State("/account/login/", step=refused_login),
    "forgotten password": State("/account/forgotten/"),
    "mail is on its way": State("/account/forgotten/sent/"),
    "link that no longer holds": State("/account/new-password/x/x/"),
    "password": State("/account/password/", user=CURATOR),
    "account menu": State("/methodology/", user=CURATOR, step=open_account),
    "admin": State("/admin/", user=CURATOR),
    "admin, list": State("/admin/agreements/agreement/", user=CURATOR),
    "admin, form": State("/admin/agreements/agreement/", user=CURATOR, step=first_row),
    "commitments of a curator": State("/commitments/?state=overdue", user=CURATOR),
    "followed, nothing": State("/watching/", user=CURATOR),
    "agreement of a reader": State(FRAMEWORK, user=CURATOR),
    "check": State("/commitments/?state=overdue", user=CURATOR, step=first_check),
    "history of a curator": State(f"{FRAMEWORK}history/", user=CURATOR),
    "restoring, refused": State(f"{FRAMEWORK}history/?kind=agreement", user=CURATOR, step=put_back),
    "check, refused": State("/commitments/?state=overdue", user=CURATOR, step=refused_check),
    "inbox": State("/review/", user=CURATOR),
    "inbox, empty": State("/review/?q=nothing-has-these-words&kind=amount", user=CURATOR),
    "desk": State("/review/?kind=agreement", user=CURATOR, step=first_desk),
    "desk, editing": State("/review/?kind=commitment", user=CURATOR, step=edited),
    "desk, keys": State("/review/?kind=amount", user=CURATOR, step=keys_shown),
    "desk, refused": State("/review/?kind=amount", user=CURATOR, step=refused_decision),
    "desk, undoing": State("/review/?state=rejected", user=CURATOR, step=decided),
    "inbox, by article": State("/review/?group=article&taken=nobody", user=CURATOR),
    "failed fetches": State("/review/failed/", user=CURATOR),
    "by hand": State("/review/?kind=provision", user=CURATOR, step=by_hand),
    "another place": State("/review/?kind=provision", user=CURATOR, step=other_place),
    "submit": State("/review/submit/", user=CURATOR),
    "submit, refused": State("/review/submit/", user=CURATOR, step=refused_submission),
    "runs": State("/review/runs/", user=CURATOR),
    "run": State("/review/runs/", user=CURATOR, step=first_run),
    "run, undoing": State("/review/runs/", user=CURATOR, step=undoing_a_run),
    "feeds": State("/review/feeds/", user=CURATOR),
    "disagreements to settle": State("/review/disagreements/", user=CURATOR),
    "disagreement": State("/review/disagreements/", user=CURATOR, step=first_dispute),
    "disagreement, refused": State("/review/disagreements/", user=CURATOR, step=refused_settlement),
    "to verify": State("/review/verify/?show=all", user=CURATOR),
    "to verify, none": State("/review/verify/?q=nothing-has-these-words", user=CURATOR),
    "facts to verify": State(f"{VERIFIED}?show=all", user=CURATOR),
    "facts to verify, refused": State(
        f"{VERIFIED}?show=all", user=CURATOR, step=refused_confirmation
    ),
    "forbidden": State("/admin/agreements/agreement/add/", status=403, user=VISITOR),
}
