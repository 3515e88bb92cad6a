"""The admin as a place: signing in, the first page, history, the policy, the stylesheet."""

from __future__ import annotations

import re

import pytest
from django.apps import apps
from django.contrib.admin import site
from django.contrib.auth.models import Group, User
from django.contrib.contenttypes.models import ContentType
from django.test import Client

from agreements import models
from tests import factories
from tests.admin.conftest import SignIn
from tests.admin.pages import address, change

PASSWORD = "a long pass phrase"


@pytest.fixture
def reader(db: None) -> User:
    user: User = factories.UserFactory(username="reader", is_staff=False)
    return user


def section_names(client: Client) -> list[str]:
    page = client.get("/admin/").content.decode()
    return re.findall(r'<span class="section">([^<]+)</span>', page)


def test_the_first_page_is_in_the_order_of_use(sign_in: SignIn) -> None:
    everything = ["Agreements", "Facts", "Sources", "Words of the register", "What comes in"]
    assert section_names(sign_in("Curator")) == everything
    assert section_names(sign_in("Administrator")) == [*everything, "Accounts"]


def test_an_account_without_a_group_is_told_whom_to_ask(sign_in: SignIn) -> None:
    assert "Ask an administrator" in sign_in("staff").get("/admin/").content.decode()


@pytest.mark.parametrize("asked", ["", "?next=/admin/agreements/article/"])
def test_signing_in_is_done_on_the_one_page_for_it(db: None, asked: str) -> None:
    wanted = asked.removeprefix("?next=") or "/admin/"
    answer = Client().get(f"/admin/login/{asked}")
    assert (answer.status_code, answer["Location"]) == (302, f"/account/login/?next={wanted}")


def test_who_is_signed_in_and_no_staff_is_told_so_and_not_sent_round(reader: User) -> None:
    client = Client()
    client.force_login(reader)
    answer = client.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "The admin is for accounts of staff" in answer.content.decode()


def test_who_may_be_in_the_admin_is_led_there(curator: Client) -> None:
    assert curator.get("/admin/login/?next=//evil.example/")["Location"] == "/admin/"


def test_signing_out_and_passwords_are_those_of_the_register(curator: Client) -> None:
    for page in ("/admin/password_change/", "/admin/password_change/done/"):
        assert curator.get(page)["Location"] == "/account/password/"
    assert curator.post("/admin/logout/").status_code == 200
    assert curator.get("/admin/").status_code == 302


@pytest.mark.parametrize(
    "page", ["/admin/", "/admin/agreements/agreement/", "/admin/agreements/agreement/add/"]
)
def test_no_page_has_a_style_or_a_script_of_its_own(administrator: Client, page: str) -> None:
    response = administrator.get(page)
    policy = response["Content-Security-Policy"]
    text = response.content.decode()
    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy
    assert not re.search(r"<style|<script(?![^>]*\bsrc=)|\sstyle=|\son\w+=", text)
    assert "css/admin" in text


def test_history_names_who_changed_what(curator: Client) -> None:
    agreement = factories.AgreementFactory(place="Tokyo")
    change(curator, agreement, place="Osaka")
    page = curator.get(address(agreement, "history")).content.decode()
    assert "a-curator" in page
    assert "<del>Tokyo</del> <ins>Osaka</ins>" in page


def test_history_of_an_agreement_holds_that_of_its_facts(curator: Client) -> None:
    provision = factories.ProvisionFactory(summary="First words.")
    change(curator, provision, summary="Second words.")
    page = curator.get(address(provision.agreement, "history")).content.decode()
    assert "Changed: Provision “Second words.”" in page
    assert "<del>First words.</del> <ins>Second words.</ins>" in page


def test_history_costs_the_same_however_long_it_is(
    administrator: Client, django_assert_max_num_queries: object
) -> None:
    (agreement,) = factories.make_register(1)
    for number in range(30):
        models.Agreement.objects.filter(pk=agreement.pk).update(place=f"Place {number}")
    with django_assert_max_num_queries(9):  # type: ignore[operator]
        response = administrator.get(address(agreement, "history"))
    assert "Place 29" in response.content.decode()


def test_history_of_what_has_no_history_is_the_admins_own(administrator: Client) -> None:
    run = factories.RunFactory()
    assert administrator.get(address(run, "history")).status_code == 200
    assert administrator.get(address(factories.UserFactory(), "history")).status_code == 200


def test_history_is_closed_to_who_may_not_view(sign_in: SignIn) -> None:
    agreement = factories.AgreementFactory()
    assert sign_in("staff").get(address(agreement, "history")).status_code == 403
    assert sign_in("Viewer").get(address(agreement, "history")).status_code == 200


def test_long_history_is_paged(curator: Client) -> None:
    agreement = factories.AgreementFactory()
    for number in range(60):
        models.Agreement.objects.filter(pk=agreement.pk).update(place=f"Place {number}")
    first = curator.get(address(agreement, "history")).content.decode()
    second = curator.get(address(agreement, "history") + "?p=2").content.decode()
    assert "Place 59" in first
    assert "Place 2<" not in first
    assert "Place 2<" in second


def test_an_account_gets_what_it_may_do_from_groups_only(administrator: Client) -> None:
    user = factories.UserFactory()
    form = administrator.get(address(user, "change")).context["adminform"].form
    assert "groups" in form.fields
    assert "user_permissions" not in form.fields


def test_a_group_is_offered_no_permission_on_history(administrator: Client) -> None:
    group = Group.objects.get(name="Curator")
    shown = administrator.get(address(group, "change"))
    offered = shown.context["adminform"].form.fields["permissions"].queryset
    tables = set(offered.values_list("content_type__model", flat=True))
    assert {"event", "agreement", "user"} <= tables
    assert not [table for table in tables if table.endswith("event") and table != "event"]


def test_saving_a_group_untouched_keeps_its_permissions(administrator: Client) -> None:
    group = Group.objects.get(name="Curator")
    before = set(group.permissions.values_list("codename", flat=True))
    assert change(administrator, group).status_code == 302
    assert set(group.permissions.values_list("codename", flat=True)) == before


def test_an_account_is_made_with_a_password_and_can_sign_in(administrator: Client) -> None:
    typed = {"username": "new", "usable_password": "true", "password1": PASSWORD}
    added = administrator.post("/admin/auth/user/add/", typed | {"password2": PASSWORD})
    assert added.status_code == 302
    assert User.objects.get(username="new").check_password(PASSWORD)


def test_pages_that_are_all_djangos_open_in_our_dress(administrator: Client) -> None:
    response = administrator.get("/admin/auth/user/add/")
    assert response.status_code == 200
    assert "css/admin" in response.content.decode()


def test_on_site_leads_to_the_page_of_a_row_and_of_others_says_that_there_is_none(
    sign_in: SignIn,
) -> None:
    client, agreement = sign_in("Viewer"), factories.AgreementFactory()
    kept = apps.get_model("agreements.AgreementEvent")
    kinds = ContentType.objects.get_for_models(models.Agreement, kept)
    numbers = [kind.pk for kind in kinds.values()]
    address = f"/admin/r/{numbers[0]}/{agreement.pk}/"
    assert client.get(address)["Location"].endswith(agreement.get_absolute_url())
    others = set(ContentType.objects.values_list("pk", flat=True)) - {
        kind.pk for kind in ContentType.objects.get_for_models(*site._registry).values()
    }
    assert numbers[1] in others
    for number in [*others, "none"]:
        page = client.get(f"/admin/r/{number}/1/")
        assert (page.status_code, b"have no page of their own" in page.content) == (404, True)
