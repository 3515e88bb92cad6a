"""What was removed comes back with what went with it; and the deeds as pages of the site."""

import pghistory
import pytest

from agreements.models import Citation, Provision
from agreements.models.history import events_of
from agreements.review.restoring import bring_back
from tests.factories import (
    CitationFactory,
    ParticipationFactory,
    ProvisionFactory,
    UserFactory,
    make_register,
)
from tests.history.stages import changed, columns, everything_of, refusal
from tests.views.desk import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return UserFactory(username="ada")


# --- Rows that were removed ------------------------------------------------------------


def test_a_removed_fact_comes_back_with_its_citations(ada):
    citation = CitationFactory(quote="So it says.", start=3, end=14, locator="¶2")
    fact = citation.provision
    CitationFactory(provision=fact, locator="¶9")
    before = columns(fact), [columns(each) for each in fact.citations.all()]
    pk = fact.pk
    fact.delete()
    back = bring_back(kind="provision", pk=pk, reason="Removed by mistake", by=ada)
    assert (columns(back), [columns(each) for each in back.citations.all()]) == before
    context = events_of(back)[0].pgh_context.metadata
    assert (context["by"], context["why"]) == ("ada", "Brought back: Removed by mistake")


def test_a_citation_removed_for_a_reason_of_its_own_stays_removed(ada):
    citation = CitationFactory()
    fact, pk = citation.provision, citation.provision.pk
    kept = CitationFactory(provision=fact, locator="¶9")
    with pghistory.context(by="grace"):
        citation.delete()
    with pghistory.context(by="ada"):
        fact.delete()
    bring_back(kind="provision", pk=pk, reason="By mistake", by=ada)
    assert [each.pk for each in Citation.objects.all()] == [kept.pk]


def test_an_agreement_comes_back_with_all_of_it(ada):
    agreement, _other = make_register(2)
    before = everything_of(agreement.pk)
    assert {kind for kind, _row in before} >= {"agreement", "citation", "claim", "check"}
    pk = agreement.pk
    agreement.delete()
    assert everything_of(pk) == []
    bring_back(kind="agreement", pk=pk, reason="By mistake", by=ada)
    assert everything_of(pk) == before
    assert type(agreement).objects.filter(search__isnull=False).count() == 2


def test_a_fact_does_not_come_back_without_its_agreement(ada):
    fact = ProvisionFactory()
    pk = fact.pk
    fact.delete()
    fact.agreement.delete()
    assert refusal(bring_back, kind="provision", pk=pk, reason="No", by=ada) == (
        "The agreement that it names is not in the register any more: bring that back first."
    )


def test_what_stands_in_its_place_is_not_doubled(ada):
    part = ParticipationFactory()
    pk, twin = part.pk, {"agreement": part.agreement, "party": part.party, "role": part.role}
    part.delete()
    ParticipationFactory(**twin)
    assert refusal(bring_back, kind="participation", pk=pk, reason="No", by=ada).startswith(
        "It is against a rule of the register: Participation with this Agreement, Party and Role"
    )


@pytest.mark.parametrize(
    ("number", "told"), [(None, "It is in the register"), (10**6, "No history knows it")]
)
def test_only_what_was_removed_comes_back(number, told, ada):
    fact = ProvisionFactory()
    pk = number or fact.pk
    assert refusal(bring_back, kind="provision", pk=pk, reason="No", by=ada).startswith(told)


# --- On the site -------------------------------------------------------------------------


def test_a_curator_restores_a_field_on_the_site():
    curator = signed_in("Curator")
    fact = ProvisionFactory(strength="intent")
    change = changed(fact, strength="mention")
    address = f"/history/provision/{fact.pk}/{change}/restore/?field=strength"
    page = curator.get(address).content.decode()
    assert "<del>Mention</del>" in page
    assert "<ins>Intent</ins>" in page
    answer = curator.post(address, {"reason": "Misread", "seen": change})
    assert (answer.status_code, answer["Location"]) == (302, f"/history/provision/{fact.pk}/")
    assert Provision.objects.get().strength == "intent"


def test_a_curator_brings_back_what_was_removed_on_the_site():
    curator = signed_in("Curator")
    citation = CitationFactory()
    pk = citation.provision.pk
    citation.provision.delete()
    address = f"/history/provision/{pk}/bring-back/"
    assert "What it will say" in curator.get(address).content.decode()
    assert curator.post(address, {"reason": "By mistake"}).status_code == 302
    assert Citation.objects.get().provision_id == pk


def test_what_is_refused_is_said_and_what_was_typed_is_kept():
    curator = signed_in("Curator")
    fact = ProvisionFactory(summary="As it was.")
    change = changed(fact, summary="Wrong.")
    address = f"/history/provision/{fact.pk}/{change}/restore/"
    said = curator.post(address, {"reason": ""}).content.decode()
    assert "Say why, so that another can follow." in said
    changed(fact, summary="Newer.")
    said = curator.post(address, {"reason": "Because <b>", "seen": change}).content.decode()
    assert "It was changed meanwhile" in said
    assert "Because &lt;b&gt;" in said
    assert Provision.objects.get().summary == "Newer."


@pytest.mark.parametrize(("group", "status"), [("Viewer", 403), ("", 403), ("Administrator", 200)])
def test_who_may_not_change_a_fact_may_not_restore_it(group, status):
    reader = signed_in(group)
    fact = ProvisionFactory(summary="As it was.")
    change = changed(fact, summary="Wrong.")
    assert reader.get(f"/history/provision/{fact.pk}/{change}/restore/").status_code == status


def test_nobody_is_asked_to_sign_in(client):
    fact = ProvisionFactory(summary="As it was.")
    change = changed(fact, summary="Wrong.")
    for address in (f"{change}/restore/", "bring-back/"):
        answer = client.post(f"/history/provision/{fact.pk}/{address}", {"reason": "x"})
        assert answer.status_code == 302
        assert "login" in answer["Location"]
    assert Provision.objects.get().summary == "Wrong."


@pytest.mark.parametrize(
    "address",
    ["provision/9999999/bring-back/", "provision/1/9999999/restore/", "user/1/2/restore/"],
)
def test_what_is_not_on_record_is_not_found(address):
    assert signed_in("Curator").get(f"/history/{address}").status_code == 404
