"""A new agreement comes first, and its facts after it; a second article of it joins the first."""

import pytest

from agreements.models import Agreement, Amount, Provision
from agreements.review.decisions import accept, merge, reject
from agreements.review.errors import AgreementFirstError, CannotStandError
from tests.factories import (
    AgreementFactory,
    MineralFactory,
    PartyFactory,
    PillarFactory,
)
from tests.review.suggested import suggest

pytestmark = pytest.mark.django_db
NEW = {
    "slug": "north-south-mou-2026",
    "title": "North–South memorandum",
    "kind": "mou",
    "legal_force": "non-binding",
    "status": "signed",
    "signed_on": "2026-01-30",
    "place": "Port Ann",
    "summary": "Two countries will store lithium.",
    "minerals": ["lithium"],
    "participations": [
        {"party": "northland", "role": "signatory", "signatory": "Ann Lee"},
        {"party": "southland", "role": "signatory"},
    ],
}
SUM = {"value": 200_000_000, "currency": "USD", "kind": "pledge", "what": "For projects"}
SIGNED = "signed a memorandum on Friday"


@pytest.fixture(autouse=True)
def words():
    PillarFactory(slug="stockpiling")
    MineralFactory(slug="lithium")
    for slug in ("northland", "southland"):
        PartyFactory(slug=slug)


def new(**told):
    return suggest(Agreement, NEW | told.pop("proposed", {}), SIGNED, agreement=None, **told)


def test_it_is_written_with_its_parties_and_minerals_and_the_words_behind_them(ada):
    made = new()
    decision = accept(suggestion_id=made.pk, by=ada)
    agreement = Agreement.objects.get()
    assert (agreement.slug, agreement.title) == (NEW["slug"], NEW["title"])
    assert (agreement.kind, agreement.status, agreement.trust) == ("mou", "signed", "reviewed")
    assert (str(agreement.signed_on), agreement.place) == ("2026-01-30", "Port Ann")
    assert (agreement.reviewed_by, agreement.text_read) == (ada, False)
    parts = agreement.participation_set.all()
    assert [(p.party.slug, p.signatory) for p in parts] == [
        ("northland", "Ann Lee"), ("southland", ""),
    ]  # fmt: skip
    assert {p.citations.get().quote for p in parts} == {SIGNED}
    assert [m.slug for m in agreement.minerals.all()] == ["lithium"]
    assert agreement.sources.get().article == made.article
    made.refresh_from_db()
    assert (made.agreement, made.fact) == (agreement, agreement)
    assert decision.after["title"] == NEW["title"]


def test_what_a_recogniser_adds_for_the_curator_is_no_part_of_it(ada):
    made = new(proposed={"mention": "passing", "parties": ["NO", "SO"], "place": ""})
    accept(suggestion_id=made.pk, by=ada)
    assert Agreement.objects.get().place == ""


def test_without_an_address_of_its_own_it_is_named_after_its_title(ada):
    made = new(proposed={"slug": "", "title": "Pact of Ürümqi, 2026"})
    accept(suggestion_id=made.pk, by=ada)
    assert Agreement.objects.get().slug == "pact-of-urumqi-2026"


def test_its_facts_say_that_it_comes_first_and_are_accepted_after_it(ada):
    made = new()
    part = suggest(
        Amount, SUM, "Two hundred million dollars",
        article=made.article, agreement=None, part_of=made,
    )  # fmt: skip
    with pytest.raises(AgreementFirstError, match="“North–South memorandum”: accept that one firs"):
        accept(suggestion_id=part.pk, by=ada)
    accept(suggestion_id=made.pk, by=ada)
    accept(suggestion_id=part.pk, by=ada)
    amount = Amount.objects.get()
    assert amount.agreement.slug == NEW["slug"]
    part.refresh_from_db()
    assert (part.agreement, part.fact) == (amount.agreement, amount)
    assert amount.agreement.sources.count() == 1


def test_facts_of_one_that_was_rejected_say_so(ada):
    made = new()
    part = suggest(Amount, SUM, article=made.article, agreement=None, part_of=made)
    reject(suggestion_id=made.pk, reason="no-agreement", by=ada)
    with pytest.raises(AgreementFirstError, match="which was rejected"):
        accept(suggestion_id=part.pk, by=ada)
    assert Agreement.objects.count() == 0


def test_a_fact_of_no_agreement_says_so(ada):
    stray = suggest(Amount, SUM, agreement=None)
    with pytest.raises(AgreementFirstError, match="It names no agreement of the register"):
        accept(suggestion_id=stray.pk, by=ada)


def test_one_of_the_same_name_of_another_day_is_another_agreement(ada):
    for day in ("2026-01-30", "2024", "2026-01-30", "2024-05"):
        made = new(proposed={"signed_on": day, "participations": []})
        accept(suggestion_id=made.pk, by=ada)
    slugs = Agreement.objects.order_by("slug").values_list("slug", flat=True)
    assert list(slugs) == [NEW["slug"], f"{NEW['slug']}-2024"]


def test_one_that_is_held_under_another_name_takes_its_source_and_its_facts(ada):
    held, made = AgreementFactory(slug="the-pact"), new()
    part = suggest(Amount, SUM, article=made.article, agreement=None, part_of=made)
    decision = merge(suggestion_id=made.pk, slug="the-pact", by=ada)
    assert merge(suggestion_id=made.pk, slug="the-pact", by=ada) == decision
    made.refresh_from_db()
    assert (decision.verdict, made.state, made.agreement) == ("merge", "merged", held)
    assert held.sources.get().article == made.article
    accept(suggestion_id=part.pk, by=ada)
    assert (held.amount_set.count(), Agreement.objects.count()) == (1, 1)


def test_what_is_not_held_or_no_agreement_is_not_merged(ada):
    made = new()
    with pytest.raises(CannotStandError, match="The register holds no agreement “nowhere”"):
        merge(suggestion_id=made.pk, slug="nowhere", by=ada)
    stray = suggest(Amount, SUM)
    with pytest.raises(CannotStandError, match="Only a new agreement"):
        merge(suggestion_id=stray.pk, slug=stray.agreement.slug, by=ada)


def test_a_second_article_on_it_joins_the_one_accepted_meanwhile(ada):
    first, second = new(), new(proposed={"title": "Another wording"})
    part = suggest(
        Provision,
        {"pillar": "stockpiling", "strength": "intent", "summary": "They store."},
        article=second.article, agreement=None, part_of=second,
    )  # fmt: skip
    accept(suggestion_id=first.pk, by=ada)
    decision = accept(suggestion_id=second.pk, by=ada)
    agreement = Agreement.objects.get()
    second.refresh_from_db()
    assert (decision.verdict, second.state, second.agreement) == ("merge", "merged", agreement)
    assert agreement.title == NEW["title"]
    assert [each.article for each in agreement.sources.all()] == [first.article, second.article]
    accept(suggestion_id=part.pk, by=ada)
    assert Provision.objects.get().agreement == agreement
