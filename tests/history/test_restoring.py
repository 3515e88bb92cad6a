"""What stood before, put back: exactly, signed, with a reason, or not at all."""

import pytest

from agreements.core.partial_dates import PartialDate
from agreements.models import Participation, Provision
from agreements.models.history import events_of
from agreements.review.restoring import restore_change, restore_field
from tests.factories import (
    REVIEWED_AT,
    AgreementFactory,
    ClaimFactory,
    CommitmentFactory,
    EventFactory,
    ParticipationFactory,
    PartyFactory,
    PillarFactory,
    ProvisionFactory,
    UserFactory,
)
from tests.history.stages import changed, columns, refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return UserFactory(username="ada")


# --- A field -----------------------------------------------------------------------


def test_one_field_goes_back_and_the_others_stay(ada):
    fact = ProvisionFactory(strength="intent", summary="As it was.")
    change = changed(fact, strength="mention", summary="Better.")
    restore_field(kind="provision", change=change, column="strength", reason="Misread", by=ada)
    fact.refresh_from_db()
    assert (fact.strength, fact.summary) == ("intent", "Better.")


def test_it_is_signed_with_the_reason_and_the_person_stands_behind_the_fact(ada):
    fact = ProvisionFactory(summary="As it was.", trust="reference")
    change = changed(fact, summary="Wrong.")
    restore_field(kind="provision", change=change, column="summary", reason=" Misread ", by=ada)
    fact.refresh_from_db()
    context = events_of(fact)[0].pgh_context.metadata
    assert (context["by"], context["user"], context["why"]) == ("ada", ada.pk, "Restored: Misread")
    assert (fact.trust, fact.reviewed_by) == ("reviewed", ada)


@pytest.mark.parametrize(
    ("factory", "column", "held", "wrong"),
    [
        (AgreementFactory, "signed_on", PartialDate.parse("2025-10"), None),
        (AgreementFactory, "kind", "mou", "framework"),
        (AgreementFactory, "text_read", True, False),
        (AgreementFactory, "place", "", "Tōkyō"),
        (CommitmentFactory, "note", "Line\n“two”", "x"),
        (CommitmentFactory, "due_on", PartialDate.parse("2026-04-26"), None),
        (EventFactory, "date", PartialDate.parse("2024"), PartialDate.parse("2024-01-01")),
        (ClaimFactory, "value", "8.5", "85"),
    ],
)
def test_every_sort_of_value_comes_back_to_the_letter(factory, column, held, wrong, ada):
    row = factory(**{column: held})
    change = changed(row, **{column: wrong})
    kind = row._meta.model_name
    restore_field(kind=kind, change=change, column=column, reason="Misread", by=ada)
    row.refresh_from_db()
    assert getattr(row, column) == held


def test_trust_goes_back_with_when_and_through_whom(ada):
    grace = UserFactory(username="grace")
    fact = ProvisionFactory(trust="reviewed", reviewed_at=REVIEWED_AT, reviewed_by=grace)
    change = changed(fact, trust="reference", reviewed_at=None, reviewed_by=None)
    restore_field(kind="provision", change=change, column="trust", reason="By mistake", by=ada)
    fact.refresh_from_db()
    assert (fact.trust, fact.reviewed_at, fact.reviewed_by) == ("reviewed", REVIEWED_AT, grace)


def test_an_account_that_is_gone_is_nobody(ada):
    grace = UserFactory()
    fact = ProvisionFactory(trust="reviewed", reviewed_at=REVIEWED_AT, reviewed_by=grace)
    change = changed(fact, trust="reference", reviewed_at=None, reviewed_by=None)
    grace.delete()
    restore_change(kind="provision", change=change, reason="By mistake", by=ada)
    fact.refresh_from_db()
    assert (fact.trust, fact.reviewed_at, fact.reviewed_by) == ("reviewed", REVIEWED_AT, None)


def test_asking_twice_leaves_one_change(ada):
    fact = ProvisionFactory(summary="As it was.")
    change = changed(fact, summary="Wrong.")
    for _time in range(2):
        restore_field(kind="provision", change=change, column="summary", reason="Misread", by=ada)
    assert [event.pgh_label for event in events_of(fact)] == ["update", "update", "insert"]


# --- A whole change ------------------------------------------------------------------


