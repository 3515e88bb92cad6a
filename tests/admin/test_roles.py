"""What each group may do with each table, by its pages."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission, User
from django.db.models import Model
from django.test import Client

from agreements import models
from tests import factories
from tests.admin.conftest import SignIn
from tests.admin.pages import address, as_shown, row_of

FACT = {"Viewer": "v", "Curator": "vacd", "Administrator": "vacd", "staff": "", "nobody": ""}
RECORD = FACT | {"Curator": "vac"}
OF_THE_REGISTER = FACT | {"Curator": "v", "Administrator": "v"}
ACCOUNT = FACT | {"Viewer": "", "Curator": ""}

TABLE: dict[type[Model], tuple[Any, dict[str, str]]] = {
    models.Agreement: (factories.AgreementFactory, RECORD),
    models.Disagreement: (factories.DisagreementFactory, FACT),
    models.Provision: (factories.ProvisionFactory, FACT),
    models.Commitment: (factories.CommitmentFactory, FACT),
    models.Event: (factories.EventFactory, FACT),
    models.Amount: (factories.AmountFactory, FACT),
    models.Participation: (factories.ParticipationFactory, FACT),
    models.Citation: (factories.CitationFactory, FACT),
    models.Article: (factories.ArticleFactory, RECORD),
    models.Outlet: (factories.OutletFactory, RECORD),
    models.Party: (factories.PartyFactory, RECORD),
    models.Pillar: (factories.PillarFactory, RECORD),
    models.Mineral: (factories.MineralFactory, RECORD),
    models.Cue: (factories.CueFactory, FACT),
    models.FormerName: (factories.FormerNameFactory, OF_THE_REGISTER),
    models.Feed: (factories.FeedFactory, RECORD),
    models.Suggestion: (factories.SuggestionFactory, OF_THE_REGISTER),
    models.Decision: (factories.DecisionFactory, OF_THE_REGISTER),
    models.Run: (factories.RunFactory, OF_THE_REGISTER),
    models.Arrival: (factories.ArrivalFactory, OF_THE_REGISTER),
    models.ApiToken: (factories.ApiTokenFactory, ACCOUNT),
    User: (factories.UserFactory, ACCOUNT),
    Group: (lambda: Group.objects.create(name="Another"), ACCOUNT),
}
ROLES = ("Viewer", "Curator", "Administrator", "staff", "nobody")


def test_the_table_names_every_table_of_the_admin() -> None:
    assert set(TABLE) == set(admin.site._registry)


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("model", TABLE, ids=lambda model: model.__name__)
def test_each_role_may_do_what_the_table_says(
    model: type[Model], role: str, sign_in: SignIn
) -> None:
    make, expected = TABLE[model]
    assert allowed(sign_in(role), make()) == expected[role]


def allowed(client: Client, row: Model) -> str:
    """Of view, add, change and delete, those that the pages let the client do."""
    listed = client.get(address(row, "changelist")).status_code == 200
    shown = client.get(address(row, "change"))
    assert listed == (shown.status_code == 200)
    done = {
        "v": listed,
        "a": client.get(address(row, "add")).status_code == 200,
        "c": saved(client, row, as_shown(shown) if listed else {}),
        "d": deleted(client, row),
    }
    return "".join(letter for letter, may in done.items() if may)


def saved(client: Client, row: Model, posted: dict[str, Any]) -> bool:
    response = client.post(address(row, "change"), posted)
    return response.status_code == 302 and "/login/" not in response["Location"]


def deleted(client: Client, row: Model) -> bool:
    client.post(address(row, "delete"), {"post": "yes"})
    return not type(row)._default_manager.filter(pk=row.pk).exists()


def test_a_viewer_sees_the_page_of_an_agreement_without_a_field_to_type_in(
    sign_in: SignIn,
) -> None:
    (agreement,) = factories.make_register(1)
    page = sign_in("Viewer").get(address(agreement, "change")).content.decode()
    assert "They mean" in page or "Provision" in page
    assert "<textarea" not in page
    assert "_save" not in page


def test_a_curator_takes_another_name_of_a_party_away(curator: Client) -> None:
    alias = factories.PartyAliasFactory()
    shown = curator.get(address(alias.party, "change"))
    curator.post(address(alias.party, "change"), as_shown(shown) | {"aliases-0-DELETE": "on"})
    assert not models.PartyAlias.objects.exists()


def test_a_curator_cannot_change_the_address_of_an_agreement(curator: Client) -> None:
    agreement = factories.AgreementFactory(slug="as-published")
    shown = curator.get(address(agreement, "change"))
    assert "slug" not in shown.context["adminform"].form.fields
    curator.post(address(agreement, "change"), as_shown(shown) | {"slug": "another"})
    agreement.refresh_from_db()
    assert agreement.slug == "as-published"


def test_an_administrator_can(administrator: Client) -> None:
    agreement = factories.AgreementFactory(slug="as-published")
    shown = administrator.get(address(agreement, "change"))
    administrator.post(address(agreement, "change"), as_shown(shown) | {"slug": "another"})
    agreement.refresh_from_db()
    assert agreement.slug == "another"


def test_a_curator_cannot_delete_many_agreements_at_once(curator: Client) -> None:
    agreement = factories.AgreementFactory()
    posted = {"action": "delete_selected", "_selected_action": [agreement.pk], "post": "yes"}
    curator.post(address(agreement, "changelist"), posted)
    assert models.Agreement.objects.get() == agreement


def test_a_reader_who_is_no_staff_sees_no_page_of_the_admin(db: None) -> None:
    client = Client()
    client.force_login(factories.UserFactory(is_staff=False))
    response = client.get("/admin/agreements/agreement/")
    assert response.status_code == 302
    assert response["Location"].startswith("/admin/login/")


@pytest.mark.django_db
def test_the_groups_exist_on_a_fresh_database_and_only_view_is_for_viewers() -> None:
    assert set(Group.objects.values_list("name", flat=True)) == {
        "Viewer",
        "Curator",
        "Administrator",
    }
    codes = Permission.objects.filter(group__name="Viewer").values_list("codename", flat=True)
    assert {code.split("_")[0] for code in codes} == {"view"}


@pytest.mark.django_db
def test_no_group_may_touch_history() -> None:
    held = Permission.objects.filter(group__isnull=False, codename__endswith="event")
    assert set(held.values_list("content_type__model", flat=True)) == {"event"}


def test_a_curator_adds_a_row_and_removes_it_on_the_page_of_an_agreement(curator: Client) -> None:
    agreement, pillar = factories.AgreementFactory(), factories.PillarFactory()
    shown = curator.get(address(agreement, "change"))
    row = row_of(
        shown, "provision_set", pillar=pillar.pk, strength="intent", summary="New.", position=0
    )
    curator.post(address(agreement, "change"), as_shown(shown) | row)
    assert agreement.provision_set.get().summary == "New."
    shown = curator.get(address(agreement, "change"))
    curator.post(address(agreement, "change"), as_shown(shown) | {"provision_set-0-DELETE": "on"})
    assert not agreement.provision_set.exists()
