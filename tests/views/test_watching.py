"""The page of what a reader follows, and the button that begins it."""

from __future__ import annotations

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client

from agreements.models import Watch
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    CommitmentFactory,
    DisagreementFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    UserFactory,
    WatchFactory,
)
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return UserFactory(username="ada", email="ada@example.org", is_staff=False)


@pytest.fixture
def reader(ada):
    client = Client()
    client.force_login(ada)
    return client


def told(answer) -> str:
    return " ".join(str(message) for message in get_messages(answer.wsgi_request))


def form_of(page: str) -> dict[str, str]:
    """What the first button to follow sends."""
    form = re.search(r'<form method="post" action="/watching/follow/">(.*?)</form>', page, re.S)
    assert form
    return dict(re.findall(r'name="(kind|target|query)" value="([^"]*)"', form.group(1)))


def made():
    """One of each thing that has a page, and the addresses of those pages."""
    party = PartyFactory(slug="rwanda", name="Rwanda")
    pillar = PillarFactory(slug="scrap", name="Scrap")
    agreement = AgreementFactory(slug="a-pact", title="A pact", parties=[party])
    ProvisionFactory(agreement=agreement, pillar=pillar)
    CommitmentFactory(agreement=agreement, summary="Meet.")
    dispute = DisagreementFactory(agreement=agreement)
    for value in ("1", "2"):
        ClaimFactory(disagreement=dispute, value=value)


PAGES = {
    "/agreements/a-pact/": ("agreement", ""),
    "/parties/rwanda/": ("party", ""),
    "/pillars/scrap/": ("pillar", ""),
    "/agreements/?party=rwanda&sort=title&page=1": ("agreements", "party=rwanda"),
    "/commitments/?party=rwanda&q=": ("commitments", "party=rwanda"),
    "/disagreements/?state=open": ("disagreements", "state=open"),
    "/timeline/?lanes=party&party=rwanda": ("timeline", "party=rwanda"),
}


@pytest.mark.parametrize("address", PAGES)
def test_the_button_of_each_page_follows_what_the_page_shows(reader, ada, address):
    made()
    kind, query = PAGES[address]
    sent = form_of(reader.get(address).content.decode())
    reader.post("/watching/follow/", sent)

    [watch] = ada.watches.all()
    assert (watch.kind, watch.query, watch.target is None) == (kind, query, bool(query))
    again = reader.get(address).content.decode()
    assert ("Following" in again) == (kind != "agreement")  # whose page has no query to spare
    assert "You follow this already" in told(reader.post("/watching/follow/", sent))
    assert ada.watches.count() == 1


@pytest.mark.parametrize("address", PAGES)
def test_each_page_names_its_feed_and_shows_nobody_else_a_button(client, address):
    made()
    page = client.get(address).content.decode()
    [feed] = re.findall(
        r'<link rel="alternate" type="application/atom\+xml"[^>]*href="([^"]*)"', page
    )

    assert "/watching/follow/" not in page
    assert client.get(feed.replace("&amp;", "&")).status_code == 200


def test_a_commitment_is_followed_from_the_page_of_its_agreement(reader, ada):
    made()
    page = reader.get("/agreements/a-pact/").content.decode()
    forms = re.findall(
        r'name="kind" value="commitment"><input[^>]*name="target" value="(\d+)"', page
    )
    reader.post("/watching/follow/", {"kind": "commitment", "target": forms[0]})

    assert [watch.title for watch in ada.watches.all()] == ["Meet"]


def test_an_earlier_day_is_not_followed(reader):
    made()
    page = reader.get("/agreements/?as_of=2026-01-01").content.decode()

    assert "/watching/follow/" not in page


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"kind": "moon"}, "“moon” is nothing that can be followed"),
        ({"kind": "agreement", "target": "999999"}, "not in the register"),
        ({"kind": "agreement", "target": "9" * 40}, "not in the register"),
        ({"kind": "agreement", "target": "x"}, "not in the register"),
        ({"kind": "agreements", "query": "party=nowhere"}, "“nowhere” is not in this list"),
        ({}, "nothing that can be followed"),
    ],
)
def test_what_cannot_be_followed_is_refused_in_words(reader, sent, words):
    answer = reader.post("/watching/follow/", sent)

    assert answer.status_code == 302
    assert words in told(answer)
    assert Watch.objects.count() == 0


def test_an_account_without_an_address_is_told_so():
    agreement = AgreementFactory()
    client = Client()
    client.force_login(UserFactory(email=""))
    answer = client.post("/watching/follow/", {"kind": "agreement", "target": agreement.pk})

    assert "no e-mail address" in told(answer)
    assert Watch.objects.count() == 0
    assert "Your account has no e-mail address" in client.get("/watching/").content.decode()


def test_the_page_lists_what_is_followed_and_what_is_gone(reader, ada):
    agreement = AgreementFactory(title="A pact")
    WatchFactory(user=ada, target=agreement.pk, title="Its old name")
    WatchFactory(user=ada, target=999_999, title="One that went")
    WatchFactory(user=ada, kind="timeline", query="party=japan", title="Timeline, party Japan")
    WatchFactory(title="Of somebody else")
    words = text_of(reader.get("/watching/").content.decode())

    assert "3 followed" in words
    assert "A pact Agreement, Atom" in words
    assert "One that went Agreement, no longer in the register" in words
    assert "Timeline, party Japan" in words
    assert "Of somebody else" not in words


def test_how_soon_is_changed_and_it_is_ended(reader, ada):
    watch = WatchFactory(user=ada)
    reader.post(f"/watching/{watch.pk}/pace/", {"pace": "soon"})
    watch.refresh_from_db()
    assert watch.pace == "soon"

    assert "choose how soon" in told(reader.post(f"/watching/{watch.pk}/pace/", {"pace": "odd"}))
    reader.post(f"/watching/{watch.pk}/end/")
    assert not ada.watches.exists()


def test_nobody_touches_what_another_follows(reader):
    watch = WatchFactory(pace="daily")
    answers = [
        reader.post(f"/watching/{watch.pk}/pace/", {"pace": "soon"}).status_code,
        reader.post(f"/watching/{watch.pk}/end/").status_code,
        reader.post(f"/watching/{'9' * 30}/end/").status_code,
    ]

    assert answers == [404, 404, 404]
    watch.refresh_from_db()
    assert watch.pace == "daily"


@pytest.mark.parametrize("path", ["/watching/", "/watching/follow/", "/watching/1/end/"])
def test_who_is_not_signed_in_is_asked_to(client, path):
    answer = client.get(path) if path == "/watching/" else client.post(path)

    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_the_page_costs_the_same_with_one_and_with_many(reader, ada, django_assert_max_num_queries):
    for kind in ("agreement", "agreements", "timeline"):
        WatchFactory(user=ada, kind=kind)
    costs = []
    for _ in range(2):
        with django_assert_max_num_queries(12) as queries:
            assert reader.get("/watching/").status_code == 200
        costs.append(len(queries))
        for n in range(15):
            WatchFactory(user=ada)
            WatchFactory(user=ada, kind="commitments", query=f"q={len(costs)}-{n}")

    assert costs[0] == costs[1]
