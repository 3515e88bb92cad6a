"""Accounts in the admin: what an administrator makes of them, and what only a superuser may."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests import factories
from tests.admin.conftest import SignIn
from tests.admin.pages import address, as_shown, change

PASSWORD = "a long pass phrase"


def test_an_administrator_makes_a_curator_who_can_sign_in(administrator: Client) -> None:
    typed = {"username": "new", "usable_password": "true", "password1": PASSWORD}
    administrator.post("/admin/auth/user/add/", typed | {"password2": PASSWORD})
    group = Group.objects.get(name="Curator").pk
    change(administrator, User.objects.get(username="new"), is_staff="on", groups=[group])
    new = Client()
    new.post("/account/login/", {"username": "new", "password": PASSWORD})
    assert new.get("/review/submit/").status_code == 200
    assert new.get("/admin/auth/user/").status_code == 403


def test_an_administrator_makes_no_superuser(administrator: Client) -> None:
    user = User.objects.get(username="a-administrator")
    assert change(administrator, user, is_superuser="on").status_code == 302
    user.refresh_from_db()
    assert not user.is_superuser


@pytest.mark.parametrize("page", ["change", "delete"])
def test_an_administrator_does_not_touch_a_superuser(administrator: Client, page: str) -> None:
    root = factories.UserFactory(is_superuser=True)
    assert administrator.post(address(root, page), {"post": "yes"}).status_code == 403
    posted = {"action": "delete_selected", "_selected_action": [root.pk], "post": "yes"}
    administrator.post(address(User, "changelist"), posted)
    assert User.objects.filter(pk=root.pk).exists()


def test_an_administrator_sets_no_password_of_a_superuser(administrator: Client) -> None:
    root = factories.UserFactory(is_superuser=True)
    posted = {"password1": PASSWORD, "password2": PASSWORD, "usable_password": "true"}
    assert administrator.post(f"/admin/auth/user/{root.pk}/password/", posted).status_code == 403
    curator = factories.UserFactory()
    administrator.post(f"/admin/auth/user/{curator.pk}/password/", posted)
    curator.refresh_from_db()
    assert curator.check_password(PASSWORD)


@pytest.mark.django_db
def test_a_superuser_makes_another_one() -> None:
    client = Client()
    client.force_login(factories.UserFactory(is_superuser=True))
    user = factories.UserFactory()
    change(client, user, is_superuser="on")
    user.refresh_from_db()
    assert user.is_superuser


@pytest.mark.parametrize("role", ["Viewer", "Curator"])
def test_nobody_else_reaches_accounts_or_groups(sign_in: SignIn, role: str) -> None:
    user, client = factories.UserFactory(), sign_in(role)
    group = Group.objects.get(name="Administrator")
    pages = [address(row, page) for row in (user, group) for page in ("change", "delete")]
    pages += ["/admin/auth/user/", "/admin/auth/user/add/", f"/admin/auth/user/{user.pk}/password/"]
    assert {client.get(page).status_code for page in pages} == {403}
    assert {client.post(page, {"post": "yes"}).status_code for page in pages} == {403}


def test_who_deletes_an_account_keeps_what_it_did(administrator: Client) -> None:
    agreement = factories.AgreementFactory(place="Tokyo")
    other = Client()
    user = factories.UserFactory(username="leaver", is_superuser=False)
    user.groups.add(Group.objects.get(name="Curator"))
    other.force_login(user)
    shown = other.get(address(agreement, "change"))
    other.post(address(agreement, "change"), as_shown(shown) | {"place": "Osaka"})
    administrator.post(address(user, "delete"), {"post": "yes"})
    assert not User.objects.filter(username="leaver").exists()
    page = administrator.get(address(agreement, "history")).content.decode()
    assert "leaver" in page
    assert "<del>Tokyo</del> <ins>Osaka</ins>" in page
    gone = "<dt>Reviewed by</dt><dd><del>an account since deleted</del> <ins>empty</ins></dd>"
    assert gone in page
    assert "<dl></dl>" not in page.split("Added")[0]
