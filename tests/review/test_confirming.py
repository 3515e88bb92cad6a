"""Still so: signed, kept in history, and reviewed only where the person read the source."""

import pytest
from django.utils import timezone

from agreements.models import Agreement, Confirmation, Provision
from agreements.review.confirming import confirm
from agreements.review.errors import CannotStandError
from tests.factories import (
    AgreementFactory,
    AmountFactory,
    CommitmentFactory,
    EventFactory,
    ParticipationFactory,
    ProvisionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def provision():
    return ProvisionFactory(trust="reference")


def still_so(fact, by, **told):
    asked = {"facts": [f"provision-{fact.pk}"], "read_source": False} | told
    return confirm(agreement_id=fact.agreement_id, by=by, **asked)


def trust(fact):
    fact.refresh_from_db()
    return fact.trust, fact.reviewed_by, fact.reviewed_at


def test_looked_over_it_is_confirmed_and_no_label_of_trust_changes(provision, ada):
    [made] = still_so(provision, ada, note=" Asked the embassy. ")
    assert (made.agreement, made.provision, made.by, made.by_name, made.note) == (
        provision.agreement, provision, ada, "ada", "Asked the embassy.",
    )  # fmt: skip
    assert made.read_source is False
    assert trust(provision) == ("reference", None, None)


def test_who_read_the_source_makes_it_reviewed(provision, ada):
    before = timezone.now()
    [made] = still_so(provision, ada, read_source=True)
    word, who, when = trust(provision)
    assert (word, who, made.read_source) == ("reviewed", ada, True)
    assert before <= when <= timezone.now()


def test_a_reviewed_fact_keeps_its_reviewer_unless_the_source_was_read_again(ada):
    bob = UserFactory(username="bob")
    fact = ProvisionFactory(trust="reviewed", reviewed_by=bob)
    first = fact.reviewed_at
    still_so(fact, ada)
    assert trust(fact) == ("reviewed", bob, first)
    still_so(fact, ada, read_source=True)
    assert trust(fact)[:2] == ("reviewed", ada)


def test_facts_of_every_kind_and_the_agreement_itself_at_once(ada):
    agreement = AgreementFactory()
    made = [
        factory(agreement=agreement)
        for factory in (
            ParticipationFactory, ProvisionFactory, CommitmentFactory, AmountFactory, EventFactory,
        )
    ]  # fmt: skip
    keys = [f"{row._meta.model_name}-{row.pk}" for row in (*made, agreement)]
    rows = confirm(agreement_id=agreement.pk, facts=keys, read_source=True, by=ada)
    about = [
        next((str(getattr(row, name)) for name in names() if getattr(row, name)), "agreement")
        for row in rows
    ]
    assert about == [*map(str, made), "agreement"]
    assert Agreement.objects.get().reviewed_by == ada


def names():
    return ("participation", "provision", "commitment", "amount", "event")


@pytest.mark.parametrize(
    "keys",
    [
        [], ["provision-0"], ["provision"], ["outlet-1"], ["provision-x"], ["agreement-0"],
        ["provision-" + "9" * 40], ["provision-²"],
    ],
)  # fmt: skip
def test_what_is_not_there_is_refused_in_words_and_nothing_is_written(provision, ada, keys):
    with pytest.raises(CannotStandError, match=r"Tick at least one|not in the record"):
        still_so(provision, ada, facts=[f"provision-{provision.pk}", *keys] if keys else [],
                 read_source=True)  # fmt: skip
    assert Confirmation.objects.count() == 0
    assert trust(provision)[0] == "reference"


def test_a_fact_of_another_agreement_is_not_confirmed(provision, ada):
    other = ProvisionFactory()
    with pytest.raises(CannotStandError):
        still_so(provision, ada, facts=[f"provision-{other.pk}"])


def test_the_same_sent_twice_is_one_confirmation(provision, ada):
    assert still_so(provision, ada, note="x") == still_so(provision, ada, note="x")
    assert len(still_so(provision, ada, facts=[f"provision-{provision.pk}"] * 2, note="x")) == 1
    still_so(provision, ada, note="y")
    still_so(provision, UserFactory(username="bob"), note="x")
    assert Confirmation.objects.count() == 3


def test_history_says_who_and_whether_the_source_was_read(provision, ada):
    still_so(provision, ada)
    still_so(provision, ada, read_source=True)
    told = [
        (event.pgh_context.metadata["by"], event.pgh_context.metadata["why"])
        for made in Confirmation.objects.order_by("pk")
        for event in made.events.all()
    ]
    assert told == [("ada", "Still so"), ("ada", "Still so: the source was read again")]
    last = provision.events.order_by("pgh_id").last()
    assert (last.trust, last.pgh_context.metadata["by"]) == ("reviewed", "ada")


def test_a_deleted_account_leaves_its_name(provision, ada):
    still_so(provision, ada, read_source=True)
    ada.delete()
    assert [(each.by, each.by_name) for each in Confirmation.objects.all()] == [(None, "ada")]
    assert Provision.objects.get().trust == "reviewed"
