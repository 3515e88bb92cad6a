"""The desk in a real browser: without scripts, and what scripts add to it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.site import CURATOR
from tests.browser.steps import sign_in

TEXT = """{first} and {second} signed a memorandum of understanding on critical minerals \
in {city} on Friday.

Under the memorandum the two governments will build joint stockpiles of lithium. They will \
also work together on recycling.

Ministers called the memorandum a first step."""
MORE = {
    "Montevideo": """Fishing boats left the harbour early because a storm was forecast for the
weekend. The municipal orchestra plays Sibelius at the old customs house, and the museum of
natural history opens a hall on whales, with skeletons lent by three universities abroad.""",
    "Asuncion": """The railway station reopens in March after eleven years of repairs. Farmers of
the western plains expect a good harvest of sesame, although prices at the exchange fell twice
since Christmas; a new bridge over the river is to carry lorries from next autumn on.""",
}
"""Words of no agreement, so that no text repeats another."""
PLACES = {
    True: {"first": "Iceland", "second": "Uruguay", "city": "Montevideo"},
    False: {"first": "Malta", "second": "Paraguay", "city": "Asuncion"},
}


def submit(page: Page, told: dict[str, str]) -> None:
    """Paste an article; it is read at once, and its desk is open."""
    page.goto("/review/submit/")
    page.get_by_label("Text of the article").fill(f"{TEXT.format(**told)}\n\n{MORE[told['city']]}")
    page.get_by_label("Headline").fill(f"{told['first']} and {told['second']} sign")
    page.get_by_label("Outlet").fill("The Example Gazette")
    page.get_by_label("Published on").fill("2026-01-31")
    page.get_by_role("button", name="Read the text").click()
    page.wait_for_url(re.compile(r"/review/runs/\d+/"))
    page.locator(".arrivals tbody th a").click()
    page.wait_for_url("**/review/articles/*/")


def accept(page: Page, kind: str) -> None:
    """Accept the first suggestion of a kind that waits, and see it accepted."""
    card = page.locator("article.card[data-waiting]", has_text=kind).first
    name = card.get_attribute("id")
    opener = page.locator(f"#{name} .card-open a")
    if opener.is_visible():
        opener.click()
    page.locator(f"#{name}").get_by_role("button", name=f"Accept {kind}").click()
    expect(page.locator(f"#{name}")).to_contain_text("Accepted by ada")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
def test_a_pasted_text_becomes_a_fact_with_its_quote_on_the_public_page(
    scripts: bool, open_page: OpenPage
) -> None:
    page = open_page(java_script_enabled=scripts)
    told = PLACES[scripts]
    sign_in(page, CURATOR)
    submit(page, told)
    expect(page.locator("h1")).to_have_text(f"{told['first']} and {told['second']} sign")

    waiting = page.locator("article.card", has_text="Provision: Stockpiling").first
    expect(waiting).to_contain_text("Accept that one first")
    accept(page, "Agreement")
    accept(page, "Provision: Stockpiling")
    page.locator("article.card", has_text="Provision: Stockpiling").first.get_by_role(
        "link", name="See it in the record"
    ).click()
    page.wait_for_url("**/agreements/*/")

    expect(page.locator("h1")).to_contain_text(told["first"])
    evidence = page.locator("#pillars details.ev").first
    evidence.locator("summary").click()
    expect(evidence.locator(".ev-words")).to_contain_text("stockpiles")
    expect(page.locator("#pillars")).to_contain_text("Stockpiling")


def desk(page: Page) -> list[str]:
    """The desk of the made articles: the ids of the cards that wait, in order."""
    sign_in(page, CURATOR)
    page.goto("/review/?kind=provision")
    page.locator("#results tbody th a").first.click()
    page.wait_for_url("**/review/articles/**")
    page.goto(page.url.partition("?")[0])
    cards = page.locator("#desk [data-waiting]")
    return [each.get_attribute("id") or "" for each in cards.all()]


def looked_at(page: Page, name: str) -> None:
    expect(page.locator(f"#{name}.card-now")).to_be_focused()
    expect(page.locator("#desk .card-now")).to_have_count(1)


def test_keys_go_from_card_to_card_and_the_text_follows(open_page: OpenPage) -> None:
    page = open_page()
    names = desk(page)
    looked_at(page, names[0])
    page.keyboard.press("j")
    looked_at(page, names[1])
    expect(page.locator(f'mark.hl-now[data-of~="{names[1]}"]').first).to_be_visible()
    page.keyboard.press("k")
    page.keyboard.press("k")
    looked_at(page, names[0])
    page.keyboard.press("e")
    expect(page.locator(f"#{names[0]} .edit")).to_have_attribute("open", "")


def test_letters_are_letters_while_somebody_types_or_does_not_want_keys(
    open_page: OpenPage,
) -> None:
    page = open_page()
    names = desk(page)
    page.keyboard.press("e")
    words = page.locator(f"#{names[0]} .edit textarea")
    words.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("jakem?")
    expect(words).to_have_value("jakem?")
    expect(page.locator("#keys-help")).to_be_hidden()
    page.locator(f"#{names[0]}").focus()
    page.keyboard.press("?")
    expect(page.locator("#keys-help")).to_be_visible()
    page.keyboard.press("j")
    page.get_by_label("Listen to single letters").uncheck()
    page.keyboard.press("Escape")
    expect(page.locator("#keys-help")).to_be_hidden()
    page.locator(f"#{names[0]}").focus()
    page.keyboard.press("j")
    looked_at(page, names[0])


def test_the_next_article_is_fetched_while_this_one_is_read(open_page: OpenPage) -> None:
    page = open_page()
    desk(page)
    ahead = page.locator("[data-further]").get_attribute("href") or ""
    assert page.locator("link[rel=prefetch]").get_attribute("href") == (
        page.evaluate("path => new URL(path, location).href", ahead)
    )


def test_selected_words_are_sent_with_their_exact_place(open_page: OpenPage) -> None:
    page = open_page()
    desk(page)
    page.evaluate("""() => {
      const paragraph = document.querySelector("#para-2");
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      getSelection().removeAllRanges();
      getSelection().addRange(range);
    }""")
    whole = "Northland and Southland will <store> lithium & cobalt together."
    expect(page.locator("#hand-quote")).to_have_value(whole)
    fields = page.locator("#by-hand [type=hidden]").all()
    start, end = [each.input_value() for each in fields]
    assert (int(start), int(end) - int(start)) == (len(whole) + 2, len(whole))
    page.locator("#by-hand button").click()
    page.wait_for_url("**/by-hand/?**")
    expect(page.locator(".check mark")).to_have_text(whole)
    expect(page.locator("[name=place]")).to_have_value(f"{start}-{end}")
