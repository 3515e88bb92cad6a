"""What waits beside suggestions: the number of each queue is the length of its list."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.queries.desk_queues import open_disagreements, unchecked_commitments
from agreements.queries.review_tabs import tabs
from tests.factories import CheckFactory, ClaimFactory, CommitmentFactory, DisagreementFactory
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


def day(back):
    return timezone.now().date() - timedelta(days=back)


def promise(summary, back, *, looked=None, **told):
    made = CommitmentFactory(summary=summary, due_on=str(day(back)), **told)
    if looked is not None:
        CheckFactory(commitment=made, looked_on=day(looked), finding="nothing")
    return made


def test_commitments_overdue_without_a_check_since_the_longest_overdue_first():
    promise("Overdue for ten days", 10)
    promise("Overdue for a month", 30, looked=40)
    promise("Looked at on the day it was due", 20, looked=20)
    promise("Looked at since", 15, looked=1)
    promise("Still to come", -5)
    promise("Came", 9, outcome="delivered")
    CommitmentFactory(summary="Has no date", due="", due_on=None)
    denied = promise("Denied before it was due", 50)
    CheckFactory(commitment=denied, looked_on=day(60), finding="contradicts")
    queue = unchecked_commitments()
    page = signed_in().get(queue.address).content.decode()
    found = [
        "Overdue for a month", "Looked at on the day it was due", "Overdue for ten days",
        "Denied before it was due",
    ]  # fmt: skip
    words = text_of(page)
    assert queue.n == len(found)
    places = [words.rindex(summary) for summary in found]
    assert places == sorted(places)
    assert "Looked at since" not in words
    assert re.search(r'id="result-count">(\d+)|<h2 id="results-h">(\d+)', page)
    assert "4 commitments" in words


def test_a_check_takes_a_commitment_off_its_queue():
    made = promise("Overdue", 10)
    assert unchecked_commitments().n == 1
    signed_in().post(
        f"/commitments/{made.pk}/check/",
        {"looked_on": day(0), "places": "Press page", "finding": "nothing", "note": ""},
    )
    assert unchecked_commitments().n == 0


def test_open_disagreements_are_those_of_the_list():
    for state in ("open", "open", "explained"):
        row = DisagreementFactory(state=state)
        for value in ("Ulm", "Rome"):
            ClaimFactory(disagreement=row, value=value)
    ClaimFactory(disagreement=DisagreementFactory(), value="alone")
    queue = open_disagreements()
    page = signed_in().get(queue.address).content.decode()
    assert queue.n == page.count('<article class="dispute"') == 2
    [tab] = [each for each in tabs(None) if each.name == "disputed"]
    assert (tab.n, tab.url) == (2, queue.address)


def test_the_desk_leads_to_the_queue_of_commitments():
    page = signed_in().get("/review/feeds/").content.decode()
    assert unchecked_commitments().address.replace("&", "&amp;") in page
