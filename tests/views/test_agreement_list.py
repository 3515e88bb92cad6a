"""The list of agreements: search, order, pages, chips, parts for htmx, and what cannot be read."""

import re

import pytest
from django.utils.html import escape

from agreements.models import Agreement
from tests.factories import (
    AgreementFactory,
    MineralFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
)

pytestmark = pytest.mark.django_db
TITLES = re.compile(r'<h3 class="rec-title"><a href="/agreements/([\w-]+)/">')
CHIPS = re.compile(r'<a class="chip" href="\?([^"]*)">')
HEADING = re.compile(r'id="results-h">([^<]+)<')
MARKED = re.compile(r"<mark>([^<]*)</mark>")
HTMX = {"HX-Request": "true", "HX-Target": "results"}


def page(client, query="", **headers):
    response = client.get(f"/agreements/?{query}", headers=headers)
    assert response.status_code == 200
    return response.content.decode()


def titles(client, query=""):
    return TITLES.findall(page(client, query))


def heading(text):
    return HEADING.findall(text)


# --- Qualified facets --------------------------------------------------------------


def test_a_role_is_that_of_the_party_chosen(client):
    japan, korea = PartyFactory(slug="japan"), PartyFactory(slug="korea")
    for slug, role in (("signed-by-japan", "signatory"), ("watched-by-japan", "observer")):
        agreement = AgreementFactory(slug=slug)
        ParticipationFactory(agreement=agreement, party=japan, role=role)
        ParticipationFactory(agreement=agreement, party=korea, role="signatory")
    assert titles(client, "party=japan&role=signatory") == ["signed-by-japan"]
    assert titles(client, "between=japan&between=korea&role=signatory") == ["signed-by-japan"]
    assert len(titles(client, "role=signatory")) == 2
    assert 'id="n-role-observer">1<' in page(client, "party=japan&role=signatory")
    assert 'id="n-party-korea">2<' in page(client, "party=japan&role=signatory")
    assert 'id="n-role-signatory">1<' in page(client, "between=japan&between=korea")


def test_a_strength_is_that_of_the_pillar_chosen(client):
    scrap, offtake = PillarFactory(slug="scrap"), PillarFactory(slug="offtake")
    for slug, strength in (("commits", "commitment"), ("mentions", "mention")):
        agreement = AgreementFactory(slug=slug)
        ProvisionFactory(agreement=agreement, pillar=scrap, strength=strength)
        ProvisionFactory(agreement=agreement, pillar=offtake, strength="commitment")
    assert titles(client, "pillar=scrap&strength=commitment") == ["commits"]
    both = "pillar=scrap&pillar=offtake&pillars=all&strength=commitment"
    assert titles(client, both) == ["commits"]
    assert len(titles(client, "pillar=scrap&pillar=offtake&strength=commitment")) == 2
    assert 'id="n-strength-mention">1<' in page(client, "pillar=scrap&strength=commitment")


def test_a_mineral_finds_what_stands_under_it(client):
    rare = MineralFactory(slug="rare-earths")
    heavy = MineralFactory(slug="heavy", parent=rare)
    AgreementFactory(
        slug="on-dysprosium", minerals=[MineralFactory(slug="dysprosium", parent=heavy)]
    )
    AgreementFactory(slug="on-rare-earths", minerals=[rare])
    AgreementFactory(slug="on-cobalt", minerals=[MineralFactory(slug="cobalt")])
    assert sorted(titles(client, "mineral=rare-earths")) == ["on-dysprosium", "on-rare-earths"]
    assert titles(client, "mineral=dysprosium") == ["on-dysprosium"]
    assert titles(client, "mineral=heavy") == ["on-dysprosium"]


def test_agreements_without_a_date_are_found_as_such(client):
    AgreementFactory(slug="undated", signed_on=None)
    AgreementFactory(slug="of-a-year", signed_on="2025")
    AgreementFactory(slug="of-a-month", signed_on="2025-10")
    assert titles(client, "year=none") == ["undated"]
    assert sorted(titles(client, "year=2025")) == ["of-a-month", "of-a-year"]
    assert sorted(titles(client, "year=2025&year=none")) == ["of-a-month", "of-a-year", "undated"]


# --- Search ------------------------------------------------------------------------


def test_the_passage_that_matches_is_shown_marked_and_escaped(client):
    evil = '<img src=x onerror=alert(1)> buys gallium & "scrap" </p><script>alert(2)</script>'
    AgreementFactory(summary=evil)
    text = page(client, "q=gallium")
    assert MARKED.findall(text) == ["gallium"]
    assert "&lt;img src=x onerror=alert(1)&gt; buys <mark>gallium</mark> &amp;" in text
    assert "<img src=x" not in text
    assert "alert(2)</script>" not in text
    assert '<span class="rec-where">' in text


def test_what_is_typed_is_shown_again_and_escaped(client):
    AgreementFactory()
    typed = '"><script>alert(1)</script>'
    response = client.get("/agreements/", {"q": typed})
    text = response.content.decode()
    assert typed not in text
    assert text.count(f'value="{escape(typed)}"') == 2


