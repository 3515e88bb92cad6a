"""A curator is told what was changed in a fact since something was suggested of it."""

import json

import pytest

from agreements.models import Agreement, Amount, Citation, Commitment, Provision, Suggestion
from agreements.queries.changed_since import all_changed_since, changed_since
from agreements.queries.stale import stale
from agreements.review.decisions import reject
from tests.factories import (
    AgreementFactory,
    AmountFactory,
    CommitmentFactory,
    PillarFactory,
    ProvisionFactory,
    UserFactory,
)
from tests.review.suggested import suggest

# Real transactions: all that is done in one has the time of its beginning in history.
pytestmark = pytest.mark.django_db(transaction=True)


def about(fact, model, proposed, **told):
    agreement = fact if isinstance(fact, Agreement) else fact.agreement
    return suggest(model, proposed, agreement=agreement, fact_id=fact.pk, **told)


def test_each_field_is_told_in_words_with_what_it_was_and_is(django_assert_num_queries):
    money, place = AmountFactory(), AgreementFactory(place="Ulm")
    provision = ProvisionFactory(pillar=PillarFactory(name="Stockpiling"))
    promise, gone, still = CommitmentFactory(due="P6M"), AmountFactory(), AmountFactory()
    made = {
        "source": about(money, Citation, {"supports": "amount"}),
        "own": about(place, Agreement, {"place": "Rome"}, action="change"),
        "provision": about(provision, Provision, {"strength": "intent"}),
        "promise": about(promise, Commitment, {"due": "P1Y"}, action="change"),
        "gone": about(gone, Amount, {"value": 3}, action="change"),
        "still": about(still, Amount, {"value": 3}, action="change"),
        "new": suggest(Amount, {"value": 3}),
    }
    Amount.objects.filter(pk=money.pk).update(value=2_500_000, kind="disbursed", position=4)
    Agreement.objects.update(place="", title="<New>")
    provision.pillar = PillarFactory(name="Scrap")
    provision.trust = "machine"
    provision.save()
    Commitment.objects.update(due="P1Y", noted_state="ahead", noted_on="2026-01-01")
    gone.delete()
    rows = list(Suggestion.objects.select_related("fact_type"))
    with django_assert_num_queries(1):
        told = all_changed_since(rows)
    by_name = {name: told[each.pk] for name, each in made.items() if each.pk in told}
    assert by_name == {
        "source": [
            ("Value", "1,000,000,000", "2,500,000"), ("Kind", "Pledge", "Disbursed"),
        ],
        "own": [("Place", "Ulm", "Nothing")],
        "provision": [
            ("Pillar", "Stockpiling", "Scrap"),
            ("Trust", "Reference: press-derived, unreviewed", "Machine-proposed"),
        ],
        "promise": [
            ("Due", "6 months after signature", "12 months after signature"),
            ("Falls due", "28 Apr 2026", "28 Oct 2026"),
        ],
        "gone": [("The fact", "On record", "Removed from the register")],
    }  # fmt: skip
    assert changed_since(made["own"]) == by_name["own"]
    assert json.dumps(by_name)
    assert set(stale(Suggestion.objects.all())) == {row for row in rows if row.pk in told}


def test_what_was_decided_or_said_anew_by_a_reading_needs_no_word():
    money = AmountFactory()
    decided, read_again, kept = [about(money, Amount, {"value": 3}) for _ in range(3)]
    Suggestion.objects.filter(pk=kept.pk).update(is_kept=True)
    Amount.objects.update(value=7)
    for each in (read_again, kept):
        each.article.recognised_at = "2999-01-01T00:00:00Z"
        each.article.save()
    reject(suggestion_id=decided.pk, reason="on-record", by=UserFactory())
    assert list(all_changed_since(Suggestion.objects.order_by("pk"))) == [kept.pk]
    assert list(stale(Suggestion.objects.all())) == [kept]
    assert all_changed_since([]) == {}
