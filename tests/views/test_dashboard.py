"""The front page: every number is the length of what it counts."""

import re

import pytest
from django.test import Client

from agreements.core.words import DueState, Status
from agreements.models import Agreement, Article, Commitment, Disagreement, Party, Provision
from agreements.queries.dashboard import dashboard
from agreements.queries.editions import today
from tests.views.reading import text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("real_register")]


def test_every_number_is_counted():
    counts = dashboard(today()).counts
    states = list(Commitment.objects.with_state(today()).values_list("state", flat=True))

    assert counts.agreements == Agreement.objects.count() == 137
    assert counts.signed == Agreement.objects.filter(
        status__in=[str(Status.SIGNED), str(Status.IN_FORCE)]
    ).count()  # fmt: skip
    assert counts.provisions == Provision.objects.count() == 555
    assert counts.commitments == len(states) == 48
    assert counts.overdue == states.count(str(DueState.OVERDUE))
    assert counts.disagreements == Disagreement.objects.count()
    assert counts.sources == Article.objects.count()
    assert counts.languages == len(set(Article.objects.values_list("language", flat=True)))
    assert counts.parties == len(
        {
            party.pk
            for party in Party.objects.filter(kind__in=["state", "bloc"])
            if party.participation_set.exists()
        }
    )


def test_every_overdue_promise_is_listed_with_its_days():
    shown = dashboard(today())
    html = Client().get("/").content.decode()
    listed = html.partition('id="overdue"')[2].partition("</section>")[0]

    assert len(shown.late) == shown.counts.overdue
    assert listed.count("<tr>") - 1 == shown.counts.overdue
    assert all((today() - each.commitment.due_on.last).days == each.days for each in shown.late)


def test_press_derived_facts_are_labelled():
    html = Client().get("/").content.decode()
    rows = re.findall(r"<tr>(.*?)</tr>", html.partition('id="overdue"')[2], re.DOTALL)
    uae = next(text_of(row) for row in rows if "US–UAE" in row)

    assert "reference" in uae
