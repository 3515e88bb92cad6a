"""Selected words of an article become a fact by the person who selected them."""

import pytest

from agreements.models import (
    Agreement,
    AgreementMineral,
    Amount,
    Article,
    Claim,
    Commitment,
    Decision,
    Event,
    Participation,
    Provision,
    Suggestion,
)
from agreements.review.by_hand import add_by_hand
from agreements.review.decisions import reject
from agreements.review.errors import (
    AgreementFirstError,
    CannotStandError,
    DecidedAlreadyError,
)
from agreements.review.undoing import undo
from tests.factories import (
    AgreementFactory,
    MineralFactory,
    PartyFactory,
    PillarFactory,
    UserFactory,
)
from tests.review.suggested import an_article, suggest

pytestmark = pytest.mark.django_db
STORE = "They will store lithium together."
STORED = {"pillar": "stockpiling", "strength": "intent", "summary": " They mean\r\nto store. "}


@pytest.fixture(autouse=True)
def words():
    PillarFactory(slug="stockpiling")
    PartyFactory(slug="northland")
    MineralFactory(slug="lithium")
    AgreementFactory(slug="the-pact", place="Port Ann", parties=[PartyFactory(slug="southland")])


@pytest.fixture
def article():
    return an_article()


def by_hand(article, by, kind="provision", fields=STORED, words=STORE, slug="the-pact", **told):
    start = article.text.index(words)
    place = {"start": start, "end": start + len(words)} | told
    return add_by_hand(
        article_id=article.pk, kind=kind, slug=slug, fields=fields, by=by, **place
    )  # fmt: skip


def test_the_fact_is_written_with_the_exact_words_and_signed(article, ada):
    decision = by_hand(article, ada)
    fact, made = Provision.objects.get(), decision.suggestion
    assert (fact.summary, fact.trust, fact.reviewed_by) == (
        "They mean\nto store.", "reviewed", ada,
    )  # fmt: skip
    assert (fact.agreement.slug, fact.entered_by) == ("the-pact", ada)
    cited = fact.citations.get()
    assert (cited.quote, article.text[cited.start : cited.end]) == (STORE, STORE)
    assert (made.rule, made.quote, made.proposed_by, made.run) == ("by hand", STORE, ada, None)
    assert (decision.verdict, decision.before) == ("accept", None)
    assert decision.after["summary"] == "They mean\nto store."


FACTS = {
    Participation: {"party": "northland", "role": "signatory", "signatory": "Ann Lee"},
    Commitment: {"pillar": "stockpiling", "summary": "Money follows.", "due": "P6M"},
    Amount: {"value": "200,000,000", "currency": "USD", "kind": "pledge", "what": "Mines"},
    Event: {"date": "2026-01", "kind": "meeting", "title": "Ministers met"},
    AgreementMineral: {"mineral": "lithium"},
    Claim: {"attribute": "place", "value": "Ulm"},
}


@pytest.mark.parametrize("model", FACTS, ids=lambda model: model.__name__)
def test_every_kind_of_fact_can_be_made(article, ada, model):
    before = set(model.objects.values_list("pk", flat=True))
    by_hand(article, ada, kind=model._meta.model_name, fields=FACTS[model])
    [new] = set(model.objects.values_list("pk", flat=True)) - before
    assert Suggestion.objects.get().fact_id == new
    assert Decision.objects.get().verdict == "accept"


def test_blanks_around_the_words_are_left_out(article, ada):
    start = article.text.index("\n\nThey will")
    by_hand(article, ada, start=start, end=article.text.index(" Two hundred") + 1)
    assert Suggestion.objects.get().quote == STORE


def test_the_same_sent_twice_is_one_fact(article, ada):
    assert by_hand(article, ada) == by_hand(article, ada)
    assert (Provision.objects.count(), Suggestion.objects.count()) == (1, 1)


def test_another_person_is_told_who_made_it(article, ada):
    by_hand(article, ada)
    with pytest.raises(DecidedAlreadyError, match="This was accepted by ada"):
        by_hand(article, UserFactory())


def test_undone_it_waits_as_any_suggestion_and_may_be_made_again(article, ada):
    decision = by_hand(article, ada)
    undo(decision_id=decision.pk, reason="A slip", by=ada)
    assert (Provision.objects.count(), Suggestion.objects.get().state) == (0, "waiting")
    by_hand(article, ada)
    assert Provision.objects.count() == 1


def test_a_new_agreement_and_its_facts_can_be_made(article, ada):
    waiting = suggest(Agreement, {"title": "Another"}, article=article, agreement=None)
    with pytest.raises(AgreementFirstError, match="accept that one first"):
        by_hand(article, ada, slug="")
    reject(suggestion_id=waiting.pk, reason="no-agreement", by=ada)
    with pytest.raises(CannotStandError, match="Say which agreement it is of"):
        by_hand(article, ada, slug="")
    pact = {"title": "New pact", "kind": "mou", "status": "signed", "summary": "They store."}
    by_hand(article, ada, kind="agreement", slug="", fields=pact)
    by_hand(article, ada, slug="new-pact")
    assert Provision.objects.get().agreement.title == "New pact"


REFUSED = {
    "a place outside the text": ({"end": 10**6}, "Select the words"),
    "no words": ({"start": 5, "end": 5}, "Select the words"),
    "blanks": ({"words": "\n\n"}, "Select the words"),
    "an unknown kind": ({"kind": "decision"}, "“decision” is no kind of fact"),
    "an unknown agreement": ({"slug": "nowhere"}, "holds no agreement “nowhere”"),
    "a new agreement that is held": ({"kind": "agreement"}, "without naming one that is held"),
    "a missing field": ({"fields": {"pillar": "stockpiling"}}, "strength: Field required"),
    "no number": ({"kind": "amount", "fields": {"value": "much"}}, "“much” is not a whole number"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_stand_is_refused_and_leaves_nothing(article, ada, name):
    changed, told = REFUSED[name]
    with pytest.raises(CannotStandError, match=told):
        by_hand(article, ada, **changed)
    assert (Suggestion.objects.count(), Decision.objects.count()) == (0, 0)


def test_an_article_that_is_not_held_is_no_article(ada):
    with pytest.raises(Article.DoesNotExist):
        add_by_hand(article_id=0, start=0, end=1, kind="event", slug="", fields={}, by=ada)
