"""The theme, the citation, evidence, and the way past the head of the page."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import FRAMEWORK

PAPER = "getComputedStyle(document.documentElement).backgroundColor"


def theme(page: Page) -> str | None:
    return page.evaluate("document.documentElement.dataset.theme")


def test_the_theme_is_kept(open_page: OpenPage) -> None:
    page = open_page("/")
    light = page.evaluate(PAPER)
    page.locator("[data-theme-toggle]").click()
    assert theme(page) == "dark"
    dark = page.evaluate(PAPER)
    assert dark != light
    page.goto("/agreements/")
    assert theme(page) == "dark"
    assert page.evaluate(PAPER) == dark
    page.locator("[data-theme-toggle]").click()
    assert page.evaluate(PAPER) == light


def test_a_first_visit_follows_the_system(open_page: OpenPage) -> None:
    light, dark = (open_page("/", color_scheme=scheme) for scheme in ("light", "dark"))
    assert light.evaluate(PAPER) != dark.evaluate(PAPER)
    dark.locator("[data-theme-toggle]").click()
    assert theme(dark) == "light"


def test_the_first_stop_skips_to_the_content(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    assert page.url.endswith("#main")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_the_citation_is_copied(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK, permissions=["clipboard-read", "clipboard-write"])
    page.locator("[data-copy]").click()
    expect(page.locator("[data-copy]")).to_contain_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator("#cite-text").inner_text().strip()
    assert FRAMEWORK in copied


def test_evidence_opens_by_keyboard(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK)
    evidence = page.locator("details.ev").first
    evidence.locator("summary").focus()
    page.keyboard.press("Enter")
    card = evidence.locator(".ev-card")
    expect(card).to_be_visible()
    for word in ("Wording", "Locator", "Source is"):
        expect(card).to_contain_text(word)
    page.keyboard.press("Space")
    expect(card).to_be_hidden()


def test_escape_closes_an_open_menu(open_page: OpenPage) -> None:
    page = open_page("/agreements/")
    page.locator("details.menu > summary").click()
    page.locator(".menu-list a").first.focus()
    page.keyboard.press("Escape")
    expect(page.locator(".menu-list")).to_be_hidden()
    expect(page.locator("details.menu > summary")).to_be_focused()
    page.locator("details.menu > summary").click()
    page.locator("h1").click()
    expect(page.locator(".menu-list")).to_be_hidden()
