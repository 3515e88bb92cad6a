"""Addresses that name what was merged, in their query, find what it was merged into."""

from urllib.parse import parse_qsl

import pytest
from django.http import QueryDict

from agreements.models import FormerName
from agreements.queries.followed_lists import LISTS
from tests.factories import (
    AgreementFactory,
    ClaimFactory,
    CommitmentFactory,
    DisagreementFactory,
    EventFactory,
    FormerNameFactory,
    ParticipationFactory,
    PartyFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def pact():
    """One agreement of Korea and Japan with something of everything, and one of others."""
    korea = PartyFactory(slug="korea", name="Korea")
    FormerNameFactory(agreement=None, party=korea, slug="rok")
    pact = AgreementFactory(slug="pact", title="The pact")
    FormerNameFactory(agreement=pact, slug="old-pact")
    for party in (korea, PartyFactory(slug="japan", name="Japan")):
        ParticipationFactory(agreement=pact, party=party)
    for agreement in (pact, AgreementFactory(slug="other", title="The other text")):
        CommitmentFactory(agreement=agreement)
        EventFactory(agreement=agreement)
        dispute = DisagreementFactory(agreement=agreement)
        ClaimFactory.create_batch(2, disagreement=dispute)
    return pact


def listed(client, address):
    """What a page holds, and what stands in the links of its files."""
    context = client.get(address).context
    return context["page"].paginator.count, dict(parse_qsl(context["chosen"].as_query))


@pytest.mark.parametrize(
    "at", ["/agreements/", "/commitments/", "/disagreements/", "/timeline/", "/pillars/"]
)
def test_a_list_narrowed_by_a_former_party_is_that_of_the_party_it_became(client, pact, at):
    assert listed(client, f"{at}?party=rok") == listed(client, f"{at}?party=korea")
    assert listed(client, f"{at}?party=rok")[1] == {"party": "korea"}


def test_between_several_and_the_same_party_twice(client, pact):
    n, asked = listed(client, "/agreements/?between=rok&between=japan")
    assert (n, asked) == (1, {"between": "japan"})
    chips = client.get("/agreements/?party=rok&party=korea").context["chosen"].chips
    assert [chip.value for chip in chips] == ["Korea"]


def test_what_was_never_a_party_is_left_out_and_said_so(client, pact):
    chosen = client.get("/agreements/?party=rok&party=nobody").context["chosen"]
    assert chosen.errors == {"party": ["“nobody” is not in this list; it was left out."]}
    assert chosen.chosen["party"] == ["korea"]


def test_a_file_is_not_refused_for_it(client, pact):
    files = [client.get(f"/commitments.csv?party={slug}") for slug in ("rok", "korea")]
    was, now = (b"".join(file.streaming_content) for file in files)
    assert (was, b"The pact" in was) == (now, True)
    assert client.get("/commitments.csv?party=nobody").status_code == 400


def test_a_list_that_somebody_follows_goes_on(pact):
    keys = {
        name: [listed.keys(QueryDict(f"party={slug}")) for slug in ("rok", "korea")]
        for name, listed in LISTS.items()
    }
    assert {name: was == now and now != [] for name, (was, now) in keys.items()} == dict.fromkeys(
        keys, True
    )


def test_a_disagreement_of_a_former_agreement_is_found(client, pact):
    page = client.get("/disagreements/?agreement=old-pact")
    assert [row.agreement for row in page.context["page"]] == [pact]


def test_a_comparison_holds_what_an_agreement_became_once(client, pact):
    page = client.get("/compare/?a=other&a=old-pact&base=old-pact&a=pact")
    asked = page.context["asked"]
    assert (asked.slugs, asked.base) == (["other", "pact"], "pact")
    assert asked.problems == ["“The pact” was named 2 times; it stands once."]


@pytest.mark.parametrize(
    ("name", "was", "now"), [("partners", "rok", "korea"), ("succession", "old-pact", "pact")]
)
def test_charts_of_one_thing_follow_it(client, pact, name, was, now):
    charts = [client.get(f"/charts/{name}.svg?of={slug}") for slug in (was, now)]
    assert [chart.status_code for chart in charts] == [200, 200]
    assert charts[0].content == charts[1].content


def test_what_can_be_no_address_is_not_looked_for(pact, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert FormerName.objects.slugs_now("party", of=["a b", "\0", ""]) == {}
