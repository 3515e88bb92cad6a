"""The address of a comparison is its state, and how one gets there."""

import re

import pytest
from django.test import Client

from tests.factories import (
    AgreementFactory,
    AgreementRelationFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
)
from tests.views.compared import agreement, columns, page, rows
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db

PART = {"HX-Request": "true", "HX-Target": "comparison"}


@pytest.fixture
def stockpiling():
    return PillarFactory(
        slug="stockpiling", code="STK", name="Stockpiling", order=1, origin="framework"
    )


@pytest.fixture
def financing():
    return PillarFactory(
        slug="financing", code="FIN", name="Financing", order=2, origin="framework"
    )


# --- The address is the state ----------------------------------------------------


def test_another_baseline_stands_first_and_turns_the_words_round(stockpiling):
    agreement("one", stockpiling="intent")
    agreement("two", stockpiling="commitment")
    html = page("a=one&a=two&base=two")

    assert columns(html) == ["two", "one"]
    assert "Softer" in rows(html)["1 STK Stockpiling"][1]
    assert '<code id="link-text">http://testserver/compare/?a=one&amp;a=two&amp;base=two<' in html


def test_rows_alike_are_hidden_when_asked_and_counted(stockpiling, financing):
    agreement("one", stockpiling="intent", financing="intent")
    agreement("two", stockpiling="intent", financing="mention")
    whole, narrow = page("a=one&a=two"), page("a=one&a=two&differences=1")
    hidden = set(rows(whole)) - set(rows(narrow))

    assert "1 STK Stockpiling" in hidden
    assert {"2 FIN Financing", "Against the baseline"} <= set(rows(narrow))
    assert f"{len(hidden)} rows alike in all two are hidden." in text_of(narrow)
    assert "hidden." not in text_of(whole)
    assert "differs on 1 of 2 pillars" in text_of(whole)


def test_a_column_can_be_removed_and_made_the_baseline(stockpiling):
    for slug in ("one", "two", "three"):
        agreement(slug)
    html = page("a=one&a=two&a=three&differences=1")

    assert '<a href="?a=one&amp;a=three&amp;differences=1">Remove' in html
    assert '<a href="?a=one&amp;a=two&amp;a=three&amp;base=two&amp;differences=1">Make base' in html
    assert columns(page("a=one&a=three&differences=1")) == ["one", "three"]


def test_searching_lists_what_may_be_added_without_a_script(stockpiling):
    for slug in ("one", "two", "lithium", "cobalt"):
        agreement(slug)
    html = page("a=one&a=two&add=lithium")

    assert columns(html) == ["one", "two"]
    assert "1 agreement to add: “lithium”" in text_of(html)
    assert re.findall(r'<a href="\?([^"]*)">Add (?!none)([^<]*)</a>', html) == [
        ("a=one&amp;a=two&amp;a=lithium", "Lithium")
    ]
    assert "No other agreement matches these words" in page("a=one&a=two&add=zinc")


# --- Too few, too many, unreadable -----------------------------------------------


def test_with_nothing_chosen_the_newest_are_offered_and_a_search_finds_the_others(stockpiling):
    for number in range(30):
        AgreementFactory(slug=f"agreement-{number}", signed_on=f"20{10 + number % 15}")
    agreement("lithium")
    html = page("")

    assert len(re.findall(r'<input type="checkbox" name="a"', html)) == 25
    assert "The first 25 of 31" in html
    assert re.findall(r'<input type="checkbox" name="a" value="([^"]*)"', page("add=lithium")) == [
        "lithium"
    ]
    assert "No agreement matches these words" in text_of(page("add=zinc"))


def test_one_alone_is_offered_those_related_to_it_first(stockpiling):
    japan = PartyFactory(name="Japan")
    one, related, near, far = (agreement(slug) for slug in ("one", "related", "near", "far"))
    AgreementRelationFactory(agreement=related, other=one)
    ParticipationFactory(agreement=one, party=japan)
    ParticipationFactory(agreement=near, party=japan)
    html = page("a=one")

    assert re.findall(r'<input type="checkbox" name="a" value="([^"]*)"', html) == [
        "related", "near", far.slug,
    ]  # fmt: skip
    assert '<input type="hidden" name="a" value="one">' in html
    assert "Chosen: One" in text_of(html)


