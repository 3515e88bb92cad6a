"""Letters about lists: what newly matches, and what no longer does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from agreements.models import Agreement, Watch
from agreements.queries.subjects import LISTS
from tests.factories import (
    AgreementFactory,
    CommitmentFactory,
)
from tests.mailing.test_letters import followed, reader, written

pytestmark = pytest.mark.django_db(transaction=True)


def test_a_list_tells_what_newly_matches_and_what_no_longer_does():
    leaves = AgreementFactory(title="The one that leaves", status="signed")
    comes = AgreementFactory(title="The one that comes", status="announced")
    AgreementFactory(title="The one that stays", status="signed")
    followed(reader(), "agreements", query="status=signed&sort=title&page=2")
    Agreement.objects.filter(pk=leaves.pk).update(status="terminated")
    Agreement.objects.filter(pk=comes.pk).update(status="signed")

    [text] = written()

    assert "Now on this list:\n  + The one that comes\n" in text
    assert "No longer on this list:\n  - The one that leaves\n" in text
    assert "status from Signed to Terminated" in text
    assert "status from Announced to Signed" in text
    assert "The one that stays" not in text
    assert written() == []


def test_a_list_tells_what_was_added_and_what_was_removed():
    gone = AgreementFactory(title="Removed")
    followed(reader(), "agreements")
    AgreementFactory(title="Added")
    gone.delete()

    [text] = written()

    assert "  + Added\n" in text
    assert "  - Removed\n" in text
    assert "Agreement removed from the register" in text


def test_a_list_of_commitments_tells_what_turned_by_time_alone():
    followed(reader(), "commitments", query="state=overdue")
    watch = Watch.objects.get()
    CommitmentFactory(summary="Late one.", due_on="2020-01-01")
    Watch.objects.filter(pk=watch.pk).update(told_to=timezone.now() + timedelta(hours=1))

    [text] = written()

    assert "Now on this list:\n  + Late one.\n" in text


@pytest.mark.parametrize("kind", LISTS)
def test_every_kind_of_list_can_be_followed_and_names_its_rows(kind):
    watch = followed(reader(), str(kind))
    agreement = AgreementFactory(title="A pact")
    CommitmentFactory(agreement=agreement, summary="A pact to meet.")
    from tests.factories import ClaimFactory, DisagreementFactory  # noqa: PLC0415

    dispute = DisagreementFactory(agreement=agreement, attribute="size of A pact")
    for value in ("1", "2"):
        ClaimFactory(disagreement=dispute, value=value)

    [text] = written()

    assert "Now on this list:" in text
    assert "A pact" in text.partition("Now on this list:")[2].splitlines()[1]
    watch.refresh_from_db()
    assert len(watch.holds) == (2 if kind == "timeline" else 1)
