"""History can be neither changed nor deleted, and outlives who made it."""

import pghistory
import pytest
from django.db import DatabaseError, connection, transaction

from agreements.models import Agreement
from tests.factories import (
    REVIEWED_AT,
    AgreementFactory,
    DecisionFactory,
    ProvisionFactory,
    UserFactory,
)
from tests.models.kept import FACTORIES, history

pytestmark = pytest.mark.django_db


def changed_by_save(event):
    event.summary = "As it never was."
    event.save()


def changed_by_update(event):
    type(event).objects.update(summary="As it never was.")


def changed_by_sql(event):
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {event._meta.db_table} SET summary = 'As it never was.'")


def removed(event):
    event.delete()


def removed_by_queryset(event):
    type(event).objects.all().delete()


def removed_by_sql(event):
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {event._meta.db_table}")


@pytest.mark.parametrize(
    "attack",
    [
        changed_by_save,
        changed_by_update,
        changed_by_sql,
        removed,
        removed_by_queryset,
        removed_by_sql,
    ],
)
@pytest.mark.parametrize("factory", [AgreementFactory, ProvisionFactory])
def test_history_can_be_neither_changed_nor_deleted(attack, factory):
    row = factory(summary="As it was.")
    table = history(type(row)).model._meta.db_table
    with (
        pytest.raises(DatabaseError, match=f"Cannot update or delete rows from {table}"),
        transaction.atomic(),
    ):
        attack(history(type(row)).get())
    assert history(type(row)).get().summary == "As it was."


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory._meta.model.__name__)
def test_the_history_of_every_table_is_append_only(factory):
    row = factory()
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        history(type(row)).update(pgh_label="never")


def test_the_history_of_a_deleted_account_stays():
    curator = UserFactory(username="ada")
    with pghistory.context(user=curator.pk, by="ada"):
        agreement = AgreementFactory(trust="reviewed", reviewed_at=REVIEWED_AT, reviewed_by=curator)
        decision = DecisionFactory(by=curator)
    number = curator.pk
    curator.delete()
    agreement.refresh_from_db()
    decision.refresh_from_db()
    assert (agreement.reviewed_by, decision.by, decision.by_name) == (None, None, "ada")
    kept = history(Agreement, pgh_obj_id=agreement.pk)
    assert list(kept.values_list("pgh_label", "reviewed_by_id")) == [
        ("insert", number),
        ("update", None),
    ]
    assert kept.first().pgh_context.metadata == {"user": number, "by": "ada"}
