"""Three pages of the corpus, every suggestion of them decided by keyboard alone.

What was decided, and what the register then holds, is read from the database in plain SQL and
compared with what was proposed.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest
from playwright.sync_api import Page, expect
from psycopg.rows import dict_row

from agreements.core.paragraphs import paragraph_of
from agreements.review.agreements import LEFT_OPEN, OWN
from tests.browser.conftest import OpenPage
from tests.browser.site import CORPUS, CURATOR, READ
from tests.browser.steps import sign_in

FACTS = ("participation", "provision", "commitment", "amount", "event", "agreement")
ARRIVED = "SELECT article_id AS id FROM agreements_arrival WHERE name = %(name)s"
SUGGESTED = """
    SELECT s.id, t.model, s.action, s.proposed, s.quote, s.start, s."end", s.fact_id, s.state,
        s.spans
    FROM agreements_suggestion s JOIN django_content_type t ON t.id = s.fact_type_id
    WHERE s.article_id = %(article)s ORDER BY s.id"""
DECIDED = """
    SELECT d.suggestion_id, d.verdict, d.reason, d.by_name FROM agreements_decision d
    JOIN agreements_suggestion s ON s.id = d.suggestion_id
    WHERE s.article_id = %(article)s ORDER BY d.id"""
CITED = """
    SELECT quote, start, "end", locator, participation_id, provision_id, commitment_id,
        amount_id, event_id, agreement_id, about
    FROM agreements_citation WHERE article_id = %(article)s"""
PROVISIONS = """
    SELECT p.slug AS pillar, f.strength, f.summary, f.trust, u.username AS reviewed_by
    FROM agreements_provision f JOIN agreements_pillar p ON p.id = f.pillar_id
    LEFT JOIN auth_user u ON u.id = f.reviewed_by_id
    WHERE f.id IN (SELECT provision_id FROM agreements_citation WHERE article_id = %(article)s)"""
SIGNED = """
    SELECT e.pgh_label AS deed, c.metadata->>'by' AS by, c.metadata->>'why' AS why, e.quote
    FROM agreements_citationevent e JOIN pghistory_context c ON c.id = e.pgh_context_id
    WHERE e.article_id = %(article)s"""

CAME_IN = """
    SELECT a.name, a.state, EXISTS (
        SELECT FROM agreements_suggestion s WHERE s.article_id = a.article_id) AS suggested
    FROM agreements_arrival a"""
LABELS = CORPUS.parent / "labels"

Row = dict[str, Any]


@pytest.fixture
def ask(database: str) -> Iterator[Any]:
    """Rows of the database that is served, by a question in SQL."""
    with psycopg.connect(database, row_factory=dict_row, autocommit=True) as connection:
        yield lambda sql, **told: connection.execute(sql, told).fetchall()


def now(page: Page) -> str:
    """The id of the card that is looked at, and that has the focus."""
    card = page.locator("#desk .card-now[data-waiting]")
    name = card.get_attribute("id")
    expect(card).to_be_focused()
    return name or ""


def decided(page: Page, name: str) -> None:
    expect(page.locator(f"#{name}:not([data-waiting])")).to_have_count(1)


def reject(page: Page, name: str) -> None:
    """R goes to the reasons; typing chooses one, Enter sends it."""
    page.keyboard.press("r")
    expect(page.locator(f"#{name} select[name=reason]")).to_be_focused()
    page.keyboard.type("It is on rec")
    page.keyboard.press("Enter")
    decided(page, name)


def edit(page: Page, name: str, words: str) -> None:
    """E goes to the first field; Ctrl+Enter accepts from within it."""
    page.keyboard.press("e")
    expect(page.locator(f"#{name} .edit :is(input, select, textarea)").first).to_be_focused()
    page.keyboard.press("End")
    page.keyboard.type(words)
    page.keyboard.press("Control+Enter")
    decided(page, name)


def accept(page: Page, name: str, key: str) -> None:
    page.keyboard.press(key)
    decided(page, name)


def review(page: Page, suggested: list[Row]) -> dict[int, str]:
    """Decide on everything that waits; returns the deed by the number of the suggestion.

    The new agreement is edited, every fifth suggestion rejected, the others accepted, by A and
    by Ctrl+Enter in turns; the last one by A, which stays on the page.
    """
    kinds = {row["id"]: row["model"] for row in suggested}
    deeds: dict[int, str] = {}
    for left in range(len(suggested), 0, -1):
        name = now(page)
        pk = int(name.removeprefix("s-"))
        if kinds[pk] == "agreement":
            deeds[pk] = "edit"
            edit(page, name, " (as read)")
        elif len(deeds) % 5 == 4:
            deeds[pk] = "reject"
            reject(page, name)
        else:
            deeds[pk] = "accept"
            accept(page, name, "a" if left == 1 or len(deeds) % 2 else "Control+Enter")
    return deeds


def rests_on(row: Row) -> dict[str, tuple[int, int, str]]:
    """The words behind a fact, or behind each value of an agreement's own that was given."""
    whole = (row["start"], row["end"], row["quote"])
    if row["model"] != "agreement":
        return {"": whole}
    given = {name: row["proposed"].get(name) for name in OWN}
    return {
        name: tuple(row["spans"].get(name, whole))
        for name, value in given.items()
        if value and (row["action"] == "change" or value != LEFT_OPEN.get(name))
    }


