"""Undoing a decision brings back exactly what was, and never what another built on it."""

import pytest

from agreements.models import (
    Agreement,
    AgreementMineral,
    AgreementSource,
    Amount,
    Claim,
    Commitment,
    Decision,
    Event,
    Participation,
    Provision,
    Suggestion,
)
from agreements.review.decisions import accept, merge, merge_into, reject
from agreements.review.errors import CannotStandError, DecidedAlreadyError
from agreements.review.undoing import undo, undo_run
from tests.factories import (
    AgreementFactory,
    AmountFactory,
    CheckFactory,
    CitationFactory,
    ClaimFactory,
    CommitmentFactory,
    DecisionFactory,
    DisagreementFactory,
    MineralFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    RunFactory,
)
from tests.review.kept import register
from tests.review.suggested import an_article, suggest

pytestmark = pytest.mark.django_db
STORE = "They will store lithium together."
STORED = {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store lithium."}
SUM = {"value": 200_000_000, "currency": "USD", "kind": "pledge", "what": "For projects"}
NEW = {
    "title": "A pact", "kind": "mou", "status": "signed", "summary": "They store.",
    "minerals": ["lithium"], "participations": [{"party": "northland", "role": "signatory"}],
}  # fmt: skip
WHY = "The article was withdrawn"


@pytest.fixture(autouse=True)
def words():
    PillarFactory(slug="stockpiling")
    PartyFactory(slug="northland")
    MineralFactory(slug="lithium")


def on(agreement, model, proposed, words=STORE, **told):
    return suggest(model, proposed, words, agreement=agreement, **told)


def a_new_fact():
    return on(AgreementFactory(), Provision, STORED)


def a_further_source():
    held = ProvisionFactory(pillar__slug="scrap", strength="intent")
    return on(held.agreement, Provision, STORED | {"pillar": "scrap"})


def a_source_that_names_who_signed():
    held = ParticipationFactory(party__slug="southland", trust="reference")
    proposed = {"party": "southland", "role": "signatory", "signatory": "Ann Lee"}
    return on(held.agreement, Participation, proposed)


def a_change():
    held = CommitmentFactory(due="P6M", trust="reference")
    CitationFactory(commitment=held)
    return on(held.agreement, Commitment, {"due": "P1Y"}, action="change", fact_id=held.pk)


def a_removal():
    held = CommitmentFactory()
    CheckFactory(commitment=held)
    CitationFactory(commitment=held, quote="six months", start=4, end=14)
    return on(held.agreement, Commitment, {}, action="remove", fact_id=held.pk)


def a_value_of_the_agreement():
    held = AgreementFactory(trust="reference")
    CommitmentFactory(agreement=held, due="P6M")
    proposed = {"signed_on": "2026-01-30", "place": "Ulm"}
    return on(held, Agreement, proposed, action="change", fact_id=held.pk)


def a_new_agreement():
    return on(None, Agreement, NEW)


def a_mineral():
    return on(AgreementFactory(), AgreementMineral, {"mineral": "lithium"})


def a_value_that_differs():
    held = CitationFactory(participation=ParticipationFactory()).participation.agreement
    return on(held, Claim, {"attribute": "signed_on", "value": "2026-01-31"})


def one_value_more():
    dispute = DisagreementFactory(attribute="place", about="place", state="explained")
    ClaimFactory(disagreement=dispute)
    return on(dispute.agreement, Claim, {"attribute": "place", "value": "Rome"})


MADE = (
    a_new_fact, a_further_source, a_source_that_names_who_signed, a_change, a_removal,
    a_value_of_the_agreement, a_new_agreement, a_mineral, a_value_that_differs, one_value_more,
)  # fmt: skip


@pytest.mark.parametrize("make", MADE, ids=lambda make: make.__name__)
def test_the_register_is_as_it_was_and_the_suggestion_waits_again(make, ada, ben):
    made = make()
    named, before = (made.agreement, made.fact_id), register()
    decision = accept(suggestion_id=made.pk, by=ada)
    after = register()
    assert after != before
    undone = undo(decision_id=decision.pk, reason=f" {WHY} ", by=ben)
    assert register() == before
    made.refresh_from_db()
    assert ((made.agreement, made.fact_id), made.state) == (named, "waiting")
    assert (undone.verdict, undone.undoes, undone.reason) == ("undo", decision, WHY)
    assert (undone.by, undone.before, undone.after) == (ben, decision.after, decision.before)
    again = accept(suggestion_id=made.pk, by=ben)
    assert again not in {decision, undone}


def test_what_was_edited_waits_as_it_was_proposed(ada):
    made = a_new_fact()
    decision = accept(suggestion_id=made.pk, by=ada, edited={"summary": "In our words."})
    undo(decision_id=decision.pk, reason=WHY, by=ada)
    made.refresh_from_db()
    assert (made.proposed, made.proposed_by, Provision.objects.count()) == (STORED, None, 0)


def test_a_rejection_is_undone_though_it_changed_nothing(ada):
    made = a_new_fact()
    decision = reject(suggestion_id=made.pk, reason="on-record", by=ada)
    undo(decision_id=decision.pk, reason=WHY, by=ada)
    made.refresh_from_db()
    assert made.state == "waiting"
    accept(suggestion_id=made.pk, by=ada)
    assert Provision.objects.count() == 1


def test_mergers_are_undone(ada):
    held, made = AmountFactory(), a_new_agreement()
    source = on(held.agreement, Amount, SUM)
    before = register()
    decisions = [
        merge(suggestion_id=made.pk, slug=held.agreement.slug, by=ada),
        merge_into(suggestion_id=source.pk, fact_id=held.pk, by=ada),
    ]
    assert register() != before
    for decision in reversed(decisions):
        undo(decision_id=decision.pk, reason=WHY, by=ada)
    assert register() == before


def test_nothing_is_undone_twice(ada, ben):
    made = a_new_fact()
    decision = accept(suggestion_id=made.pk, by=ada)
    undone = undo(decision_id=decision.pk, reason=WHY, by=ben)
    for who in (ada, ben):
        with pytest.raises(DecidedAlreadyError, match="This was undone by ben on "):
            undo(decision_id=decision.pk, reason=WHY, by=who)
    with pytest.raises(CannotStandError, match="decide on it anew"):
        undo(decision_id=undone.pk, reason=WHY, by=ada)
    assert Decision.objects.count() == 2


@pytest.mark.parametrize("reason", ["", " \n"])
def test_an_undoing_needs_a_reason(ada, reason):
    decision = accept(suggestion_id=a_new_fact().pk, by=ada)
    with pytest.raises(CannotStandError, match="Say why it is undone"):
        undo(decision_id=decision.pk, reason=reason, by=ada)
    with pytest.raises(CannotStandError, match="Say why it is undone"):
        undo_run(run_id=decision.suggestion.run_id, reason=reason, by=ada)
    assert Provision.objects.count() == 1


def test_what_somebody_changed_since_is_left_and_told(ada, ben):
    decision = accept(suggestion_id=a_new_fact().pk, by=ada)
    Provision.objects.update(summary="Better words.")
    before = register()
    with pytest.raises(CannotStandError, match="The provision was changed since"):
        undo(decision_id=decision.pk, reason=WHY, by=ben)
    assert register() == before
    decision.suggestion.refresh_from_db()
    assert (decision.suggestion.state, Decision.objects.count()) == ("accepted", 1)


def test_a_date_is_taken_back_though_a_promise_counted_from_it_was_put_better_since(ada):
    made = a_value_of_the_agreement()
    decision = accept(suggestion_id=made.pk, by=ada)
    Commitment.objects.update(summary="Better words.")
    undo(decision_id=decision.pk, reason=WHY, by=ada)
    promise = Commitment.objects.get()
    assert (promise.summary, str(promise.due_on)) == ("Better words.", "2026-04-28")


def test_a_fact_is_kept_while_another_source_rests_on_it(ada):
    first = a_new_fact()
    second = on(first.agreement, Provision, STORED, article=an_article())
    decisions = [accept(suggestion_id=each.pk, by=ada) for each in (first, second)]
    with pytest.raises(CannotStandError, match="The provision has 1 citation more by now"):
        undo(decision_id=decisions[0].pk, reason=WHY, by=ada)
    undo(decision_id=decisions[1].pk, reason=WHY, by=ada)
    undo(decision_id=decisions[0].pk, reason=WHY, by=ada)
    assert (Provision.objects.count(), AgreementSource.objects.count()) == (0, 0)


def test_an_article_stays_among_the_sources_while_another_fact_rests_on_it(ada):
    first = a_new_fact()
    for other in (on(first.agreement, Amount, SUM, article=first.article),
                  on(first.agreement, AgreementMineral, {"mineral": "lithium"},
                     article=first.article)):  # fmt: skip
        decision = accept(suggestion_id=first.pk, by=ada)
        kept = accept(suggestion_id=other.pk, by=ada)
        undo(decision_id=decision.pk, reason=WHY, by=ada)
        assert first.agreement.sources.get().article == first.article
        undo(decision_id=kept.pk, reason=WHY, by=ada)


def test_a_new_agreement_stays_while_facts_were_accepted_after_it(ada):
    made = a_new_agreement()
    part = on(None, Amount, SUM, article=made.article, part_of=made)
    decision = accept(suggestion_id=made.pk, by=ada)
    accept(suggestion_id=part.pk, by=ada)
    with pytest.raises(CannotStandError, match="The agreement has 1 amount more by now"):
        undo(decision_id=decision.pk, reason=WHY, by=ada)


def test_a_decision_of_which_nothing_was_noted_is_not_undone(ada):
    made = a_new_fact()
    Suggestion.objects.update(state="accepted")
    with pytest.raises(CannotStandError, match="made before the register noted"):
        undo(decision_id=DecisionFactory(suggestion=made).pk, reason=WHY, by=ada)


def test_everything_a_run_led_to_is_undone_but_what_a_person_changed(ada, ben):
    before, run = register(), RunFactory()
    made = suggest(Agreement, NEW, STORE, agreement=None, run=run)
    told = {"agreement": None, "part_of": made, "run": run, "article": made.article}
    parts = [suggest(Amount, SUM, STORE, **told), suggest(Provision, STORED, STORE, **told)]
    rejected = suggest(Event, {}, STORE, **told)
    other = a_new_fact()
    for each in (made, *parts, other):
        accept(suggestion_id=each.pk, by=ada)
    reject(suggestion_id=rejected.pk, reason="unsupported", by=ada)
    Amount.objects.update(what="For two projects")
    undone = undo_run(run_id=run.pk, reason=WHY, by=ben)
    assert undone.undone == 1
    assert [pk for pk, _why in undone.kept] == [parts[0].pk, made.pk]
    assert "The amount was changed since" in undone.kept[0][1]
    assert "1 amount more" in undone.kept[1][1]
    assert Provision.objects.get().agreement == other.agreement
    Amount.objects.update(what="For projects")
    assert undo_run(run_id=run.pk, reason=WHY, by=ben) == (2, [])
    states = Suggestion.objects.filter(run=run).order_by("pk").values_list("state", flat=True)
    assert list(states) == ["waiting", "waiting", "waiting", "rejected"]
    assert undo_run(run_id=run.pk, reason=WHY, by=ben) == (0, [])
    undo(decision_id=other.decisions.get().pk, reason=WHY, by=ben)
    left = register()
    left["Agreement"] = [row for row in left["Agreement"] if row["id"] != other.agreement_id]
    assert left == before
