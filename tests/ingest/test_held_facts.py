"""What the register holds of an agreement, against the same counted row by row."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from agreements.core.words import LegalForce
from agreements.ingest.held_facts import HeldFacts, held_facts
from agreements.models import Agreement

pytestmark = pytest.mark.django_db


def by_hand(row: Agreement) -> HeldFacts:
    parts, promises = row.participation_set.all(), row.commitment_set.all()
    is_clear = row.legal_force != LegalForce.UNCLEAR
    return HeldFacts(
        pk=row.pk,
        own={
            "signed_on": str(row.signed_on or ""),
            "place": row.place,
            "legal_force": row.legal_force if is_clear else "",
        },
        participations={each.party.slug: each.pk for each in parts},
        unsigned={each.party.slug: each.pk for each in parts if not each.signatory},
        provisions={each.pillar.slug: each.pk for each in row.provision_set.all()},
        commitments={
            due: each.pk for each in promises for due in (each.due, str(each.due_on or "")) if due
        },
        dues=tuple(each.due or str(each.due_on or "") for each in promises),
        amounts=tuple((each.value, each.currency, each.pk) for each in row.amount_set.all()),
        events={(each.kind, str(each.date or "")): each.pk for each in row.event_set.all()},
        minerals=frozenset(each.slug for each in row.minerals.all()),
    )


def test_every_agreement_is_told_in_one_query_as_its_rows_say(real_register, db):
    rows = Agreement.objects.all()
    expected = {row.slug: by_hand(row) for row in rows}
    with CaptureQueriesContext(connection) as asked:
        found = held_facts(expected)
    assert (found, len(asked)) == (expected, 1)
    assert sum(bool(each.unsigned) for each in found.values()) > 0


def test_what_the_register_does_not_know_is_left_out(db):
    assert held_facts(["us-atlantis-framework"]) == {}
