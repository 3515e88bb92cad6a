"""Accepting all of a kind, merging with a fact that is held, and splitting one in two."""

import pytest

from agreements.ingest import suggestions
from agreements.models import Amount, Citation, Decision, Participation, Provision, Suggestion
from agreements.models.history import events_of
from agreements.review.decisions import accept, accept_all, merge_into, reject
from agreements.review.errors import AgreementFirstError, CannotStandError, DecidedAlreadyError
from agreements.review.moving import move
from agreements.review.splitting import split
from agreements.review.undoing import undo
from tests.factories import (
    AgreementFactory,
    AmountFactory,
    CommitmentFactory,
    PartyFactory,
    PillarFactory,
    RunFactory,
)
from tests.review.suggested import an_article, suggest

pytestmark = pytest.mark.django_db
STORE = "They will store lithium together."
STORED = {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store lithium."}
SUM = {"value": 200_000_000, "currency": "USD", "kind": "pledge", "what": "For projects"}
TWO = [{"pillar": "stockpiling"}, {"pillar": "financing", "summary": " They pay. "}]


@pytest.fixture(autouse=True)
def words():
    PillarFactory(slug="stockpiling")
    PillarFactory(slug="financing")


def test_all_of_a_kind_are_accepted_each_by_itself_and_those_that_cannot_are_told(ada):
    article, agreement = an_article(), AgreementFactory()
    told = {"article": article, "agreement": agreement}
    good = [suggest(Provision, STORED | {"pillar": p}, STORE, **told) for p in
            ("stockpiling", "financing")]  # fmt: skip
    bad = suggest(Provision, STORED | {"pillar": "nowhere"}, "store lithium", **told)
    stray = suggest(Provision, STORED, "Northland", article=article, agreement=None)
    rejected = suggest(Provision, STORED, STORE, **told)
    reject(suggestion_id=rejected.pk, reason="on-record", by=ada)
    others = [suggest(Amount, SUM, STORE, **told), suggest(Provision, STORED, STORE)]
    outcome = accept_all(article_id=article.pk, kind="provision", by=ada)
    assert outcome.accepted == 2
    assert [pk for pk, _why in outcome.refused] == [stray.pk, bad.pk]
    assert "The register knows no pillar “nowhere”" in outcome.refused[1][1]
    assert Provision.objects.count() == 2
    assert {each.suggestion for each in Decision.objects.filter(verdict="accept")} == set(good)
    waiting = Suggestion.objects.filter(state="waiting")
    assert set(waiting) == {stray, bad, *others}
    assert accept_all(article_id=article.pk, kind="event", by=ada) == (0, [])


def test_merged_with_a_fact_that_is_held_its_words_stay_and_it_is_cited_exactly(ada):
    held = AmountFactory(value=5, what="Our words", trust="reference")
    made = suggest(Amount, SUM, STORE, agreement=held.agreement)
    decision = merge_into(suggestion_id=made.pk, fact_id=held.pk, by=ada)
    held.refresh_from_db()
    assert (held.value, held.what, held.trust) == (5, "Our words", "reference")
    cited = held.citations.get()
    assert (cited.quote, made.article.text[cited.start : cited.end]) == (STORE, STORE)
    assert (decision.verdict, decision.before) == ("merge", decision.after)
    made.refresh_from_db()
    assert (made.state, made.fact, Amount.objects.count()) == ("merged", held, 1)
    assert merge_into(suggestion_id=made.pk, fact_id=held.pk, by=ada) == decision


def test_a_further_source_is_merged_with_a_fact_of_the_kind_it_stands_behind(ada):
    held, other = AmountFactory(), AmountFactory()
    made = suggest(
        Citation, {"supports": "amount", "value": 5}, STORE,
        agreement=held.agreement, fact_id=other.pk,
    )  # fmt: skip
    merge_into(suggestion_id=made.pk, fact_id=held.pk, by=ada)
    assert (held.citations.count(), other.citations.count()) == (1, 0)


def test_only_with_a_fact_of_the_same_agreement_and_kind(ada, ben):
    held = AmountFactory()
    made = suggest(Amount, SUM, STORE, agreement=held.agreement)
    for fact in (AmountFactory(), CommitmentFactory(agreement=held.agreement, pk=10**6)):
        with pytest.raises(CannotStandError, match="not in the register any more"):
            merge_into(suggestion_id=made.pk, fact_id=fact.pk, by=ada)
    parent = suggest(Amount, {}, agreement=None)
    part = suggest(Amount, SUM, STORE, agreement=None, part_of=parent)
    with pytest.raises(AgreementFirstError):
        merge_into(suggestion_id=part.pk, fact_id=held.pk, by=ada)
    load = suggest(Amount, SUM, agreement=held.agreement)
    Suggestion.objects.filter(pk=load.pk).update(article=None)
    with pytest.raises(CannotStandError, match="nothing to cite"):
        merge_into(suggestion_id=load.pk, fact_id=held.pk, by=ada)
    accept(suggestion_id=made.pk, by=ben)
    with pytest.raises(DecidedAlreadyError, match="accepted by ben"):
        merge_into(suggestion_id=made.pk, fact_id=held.pk, by=ada)
    assert Citation.objects.count() == 1


def test_one_suggestion_becomes_two_that_wait_with_its_evidence(ada):
    made = suggest(Provision, STORED, STORE, run=RunFactory(), assigned_to=ada)
    pieces = split(suggestion_id=made.pk, parts=TWO, by=ada)
    made.refresh_from_db()
    assert made.state == "split"
    assert [each.proposed for each in pieces] == [
        STORED, STORED | {"pillar": "financing", "summary": "They pay."},
    ]  # fmt: skip
    for each in pieces:
        assert (each.quote, each.start, each.end) == (made.quote, made.start, made.end)
        assert (each.state, each.split_of, each.rule) == ("waiting", made, "split")
        assert (each.run, each.agreement, each.assigned_to) == (made.run, made.agreement, ada)
        accept(suggestion_id=each.pk, by=ada)
    assert set(Provision.objects.values_list("pillar__slug", flat=True)) == {
        "stockpiling", "financing",
    }  # fmt: skip
    decision = made.decisions.get()
    assert (decision.verdict, decision.before) == ("split", STORED)
    assert [each["pillar"] for each in decision.after["parts"]] == ["stockpiling", "financing"]
    assert events_of(made)[0].pgh_context.metadata["why"] == "A suggestion was split"


def test_two_parties_that_one_sentence_names_are_split(ada):
    for slug in ("northland", "southland"):
        PartyFactory(slug=slug)
    made = suggest(Participation, {"party": "northland", "role": "signatory"}, STORE)
    for piece in split(suggestion_id=made.pk, parts=[{}, {"party": "southland"}], by=ada):
        accept(suggestion_id=piece.pk, by=ada)
    assert {each.party.slug for each in Participation.objects.all()} == {"northland", "southland"}


def test_split_twice_by_one_person_is_one_split_and_another_is_told(ada, ben):
    made = suggest(Provision, STORED, STORE)
    assert split(suggestion_id=made.pk, parts=TWO, by=ada) == split(
        suggestion_id=made.pk, parts=TWO, by=ada
    )
    for decide in (lambda: split(suggestion_id=made.pk, parts=TWO, by=ben),
                   lambda: accept(suggestion_id=made.pk, by=ben)):  # fmt: skip
        with pytest.raises(DecidedAlreadyError, match="This was split by ada"):
            decide()
    assert Suggestion.objects.filter(split_of=made).count() == 2


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        ([], "two parts or more"),
        ([{}], "two parts or more"),
        ([{}] * 11, "10 at most"),
        ([{}, {"strength": "intent"}], "Two parts say the same"),
    ],
)
def test_what_is_no_split_is_refused(ada, parts, told):
    made = suggest(Provision, STORED, STORE)
    with pytest.raises(CannotStandError, match=told):
        split(suggestion_id=made.pk, parts=parts, by=ada)
    made.refresh_from_db()
    assert (made.state, Suggestion.objects.count()) == ("waiting", 1)