def compared(ask: Any, article: int, suggested: list[Row], deeds: dict[int, str]) -> None:
    """What the register holds of the article is what was accepted, with its exact place."""
    [told] = ask("SELECT text FROM agreements_article WHERE id = %(article)s", article=article)
    text = told["text"]
    accepted = [row for row in suggested if deeds[row["id"]] in {"accept", "edit"}]
    cited = [
        (kind, about, quote, start, end, f"¶{paragraph_of(text, start)}")
        for row in accepted
        if (kind := row["proposed"].get("supports") or row["model"]) in FACTS
        for about, (start, end, quote) in rests_on(row).items()
    ]
    found = ask(CITED, article=article)
    assert Counter(
        (
            next(kind for kind in FACTS if row[f"{kind}_id"]),
            row["about"],
            row["quote"],
            row["start"],
            row["end"],
            row["locator"],
        )
        for row in found
    ) == Counter(dict.fromkeys(cited, 1)), "Each is cited once, by its words and their place"
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in found)
    assert {(row["suggestion_id"], row["verdict"]) for row in ask(DECIDED, article=article)} == set(
        deeds.items()
    )
    assert {row["by_name"] for row in ask(DECIDED, article=article)} == {CURATOR}
    assert {row["reason"] for row in ask(DECIDED, article=article)} == {
        "", *({"It is on record already"} if "reject" in deeds.values() else ())
    }  # fmt: skip
    signed = ask(SIGNED, article=article)
    assert Counter(row["quote"] for row in signed) == Counter(row["quote"] for row in found)
    assert {(row["deed"], row["by"], row["why"]) for row in signed} == {
        ("insert", CURATOR, "A suggestion was accepted")
    }


def test_every_page_of_the_corpus_came_in_and_was_read(ask: Any) -> None:
    names = {path.name for path in CORPUS.iterdir()}
    assert len(names) == 28
    came = {row["name"]: row for row in ask(CAME_IN) if row["name"] in names}
    assert set(came) == names
    labels = {path.stem: json.loads(path.read_text()) for path in LABELS.iterdir()}
    again = {f"{name}.html" for name, label in labels.items() if label["duplicate_of"]}
    assert {name for name, row in came.items() if row["state"] == "duplicate"} == again
    assert {row["state"] for row in came.values()} == {"kept", "duplicate"}
    relevant = {f"{name}.html" for name, label in labels.items() if label["relevant"]}
    assert {name for name, row in came.items() if row["suggested"]} - again == relevant - again


@pytest.mark.parametrize("name", READ)
def test_every_suggestion_of_a_page_is_decided_by_keyboard_alone(
    name: str, open_page: OpenPage, ask: Any
) -> None:
    page = open_page()
    sign_in(page, CURATOR)
    [article] = [row["id"] for row in ask(ARRIVED, name=name)]
    suggested = ask(SUGGESTED, article=article)
    before = {row["id"] for row in ask("SELECT id FROM agreements_provision")}
    page.goto(f"/review/articles/{article}/")
    expect(page.locator(".desk-progress label")).to_have_text(f"0 of {len(suggested)} decided")
    deeds = review(page, suggested)
    expect(page.locator(".desk-progress label")).to_have_text(
        f"{len(suggested)} of {len(suggested)} decided"
    )
    assert set(deeds) == {row["id"] for row in suggested}
    further = page.locator("[data-further]").get_attribute("href")
    page.keyboard.press("Control+Enter")
    page.wait_for_url(f"**{further}")
    compared(ask, article, suggested, deeds)
    told = [
        row["proposed"]
        for row in suggested
        if row["model"] == "provision" and deeds[row["id"]] == "accept"
    ]
    assert {row["id"] for row in ask("SELECT id FROM agreements_provision")} >= before
    written = [row for row in ask(PROVISIONS, article=article) if row["trust"] == "reviewed"]
    assert sorted(
        (row["pillar"], row["strength"], row["summary"], row["reviewed_by"]) for row in written
    ) == sorted((each["pillar"], each["strength"], each["summary"], CURATOR) for each in told)