@pytest.mark.parametrize("typed", ["gecamines", "Gécamines", "GECAMINES", "gécamines"])
def test_accents_and_case_do_not_matter(client, typed):
    AgreementFactory(slug="with", parties=[PartyFactory(name="Gécamines")])
    AgreementFactory(slug="without")
    response = client.get("/agreements/", {"q": typed})
    assert TITLES.findall(response.content.decode()) == ["with"]
    assert MARKED.findall(response.content.decode()) == ["Gécamines"]


def test_a_search_is_in_order_of_match_unless_another_is_asked_for(client):
    AgreementFactory(slug="once", summary="On cobalt and much else.", signed_on="2026")
    AgreementFactory(slug="often", title="Cobalt, cobalt and cobalt", signed_on="2020")
    assert titles(client, "q=cobalt") == ["often", "once"]
    assert titles(client, "q=cobalt&sort=newest") == ["once", "often"]
    assert 'value="match" selected' in page(client, "q=cobalt")
    assert 'value="match"' not in page(client)


# --- Chips ------------------------------------------------------------


def test_a_value_asked_for_twice_has_one_chip(client):
    PartyFactory(slug="japan", name="Japan")
    assert CHIPS.findall(page(client, "party=japan&party=japan&party=+japan+")) == [""]


# --- Parts, and the whole ------------------------------------------------------------


def test_htmx_gets_the_results_alone_and_the_counts_beside_them(client):
    PartyFactory(slug="japan")
    AgreementFactory(slug="one", parties=[PartyFactory(slug="korea")])
    text = page(client, "party=korea", **HTMX)
    assert text.lstrip().startswith('<section aria-labelledby="results-h" id="results">')
    assert "<html" not in text
    assert '<span class="n" id="n-party-korea" data-hx-swap-oob="true">1</span>' in text
    assert '<span class="n" id="n-party-japan" data-hx-swap-oob="true">0</span>' in text
    assert 'id="result-status" data-hx-swap-oob="true">1 agreement match' in text


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"HX-Request": "true"},
        {"HX-Request": "true", "HX-Target": "elsewhere"},
        HTMX | {"HX-History-Restore-Request": "true"},
    ],
)
def test_everyone_else_gets_the_whole_page(client, headers):
    AgreementFactory()
    text = page(client, **headers)
    assert text.startswith("<!doctype html>")
    assert "data-hx-swap-oob" not in text


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_cache_keeps_part_and_page_apart(client, headers):
    vary = client.get("/agreements/", headers=headers)["Vary"].lower().replace(" ", "").split(",")
    assert {"hx-request", "hx-target", "hx-history-restore-request"} <= set(vary)


# --- What cannot be read, and nothing -------------------------------------------------


def test_what_cannot_be_read_is_told_beside_its_field_and_the_rest_narrows(client):
    japan = PartyFactory(slug="japan")
    AgreementFactory(slug="with", parties=[japan], kind="mou")
    AgreementFactory(slug="without")
    text = page(client, "party=japan&party=atlantis&kind=pact&sort=backwards")
    assert TITLES.findall(text) == ["with"]
    for word in ("atlantis", "pact"):
        told = f"“{word}” is not in this list; it was left out."
        assert f'<p class="facet-error" role="alert">{told}</p>' in text
        assert text.count(told) == 2
    assert "Part of what you asked could not be read" in text
    assert 'name="party" value="japan" checked' in text
    assert CHIPS.findall(text) == ["party=atlantis&amp;kind=pact&amp;sort=backwards"]


@pytest.mark.parametrize("asked", ["party=&kind=&year=&q=&sort=", "party=+", ""])
def test_what_is_left_empty_asks_for_nothing(client, asked):
    AgreementFactory(slug="one")
    text = page(client, asked)
    assert TITLES.findall(text) == ["one"]
    assert "could not be read" not in text
    assert CHIPS.findall(text) == []


@pytest.mark.parametrize("asked", ["q=a%00b", "q=" + "x" * 201, "pillars=most", "year=20255"])
def test_a_value_out_of_bounds_is_told(client, asked):
    AgreementFactory()
    text = page(client, asked)
    assert "Part of what you asked could not be read" in text
    assert heading(text) == ["1 agreement"]


def test_when_nothing_matches_a_filter_is_offered_to_drop_that_shows_something(client):
    ParticipationFactory(party=PartyFactory(slug="japan", name="Japan"))
    AgreementFactory()
    text = page(client, "party=japan&q=nothing+like+it")
    assert heading(text) == ["0 agreements"]
    assert "<h3>No agreement matches all 2 filters</h3>" in text
    offer = '<a href="?party=japan"><span>Without text: nothing like it</span>'
    assert f"{offer} <span>1 agreement</span></a>" in text
    assert "Without party" not in text


def test_an_empty_register_says_how_it_is_filled(client):
    assert not Agreement.objects.exists()
    text = page(client)
    assert "The register holds no agreement yet." in text
    assert heading(text) == ["0 agreements"]
