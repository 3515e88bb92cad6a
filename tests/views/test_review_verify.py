"""The queue of what to verify: its order, its numbers, and what confirming does."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from agreements.models import Confirmation
from agreements.queries.desk_queues import due_to_be_verified
from tests.factories import (
    AgreementFactory,
    AgreementSourceFactory,
    ArticleFactory,
    CitationFactory,
    PageReadFactory,
    ProvisionFactory,
)
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db
QUEUE = "/review/verify/"


def ago(days):
    return timezone.now().date() - timedelta(days=days)


def confirmed(title, days, *, reads=0):
    """An agreement that rests on one source, of so many days ago."""
    made = AgreementFactory(title=title)
    AgreementSourceFactory(
        agreement=made, article=ArticleFactory(published_on=ago(days).isoformat())
    )
    if reads:
        PageReadFactory(agreement=made, day=ago(1), number=reads)
    return made


def titles(query="", reader=None):
    page = (reader or signed_in()).get(f"{QUEUE}?{query}").content.decode()
    return re.findall(r'<th scope="row"><a href="/review/verify/[^"]*">([^<]*)', page)


def address(agreement, query=""):
    return f"{QUEUE}{agreement.slug}/{query}"


def test_the_oldest_on_the_most_read_pages_come_first():
    confirmed("Read never", 1000)
    confirmed("Read once", 600, reads=1)
    confirmed("Read seven times", 500, reads=7)
    confirmed("Fresh and much read", 10, reads=1000)
    AgreementFactory(title="Never confirmed")
    stale = confirmed("Read long ago", 900)
    PageReadFactory(agreement=stale, day=ago(90), number=5000)
    ada = signed_in()
    assert titles(reader=ada) == [
        "Never confirmed", "Read seven times", "Read once", "Read never", "Read long ago",
    ]  # fmt: skip
    assert titles("sort=oldest&show=all", ada)[:2] == ["Never confirmed", "Read never"]
    assert titles("sort=read&show=all", ada)[:2] == ["Fresh and much read", "Read seven times"]
    assert titles("sort=title&q=READ+", ada)[0] == "Read long ago"


def test_each_number_is_that_of_the_page_behind_it():
    agreement = confirmed("Tokyo text", 400)
    ProvisionFactory(agreement=agreement)
    fresh = ProvisionFactory(agreement=agreement)
    CitationFactory(provision=fresh, article=ArticleFactory(published_on=ago(400).isoformat()))
    ProvisionFactory(agreement=agreement, trust="reviewed", reviewed_at=timezone.now())
    confirmed("Fresh", 3)
    ada = signed_in()
    page = ada.get(QUEUE).content.decode()
    assert due_to_be_verified().n == len(titles(reader=ada)) == 1
    assert "Tokyo text 3 of 4 1 never 3 0" in text_of(page)
    page = ada.get(address(agreement)).content.decode()
    assert page.count('name="fact"') == 3
    assert "3 of 4 facts were not confirmed within a year." in text_of(page)
    assert ada.get(address(agreement, "?show=all")).content.decode().count('name="fact"') == 4


def test_a_year_to_the_day_is_not_due_yet():
    confirmed("Today a year ago", 365)
    confirmed("A day longer", 366)
    assert titles() == ["A day longer"]


def sent(agreement, *facts, **told):
    keys = [f"{row._meta.model_name}-{row.pk}" for row in facts]
    return signed_in("Curator", "ada").post(
        address(agreement, "confirm/"), {"fact": keys, "basis": "looked", "note": ""} | told
    )


def test_what_is_ticked_is_confirmed_and_leaves_the_queue_with_its_label_of_trust_as_it_was():
    agreement = confirmed("Tokyo text", 400)
    provision = ProvisionFactory(agreement=agreement, summary="They <store>.")
    answer = sent(agreement, provision, note="Asked.")
    assert (answer.status_code, answer["Location"]) == (302, address(agreement))
    [made] = Confirmation.objects.all()
    assert (made.provision, made.read_source, made.note) == (provision, False, "Asked.")
    provision.refresh_from_db()
    assert provision.trust == "reference"
    page = text_of(
        signed_in("Viewer", "vera").get(address(agreement, "?show=all")).content.decode()
    )
    assert "1 of 2 facts" in page
    assert "They <store>. Reference, unreviewed" in page
    assert "Still so, a person said: ada, without reading the source Asked." in page


def test_who_says_that_the_source_was_read_makes_it_reviewed():
    agreement = confirmed("Tokyo text", 400)
    answer = sent(agreement, agreement, basis="read")
    assert answer.status_code == 302
    agreement.refresh_from_db()
    assert (agreement.trust, agreement.reviewed_by.username) == ("reviewed", "ada")


def test_the_form_says_what_each_basis_does_and_begins_with_the_lesser():
    agreement = confirmed("Tokyo text", 400)
    page = signed_in().get(address(agreement)).content.decode()
    assert "Labels of trust stay as they are." in text_of(page)
    assert "What is not reviewed yet counts as reviewed by me." in text_of(page)
    assert re.findall(r'name="basis" value="(\w+)"[^>]* checked', page) == ["looked"]


def test_all_that_was_shown_is_confirmed_at_once_and_nothing_that_was_not():
    agreement = confirmed("Tokyo text", 400)
    ProvisionFactory(agreement=agreement)
    ada = signed_in()
    page = ada.get(address(agreement)).content.decode()
    shown = re.findall(r'name="shown" value="([^"]*)"', page)
    ProvisionFactory(agreement=agreement, summary="Came meanwhile.")
    ada.post(address(agreement, "confirm/"), {"shown": shown, "all": "1", "basis": "looked"})
    assert Confirmation.objects.count() == len(shown) == 2
    page = text_of(ada.get(address(agreement)).content.decode())
    assert "2 facts are confirmed. Their labels of trust stay as they were." in page
    assert "Came meanwhile." in page
    assert "1 of 3 facts was not" in page


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"fact": []}, "Tick at least one fact."),
        ({"fact": ["provision-0"]}, "A fact that was ticked is not in the record"),
        ({"basis": ""}, "Choose one."),
        ({"basis": "odd"}, "Choose one."),
    ],
)
def test_a_mistake_is_told_and_nothing_is_lost(told, words):
    agreement = confirmed("Tokyo text", 400)
    answer = sent(agreement, agreement, **{"note": "Kept <words>"} | told)
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in text_of(page)
    assert "Kept &lt;words&gt;" in page
    ticked = f'value="agreement-{agreement.pk}" checked'
    assert (ticked in page) == ("fact" not in told)
    assert Confirmation.objects.count() == 0


def test_a_viewer_looks_and_cannot_confirm():
    agreement = confirmed("Tokyo text", 400)
    vera = signed_in("Viewer", "vera")
    assert "Still so" not in text_of(vera.get(address(agreement)).content.decode())
    assert vera.post(address(agreement, "confirm/"), {"basis": "looked"}).status_code == 403
    assert Client().get(QUEUE).status_code == 302


def test_nothing_due_is_said_with_a_way_on():
    agreement = AgreementFactory(trust="reviewed", reviewed_at=datetime.now(UTC))
    ada = signed_in()
    assert "Nothing is due to be verified" in text_of(ada.get(QUEUE).content.decode())
    assert "Nothing is due here" in text_of(ada.get(address(agreement)).content.decode())
    assert ada.get(address(agreement, "?show=all")).content.decode().count('name="fact"') == 1


@pytest.mark.parametrize("query", ["show=odd&sort=odd", "page=x&q=%00"])
def test_what_cannot_be_read_is_told_beside_the_rest(query):
    confirmed("Tokyo text", 400)
    page = signed_in().get(f"{QUEUE}?{query}")
    assert page.status_code == 200


def test_an_agreement_that_is_not_there_is_not_found():
    ada = signed_in()
    assert ada.get(f"{QUEUE}nowhere/").status_code == 404
    assert ada.post(f"{QUEUE}nowhere/confirm/", {"basis": "looked"}).status_code == 404
