"""A curator's way: from a pasted text to a fact on its public page, with scripts and without."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import sign_in
from tests.browser.site import CURATOR

TEXT = """{first} and {second} signed a memorandum of understanding on critical minerals \
in {city} on Friday.

Under the memorandum the two governments will build joint stockpiles of lithium. They will \
also work together on recycling.

Ministers called the memorandum a first step."""
PLACES = {
    True: {"first": "Iceland", "second": "Uruguay", "city": "Montevideo"},
    False: {"first": "Malta", "second": "Paraguay", "city": "Asuncion"},
}
EVIDENCE = "stockpiles"


def submit(page: Page, told: dict[str, str]) -> None:
    page.goto("/review/submit/")
    page.get_by_label("Text of the article").fill(TEXT.format(**told))
    page.get_by_label("Headline").fill(f"{told['first']} and {told['second']} sign")
    page.get_by_label("Outlet").fill("The Example Gazette")
    page.get_by_label("Published on").fill("2026-01-31")
    page.get_by_role("button", name="Read the text").click()
    page.wait_for_url("**/review/runs/*/")


def accept(page: Page, kind: str) -> None:
    """Accept the first suggestion of a kind that waits, and see it accepted."""
    card = page.locator("article.card", has=page.get_by_role("button", name=f"Accept {kind}"))
    name = card.first.get_attribute("id")
    card.first.get_by_role("button", name=f"Accept {kind}").click()
    expect(page.locator(f"#{name}")).to_contain_text("Accepted by ada")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_pasted_text_becomes_a_fact_with_its_quote_on_the_public_page(
    scripts: bool, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=scripts)
    told = PLACES[scripts]
    sign_in(page, CURATOR)
    submit(page, told)
    page.locator(".arrivals tbody th a").click()
    expect(page.locator("h1")).to_have_text(f"{told['first']} and {told['second']} sign")

    waiting = page.locator("article.card", has_text="Provision: Stockpiling")
    expect(waiting).to_contain_text("Accept that one first")
    accept(page, "Agreement")
    accept(page, "Provision: Stockpiling")
    page.locator("article.card", has_text="Provision: Stockpiling").get_by_role(
        "link", name="See it in the record"
    ).click()
    page.wait_for_url("**/agreements/*/")

    expect(page.locator("h1")).to_contain_text(told["first"])
    evidence = page.locator("#pillars details.ev").first
    evidence.locator("summary").click()
    expect(evidence.locator(".ev-words")).to_contain_text(EVIDENCE)
    expect(page.locator("#pillars")).to_contain_text("Stockpiling")