@pytest.mark.parametrize(
    ("query", "shown", "told"),
    [
        ("a=one&a=two&a=nowhere", ["one", "two"], "“nowhere” is no agreement of the register."),
        ("a=one&a=%00&a=two", ["one", "two"], "is no agreement of the register."),
        ("a=one&a=two&a=one", ["one", "two"], "“One” was named 2 times; it stands once."),
        (
            "a=one&a=two&a=a3&a=a4&a=a5&a=a6&a=a7&a=a8",
            ["one", "two", "a3", "a4", "a5", "a6"],
            "Six agreements are the most; left out: “A7”, “A8”.",
        ),
        (
            "a=one&a=zz&a=two&a=a3&a=a4&a=a5&a=a6",
            ["one", "two", "a3", "a4", "a5", "a6"],
            "“zz” is no agreement of the register.",
        ),
        (
            "a=one&a=two&base=a3",
            ["one", "two"],
            "“a3” is none of the agreements compared, so the first is the baseline.",
        ),
        (
            "a=one&a=two&differences=yes",
            ["one", "two"],
            "Differences: write 1 or leave it out, not “yes”; every row is shown.",
        ),
        (
            f"a=one&a=two&add={'x' * 201}",
            ["one", "two"],
            "Agreement to add: write at most 200 characters.",
        ),
    ],
)
def test_what_cannot_be_read_is_said_and_the_rest_is_shown(query, shown, told, stockpiling):
    for slug in ("one", "two", "a3", "a4", "a5", "a6", "a7", "a8"):
        agreement(slug)
    html = page(query)

    assert columns(html) == shown
    assert told in text_of(html)
    refused = Client().get(f"/compare.csv?{query}")
    assert refused.status_code == 400
    assert refused["Content-Type"] == "text/plain; charset=utf-8"


def test_a_search_of_null_characters_is_refused_in_words(stockpiling):
    assert "null characters are not allowed" in page("add=%00")


def test_a_file_of_fewer_than_two_is_refused(stockpiling):
    agreement("one")
    response = Client().get("/compare.csv?a=one")

    assert response.status_code == 400
    assert "name at least 2 agreements" in response.content.decode()


def test_markup_in_the_address_is_shown_as_text(stockpiling):
    html = page("a=%3Cimg+src=x%3E&add=%3Cimg+src=x%3E&base=%3Cimg%3E")

    assert "<img" not in html
    assert "&lt;img" in html


# --- Whole page or part ----------------------------------------------------------


def test_htmx_gets_the_comparison_alone_and_history_the_whole_page(stockpiling):
    agreement("one")
    agreement("two")
    part = Client().get("/compare/?a=one&a=two&differences=1", headers=PART).content.decode()
    whole = Client().get(
        "/compare/?a=one&a=two", headers=PART | {"HX-History-Restore-Request": "true"}
    )

    assert part.lstrip().startswith('<div class="compare-page" id="comparison">')
    assert 'id="result-status" data-hx-swap-oob="true">2 agreements compared' in part
    assert "<html" in whole.content.decode()


# --- The way there ---------------------------------------------------------------


@pytest.mark.parametrize("address", ["/agreements/", "/pillars/", "/pillars/stockpiling/"])
def test_every_list_of_agreements_lets_one_tick_and_compare(address, stockpiling):
    agreement("one", stockpiling="intent")
    two = agreement("two", stockpiling="intent")
    ProvisionFactory(agreement=two, pillar=stockpiling)
    html = Client().get(address).content.decode()

    ticks = re.findall(r'<input type="checkbox" name="a" value="(\w+)" form="pick"', html)
    assert sorted(ticks) == ["one", "two"]
    assert '<form id="pick" action="/compare/">' in html
    assert re.search(r'<button class="btn" type="submit"( form="pick")?>[^/]*/?.*?Compare', html)


def test_the_page_of_an_agreement_leads_to_the_comparison(stockpiling):
    agreement("one")

    assert 'href="/compare/?a=one"' in Client().get("/agreements/one/").content.decode()