def test_a_whole_change_goes_back_with_the_trust_the_row_had(ada):
    fact = ProvisionFactory(trust="reference")
    before = columns(fact)
    change = changed(
        fact, summary="Wrong.", strength="mention", position=9, pillar=PillarFactory(),
        trust="reviewed", reviewed_at=REVIEWED_AT, reviewed_by=ada,
    )  # fmt: skip
    restore_change(kind="provision", change=change, reason="Wrong text", by=ada)
    assert columns(Provision.objects.get()) == before


def test_a_due_date_follows_from_its_rule_again(ada):
    promise = CommitmentFactory(agreement__signed_on="2025-10-28", due="P180D")
    before = columns(type(promise).objects.get())
    change = changed(promise, due="P6M", summary="Wrong.")
    restore_change(kind="commitment", change=change, reason="Misread", by=ada)
    assert columns(type(promise).objects.get()) == before
    assert str(before["due_on"]) == "2026-04-26"


# --- What is refused, in words -------------------------------------------------------


@pytest.mark.parametrize("reason", ["", " \n"])
def test_it_takes_a_reason(reason, ada):
    fact = ProvisionFactory(summary="As it was.")
    change = changed(fact, summary="Wrong.")
    asked = {"kind": "provision", "change": change, "reason": reason, "by": ada}
    assert refusal(restore_change, **asked) == "Say why, so that another can follow."
    assert Provision.objects.get().summary == "Wrong."


def test_a_rule_of_the_register_is_told_in_its_words(ada):
    party = PartyFactory()
    part = ParticipationFactory(party=party, role="member")
    change = changed(part, role="observer")
    ParticipationFactory(agreement=part.agreement, party=party, role="member")
    told = refusal(
        restore_field, kind="participation", change=change, column="role", reason="No", by=ada
    )
    assert told == (
        "It is against a rule of the register: "
        "Participation with this Agreement, Party and Role already exists."
    )
    assert sorted(Participation.objects.values_list("role", flat=True)) == ["member", "observer"]


def test_what_it_named_may_be_gone(ada):
    pillar = PillarFactory()
    fact = ProvisionFactory(pillar=pillar)
    change = changed(fact, pillar=PillarFactory())
    pillar.delete()
    told = refusal(
        restore_field, kind="provision", change=change, column="pillar_id", reason="No", by=ada
    )
    assert told == (
        "The pillar that it names is not in the register any more: bring that back first."
    )


def test_a_date_that_the_database_works_out_is_its_own(ada):
    promise = CommitmentFactory(agreement__signed_on="2025-10-28", due="P6M")
    change = changed(promise, due="P180D")
    told = refusal(
        restore_field, kind="commitment", change=change, column="due_on", reason="No", by=ada
    )
    assert told.startswith("The database works “due on” out by itself")


def test_somebody_who_changed_it_meanwhile_is_not_overwritten(ada):
    fact = ProvisionFactory(summary="As it was.")
    change = changed(fact, summary="Wrong.")
    changed(fact, summary="Newer.")
    told = refusal(
        restore_change, kind="provision", change=change, reason="No", by=ada, seen=change
    )
    assert told.startswith("It was changed meanwhile")
    assert Provision.objects.get().summary == "Newer."


def test_a_public_address_is_an_administrators(ada):
    agreement = AgreementFactory(slug="as-it-was")
    change = changed(agreement, slug="as-it-is")
    asked = {"kind": "agreement", "change": change, "column": "slug", "reason": "Known so"}
    assert refusal(restore_field, **asked, by=ada).startswith("It would change a public address")
    restore_field(**asked, by=UserFactory(is_superuser=True))
    agreement.refresh_from_db()
    assert agreement.slug == "as-it-was"


@pytest.mark.parametrize("column", ["id", "search", "nothing", "pgh_label"])
def test_only_what_history_keeps_goes_back(column, ada):
    agreement = AgreementFactory()
    change = changed(agreement, place="Osaka")
    told = refusal(
        restore_field, kind="agreement", change=change, column=column, reason="No", by=ada
    )
    assert told == f"It has no field “{column}” to put back."


def test_what_is_gone_is_brought_back_first(ada):
    fact = ProvisionFactory()
    change = changed(fact, summary="Wrong.")
    fact.delete()
    told = refusal(restore_change, kind="provision", change=change, reason="No", by=ada)
    assert told == "It is not in the register any more: bring it back first."
