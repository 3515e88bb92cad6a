"""Every page and state that is looked at, by name."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.browser.site import CURATOR, VISITOR
from tests.browser.steps import (
    Step,
    by_hand,
    decided,
    edited,
    explore,
    first_check,
    first_desk,
    first_dispute,
    first_fact,
    first_row,
    first_run,
    first_source,
    keys_shown,
    load_earlier,
    nothing,
    open_account,
    open_evidence,
    open_menu,
    open_tables,
    other_place,
    previewed,
    put_back,
    refused_check,
    refused_confirmation,
    refused_decision,
    refused_login,
    refused_settlement,
    refused_submission,
    sign_in,
    ticked,
    two_side_by_side,
    undoing_a_run,
)

FRAMEWORK = "/agreements/us-japan-framework-2025/"
SUPERSEDED = "/agreements/minerals-security-partnership-2022/"
COMPARED = (
    "/compare/?a=us-japan-framework-2025&a=us-australia-framework-2025&a=us-uae-framework-2026"
)
MORE_COMPARED = "&a=forge-2026&a=minerals-security-partnership-2022&a=us-malaysia-art-2025"
VERIFIED = "/review/verify/us-japan-framework-2025/"
LONG_NAME = "/parties/groupement-entreprises-chinoises/"


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
    "admin, merge": State("/admin/agreements/party/", user=CURATOR, step=two_side_by_side),
    "admin, import": State("/admin/import/parties/", user=CURATOR),
    "admin, preview": State("/admin/import/parties/", user=CURATOR, step=previewed),
    "admin, many at once": State("/admin/agreements/party/", user=CURATOR, step=ticked),
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
