"""What a person records: refused in words, signed, and once however many press."""

from datetime import date, timedelta
from threading import Thread

import pytest
from django.db import connection
from django.utils import timezone

from agreements.models import Check, Commitment
from agreements.models.history import edited_by_a_person, events_of
from agreements.review.actions import NotRecordedError, record_check
from tests.factories import CommitmentFactory, UserFactory

DAY = date(2026, 5, 3)
SAID = {"looked_on": DAY, "places": "Both press pages", "finding": "nothing", "note": ""}


@pytest.mark.django_db
def test_a_check_is_kept_as_it_was_said():
    promise, ada = CommitmentFactory(), UserFactory()
    check = record_check(
        commitment_id=promise.pk, by=ada, **SAID | {"places": " The gazette \n", "note": " None. "}
    )
    held = Check.objects.get()
    assert held == check
    assert (held.commitment, held.looked_on, held.by) == (promise, DAY, ada)
    assert (held.places, held.finding, held.note) == ("The gazette", "nothing", "None.")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("places", " \n ", "Say where you looked, so that another can look again."),
        ("finding", "perhaps", "“perhaps” is not a finding."),
        ("looked_on", None, "This day is still to come: nobody has looked yet."),
    ],
)
def test_what_cannot_stand_is_refused_with_its_field_and_leaves_nothing(field, value, told):
    value = value or timezone.now().date() + timedelta(days=1)
    with pytest.raises(NotRecordedError, match=told) as refused:
        record_check(
            commitment_id=CommitmentFactory().pk, by=UserFactory(), **SAID | {field: value}
        )
    assert refused.value.field == field
    assert Check.objects.count() == 0


@pytest.mark.django_db
def test_one_may_have_looked_today():
    said = SAID | {"looked_on": timezone.now().date()}
    assert record_check(commitment_id=CommitmentFactory().pk, by=UserFactory(), **said).pk


@pytest.mark.django_db
def test_a_commitment_that_is_not_there_is_no_commitment():
    with pytest.raises(Commitment.DoesNotExist):
        record_check(commitment_id=0, by=UserFactory(), **SAID)


@pytest.mark.django_db
def test_history_says_who_and_why_and_a_load_takes_it_for_a_persons():
    ada = UserFactory(username="ada")
    check = record_check(commitment_id=CommitmentFactory().pk, by=ada, **SAID)
    [event] = events_of(check)
    assert event.pgh_label == "insert"
    assert event.pgh_context.metadata == {
        "user": ada.pk, "by": "ada", "why": "A check was recorded",
    }  # fmt: skip
    assert edited_by_a_person(check)


@pytest.mark.django_db(transaction=True)
def test_however_many_press_the_button_one_check_is_made():
    promise, ada = CommitmentFactory(), UserFactory()
    failed = []

    def press():
        try:
            record_check(commitment_id=promise.pk, by=ada, **SAID)
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    threads = [Thread(target=press) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert Check.objects.count() == 1


@pytest.mark.django_db
def test_two_people_may_look_on_one_day():
    promise = CommitmentFactory()
    for curator in UserFactory.create_batch(2):
        record_check(commitment_id=promise.pk, by=curator, **SAID)
    assert promise.checks.count() == 2
