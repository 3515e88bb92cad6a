"""Rejecting, and two people who decide at once: each suggestion is decided exactly once."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from agreements.models import Decision, Provision, Suggestion
from agreements.review.decisions import accept, reject
from agreements.review.errors import CannotStandError, DecidedAlreadyError, NotDecidedError
from tests.factories import PillarFactory, SuggestionFactory, UserFactory
from tests.review.suggested import suggest

PROPOSED = {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store."}


@pytest.mark.django_db
def test_a_rejection_keeps_its_reason_and_writes_no_fact():
    made, ada = suggest(Provision, PROPOSED), UserFactory(username="ada")
    decision = reject(suggestion_id=made.pk, reason=" other-agreement ", by=ada)
    made.refresh_from_db()
    assert (made.state, made.fact_id) == ("rejected", None)
    assert (decision.verdict, decision.because, decision.by) == ("reject", "other-agreement", ada)
    assert decision.reason == "It is of another agreement"
    assert Provision.objects.count() == 0
    assert reject(suggestion_id=made.pk, reason="unsupported", by=ada) == decision


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", " \n ", "No."])
def test_a_rejection_needs_a_reason_of_the_list(reason):
    made = suggest(Provision, PROPOSED)
    with pytest.raises(CannotStandError, match="Say why it is rejected"):
        reject(suggestion_id=made.pk, reason=reason, note="Because.", by=UserFactory())
    assert Decision.objects.count() == 0


@pytest.mark.django_db
def test_another_reason_is_put_in_words_and_a_listed_one_may_be():
    other, listed, ada = suggest(Provision, PROPOSED), suggest(Provision, PROPOSED), UserFactory()
    with pytest.raises(CannotStandError, match="Say what the other reason is"):
        reject(suggestion_id=other.pk, reason="other", note=" ", by=ada)
    told = [
        reject(suggestion_id=other.pk, reason="other", note=" A <draft> only. ", by=ada),
        reject(suggestion_id=listed.pk, reason="unsupported", note="It says may.", by=ada),
    ]
    assert [(each.because, each.reason) for each in told] == [
        ("other", "A <draft> only."),
        ("unsupported", "The words do not support it: It says may."),
    ]


@pytest.mark.django_db
def test_who_comes_second_is_told_who_decided_and_what():
    PillarFactory(slug="stockpiling")
    ada, ben = UserFactory(username="ada"), UserFactory(username="ben")
    accepted, rejected = suggest(Provision, PROPOSED), suggest(Provision, PROPOSED)
    accept(suggestion_id=accepted.pk, by=ada)
    reject(suggestion_id=rejected.pk, reason="unsupported", by=ada)
    for made, told in ((accepted, "accepted"), (rejected, "rejected")):
        for decide in (accept, lambda **who: reject(reason="unsupported", **who)):
            with pytest.raises(DecidedAlreadyError, match=f"This was {told} by ada on "):
                decide(suggestion_id=made.pk, by=ben)
    with pytest.raises(DecidedAlreadyError, match="This was accepted by ada"):
        reject(suggestion_id=accepted.pk, reason="unsupported", by=ada)
    assert Decision.objects.count() == 2


@pytest.mark.django_db
def test_a_decision_whose_account_is_gone_still_has_a_name():
    ada = UserFactory(username="ada")
    made = suggest(Provision, PROPOSED)
    reject(suggestion_id=made.pk, reason="unsupported", by=ada)
    ada.delete()
    with pytest.raises(DecidedAlreadyError, match="rejected by ada"):
        accept(suggestion_id=made.pk, by=UserFactory())


@pytest.mark.django_db(transaction=True)
def test_a_hundred_suggestions_decided_by_two_people_at_once_are_each_decided_once():
    PillarFactory(slug="stockpiling")
    article = suggest(Provision, PROPOSED).article
    made = [
        suggest(Provision, PROPOSED | {"summary": f"Store {n}."}, "store lithium", article=article)
        for n in range(100)
    ]
    start, told = Barrier(2), {}

    def decide(name, order):
        me, mine = UserFactory(username=name), []
        start.wait()
        try:
            for suggestion in order:
                try:
                    mine.append(accept(suggestion_id=suggestion.pk, by=me).suggestion_id)
                except NotDecidedError as error:
                    mine.append(str(error))
            told[name] = mine
        finally:
            connection.close()

    threads = [
        Thread(target=decide, args=("ada", made)),
        Thread(target=decide, args=("ben", [*made[50:], *made[:50]])),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    wins = {name: [each for each in mine if isinstance(each, int)] for name, mine in told.items()}
    refusals = [each for mine in told.values() for each in mine if isinstance(each, str)]
    assert sorted(wins["ada"] + wins["ben"]) == sorted(each.pk for each in made)
    assert len(refusals) == 100
    assert all(each.startswith("This was accepted by ") for each in refusals)
    assert Provision.objects.count() == Decision.objects.count() == 100
    assert Suggestion.objects.filter(state="accepted").count() == 100


@pytest.mark.django_db
def test_a_kind_of_fact_that_nobody_accepts_is_refused_in_words():
    from django.contrib.contenttypes.models import ContentType  # noqa: PLC0415

    odd = SuggestionFactory(fact_type=ContentType.objects.get_for_model(Decision))
    with pytest.raises(CannotStandError, match="A decision is not accepted here"):
        accept(suggestion_id=odd.pk, by=UserFactory())