def test_only_a_new_fact_is_split(ada):
    held = AmountFactory()
    change = suggest(Amount, {"value": 7}, STORE, action="change", fact_id=held.pk)
    source = suggest(Citation, {"supports": "amount"}, STORE, fact_id=held.pk)
    for made in (change, source):
        with pytest.raises(CannotStandError, match="Only a new fact"):
            split(suggestion_id=made.pk, parts=[{"value": "1"}, {"value": "2"}], by=ada)


def test_a_split_is_undone_while_its_parts_wait_and_can_be_made_again(ada):
    made = suggest(Provision, STORED, STORE)
    pieces = split(suggestion_id=made.pk, parts=TWO, by=ada)
    decision = accept(suggestion_id=pieces[0].pk, by=ada)
    with pytest.raises(CannotStandError, match="The suggestion was changed since by ada"):
        undo(decision_id=made.decisions.get().pk, reason="A slip", by=ada)
    undo(decision_id=decision.pk, reason="A slip", by=ada)
    with pytest.raises(CannotStandError, match="The suggestion has 2 decisions more by now"):
        undo(decision_id=made.decisions.get().pk, reason="A slip", by=ada)
    other = suggest(Provision, STORED, STORE)
    split(suggestion_id=other.pk, parts=TWO, by=ada)
    undo(decision_id=other.decisions.get().pk, reason="A slip", by=ada)
    assert not Suggestion.objects.filter(split_of=other).exists()
    assert len(split(suggestion_id=other.pk, parts=TWO, by=ada)) == 2


def test_reading_an_article_again_leaves_what_a_person_made_or_changed(ada):
    article = an_article()
    moved, split_up, undone, machine = [
        suggest(Provision, STORED, STORE, article=article) for _ in range(4)
    ]
    move(suggestion_id=moved.pk, slug=AgreementFactory().slug, by=ada)
    pieces = split(suggestion_id=split_up.pk, parts=TWO, by=ada)
    decision = accept(suggestion_id=undone.pk, by=ada)
    undo(decision_id=decision.pk, reason="A slip", by=ada)
    suggestions.replace(article, [], run_id=RunFactory().pk)
    assert set(Suggestion.objects.filter(article=article)) == {moved, split_up, undone, *pieces}
    assert not Suggestion.objects.filter(pk=machine.pk).exists()
