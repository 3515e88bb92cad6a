"""What each feed of changes holds, and how it is asked for."""

from __future__ import annotations

import pytest
from django.test import Client

from agreements.models import Provision
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    CommitmentFactory,
    DisagreementFactory,
    EventFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
)
from tests.views.test_atom import feed, told

pytestmark = pytest.mark.django_db


def test_the_feed_of_a_party_holds_its_agreements_and_no_others():
    party = PartyFactory(slug="rwanda", name="Rwanda")
    AgreementFactory(title="Its own", parties=[party])
    AgreementFactory(title="Of others")

    assert [entry.title for entry in feed("/parties/rwanda.atom").entries] == ["Its own"]


def test_the_feed_of_a_party_tells_that_it_left():
    participation = ParticipationFactory(party=PartyFactory(slug="rwanda", name="Rwanda"))
    participation.delete()

    assert "Participation of Rwanda removed" in told("/parties/rwanda.atom")


def test_the_feed_of_a_pillar_holds_what_is_said_on_it_and_no_more():
    pillar = PillarFactory(slug="scrap", name="Scrap")
    agreement = AgreementFactory()
    ProvisionFactory(agreement=agreement, pillar=pillar, summary="On scrap.")
    ProvisionFactory(agreement=agreement, summary="On something else.")

    assert "“On scrap.”" in told("/pillars/scrap.atom")
    assert "something else" not in told("/pillars/scrap.atom")


def test_what_moves_to_another_pillar_is_told_to_the_readers_of_both():
    old, new = PillarFactory(slug="old", name="Old"), PillarFactory(slug="new", name="New")
    provision = ProvisionFactory(pillar=old)
    Provision.objects.filter(pk=provision.pk).update(pillar=new)

    for slug in ("old", "new"):
        assert "Provision on New: pillar from Old to New" in told(f"/pillars/{slug}.atom")


def test_the_feeds_of_lists_hold_the_rows_that_the_list_holds():
    party = PartyFactory(slug="rwanda")
    mine = AgreementFactory(title="Mine", parties=[party], status="signed")
    other = AgreementFactory(title="Other", parties=[], status="signed")
    for agreement in (mine, other):
        CommitmentFactory(agreement=agreement, summary=f"Promise of {agreement.title}.")
        dispute = DisagreementFactory(agreement=agreement, attribute=f"size of {agreement.title}")
        for value in ("1", "2"):
            ClaimFactory(disagreement=dispute, value=value)
        EventFactory(agreement=agreement, title=f"Step of {agreement.title}")

    assert [e.title for e in feed("/agreements.atom?party=rwanda").entries] == ["Mine"]
    for address, mark in (
        ("/commitments.atom?party=rwanda", "Promise of"),
        ("/disagreements.atom?party=rwanda", "size of"),
        ("/timeline.atom?party=rwanda", "Step of"),
    ):
        assert f"{mark} Mine" in told(address)
        assert f"{mark} Other" not in told(address)


def test_the_address_of_a_feed_is_the_same_however_it_was_asked_for():
    PartyFactory(slug="rwanda", name="Rwanda")
    one = feed("/agreements.atom?status=signed&party=rwanda&page=3&sort=title")
    other = feed("/agreements.atom?party=rwanda&party=rwanda&status=signed&q=")

    assert one.feed.id == other.feed.id
    assert one.feed.id.endswith("/agreements.atom?party=rwanda&status=signed")
    assert one.feed.title == "Agreements, party Rwanda, status Signed: changes"


@pytest.mark.parametrize(
    ("address", "status", "words"),
    [
        ("/agreements.atom?party=nowhere", 400, "party: “nowhere” is not in this list"),
        ("/timeline.atom?as_of=2025", 400, "leave as_of out"),
        ("/commitments.atom?before=soon", 400, "“soon” is not a time"),
        ("/commitments.atom?before=2026-01-01", 400, "with its zone"),
        ("/agreements/nowhere.atom", 404, "No agreement is called “nowhere”"),
        ("/parties/nowhere.atom", 404, "No party is called “nowhere”"),
        ("/pillars/nowhere.atom", 404, "No pillar is called “nowhere”"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(address, status, words):
    answer = Client().get(address)

    assert answer.status_code == status
    assert words in answer.content.decode()
