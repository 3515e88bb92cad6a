"""Commitments in a real browser: narrowing in place, and recording a check without scripts."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser.conftest import OpenPage
from tests.browser.site import CURATOR
from tests.browser.steps import sign_in

OVERDUE = "#facets input[name=state][value=overdue]"


def test_a_tick_narrows_the_list_its_charts_and_its_files(open_page: OpenPage) -> None:
    page = open_page("/commitments/")
    whole = page.locator("#results-h").inner_text()
    wanted = page.locator("#n-state-overdue").inner_text()
    box = page.locator(OVERDUE)
    box.focus()
    page.keyboard.press("Space")
    expect(page.locator("#results-h")).to_have_text(f"{wanted} commitments")
    expect(page.locator("#results .tracker tbody tr:has(td)")).to_have_count(int(wanted))
    expect(page.locator("#due-dates .section-note")).to_contain_text(f"{wanted} promises")
    assert page.locator("#due-dates .chart-wide g.mark").count() == int(wanted)
    assert page.locator("#due-dates .chart-wide g.due-met").count() == 0
    assert "state=overdue" in (
        page.get_by_role("link", name="Calendar").get_attribute("href") or ""
    )
    page.go_back()
    expect(page.locator("#results-h")).to_have_text(whole)


def test_a_number_of_who_owes_what_leads_to_its_list(open_page: OpenPage) -> None:
    page = open_page("/commitments/")
    page.locator("#who-owes details.more > summary").click()
    link = page.locator("#who-owes tbody a").first
    wanted = link.inner_text()
    link.click()
    expect(page.locator("#results-h")).to_have_text(f"{wanted} commitments")
    assert "party=" in page.url


def test_charts_that_were_swapped_in_can_be_explored(open_page: OpenPage) -> None:
    page = open_page("/commitments/")
    page.locator(OVERDUE).check()
    page.wait_for_selector("#results .chips >> text=State: Overdue and unverified")
    for chart in ("#due-dates", "#who-owes"):
        page.locator(f"{chart} [data-explore]").click()
        page.wait_for_selector(f"{chart} .chart-live .main-svg")


def test_a_check_is_recorded_without_scripts(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    sign_in(page, CURATOR)
    page.goto("/commitments/?state=overdue&party=japan")
    page.get_by_role("link", name="Record a check").first.click()
    page.get_by_role("button", name="Record the check").click()
    expect(page.locator("#id_places_error")).to_have_text(
        "Say where you looked, so that another can look again."
    )
    page.fill("#id_looked_on", "2026-05-03")
    page.fill("#id_places", "Both press pages")
    page.get_by_role("button", name="Record the check").click()
    expect(page.locator("main > .notice").first).to_have_text("The check was recorded.")
    expect(page.locator(".promise:target")).to_contain_text(
        "Looked on 3 May 2026 in Both press pages: found nothing. By ada."
    )
