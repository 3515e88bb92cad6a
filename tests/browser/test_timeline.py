"""The timeline as it is used: by keyboard, with scripts and without, and its chart explored."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage


def months(page: Page) -> list[str]:
    return [text.partition("\n")[0] for text in page.locator("h3.log-head").all_inner_texts()]


def test_earlier_steps_come_by_keyboard_and_no_month_is_said_twice(open_page: OpenPage) -> None:
    page = open_page("/timeline/")
    rows = page.locator("ol.log > li")
    expect(rows).to_have_count(50)
    page.locator("#earlier a").focus()
    page.keyboard.press("Enter")
    expect(rows).to_have_count(100)
    expect(page.get_by_text("Steps 51 to 100 of")).to_be_focused()
    assert len(set(months(page))) == len(months(page))
    assert page.url.endswith("/timeline/")


def test_without_scripts_earlier_steps_have_a_page_of_their_own(open_page: OpenPage) -> None:
    page = open_page("/timeline/", java_script_enabled=False)
    last = months(page)[-1]
    page.get_by_role("link", name="Load earlier").click()
    expect(page.locator("ol.log > li")).to_have_count(50)
    assert months(page)[0] == f"{last}, continued"
    page.get_by_role("link", name="Load later steps").click()
    assert months(page)[-1] == last


def test_a_kind_of_step_ticked_narrows_chart_list_sentence_and_counts(open_page: OpenPage) -> None:
    page = open_page("/timeline/?party=japan")
    wanted = page.locator("#n-event-deadline").inner_text()
    page.locator("input[name=event][value=deadline]").check()
    page.wait_for_url("**event=deadline**")
    expect(page.locator(".lede")).to_contain_text(f"{wanted} deadlines in")
    expect(page.locator("ol.log > li")).to_have_count(int(wanted))
    expect(page.locator("#n-event-deadline")).to_have_text(wanted)
    expect(page.locator(".chip", has_text="Deadline")).to_be_visible()
    page.go_back()
    expect(page.locator(".lede")).to_contain_text("events and")


def test_the_chart_can_be_explored(open_page: OpenPage) -> None:
    page = open_page("/timeline/?party=japan&lanes=kind")
    page.get_by_role("button", name="Explore").click()
    expect(page.locator(".chart-live .main-svg").first).to_be_visible()
    page.locator(".chart-live .scatterlayer .point").last.hover(force=True)
    expect(page.locator(".chart-live .hovertext").first).to_be_visible()
