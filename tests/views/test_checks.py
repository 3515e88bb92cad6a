"""Recording a check: who may, what is refused beside its field, and what it changes."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from agreements.models import Check, Commitment
from tests.factories import CommitmentFactory, UserFactory
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db

SAID = {"looked_on": "2026-05-03", "places": "Both press pages", "finding": "nothing", "note": ""}


@pytest.fixture
def promise():
    return CommitmentFactory(due_on="2026-04-28", summary="Provide money.")


def curator(name: str = "ada", group: str = "Curator") -> Client:
    account = UserFactory(username=name)
    account.groups.add(Group.objects.get(name=group))
    reader = Client()
    reader.force_login(account)
    return reader


def address(promise) -> str:
    return f"/commitments/{promise.pk}/check/"


def test_a_check_is_recorded_and_stands_on_both_pages_with_who_made_it(promise):
    ada = curator()
    answer = ada.post(address(promise), SAID)
    assert answer.status_code == 302
    assert answer["Location"] == f"{promise.agreement.get_absolute_url()}#c-{promise.pk}"
    told = "Looked on 3 May 2026 in Both press pages: found nothing. By ada."
    page = ada.get(promise.agreement.get_absolute_url()).content.decode()
    assert "The check was recorded." in page
    assert told in text_of(page)
    for path in (promise.agreement.get_absolute_url(), "/commitments/"):
        page = Client().get(path).content.decode()
        assert told in text_of(page)
        assert "The check was recorded." not in page


def test_found_nothing_leaves_it_unverified_and_found_that_it_did_not_come_contradicts(promise):
    def state() -> str:
        return Commitment.objects.with_state(timezone.now().date()).get(pk=promise.pk).state

    ada = curator()
    ada.post(address(promise), SAID)
    assert state() == "overdue"
    ada.post(address(promise), SAID | {"finding": "contradicts", "looked_on": "2026-05-04"})
    assert state() == "contradicted"
    assert "Overdue and contradicted 1" in text_of(ada.get("/commitments/").content.decode())


def test_the_form_shows_the_commitment_and_begins_with_today(promise):
    page = curator().get(address(promise)).content.decode()
    assert "Provide money." in text_of(page)
    assert f'value="{timezone.now().date().isoformat()}"' in page
    assert "None so far" in page


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("looked_on", "", "Say on which day you looked."),
        ("looked_on", "last week", "Write a day such as 2026-05-03."),
        ("looked_on", "2999-01-01", "This day is still to come: nobody has looked yet."),
        ("places", "  ", "Say where you looked, so that another can look again."),
        ("finding", "", "Say what you found."),
        ("finding", "perhaps", "Choose one."),
    ],
)
def test_a_mistake_is_told_beside_its_field_and_what_was_typed_is_kept(promise, field, value, told):
    answer = curator().post(address(promise), SAID | {field: value, "note": "typed <before>"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert f'class="facet-error" id="id_{field}' in page
    assert text_of(page).count(told) == 1
    assert "typed &lt;before&gt;" in page
    assert "The check was not recorded" in page
    assert Check.objects.count() == 0


def test_a_stranger_is_sent_to_sign_in_and_back(promise):
    answer = Client().get(address(promise))
    assert (answer.status_code, answer["Location"]) == (
        302,
        f"/account/login/?next={address(promise)}",
    )
    assert Client().post(address(promise), SAID).status_code == 302
    assert Check.objects.count() == 0


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_may_not_is_told_so(promise, method):
    answer = getattr(curator("vera", "Viewer"), method)(address(promise), SAID)
    assert answer.status_code == 403
    assert "Recording a check needs a permission" in text_of(answer.content.decode())
    assert Check.objects.count() == 0


def test_a_form_from_elsewhere_is_refused(promise):
    ada = Client(enforce_csrf_checks=True)
    ada.force_login(UserFactory(is_superuser=True))
    assert ada.post(address(promise), SAID).status_code == 403
    assert Check.objects.count() == 0


def test_a_curator_who_is_no_superuser_costs_no_more_than_twelve_queries_either(promise):
    ada = curator()
    for path in (address(promise), "/commitments/", "/commitments/?state=met&q=nothing"):
        with CaptureQueriesContext(connection) as queries:
            assert ada.get(path).status_code == 200
        assert len(queries) <= 12, path


@pytest.mark.parametrize("number", [0, 10**18, 10**25])
def test_no_commitment_is_a_page_that_is_not_there(number):
    assert curator().get(f"/commitments/{number}/check/").status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete"])
def test_nothing_else_is_done_here(promise, method):
    assert getattr(curator(), method)(address(promise)).status_code == 405


def test_sending_the_form_twice_leaves_one_check(promise):
    ada = curator()
    for _ in range(2):
        assert ada.post(address(promise), SAID).status_code == 302
    assert Check.objects.count() == 1


def test_history_keeps_who_recorded_it_why_and_where(promise):
    curator().post(address(promise), SAID)
    [event] = Check.objects.get().events.all()
    told = event.pgh_context.metadata
    assert (told["by"], told["why"], told["url"]) == (
        "ada",
        "A check was recorded",
        address(promise),
    )


def test_a_day_before_yesterday_is_no_mistake(promise):
    day = timezone.now().date() - timedelta(days=1000)
    assert curator().post(address(promise), SAID | {"looked_on": day}).status_code == 302
    assert Check.objects.get().looked_on == day
