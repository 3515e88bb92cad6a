"""The pages of history: public, in words, also of what is gone, and outliving accounts."""

import csv
import html
import io
import re
from pathlib import Path

import pghistory
import pytest
from django.contrib.auth.models import User
from django.test import Client

from agreements.models import Provision
from agreements.review.decisions import accept
from tests.admin.pages import change
from tests.factories import (
    AgreementFactory,
    AgreementMineralFactory,
    AgreementSourceFactory,
    AmountFactory,
    ArticleFactory,
    CheckFactory,
    CitationFactory,
    ClaimFactory,
    PartyFactory,
    ProvisionFactory,
    RawPageFactory,
    UserFactory,
)
from tests.review.suggested import TEXT, suggest
from tests.views.desk import signed_in

pytestmark = pytest.mark.django_db
CONTEXT = r"pghistory\.context\(([^)]*(?:\([^)]*\)[^)]*)*)\)"
"""What stands between the brackets of a call, one level of brackets in it."""


def text(markup):
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", markup)))


def page(address, client=None):
    answer = (client or Client()).get(address)
    assert answer.status_code == 200
    return text(answer.content.decode())


def changed(row, by="ada", why="Misread", **values):
    for name, value in values.items():
        setattr(row, name, value)
    with pghistory.context(by=by, why=why):
        row.save()


def test_anyone_reads_who_changed_what_into_what_and_why():
    fact = ProvisionFactory(strength="mention", agreement__slug="a-pact")
    changed(fact, strength="intent")
    said = page("/agreements/a-pact/history/")
    assert "ada : Misread." in said
    assert "Strength Mention becomes Intent" in said
    assert "3 changes" in said


def test_a_fact_has_a_page_of_its_own_with_its_agreement():
    fact = ProvisionFactory(summary="They mean to store.", agreement__title="A pact")
    said = page(f"/history/provision/{fact.pk}/")
    assert "History of this provision" in said
    assert "A pact" in said
    assert "Summary They mean to store." in said


@pytest.mark.parametrize(
    "factory",
    [
        AgreementFactory, AgreementMineralFactory, AgreementSourceFactory, AmountFactory,
        CheckFactory, CitationFactory, ClaimFactory, PartyFactory,
    ],
)  # fmt: skip
def test_every_kind_of_row_has_one_also_when_it_is_gone(factory):
    row = factory()
    address = f"/history/{row._meta.model_name}/{row.pk}/"
    assert "not in the register any more" not in page(address)
    with pghistory.context(by="grace"):
        row.delete()
    said = page(address)
    assert "not in the register any more" in said
    assert "by grace." in said


def test_a_removed_agreement_keeps_its_history_under_its_address():
    agreement = AgreementFactory(slug="a-pact", title="A pact")
    agreement.delete()
    said = page("/agreements/a-pact/history/")
    assert "History of A pact" in said
    assert "This agreement is not in the register any more" in said


def test_an_address_used_again_is_that_of_the_agreement_that_is_there():
    AgreementFactory(slug="a-pact", title="The old one").delete()
    AgreementFactory(slug="a-pact", title="The new one")
    assert "History of The new one" in page("/agreements/a-pact/history/")


@pytest.mark.parametrize(
    "address",
    [
        "/agreements/nowhere/history/", "/agreements/nowhere/history.csv",
        "/history/provision/99999999/", "/history/provision/99999999999999999999/",
        "/history/user/1/", "/history/suggestion/1/", "/history/article/1/",
    ],
)  # fmt: skip
def test_what_no_history_knows_is_not_found(address, client):
    assert client.get(address).status_code == 404


def test_markup_in_what_was_written_is_shown_and_not_run(client):
    fact = ProvisionFactory(summary="As it was.")
    changed(fact, by="<i>ada</i>", why="<script>why</script>", summary="<script>now</script>")
    said = client.get(f"/history/provision/{fact.pk}/").content.decode()
    assert "<script>now" not in said
    assert "<script>why" not in said
    assert "&lt;script&gt;now&lt;/script&gt;" in said


# --- Decisions ---------------------------------------------------------------------------


def accepted(**article):
    """A provision accepted by ada, read in an article."""
    suggestion = suggest(
        Provision,
        {"pillar": ProvisionFactory().pillar.slug, "strength": "intent", "summary": "To store."},
        "They will store lithium together",
        article=ArticleFactory(text=TEXT, title="The news", **article),
    )
    accept(suggestion_id=suggestion.pk, by=UserFactory(username="ada"))
    return suggestion


