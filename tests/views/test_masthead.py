"""The account in the masthead, and that pages stay the same for everybody without one."""

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.factories import UserFactory, make_register
from tests.views.desk import signed_in
from tests.views.reading import text_of

pytestmark = pytest.mark.django_db


def menu(client: Client) -> str:
    page = client.get("/methodology/").content.decode()
    return page.partition('<details class="menu account">')[2].partition("</details>")[0]


@pytest.mark.parametrize("role", ["Viewer", "Curator", "Administrator"])
def test_it_names_the_account_and_its_role(role):
    told = text_of(f"<p>{menu(signed_in(role))}</p>")
    assert told.startswith(f"Account: ada ada {role} Review Admin")


@pytest.mark.parametrize(
    ("fields", "role"), [({"is_superuser": True}, "Superuser"), ({"is_staff": False}, "Reader")]
)
def test_who_is_in_no_group_is_a_reader_or_a_superuser(client, fields, role):
    client.force_login(UserFactory(first_name="Ada", last_name="Lovelace", **fields))
    assert f"<b>Ada Lovelace</b> <span>{role}</span>" in menu(client)


def test_of_two_groups_the_one_that_may_more_is_named():
    client = signed_in("Viewer")
    Group.objects.get(name="Curator").user_set.add(client.session["_auth_user_id"])
    assert "<span>Curator</span>" in menu(client)


def test_only_staff_is_led_to_review_and_admin(client):
    client.force_login(UserFactory(is_staff=False))
    assert "/review/" not in menu(client)
    assert "/admin/" not in menu(client)
    assert "/account/password/" in menu(client)


def test_the_button_in_it_signs_out():
    client = Client(enforce_csrf_checks=True)
    client.force_login(UserFactory())
    token = menu(client).partition('name="csrfmiddlewaretoken" value="')[2][:64]
    assert client.post("/account/logout/", {"csrfmiddlewaretoken": token}).status_code == 200
    assert menu(client) == ""


def test_it_costs_one_query_more_than_a_page_without_it(client):
    with CaptureQueriesContext(connection) as without:
        client.get("/methodology/")
    client = signed_in()
    client.get("/methodology/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/methodology/")
    assert len(queries) == len(without) + 1


# --- Readers without an account --------------------------------------------------


@pytest.mark.parametrize("address", ["/", "/agreements/?q=agreement", "/pillars.csv"])
def test_a_page_is_the_same_for_all_readers_without_an_account(address):
    make_register(2)
    answers = [Client(headers={"user-agent": f"Browser {n}"}).get(address) for n in range(2)]
    assert len({b"".join(answer) for answer in answers}) == 1
    assert [answer.cookies for answer in answers] == [{}, {}]
    assert [answer.get("Cache-Control") for answer in answers] == [None, None]


def test_a_page_with_an_account_on_it_is_for_one_browser_only():
    answer = signed_in().get("/methodology/")
    assert answer["Cache-Control"] == "private"
    assert "Cookie" in answer["Vary"]


def test_signing_in_and_out_leaves_a_reader_the_page_as_it_was():
    reader = Client()
    before = reader.get("/methodology/")
    reader.force_login(UserFactory())
    assert reader.get("/methodology/").content != before.content
    reader.post("/account/logout/")
    assert reader.get("/methodology/").content == before.content
