"""A suggestion joins another agreement, and says anew what it would do there."""

import pytest

from agreements.models import Agreement, Amount, Citation, Claim, Participation, Provision
from agreements.models.history import events_of
from agreements.review.assigning import assign
from agreements.review.decisions import accept, reject
from agreements.review.errors import CannotStandError, DecidedAlreadyError
from agreements.review.moving import move
from tests.factories import (
    AgreementFactory,
    AmountFactory,
    FormerNameFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    UserFactory,
)
from tests.review.suggested import an_article, suggest

pytestmark = pytest.mark.django_db
STORE = "They will store lithium together."
SUM = {"value": 200_000_000, "currency": "USD", "kind": "pledge", "what": "For projects"}
MONEY = "Two hundred million dollars"


@pytest.fixture
def other():
    return AgreementFactory(slug="the-other", place="Ulm")


def new_agreement(article, words="signed a memorandum", **told):
    proposed = {"title": "A pact", "kind": "mou", "status": "signed", "summary": "They store."}
    return suggest(Agreement, proposed, words, article=article, agreement=None, **told)


def test_a_fact_joins_the_agreement_that_is_named_and_is_written_there(ada, other):
    made = suggest(Amount, SUM, MONEY)
    moved = move(suggestion_id=made.pk, slug="the-other", by=ada)
    assert (moved.agreement, moved.part_of, moved.state) == (other, None, "waiting")
    accept(suggestion_id=made.pk, by=ada)
    assert Amount.objects.get().agreement == other
    context = events_of(made)[1].pgh_context.metadata
    assert context["why"] == "A suggestion was moved to another agreement"
    assert context["by"] == "ada"


def test_it_joins_what_the_agreement_that_is_named_was_merged_into(ada, other):
    FormerNameFactory(agreement=other, slug="before-the-merge")
    made = suggest(Amount, SUM, MONEY)
    assert move(suggestion_id=made.pk, slug="before-the-merge", by=ada).agreement == other


def test_where_the_other_agreement_holds_the_fact_it_gets_a_source(ada, other):
    held = AmountFactory(agreement=other, value=SUM["value"], what="Our words")
    made = suggest(Amount, SUM, MONEY)
    assert move(suggestion_id=made.pk, slug="the-other", by=ada).fact_id == held.pk
    accept(suggestion_id=made.pk, by=ada)
    held.refresh_from_db()
    assert (held.what, held.citations.get().quote) == ("Our words", MONEY)


def test_a_further_source_of_a_fact_here_is_a_fact_to_add_there(ada, other):
    here = AmountFactory(value=SUM["value"], what="For projects", kind="pledge")
    made = suggest(
        Citation, {"supports": "amount", "value": here.value, "currency": "USD"}, MONEY,
        agreement=here.agreement, fact_id=here.pk,
    )  # fmt: skip
    moved = move(suggestion_id=made.pk, slug="the-other", by=ada)
    assert (moved.fact_type.model, moved.fact_id, moved.proposed) == ("amount", None, SUM)
    accept(suggestion_id=made.pk, by=ada)
    assert [each.what for each in other.amount_set.all()] == ["For projects"]
    assert here.citations.count() == 0


def test_who_signed_goes_to_the_part_of_the_same_party(ada, other):
    party = PartyFactory(slug="northland")
    here = ParticipationFactory(party=party)
    there = ParticipationFactory(party=party, agreement=other)
    made = suggest(
        Participation, {"signatory": "Ann Lee", "office": "Minister"}, "Northland",
        agreement=here.agreement, action="change", fact_id=here.pk, held={"signatory": ""},
    )  # fmt: skip
    move(suggestion_id=made.pk, slug="the-other", by=ada)
    accept(suggestion_id=made.pk, by=ada)
    there.refresh_from_db()
    here.refresh_from_db()
    assert (there.signatory, here.signatory) == ("Ann Lee", "")


def test_a_value_of_the_agreement_itself_is_shown_beside_what_the_other_holds(ada, other):
    first = AgreementFactory()
    made = suggest(
        Agreement, {"place": "Port Ann"}, "Northland",
        agreement=first, action="change", fact_id=first.pk, held={"place": ""},
    )  # fmt: skip
    moved = move(suggestion_id=made.pk, slug="the-other", by=ada)
    assert (moved.fact_id, moved.held) == (other.pk, {"place": "Ulm"})
    claim = suggest(Claim, {"attribute": "place", "value": "Rome"}, "Northland")
    assert move(suggestion_id=claim.pk, slug="the-other", by=ada).held == {"value": "Ulm"}


def test_without_a_name_it_becomes_part_of_the_nearest_new_agreement_of_the_article(ada):
    article = an_article()
    new_agreement(article, "Northland")
    near = new_agreement(article, "six months")
    made = suggest(Amount, SUM, MONEY, article=article)
    moved = move(suggestion_id=made.pk, slug="", by=ada)
    assert (moved.agreement, moved.part_of) == (None, near)
    accept(suggestion_id=near.pk, by=ada)
    accept(suggestion_id=made.pk, by=ada)
    assert Amount.objects.get().agreement.title == "A pact"


def test_where_nothing_new_is_proposed_or_held_it_stays(ada):
    made = suggest(Amount, SUM, MONEY)
    new_agreement(made.article, state="rejected")
    with pytest.raises(CannotStandError, match="No new agreement is proposed from this article"):
        move(suggestion_id=made.pk, slug="", by=ada)
    with pytest.raises(CannotStandError, match="The register holds no agreement “nowhere”"):
        move(suggestion_id=made.pk, slug="nowhere", by=ada)
    made.refresh_from_db()
    assert (made.agreement is None, made.is_kept) == (False, False)


def test_what_was_decided_and_what_is_an_agreement_are_not_moved(ada, other):
    PillarFactory(slug="stockpiling")
    decided, new = suggest(Provision, {}, STORE), new_agreement(an_article())
    reject(suggestion_id=decided.pk, reason="on-record", by=ada)
    with pytest.raises(DecidedAlreadyError, match="This was rejected by ada"):
        move(suggestion_id=decided.pk, slug="the-other", by=ada)
    with pytest.raises(CannotStandError, match="It is an agreement itself"):
        move(suggestion_id=new.pk, slug="the-other", by=ada)


def test_suggestions_are_taken_and_given_back_while_they_wait(ada):
    waiting, decided = [suggest(Amount, SUM) for _ in range(2)], suggest(Amount, SUM)
    reject(suggestion_id=decided.pk, reason="on-record", by=ada)
    every = [each.pk for each in (*waiting, decided)]
    assert assign(suggestion_ids=every, to=ada, by=ada) == 2
    assert assign(suggestion_ids=every, to=ada, by=ada) == 0
    waiting[0].refresh_from_db()
    decided.refresh_from_db()
    assert (waiting[0].assigned_to, decided.assigned_to) == (ada, None)
    assert events_of(waiting[0])[0].pgh_context.metadata["why"] == "Given to ada"
    assert assign(suggestion_ids=every[:1], to=None, by=ada) == 1
    waiting[0].refresh_from_db()
    assert waiting[0].assigned_to is None


def test_nothing_is_given_to_an_account_that_is_closed(ada):
    gone = UserFactory(username="ben", is_active=False)
    with pytest.raises(CannotStandError, match="The account of ben is closed"):
        assign(suggestion_ids=[suggest(Amount, SUM).pk], to=gone, by=ada)