def test_the_decision_that_led_to_a_change_is_told_with_its_article():
    suggestion = accepted(raw_page=RawPageFactory())
    suggestion.refresh_from_db()
    for address in (
        f"/history/provision/{suggestion.fact_id}/",
        f"/agreements/{suggestion.agreement.slug}/history/",
    ):
        markup = Client().get(address).content.decode()
        said = text(markup)
        assert "ada : A suggestion was accepted." in said
        assert "Accepted, on The news" in said
        assert f'href="/sources/{suggestion.article_id}/"' in markup
        assert "/review/" not in markup


def test_a_curator_gets_to_the_suggestion_too():
    suggestion = accepted()
    suggestion.refresh_from_db()
    markup = signed_in("Curator", "grace").get(f"/history/provision/{suggestion.fact_id}/")
    assert f"/review/suggestions/{suggestion.pk}/" in markup.content.decode()


# --- Narrowing, pages, file ------------------------------------------------------------------


@pytest.fixture
def worked_on():
    fact = ProvisionFactory(agreement__slug="a-pact", summary="0")
    for number in range(1, 31):
        changed(fact, by="ada", summary=f"ada {number}")
    for number in range(1, 31):
        changed(fact.agreement, by="grace", place=f"grace {number}")
    return fact


def numbers(said, who):
    """The changes by ``who`` on the page, in its order."""
    return [int(n) for n in re.findall(rf"becomes {who} (\d+)", said)]


def test_long_history_comes_in_pages_latest_first(worked_on):
    first, second = (page(f"/agreements/a-pact/history/?page={n}") for n in (1, 2))
    assert "62 changes" in first
    assert numbers(first, "ada") + numbers(second, "ada") == list(range(30, 0, -1))
    assert numbers(first, "grace") + numbers(second, "grace") == list(range(30, 0, -1))


def test_a_number_beside_a_filter_is_what_it_shows(worked_on):
    said = page("/agreements/a-pact/history/")
    assert "Provision (31)" in said
    assert "grace (30)" in said
    narrowed = page("/agreements/a-pact/history/?kind=provision&by=ada")
    assert "30 changes" in narrowed
    assert numbers(narrowed, "ada") == list(range(30, 0, -1))
    assert numbers(narrowed, "grace") == []


def test_a_filter_that_cannot_be_read_is_told_and_the_rest_shown(worked_on, client):
    said = page("/agreements/a-pact/history/?kind=planet&by=ada%00")
    assert "Nothing here was changed of or by “planet”." in said
    assert "62 changes" in said
    assert client.get("/agreements/a-pact/history.csv?kind=planet").status_code == 400


def test_the_file_holds_every_part_of_every_change(worked_on, client):
    answer = client.get("/agreements/a-pact/history.csv?by=ada")
    lines = list(
        csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    )
    assert [(line["Field"], line["To"]) for line in lines] == [
        ("Summary", f"ada {number}") for number in range(30, 0, -1)
    ]
    assert {line["Why"] for line in lines} == {"Misread"}


# --- Accounts that are deleted -----------------------------------------------------------------


def test_history_says_the_same_after_the_account_is_deleted():
    curator = signed_in("Curator", "ada")
    fact = ProvisionFactory(summary="As it was.", agreement__slug="a-pact")
    assert change(curator, fact, summary="Put right.").status_code == 302
    promise = CheckFactory(commitment__agreement=fact.agreement).commitment
    found = {"looked_on": "2026-05-03", "places": "Registers", "finding": "nothing"}
    assert curator.post(f"/commitments/{promise.pk}/check/", found).status_code == 302
    addresses = ["/agreements/a-pact/history/", f"/history/provision/{fact.pk}/"]
    before = [page(each) for each in addresses]
    assert all("ada" in each for each in before)
    User.objects.get(username="ada").delete()
    fact.refresh_from_db()
    assert fact.reviewed_by is None
    assert [page(each) for each in addresses] == before


def test_so_does_the_history_in_the_admin():
    curator, viewer = signed_in("Curator", "ada"), signed_in("Viewer", "grace")
    fact = ProvisionFactory(summary="As it was.")
    change(curator, fact, summary="Put right.")
    before = rows_in_admin(viewer, fact)
    assert "ada" in before[0]
    User.objects.get(username="ada").delete()
    assert rows_in_admin(viewer, fact)[-len(before) :] == before


def rows_in_admin(client, row):
    markup = client.get(f"/admin/agreements/provision/{row.pk}/history/").content.decode()
    shown = markup.partition('id="change-history"')[2]
    return [text(each) for each in re.findall(r"<tr>.*?</tr>", shown, re.DOTALL)[1:]]


def test_whoever_signs_with_an_account_signs_with_its_name():
    calls = [
        call
        for path in Path("agreements").rglob("*.py")
        for call in re.findall(
            r"pghistory\.context\(([^)]*(?:\([^)]*\)[^)]*)*)\)", path.read_text()
        )
    ]
    assert len(calls) > 5
    assert [call for call in calls if "user=" in call and "by=" not in call] == []
