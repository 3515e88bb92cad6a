"""Four eyes: who proposed or entered a fact does not publish it, whichever way they try."""

import pytest
from django.contrib.auth.models import Group
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse

from agreements.models import Agreement, Amount, Decision, Participation, Provision
from agreements.review import four_eyes
from agreements.review.by_hand import add_by_hand
from agreements.review.decisions import accept, merge, merge_into, reject
from agreements.review.errors import CannotStandError
from agreements.review.splitting import split
from agreements.review.stamping import stamp
from agreements.review.undoing import undo
from tests.factories import (
    REVIEWED_AT,
    AgreementFactory,
    AmountFactory,
    CommitmentFactory,
    DecisionFactory,
    EventFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    SuggestionFactory,
    UserFactory,
)
from tests.review.suggested import TEXT, an_article, suggest

pytestmark = pytest.mark.django_db
STORE = "They will store lithium together."
STORED = {"pillar": "stockpiling", "strength": "intent", "summary": "They mean to store lithium."}
REVIEWABLE = (
    AgreementFactory, ParticipationFactory, ProvisionFactory, CommitmentFactory, AmountFactory,
    EventFactory,
)  # fmt: skip
OWN = "Another person has to accept them"


def curator(name):
    account = UserFactory(username=name)
    account.groups.add(Group.objects.get(name="Curator"))
    return account


@pytest.fixture
def ada():
    return curator("ada")


@pytest.fixture
def ben():
    return curator("ben")


@pytest.fixture
def rule(settings):
    settings.REVIEW_FOUR_EYES = True
    four_eyes.keep_in_step()


@pytest.fixture(autouse=True)
def words():
    PillarFactory(slug="stockpiling")
    PillarFactory(slug="financing")


def stands():
    return [(each.summary, each.trust, each.reviewed_by) for each in Provision.objects.all()]


def test_what_a_machine_proposed_one_person_accepts(rule, ada):
    accept(suggestion_id=suggest(Provision, STORED, STORE).pk, by=ada)
    assert stands() == [(STORED["summary"], "reviewed", ada)]


def test_words_put_right_are_a_proposal_of_that_person_and_wait_for_another(rule, ada, ben):
    made = suggest(Provision, STORED, STORE)
    decision = accept(suggestion_id=made.pk, by=ada, edited={"summary": "Our words."})
    made.refresh_from_db()
    assert (decision.verdict, made.state, made.proposed_by) == ("propose", "waiting", ada)
    assert (decision.before, decision.after) == (STORED, made.proposed)
    with pytest.raises(CannotStandError, match=OWN):
        accept(suggestion_id=made.pk, by=ada)
    assert stands() == []
    accept(suggestion_id=made.pk, by=ben)
    assert stands() == [("Our words.", "reviewed", ben)]
    assert Provision.objects.get().entered_by == ada


def test_a_fact_made_by_hand_waits_for_another(rule, ada, ben):
    article, start = an_article(), TEXT.index(STORE)
    told = {
        "article_id": article.pk, "start": start, "end": start + len(STORE),
        "kind": "provision", "slug": AgreementFactory().slug, "fields": STORED, "by": ada,
    }  # fmt: skip
    decision = add_by_hand(**told)
    assert (decision.verdict, decision.after, stands()) == ("propose", STORED, [])
    assert add_by_hand(**told) == decision
    made = decision.suggestion
    with pytest.raises(CannotStandError, match="decide on it anew"):
        undo(decision_id=decision.pk, reason="A slip", by=ada)
    with pytest.raises(CannotStandError, match=OWN):
        accept(suggestion_id=made.pk, by=ada)
    accept(suggestion_id=made.pk, by=ben)
    assert stands() == [(STORED["summary"], "reviewed", ben)]


def test_parts_of_a_split_wait_for_another_and_may_be_rejected_by_anybody(rule, ada, ben):
    made = suggest(Provision, STORED, STORE)
    first, second = split(suggestion_id=made.pk, parts=[{}, {"pillar": "financing"}], by=ada)
    with pytest.raises(CannotStandError, match=OWN):
        accept(suggestion_id=first.pk, by=ada)
    accept(suggestion_id=first.pk, by=ben)
    reject(suggestion_id=second.pk, reason="unsupported", by=ada)
    assert len(stands()) == 1


def test_one_does_not_merge_what_one_proposed(rule, ada):
    held = AmountFactory()
    new = suggest(Agreement, {"title": "A pact"}, agreement=None, proposed_by=ada)
    fact = suggest(Amount, {"value": 1}, STORE, agreement=held.agreement, proposed_by=ada)
    for decide in (lambda: merge(suggestion_id=new.pk, slug=held.agreement.slug, by=ada),
                   lambda: merge_into(suggestion_id=fact.pk, fact_id=held.pk, by=ada)):  # fmt: skip
        with pytest.raises(CannotStandError, match=OWN):
            decide()
    assert (Decision.objects.count(), held.citations.count()) == (0, 0)


