"""Paper, forced colours, less motion."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import FRAMEWORK

BARS = "getComputedStyle(document.querySelector('.loading-bar i')).animationName"


def look(page: Page, selector: str, what: str, pseudo: str = "") -> str:
    """One computed style of the first element found."""
    script = "([selector, what, pseudo]) =>"
    script += " getComputedStyle(document.querySelector(selector), pseudo || null)[what]"
    return page.evaluate(script, [selector, what, pseudo])


def test_paper_holds_the_record_and_nothing_to_press(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK)
    page.emulate_media(media="print")
    for gone in ("#mainnav", ".toc", ".searchbox", ".btn-group", ".skip"):
        expect(page.locator(gone).first).to_be_hidden()
    for kept in ("h1", ".edition", ".banner", ".provisions", "#cite-text"):
        expect(page.locator(kept).first).to_be_visible()
    evidence = page.locator("details.ev > summary").first
    expect(evidence).to_be_visible()
    assert evidence.inner_text().strip()


def test_paper_prints_the_addresses_of_sources_only(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK)
    page.emulate_media(media="print")
    address = page.locator(".sources a[rel~=external]").first.get_attribute("href")
    printed = look(page, ".sources a[rel~=external]", "content", "::after")
    assert address in printed
    assert look(page, ".sources th > a", "content", "::after") in {"none", "normal"}


def test_paper_is_light_whatever_the_theme(open_page: OpenPage) -> None:
    page = open_page(FRAMEWORK)
    page.locator("[data-theme-toggle]").click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.emulate_media(media="print")
    assert look(page, "body", "color") == "rgb(22, 25, 29)"


@pytest.mark.parametrize("path", [FRAMEWORK, "/pillars/?party=japan", "/agreements/"])
def test_a_file_for_paper_is_made(open_page: OpenPage, path: str) -> None:
    page = open_page(path)
    made = page.pdf(prefer_css_page_size=True)
    assert made.startswith(b"%PDF-")
    assert len(made) > 10_000


def test_marks_differ_without_the_page_s_colours(open_page: OpenPage) -> None:
    page = open_page("/agreements/?pillar=financing", forced_colors="active")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    filled, outlined = (look(page, f".pv-{mark}", "backgroundColor") for mark in "ci")
    assert filled != outlined
    assert look(page, ".pv-i", "borderTopStyle") == "solid"
    assert look(page, ".pv-e", "borderTopStyle") == "dashed"
    assert look(page, ".pv-c", "color") != filled


@pytest.mark.parametrize(("motion", "animation"), [("reduce", "none"), ("no-preference", "step")])
def test_nothing_moves_where_motion_is_unwelcome(
    open_page: OpenPage, motion: str, animation: str
) -> None:
    page = open_page("/agreements/", reduced_motion=motion)
    page.evaluate("document.querySelector('#busy').classList.add('htmx-request')")
    assert page.evaluate(BARS) == animation
