"""Every change leaves history, whichever way it was made, and history stays as it is."""

import json

import pghistory
import pytest
from django.apps import apps
from django.core import serializers
from django.db import connection

from agreements.models import Agreement, Participation, Provision
from agreements.models.history import edited_by_a_person, events_of
from agreements.tasks import refresh_commitment_states
from tests.factories import (
    AgreementFactory,
    AgreementMineralFactory,
    CommitmentFactory,
    PartyAliasFactory,
    PartyFactory,
    ProvisionFactory,
    UserFactory,
)
from tests.models import ways
from tests.models.kept import FACTORIES, UNTRACKED, history, labels

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("factory", FACTORIES, ids=lambda factory: factory._meta.model.__name__)
def test_every_table_keeps_its_rows_from_first_to_last(factory):
    row = factory()
    pk = row.pk
    row.delete()
    assert labels(type(row), pgh_obj_id=pk) == ["insert", "delete"]


def test_no_table_but_the_runs_goes_without_history():
    managed = {m for m in apps.get_app_config("agreements").get_models() if m._meta.managed}
    kept = {model.pgh_tracked_model for model in managed if hasattr(model, "pgh_tracked_model")}
    plain = {model for model in managed if not hasattr(model, "pgh_tracked_model")}
    assert {model.__name__ for model in plain - kept} == UNTRACKED


# --- Ways to write ---------------------------------------------------------------


@pytest.mark.parametrize("factory", [AgreementFactory, ProvisionFactory])
@pytest.mark.parametrize("change", ways.CHANGES)
def test_a_change_is_kept_with_its_values_and_who_made_it(change, factory):
    curator = UserFactory(username="ada")
    row = factory(summary="As it was.")
    with pghistory.context(user=curator.pk, by="ada"):
        change(row, summary="As it is now.")
    kept = history(type(row)).select_related("pgh_context")
    context = [event.pgh_context and event.pgh_context.metadata for event in kept]
    assert [(event.pgh_label, event.summary) for event in kept] == [
        ("insert", "As it was."),
        ("update", "As it is now."),
    ]
    assert context == [None, {"user": curator.pk, "by": "ada"}]


@pytest.mark.parametrize("factory", [AgreementFactory, ProvisionFactory])
@pytest.mark.parametrize("change", ways.CHANGES)
def test_a_row_written_unchanged_leaves_nothing(change, factory):
    row = factory(summary="As it was.")
    change(row, summary="As it was.")
    assert labels(type(row)) == ["insert"]


def made_by_save(row):
    row.save()


def made_in_bulk(row):
    Provision.objects.bulk_create([row])


def made_by_sql(row):
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO agreements_provision "
            "(agreement_id, pillar_id, strength, summary, trust, position) "
            "VALUES (%s, %s, %s, %s, %s, 0)",
            [row.agreement_id, row.pillar_id, row.strength, row.summary, row.trust],
        )


@pytest.mark.parametrize("make", [made_by_save, made_in_bulk, made_by_sql, ways.loaded])
def test_a_new_row_is_kept_with_who_made_it(make):
    held = ProvisionFactory()
    row = ProvisionFactory.build(agreement=held.agreement, pillar=held.pillar, summary="New.")
    with pghistory.context(by="ada"):
        make(row)
    [kept] = history(Provision).exclude(pgh_obj_id=held.pk)
    assert (kept.pgh_label, kept.summary, kept.pgh_context.metadata) == (
        "insert",
        "New.",
        {"by": "ada"},
    )


def gone_by_delete(row):
    row.delete()


def gone_by_queryset(row):
    Provision.objects.filter(pk=row.pk).delete()


def gone_without_asking_django(row):
    Provision.objects.filter(pk=row.pk)._raw_delete("default")


def gone_by_sql(row):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM agreements_provision WHERE id = %s", [row.pk])


def gone_with_its_agreement(row):
    row.agreement.delete()


@pytest.mark.parametrize(
    "remove",
    [
        gone_by_delete,
        gone_by_queryset,
        gone_without_asking_django,
        gone_by_sql,
        gone_with_its_agreement,
    ],
)
def test_a_deleted_row_is_kept_as_it_last_was_with_who_deleted_it(remove):
    row = ProvisionFactory(summary="Last words.")
    pk = row.pk
    with pghistory.context(by="ada"):
        remove(row)
    kept = history(Provision, pgh_obj_id=pk).last()
    assert (kept.pgh_label, kept.summary, kept.pgh_context.metadata) == (
        "delete",
        "Last words.",
        {"by": "ada"},
    )


def test_a_task_leaves_its_name_in_the_history_of_what_it_changed():
    CommitmentFactory(due_on="2020-01-01")
    refresh_commitment_states.delay()
    kept = events_of(CommitmentFactory._meta.model.objects.get()).first()
    assert (kept.pgh_label, kept.noted_state) == ("update", "overdue")
    assert kept.pgh_context.metadata["by"] == "Nightly refresh"


# --- What is not a change --------------------------------------------------------


def test_a_new_search_column_is_not_a_change():
    party = PartyFactory(name="Korea")
    agreement = AgreementFactory(parties=[party])
    PartyAliasFactory(party=party, name="Republic of Korea")
    ProvisionFactory(agreement=agreement)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE agreements_agreement SET search = NULL")
    assert (labels(Agreement), labels(Participation)) == (["insert"], ["insert"])


def test_a_later_time_of_update_is_not_a_change():
    agreement = AgreementFactory()
    before = agreement.updated_at
    agreement.save()
    assert agreement.updated_at > before
    assert labels(Agreement) == ["insert"]


def test_a_mineral_named_leaves_history_where_it_is_named():
    named = AgreementMineralFactory()
    named.agreement.minerals.clear()
    assert labels(type(named)) == ["insert", "delete"]


# --- Reading it ------------------------------------------------------------------


def test_the_latest_change_comes_first_with_its_context(django_assert_num_queries):
    row = ProvisionFactory(summary="One.")
    for number, summary in enumerate(("Two.", "Three.")):
        with pghistory.context(by=f"curator {number}"):
            ways.saved(row, summary=summary)
    with django_assert_num_queries(1):
        read = [
            (event.summary, event.pgh_context and event.pgh_context.metadata["by"])
            for event in events_of(row)
        ]
    assert read == [("Three.", "curator 1"), ("Two.", "curator 0"), ("One.", None)]


@pytest.mark.parametrize(
    ("contexts", "edited"),
    [
        ([], False),
        ([{"by": "dossier load"}], False),
        ([{"user": 1, "by": "ada"}], True),
        ([{"user": 1, "by": "ada"}, {"by": "dossier load"}], False),
        ([{"by": "dossier load"}, {"user": 1}], True),
        ([{"user": None}], False),
    ],
)
def test_a_person_edited_a_row_when_the_last_change_was_of_someone_signed_in(contexts, edited):
    row = ProvisionFactory()
    for number, context in enumerate(contexts):
        with pghistory.context(**context):
            ways.saved(row, summary=f"Version {number}.")
    assert edited_by_a_person(row) == edited


def test_history_can_be_written_out_as_json():
    row = ProvisionFactory(summary="Café.")
    written = json.loads(serializers.serialize("json", history(type(row))))
    assert [each["fields"]["summary"] for each in written] == ["Café."]
