"""What the other tests stand on is itself right."""

import pytest
from django.apps import apps
from django.db import connection

from agreements import models
from tests import factories

pytestmark = pytest.mark.django_db

FACTORIES = {
    getattr(factories, name)._meta.get_model_class(): getattr(factories, name)
    for name in factories.__all__
    if name.endswith("Factory")
}
TABLES = [
    model
    for model in apps.get_app_config("agreements").get_models()
    if model._meta.managed and not hasattr(model, "pgh_tracked_model")
]


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_every_table_has_a_factory_whose_rows_pass_their_form(model):
    row = FACTORIES[model]()
    row.full_clean()
    assert [*model.objects.all()][-1:] == [row]


def test_dates_may_be_given_as_text_and_counted_dates_are_read_back():
    agreement = factories.AgreementFactory(signed_on="2025-08-31")
    commitment = factories.CommitmentFactory(agreement=agreement, due="P6M", due_on=None)
    assert (str(agreement.signed_on), str(commitment.due_on)) == ("2025-08-31", "2026-02-28")


def test_a_register_holds_everything_of_each_agreement_whenever_it_is_made():
    factories.make_register(1)
    factories.make_register(11)
    counted = {model.__name__: model.objects.count() for model in TABLES}
    assert counted | {"Party": 7, "Pillar": 23, "Mineral": 5, "Outlet": 5} == {
        "Agreement": 12,
        "AgreementMineral": 24,
        "AgreementRelation": 0,
        "AgreementSource": 24,
        "Amount": 12,
        "ApiToken": 0,
        "Arrival": 0,
        "Article": 24,
        "Check": 24,
        "Citation": 12 * (3 + 8 + 2 + 1 + 3),
        "Claim": 24,
        "Commitment": 24,
        "Confirmation": 0,
        "Cue": 0,
        "Decision": 0,
        "Disagreement": 12,
        "Event": 36,
        "Feed": 0,
        "Letter": 0,
        "Measure": 0,
        "FormerName": 0,
        "Membership": 2,
        "Mineral": 5,
        "Outlet": 5,
        "PageRead": 0,
        "Participation": 36,
        "Party": 7,
        "PartyAlias": 0,
        "Pillar": 23,
        "Provision": 48,
        "RawPage": 0,
        "Revisit": 0,
        "Run": 0,
        "Settlement": 0,
        "Suggestion": 0,
        "Watch": 0,
    }


def test_a_register_is_indexed_as_if_it_were_made_row_by_row():
    factories.make_register(2)
    with connection.cursor() as cursor:
        cursor.execute("SELECT slug, search::text FROM agreements_agreement ORDER BY slug")
        quick = cursor.fetchall()
        for provision in models.Provision.objects.all():
            provision.delete()
            provision.save(force_insert=True)
        models.Agreement.objects.update(search=None)
        for agreement in models.Agreement.objects.all():
            agreement.save()
        cursor.execute("SELECT slug, search::text FROM agreements_agreement ORDER BY slug")
        assert cursor.fetchall() == quick
