"""Accepting writes one fact, reviewed and cited by the exact words, and says what it changed."""

import pytest

from agreements.core.partial_dates import PartialDate
from agreements.models import (
    Agreement,
    AgreementMineral,
    Amount,
    Citation,
    Commitment,
    Decision,
    Event,
    Participation,
    Party,
    Provision,
    Suggestion,
)
from agreements.models.history import events_of
from agreements.review.decisions import accept
from agreements.review.errors import CannotStandError
from tests.factories import (
    AgreementFactory,
    AmountFactory,
    CitationFactory,
    MineralFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
)
from tests.review.suggested import an_article, suggest

pytestmark = pytest.mark.django_db
STORE = "They will store lithium together."
STORED = {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store lithium."}


@pytest.fixture
def words():
    PillarFactory(slug="stockpiling")
    PillarFactory(slug="financing")
    PartyFactory(slug="northland")
    MineralFactory(slug="lithium")


FACTS = {
    Provision: STORED,
    Participation: {
        "party": "northland", "role": "signatory", "signatory": "Ann Lee", "office": "Minister",
    },
    Commitment: {
        "pillar": "financing", "summary": "Money follows.", "due": "P6M", "outcome": "unknown",
    },
    Amount: {"value": 200_000_000, "currency": "USD", "kind": "pledge", "what": "For projects"},
    Event: {"date": "2026-01-30", "kind": "meeting", "title": "Ministers met", "place": "Port Ann"},
}  # fmt: skip


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_a_new_fact_is_written_reviewed_and_cited_by_its_exact_words(words, ada, model):
    made = suggest(model, FACTS[model], STORE)
    decision = accept(suggestion_id=made.pk, by=ada)
    fact = model.objects.get()
    assert (fact.agreement, fact.trust, fact.reviewed_by) == (made.agreement, "reviewed", ada)
    cited = fact.citations.get()
    assert (cited.article, cited.quote, cited.locator) == (made.article, STORE, "¶2")
    assert cited.article.text[cited.start : cited.end] == STORE
    assert [each.article for each in made.agreement.sources.all()] == [made.article]
    made.refresh_from_db()
    assert (made.state, made.fact_id, made.fact) == ("accepted", fact.pk, fact)
    told = {name: decision.after[name] for name in FACTS[model] if name != "outcome"}
    assert told == {name: value for name, value in FACTS[model].items() if name != "outcome"}
    assert (decision.verdict, decision.by_name, decision.before) == ("accept", "ada", None)


def test_the_database_works_out_when_a_promise_falls_due(words, ada):
    agreement = AgreementFactory(signed_on="2025-10-28")
    made = suggest(Commitment, FACTS[Commitment], STORE, agreement=agreement)
    decision = accept(suggestion_id=made.pk, by=ada)
    assert Commitment.objects.get().due_on == PartialDate(2026, 4, 28)
    assert decision.after["due_on"] == "2026-04-28"


def test_a_fact_that_is_held_gets_a_source_more_and_keeps_its_words_and_trust(words, ada):
    held = ProvisionFactory(
        pillar__slug="scrap", strength="intent", summary="Our own words.", trust="reference"
    )
    CitationFactory(provision=held, locator="¶1")
    proposed = STORED | {"pillar": "scrap"}
    made = suggest(Provision, proposed, STORE, agreement=held.agreement)
    decision = accept(suggestion_id=made.pk, by=ada)
    held.refresh_from_db()
    assert Provision.objects.count() == 1
    assert (held.summary, held.trust) == ("Our own words.", "reference")
    assert [each.quote for each in held.citations.all()] == ["", STORE]
    assert decision.before == decision.after
    made.refresh_from_db()
    assert made.fact == held


def test_a_further_source_fills_in_who_signed(words, ada):
    held = ParticipationFactory(party=Party.objects.get(slug="northland"), trust="reference")
    made = suggest(Participation, FACTS[Participation], STORE, agreement=held.agreement)
    decision = accept(suggestion_id=made.pk, by=ada)
    held.refresh_from_db()
    assert (held.signatory, held.office, held.trust) == ("Ann Lee", "Minister", "reviewed")
    assert "signatory" not in decision.before
    assert decision.after["signatory"] == "Ann Lee"


def test_a_change_sets_what_is_proposed_and_leaves_the_rest(words, ada):
    held = AmountFactory(value=5, currency="USD", kind="pledge", what="A fund", trust="reference")
    made = suggest(
        Amount, {"value": 7}, STORE, agreement=held.agreement, action="change", fact_id=held.pk
    )
    decision = accept(suggestion_id=made.pk, by=ada)
    held.refresh_from_db()
    assert (held.value, held.what, held.trust, held.reviewed_by) == (7, "A fund", "reviewed", ada)
    assert (decision.before["value"], decision.after["value"]) == (5, 7)


def test_a_fact_is_removed_and_the_decision_keeps_what_it_said(words, ada):
    held = AmountFactory()
    made = suggest(Amount, {}, STORE, agreement=held.agreement, action="remove", fact_id=held.pk)
    decision = accept(suggestion_id=made.pk, by=ada)
    assert Amount.objects.count() == 0
    assert (decision.before["value"], decision.after) == (1_000_000_000, None)


def test_a_change_of_the_agreement_itself_keeps_its_other_words(ada):
    agreement = AgreementFactory(title="Old name", place="Port Ann", trust="reference")
    made = suggest(
        Agreement, {"title": "New name", "signed_on": "2026-01"}, STORE,
        agreement=agreement, action="change", fact_id=agreement.pk,
    )  # fmt: skip
    decision = accept(suggestion_id=made.pk, by=ada)
    agreement.refresh_from_db()
    assert (agreement.title, str(agreement.signed_on)) == ("New name", "2026-01")
    assert (agreement.place, agreement.trust) == ("Port Ann", "reviewed")
    assert (decision.before["title"], decision.after["title"]) == ("Old name", "New name")
    assert [each.article for each in agreement.sources.all()] == [made.article]


def test_a_mineral_is_named_after_those_that_are(words, ada):
    agreement = AgreementFactory(minerals=[MineralFactory()])
    made = suggest(AgreementMineral, {"mineral": "lithium"}, STORE, agreement=agreement)
    accept(suggestion_id=made.pk, by=ada)
    named = agreement.agreementmineral_set.order_by("position")
    assert [each.mineral.slug for each in named][1:] == ["lithium"]
    assert agreement.sources.get().article == made.article


def test_what_is_put_right_is_written_and_the_suggestion_keeps_what_was_proposed(words, ada):
    made = suggest(Provision, STORED, STORE)
    edited = {"summary": " In our\r\nown words. ", "strength": "mention", "agreement": "9"}
    decision = accept(suggestion_id=made.pk, by=ada, edited=edited)
    fact = Provision.objects.get()
    assert (fact.summary, fact.strength) == ("In our\nown words.", "mention")
    made.refresh_from_db()
    assert (decision.verdict, made.state, made.proposed) == ("edit", "accepted", STORED)
    assert decision.after["summary"] == "In our\nown words."


def test_sending_back_the_same_words_is_no_edit(words, ada):
    made = suggest(Amount, FACTS[Amount], STORE)
    edited = {"value": "200000000", "what": "For projects", "currency": "USD", "kind": "pledge"}
    assert accept(suggestion_id=made.pk, by=ada, edited=edited).verdict == "accept"


def test_a_sum_may_be_typed_with_its_thousands_parted_and_nothing_else(words, ada):
    made = suggest(Amount, FACTS[Amount], STORE)
    with pytest.raises(CannotStandError, match="“a lot” is not a whole number"):
        accept(suggestion_id=made.pk, by=ada, edited={"value": "a lot"})
    accept(suggestion_id=made.pk, by=ada, edited={"value": "250,000,000"})
    assert Amount.objects.get().value == 250_000_000


def test_a_promise_of_no_pillar_is_accepted_once_a_person_chose_one(words, ada):
    made = suggest(Commitment, FACTS[Commitment] | {"pillar": ""}, STORE)
    with pytest.raises(CannotStandError, match="pillar: Field required"):
        accept(suggestion_id=made.pk, by=ada)
    accept(suggestion_id=made.pk, by=ada, edited={"pillar": "financing"})
    assert Commitment.objects.get().pillar.slug == "financing"


def test_a_further_source_of_a_fact_that_is_held_is_cited_and_nothing_else(words, ada):
    held = AmountFactory(value=5, trust="reference")
    made = suggest(
        Citation, {"supports": "amount", "value": 5, "currency": "USD"}, STORE,
        agreement=held.agreement, fact_id=held.pk,
    )  # fmt: skip
    decision = accept(suggestion_id=made.pk, by=ada)
    held.refresh_from_db()
    assert (held.value, held.trust) == (5, "reference")
    assert held.citations.get().quote == STORE
    assert decision.before == decision.after


def test_a_further_source_of_nothing_is_refused(words, ada):
    made = suggest(Citation, {"supports": "weather"}, STORE, fact_id=1)
    with pytest.raises(CannotStandError, match="“weather” is no kind of fact"):
        accept(suggestion_id=made.pk, by=ada)


@pytest.mark.parametrize("role", ["named-partner", None])
def test_who_signed_goes_to_the_part_that_the_party_has(words, ada, role):
    agreement = AgreementFactory()
    if role:
        party = Party.objects.get(slug="northland")
        ParticipationFactory(agreement=agreement, party=party, role=role)
    proposed = {"party": "northland", "signatory": "Ann Lee", "office": "Minister"}
    made = suggest(Participation, proposed, STORE, agreement=agreement)
    accept(suggestion_id=made.pk, by=ada)
    part = Participation.objects.get()
    assert (part.role, part.signatory) == (role or "signatory", "Ann Lee")


def test_accepting_twice_is_one_decision_and_one_fact(words, ada):
    made = suggest(Provision, STORED, STORE)
    first = accept(suggestion_id=made.pk, by=ada)
    assert accept(suggestion_id=made.pk, by=ada) == first
    assert (Provision.objects.count(), Citation.objects.count()) == (1, 1)
    assert Decision.objects.count() == 1


def test_two_places_of_one_article_are_two_citations(words, ada):
    article, agreement = an_article(), AgreementFactory()
    for quote in (STORE, "signed a memorandum"):
        made = suggest(Provision, STORED, quote, article=article, agreement=agreement)
        accept(suggestion_id=made.pk, by=ada)
    cited = Provision.objects.get().citations.all()
    assert [(each.locator, each.quote) for each in cited] == [
        ("¶2", STORE),
        ("¶1", "signed a memorandum"),
    ]


REFUSED = {
    "an unknown pillar": (STORED | {"pillar": "nowhere"}, "The register knows no pillar “nowhere”"),
    "an unknown word": (STORED | {"strength": "certain"}, "strength: Input should be"),
    "a missing field": ({"pillar": "stockpiling", "strength": "intent"}, "summary: Field required"),
    "a field of nothing": (STORED | {"colour": "red"}, "colour: Unexpected keyword argument"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_stand_is_refused_in_words_and_goes_on_waiting(words, ada, name):
    proposed, told = REFUSED[name]
    made = suggest(Provision, proposed, STORE)
    with pytest.raises(CannotStandError, match=told):
        accept(suggestion_id=made.pk, by=ada)
    made.refresh_from_db()
    assert made.state == "waiting"
    assert (Provision.objects.count(), Decision.objects.count()) == (0, 0)


def test_a_rule_of_the_database_is_told_and_nothing_is_written(words, ada):
    made = suggest(Amount, FACTS[Amount] | {"value": -1}, STORE)
    with pytest.raises(CannotStandError, match="against a rule of the register"):
        accept(suggestion_id=made.pk, by=ada)
    assert (Amount.objects.count(), Decision.objects.count()) == (0, 0)


def test_words_that_moved_in_the_kept_text_are_not_cited(words, ada):
    made = suggest(Provision, STORED, STORE)
    made.article.text = "Corrected. " + made.article.text
    made.article.save()
    with pytest.raises(CannotStandError, match="do not stand at that place"):
        accept(suggestion_id=made.pk, by=ada)
    assert Provision.objects.count() == 0


def test_a_fact_to_change_that_is_gone_is_said_to_be_gone(words, ada):
    made = suggest(Amount, {"value": 7}, STORE, action="change", fact_id=10**9)
    with pytest.raises(CannotStandError, match="not in the register any more"):
        accept(suggestion_id=made.pk, by=ada)


def test_no_suggestion_of_that_number_is_no_suggestion(ada):
    with pytest.raises(Suggestion.DoesNotExist):
        accept(suggestion_id=0, by=ada)


def test_history_says_who_accepted_the_fact_and_why(words, ada):
    accept(suggestion_id=suggest(Provision, STORED, STORE).pk, by=ada)
    told = events_of(Provision.objects.get())[0].pgh_context.metadata
    assert told == {"user": ada.pk, "by": "ada", "why": "A suggestion was accepted"}
