"""Two people who restore at once: one does it, the other is told."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from agreements.models import Citation, Provision
from agreements.review.errors import NotRestoredError
from agreements.review.restoring import bring_back, restore_change
from tests.factories import CitationFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(deed):
    """What each of two people was told; "" for who did it."""
    start, told = Barrier(2), []

    def go(by):
        start.wait()
        try:
            deed(by)
            told.append("")
        except NotRestoredError as error:
            told.append(str(error))
        finally:
            connection.close()

    threads = [Thread(target=go, args=(UserFactory(username=name),)) for name in ("ada", "ben")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


def test_what_was_removed_comes_back_once():
    fact = CitationFactory().provision
    pk = fact.pk
    fact.delete()
    told = at_once(lambda by: bring_back(kind="provision", pk=pk, reason="By mistake", by=by))
    assert told == ["", "It is in the register: there is nothing to bring back."]
    assert (Provision.objects.count(), Citation.objects.count()) == (1, 1)


def test_two_ways_back_are_not_mixed():
    fact = CitationFactory(provision__summary="One.").provision
    changes = []
    for summary in ("Two.", "Three."):
        fact.summary = summary
        fact.save()
        changes.append(fact.events.latest("pgh_id").pgh_id)
    seen, to = changes[-1], {"ada": changes[0], "ben": changes[1]}
    told = at_once(
        lambda by: restore_change(
            kind="provision", change=to[by.username], reason="Misread", by=by, seen=seen
        )
    )
    fact.refresh_from_db()
    assert told[0] == ""
    assert told[1].startswith("It was changed meanwhile")
    assert fact.summary in {"One.", "Two."}