def test_a_machines_word_does_not_publish_what_the_same_person_entered(rule, ada, ben):
    held = ParticipationFactory(party=PartyFactory(slug="northland"), entered_by=ada)
    proposed = {"party": "northland", "role": "signatory", "signatory": "Ann Lee"}
    made = suggest(Participation, proposed, STORE, agreement=held.agreement)
    with pytest.raises(CannotStandError, match="You entered this fact yourself"):
        accept(suggestion_id=made.pk, by=ada)
    accept(suggestion_id=made.pk, by=ben)
    held.refresh_from_db()
    assert (held.signatory, held.trust, held.entered_by) == ("Ann Lee", "reviewed", ada)


@pytest.mark.parametrize("factory", REVIEWABLE, ids=lambda one: one._meta.model.__name__)
def test_the_database_refuses_a_stamp_of_who_entered_the_row(rule, factory, ada, ben):
    mine = {"trust": "reviewed", "reviewed_at": REVIEWED_AT, "reviewed_by": ada}
    model, held = factory._meta.model, factory(entered_by=ada)
    tries = (
        lambda: factory(entered_by=ada, **mine),
        lambda: model.objects.filter(pk=held.pk).update(**mine),
        lambda: model.objects.filter(pk=held.pk).update(**mine, entered_by=None),
        lambda: model.objects.filter(pk=held.pk).update(**mine, entered_by=ben),
    )
    for write in tries:
        with pytest.raises(IntegrityError, match="Four eyes") as refused, transaction.atomic():
            write()
        assert refused.value.__cause__.diag.constraint_name == "who_entered_does_not_publish"
    assert model.objects.filter(pk=held.pk).update(**mine | {"reviewed_by": ben}) == 1


def test_the_database_refuses_a_decision_of_who_proposed(rule, ada, ben):
    made = SuggestionFactory(proposed_by=ada)
    for verdict, by in (("accept", ada), ("merge", ada), ("edit", ada), ("edit", ben)):
        with pytest.raises(IntegrityError, match="Four eyes") as refused, transaction.atomic():
            DecisionFactory(suggestion=made, verdict=verdict, by=by)
        assert refused.value.__cause__.diag.constraint_name == "who_proposed_does_not_decide"
    for verdict, by in (("accept", ben), ("reject", ada), ("split", ada), ("propose", ada)):
        DecisionFactory(suggestion=made, verdict=verdict, by=by)


def test_what_was_published_before_stays_and_may_be_placed_anew(settings, ada):
    held = ProvisionFactory(
        trust="reviewed", reviewed_at=REVIEWED_AT, reviewed_by=ada, entered_by=ada
    )
    settings.REVIEW_FOUR_EYES = True
    four_eyes.keep_in_step()
    held.position = 7
    held.save()
    held.refresh_from_db()
    assert (held.position, held.trust) == (7, "reviewed")


def test_the_database_follows_the_setting(settings, ada):
    for holds in (True, False, True):
        settings.REVIEW_FOUR_EYES = holds
        four_eyes.keep_in_step()
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*), bool_and(register_four_eyes()) FROM register_policy")
            assert cursor.fetchone() == (1, holds)


def browser(account):
    client = Client()
    client.force_login(account)
    return client


def saved_in_the_admin(account, event, title):
    address = reverse("admin:agreements_event_change", args=[event.pk])
    form = {
        "agreement": event.agreement_id, "date": "2026-01", "kind": "meeting", "title": title,
        "place": "", "position": 0, "citations-TOTAL_FORMS": 0, "citations-INITIAL_FORMS": 0,
    }  # fmt: skip
    assert browser(account).post(address, form).status_code == 302
    event.refresh_from_db()
    return event.title, event.trust, event.reviewed_by, event.entered_by


def marked_in_the_admin(account, event):
    form = {"action": "mark_as_reviewed", "_selected_action": [event.pk]}
    form |= {"apply": "1", "why": "Read against the text"}
    answer = browser(account).post(reverse("admin:agreements_event_changelist"), form, follow=True)
    event.refresh_from_db()
    return answer.content.decode(), event.trust, event.reviewed_by


def test_what_is_entered_in_the_admin_is_unreviewed_until_another_confirms_it(rule, ada, ben):
    event = EventFactory(trust="reviewed", reviewed_by=ben)
    assert saved_in_the_admin(ada, event, "They met") == ("They met", "reference", None, ada)
    page, trust, reviewer = marked_in_the_admin(ada, event)
    assert ("You entered this fact yourself" in page, trust, reviewer) == (True, "reference", None)
    with pytest.raises(CannotStandError, match="You entered this fact yourself"):
        stamp(event, by=ada)
    page, trust, reviewer = marked_in_the_admin(ben, event)
    assert ("You entered" in page, trust, reviewer) == (False, "reviewed", ben)


def test_without_the_rule_saving_in_the_admin_is_reviewing(ada):
    event = EventFactory()
    assert saved_in_the_admin(ada, event, "They met") == ("They met", "reviewed", ada, ada)


def test_no_load_overwrites_what_a_person_entered_and_nobody_confirmed_yet(ada):
    assert EventFactory(entered_by=ada).is_reviewed
    assert not EventFactory().is_reviewed
