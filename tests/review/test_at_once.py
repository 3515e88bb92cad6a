"""Two curators on one suggestion at the same time, on connections of their own: one wins."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from agreements.models import Amount, Decision, Suggestion
from agreements.review.by_hand import add_by_hand
from agreements.review.decisions import accept, accept_all, merge_into, reject
from agreements.review.errors import NotDecidedError
from agreements.review.moving import move
from agreements.review.splitting import split
from agreements.review.undoing import undo, undo_run
from tests.factories import AgreementFactory, AmountFactory, RunFactory
from tests.review.suggested import an_article, suggest

pytestmark = pytest.mark.django_db(transaction=True)
STORE = "They will store lithium together."
SUM = {"value": 200_000_000, "currency": "USD", "kind": "pledge", "what": "For projects"}
PARTS = [{}, {"value": "5"}]


def at_once(*deeds):
    """What each of the deeds came to, in their order: what it gave, or the words of its refusal."""
    start, told = Barrier(len(deeds)), [None] * len(deeds)

    def run(place, deed):
        try:
            start.wait()
            told[place] = deed()
        except NotDecidedError as error:
            told[place] = str(error)
        finally:
            connection.close()

    threads = [Thread(target=run, args=each) for each in enumerate(deeds)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return told


def test_of_all_that_can_be_decided_on_a_suggestion_one_thing_is(ada, ben):
    held = AmountFactory()
    made = suggest(Amount, SUM, STORE, agreement=held.agreement)
    told = at_once(
        lambda: accept(suggestion_id=made.pk, by=ada),
        lambda: reject(suggestion_id=made.pk, reason="on-record", by=ben),
        lambda: merge_into(suggestion_id=made.pk, fact_id=held.pk, by=ada),
        lambda: split(suggestion_id=made.pk, parts=PARTS, by=ben),
    )
    refused = [each for each in told if isinstance(each, str)]
    assert len(refused) == 3
    assert all(each.startswith("This was ") for each in refused)
    assert Decision.objects.count() == 1


def test_a_decision_is_undone_once(ada, ben):
    run = RunFactory()
    made = suggest(Amount, SUM, STORE, run=run)
    pk = accept(suggestion_id=made.pk, by=ada).pk
    told = at_once(
        lambda: undo(decision_id=pk, reason="A slip", by=ada),
        lambda: undo(decision_id=pk, reason="A slip", by=ben),
        lambda: undo_run(run_id=run.pk, reason="A slip", by=ben).undone and "This was undone",
    )
    assert sum(str(each or "This was undone").startswith("This was undone") for each in told) >= 2
    assert (Amount.objects.count(), Decision.objects.filter(verdict="undo").count()) == (0, 1)
    made.refresh_from_db()
    assert made.state == "waiting"


def test_two_who_accept_all_accept_each_once(ada, ben):
    article, agreement = an_article(), AgreementFactory()
    for n in range(10):
        suggest(Amount, SUM | {"value": n + 1}, STORE, article=article, agreement=agreement)
    told = at_once(
        *(lambda by=by: accept_all(article_id=article.pk, kind="amount", by=by)
          for by in (ada, ben))
    )  # fmt: skip
    assert sum(each.accepted for each in told) == 10
    assert all("This was accepted by" in why for each in told for _pk, why in each.refused)
    assert (Amount.objects.count(), Decision.objects.count()) == (10, 10)


def test_one_who_presses_twice_makes_one_fact_by_hand(ada):
    article, slug = an_article(), AgreementFactory().slug
    told = {"article_id": article.pk, "start": 0, "end": 9, "kind": "amount", "slug": slug}
    made = at_once(*[lambda: add_by_hand(**told, fields=SUM, by=ada)] * 3)
    assert made[0] == made[1] == made[2] == Decision.objects.get()
    assert (Amount.objects.count(), Suggestion.objects.count()) == (1, 1)


def test_what_is_moved_while_it_is_decided_is_either_moved_or_told(ada, ben):
    made, other = suggest(Amount, SUM, STORE), AgreementFactory(slug="the-other")
    accepted, moved = at_once(
        lambda: accept(suggestion_id=made.pk, by=ada),
        lambda: move(suggestion_id=made.pk, slug="the-other", by=ben),
    )
    assert accepted == Decision.objects.get()
    where = made.agreement if isinstance(moved, str) else other
    assert Amount.objects.get().agreement == where
