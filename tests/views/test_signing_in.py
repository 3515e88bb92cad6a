"""Signing in and out: what is told, where it leads, and how long it holds."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from agreements import tasks
from tests.views.reading import text_of
from tests.views.signing import ADDRESS, PASSWORD, account, is_signed_in, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada():
    return account()


def test_the_page_says_what_an_account_is_for_and_where_there_is_none(client, settings):
    settings.LOCAL = False
    page = client.get(ADDRESS).content.decode()
    assert "An account is needed to curate." in text_of(page)
    assert "An administrator of this register makes them." in text_of(page)
    settings.SITE_LOGIN_REQUIRED = True
    assert "open to people with an account" in client.get(ADDRESS).content.decode()


def test_a_name_and_its_password_sign_in(client, ada):
    answer = sign_in(client)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert is_signed_in(client)


@pytest.mark.parametrize("fields", [{"is_staff": False}, {"is_superuser": True}])
def test_any_account_may_sign_in(client, fields):
    account(**fields)
    assert sign_in(client).status_code == 302


@pytest.mark.parametrize(
    ("name", "password"),
    [("ada", "wrong"), ("nobody", PASSWORD), ("ADA", PASSWORD), ("gone", PASSWORD)],
)
def test_nothing_tells_which_of_name_and_password_is_wrong_or_that_an_account_is_closed(
    client, ada, name, password
):
    account("gone", is_active=False)
    answer = sign_in(client, name, password)
    told = text_of(answer.content.decode())
    assert answer.status_code == 200
    assert "No account has this name and this password. Mind capital letters." in told
    same = sign_in(client, name="somebody-else", password="x").content.decode()
    assert told.replace(name, "…") == text_of(same).replace("somebody-else", "…")
    assert not is_signed_in(client)


@pytest.mark.parametrize("missing", ["username", "password"])
def test_what_was_left_out_is_said_beside_its_field_and_the_rest_is_kept(client, ada, missing):
    form = {"username": "ada", "password": PASSWORD} | {missing: ""}
    page = client.post(ADDRESS, form).content.decode()
    assert "This field is required." in text_of(page)
    assert ('value="ada"' in page) == (missing == "password")
    assert PASSWORD not in page


# --- Where it leads --------------------------------------------------------------


@pytest.mark.parametrize("wanted", ["/pillars/?party=japan", "http://testserver/pillars/"])
def test_it_leads_back_to_where_one_was(client, ada, wanted):
    assert sign_in(client, next=wanted)["Location"] == wanted


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example/",
        "//evil.example/",
        "///evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "http:evil.example",
        "javascript:alert(1)",
        " https://evil.example/",
        "http://testserver@evil.example/",
        "\x00//evil.example",
    ],
)
def test_it_never_leads_to_another_site(client, ada, wanted):
    page = client.get(ADDRESS, {"next": wanted}).content.decode()
    assert 'name="next" value=""' in page
    assert sign_in(client, next=wanted)["Location"] == "/"
    assert sign_in(Client(), at=f"{ADDRESS}?next={wanted}")["Location"] == "/"


def test_who_is_signed_in_is_told_so_and_may_go_on(client, ada):
    sign_in(client)
    page = client.get(ADDRESS, {"next": "/pillars/"}).content.decode()
    assert "You are signed in as ada." in text_of(page)
    assert '<a href="/pillars/">Go on</a>' in page


def test_every_page_leads_to_signing_in_and_back(client):
    page = client.get("/agreements/?q=price&party=japan").content.decode()
    assert 'href="/account/login/?next=%2Fagreements%2F%3Fq%3Dprice%26party%3Djapan"' in page


# --- Sessions --------------------------------------------------------------------


def test_a_session_that_was_given_beforehand_is_not_the_one_that_is_signed_in(client, ada):
    client.get(ADDRESS)
    planted = client.session
    planted["planted"] = True
    planted.save()
    client.cookies["sessionid"] = planted.session_key
    before = client.cookies["csrftoken"].value
    sign_in(client)
    assert client.cookies["sessionid"].value != planted.session_key
    assert client.cookies["csrftoken"].value != before
    other = Client()
    other.cookies["sessionid"] = planted.session_key
    assert not is_signed_in(other)


def test_a_session_ends_after_the_time_that_the_settings_give(client, ada, settings):
    sign_in(client)
    assert client.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE == 14 * 24 * 3600
    held = Session.objects.get()
    left = held.expire_date - timezone.now()
    assert timedelta(days=13, hours=23) < left <= timedelta(days=14)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    cache.clear()
    assert not is_signed_in(client)


def test_what_is_left_of_ended_sessions_is_cleared_at_night(client, ada):
    sign_in(client)
    sign_in(Client())
    Session.objects.filter(pk=client.session.session_key).update(
        expire_date=timezone.now() - timedelta(days=1)
    )
    tasks.forget_ended_sessions()
    assert Session.objects.count() == 1


def test_an_account_that_is_closed_is_signed_out_at_once(client, ada):
    sign_in(client)
    get_user_model().objects.update(is_active=False)
    assert not is_signed_in(client)


def test_the_cookies_are_not_for_scripts_of_others(client, ada):
    sign_in(client)
    session = client.cookies["sessionid"]
    assert (session["httponly"], session["samesite"], session["domain"]) == (True, "Lax", "")
    assert client.cookies["csrftoken"]["samesite"] == "Lax"


# --- Signing out -----------------------------------------------------------------


def test_signing_out_takes_a_form_and_says_so(client, ada):
    sign_in(client)
    assert client.get("/account/logout/").status_code == 405
    assert is_signed_in(client)
    answer = client.post("/account/logout/")
    assert "You are signed out" in answer.content.decode()
    assert not is_signed_in(client)
    assert Session.objects.count() == 0


def test_signing_out_leads_nowhere_else_than_here(client, ada):
    sign_in(client)
    answer = client.post("/account/logout/", {"next": "https://evil.example/"})
    assert answer.status_code in {200, 302}
    assert "evil.example" not in answer.get("Location", "")


@pytest.mark.parametrize("address", [ADDRESS, "/account/logout/", "/account/forgotten/"])
def test_no_form_is_taken_from_another_site(ada, address):
    reader = Client(enforce_csrf_checks=True)
    form = {"username": "ada", "password": PASSWORD, "email": "ada@register.example"}
    answer = reader.post(address, form)
    assert answer.status_code == 403
    assert "The form was not accepted" in answer.content.decode()


@pytest.mark.parametrize("address", [ADDRESS, "/account/forgotten/", "/account/forgotten/sent/"])
def test_pages_of_accounts_are_kept_by_nobody(client, address):
    assert "no-store" in client.get(address)["Cache-Control"]


@pytest.mark.parametrize("address", [ADDRESS, "/account/forgotten/", "/account/password/"])
@pytest.mark.parametrize(("method", "statuses"), [("head", {200, 302}), ("options", {200, 302})])
def test_asking_for_less_than_the_page_is_answered_without_a_word(
    client, address, method, statuses
):
    answer = getattr(client, method)(address)
    assert (answer.status_code in statuses, answer.content) == (True, b"")
