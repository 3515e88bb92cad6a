"""API tokens in the admin: shown once, kept as a hash, ended by a day or by hand."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.utils import timezone
from django.utils.formats import date_format

from agreements.models import ApiToken
from agreements.models.tokens import digest_of
from tests import factories
from tests.admin.conftest import SignIn
from tests.admin.pages import address, as_shown, change, errors_of

ADD = "/admin/agreements/apitoken/add/"
LIST = "/admin/agreements/apitoken/"


@pytest.fixture
def robot(db: None) -> Any:
    user = factories.UserFactory(username="robot")
    user.groups.add(Group.objects.get(name="Curator"))
    return user


def made(administrator: Client, user: Any, **typed: Any) -> str:
    """The token, as the page after making it shows it."""
    posted = {"name": "News reader", "user": user.pk, "expires_on": ""} | typed
    page = administrator.post(ADD, posted, follow=True).content.decode()
    (token,) = re.findall(r"The token is (cmr_[\w-]+)", page)
    return token


def status(token: str) -> int:
    """What the API answers a program that sends it."""
    run = factories.RunFactory()
    headers = {"Authorization": f"Bearer {token}"}
    return int(Client().get(f"/api/v1/runs/{run.pk}", headers=headers).status_code)


def test_a_token_is_shown_once_and_works(administrator: Client, robot: Any) -> None:
    token = made(administrator, robot)
    row = ApiToken.objects.get()
    for page in (LIST, address(row, "change"), address(row, "history")):
        assert token not in administrator.get(page).content.decode()
    assert status(token) == 200


def test_only_its_hash_is_kept_anywhere(administrator: Client, robot: Any) -> None:
    token = made(administrator, robot)
    row = ApiToken.objects.get()
    assert row.digest == digest_of(token) != token
    with connection.cursor() as cursor:
        for table in ("agreements_apitoken", "agreements_apitokenevent", "django_admin_log"):
            cursor.execute(f'SELECT string_agg("{table}"::text, chr(10)) FROM "{table}"')
            assert token.removeprefix("cmr_") not in cursor.fetchone()[0]


def test_its_hash_is_on_no_page(administrator: Client, robot: Any) -> None:
    made(administrator, robot)
    row = ApiToken.objects.get()
    assert row.digest not in administrator.get(address(row, "change")).content.decode()


def test_when_it_was_used_last_is_shown(administrator: Client, robot: Any) -> None:
    token = made(administrator, robot)
    row = ApiToken.objects.get()
    assert row.last_used_at is None
    before = timezone.now()
    status(token)
    row.refresh_from_db()
    assert before <= row.last_used_at <= timezone.now()
    shown = administrator.get(address(row, "change")).content.decode()
    assert date_format(row.last_used_at, "DATETIME_FORMAT") in shown


def test_one_that_is_revoked_is_refused_and_stays_so(administrator: Client, robot: Any) -> None:
    token = made(administrator, robot)
    row = ApiToken.objects.get()
    change(administrator, row, revoke="on")
    assert status(token) == 401
    row.refresh_from_db()
    when = row.revoked_at
    assert row.state == "Revoked"
    shown = administrator.get(address(row, "change"))
    assert "Revoke it" not in shown.content.decode()
    administrator.post(address(row, "change"), as_shown(shown) | {"revoked_at": "", "revoke": ""})
    row.refresh_from_db()
    assert row.revoked_at == when
    assert status(token) == 401


def test_several_are_revoked_at_once_with_history(administrator: Client, robot: Any) -> None:
    tokens = [made(administrator, robot, name=f"Reader {n}") for n in range(2)]
    before = factories.ApiTokenFactory(revoked_at=factories.REVIEWED_AT)
    chosen = list(ApiToken.objects.values_list("pk", flat=True))
    posted = {"action": "revoke_tokens", "_selected_action": chosen}
    page = administrator.post(LIST, posted, follow=True).content.decode()
    assert "2 revoked." in page
    assert [status(token) for token in tokens] == [401, 401]
    before.refresh_from_db()
    assert before.revoked_at == factories.REVIEWED_AT
    history = administrator.get(address(ApiToken.objects.get(name="Reader 0"), "history"))
    assert "a-administrator" in history.content.decode()


def test_one_with_a_last_day_ends_after_it(administrator: Client, robot: Any) -> None:
    today = timezone.now().date()
    token = made(administrator, robot, expires_on=today.isoformat())
    row = ApiToken.objects.get()
    assert (status(token), row.state) == (200, "Valid")
    row.expires_on = today - timedelta(days=1)
    row.save()
    assert (status(token), row.state) == (401, "Over")


def test_a_day_that_cannot_be_read_makes_no_token(administrator: Client, robot: Any) -> None:
    posted = {"name": "News reader", "user": robot.pk, "expires_on": "soon"}
    assert errors_of(administrator.post(ADD, posted)) == ["Enter a valid date."]
    assert not ApiToken.objects.exists()


def test_one_of_a_closed_account_is_refused(administrator: Client, robot: Any) -> None:
    token = made(administrator, robot)
    robot.is_active = False
    robot.save()
    assert status(token) == 401


def test_it_may_what_its_account_may_and_no_more(administrator: Client) -> None:
    token = made(administrator, factories.UserFactory())
    assert status(token) == 403


@pytest.mark.parametrize("role", ["Viewer", "Curator"])
def test_nobody_else_makes_sees_or_revokes_one(sign_in: SignIn, role: str) -> None:
    row = factories.ApiTokenFactory()
    client = sign_in(role)
    pages = [LIST, ADD, address(row, "change"), address(row, "history"), address(row, "delete")]
    assert {client.get(page).status_code for page in pages} == {403}
    client.post(LIST, {"action": "revoke_tokens", "_selected_action": [row.pk]})
    row.refresh_from_db()
    assert row.revoked_at is None
