"""Passwords: changed by who knows the old one, set anew by who gets the mail."""

import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client

from tests.views.reading import text_of
from tests.views.signing import PASSWORD, account, is_signed_in, sign_in

pytestmark = pytest.mark.django_db

NEW = "another long pass phrase"
FORGOTTEN = "/account/forgotten/"


@pytest.fixture
def ada():
    cache.clear()
    return account()


@pytest.fixture
def reader(ada):
    reader = Client()
    sign_in(reader)
    return reader


def change(reader: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW):
    form = {"old_password": old, "new_password1": new, "new_password2": again}
    return reader.post("/account/password/", form)


# --- Changing --------------------------------------------------------------------


def test_a_changed_password_holds_and_ends_every_other_session(reader):
    elsewhere = Client()
    sign_in(elsewhere)
    before = reader.cookies["sessionid"].value
    answer = change(reader)
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "Wherever else you were signed in" in reader.get("/").content.decode()
    assert (is_signed_in(reader), is_signed_in(elsewhere)) == (True, False)
    assert reader.cookies["sessionid"].value != before
    assert sign_in(Client()).status_code == 200
    assert sign_in(Client(), password=NEW).status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "told"),
    [
        ("wrong", NEW, NEW, "Your old password was entered incorrectly."),
        (PASSWORD, NEW, f"{NEW}s", "The two password fields didn’t match."),
        (PASSWORD, "short", "short", "It must contain at least 12 characters."),
        (PASSWORD, "9" * 14, "9" * 14, "This password is entirely numeric."),
        (PASSWORD, "ada@register", "ada@register", "too similar to the email address"),
    ],
)
def test_what_cannot_be_taken_is_said_and_nothing_changes(reader, old, new, again, told):
    page = change(reader, old, new, again).content.decode()
    assert told in text_of(page)
    assert "The password was not changed" in text_of(page)
    assert f'"{new}"' not in page
    assert User.objects.get().check_password(PASSWORD)


def test_only_who_is_signed_in_changes_a_password(client, ada):
    answer = change(client)
    assert answer["Location"] == "/account/login/?next=/account/password/"
    assert User.objects.get().check_password(PASSWORD)


# --- Setting anew ----------------------------------------------------------------


def ask(address: str = "ada@register.example"):
    return Client().post(FORGOTTEN, {"email": address}, follow=True)


def link() -> str:
    (address,) = re.findall(r"http://testserver(/\S+)", mail.outbox[-1].body)
    return address


def set_anew(reader: Client, address: str, new: str = NEW):
    place = reader.get(address, follow=True).request["PATH_INFO"]
    return reader.post(place, {"new_password1": new, "new_password2": new})


def test_a_mail_in_plain_text_brings_a_link_that_sets_a_password(ada):
    ask("ADA@register.example")
    [sent] = mail.outbox
    assert (sent.to, sent.subject) == (
        ["ada@register.example"], "Critical Minerals Register: set a new password",
    )  # fmt: skip
    assert sent.body.startswith("Somebody asked for a new password for your account ada at")
    reader = Client()
    answer = set_anew(reader, link())
    assert answer["Location"] == "/account/login/"
    assert "Your password is set." in reader.get("/account/login/").content.decode()
    assert sign_in(reader, password=NEW).status_code == 302


def test_a_name_is_told_in_the_mail_as_it_is():
    account("o'brien&co")
    ask("o'brien&co@register.example")
    assert "your account o'brien&co at" in mail.outbox[0].body


@pytest.mark.parametrize("address", ["nobody@register.example", "gone@register.example"])
def test_nothing_tells_whether_an_account_has_the_address(ada, address):
    account("gone", is_active=False)
    known, unknown = ask(), ask(address)
    assert known.redirect_chain == unknown.redirect_chain == [("/account/forgotten/sent/", 302)]
    assert known.content == unknown.content
    assert [sent.to for sent in mail.outbox] == [["ada@register.example"]]


def test_a_mail_server_that_is_away_tells_nothing_either(ada, settings, caplog):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9
    assert ask().content == ask("nobody@register.example").content
    assert "Failed to send password reset email" in caplog.text


def test_no_box_is_filled_with_mails(ada):
    for _ in range(3):
        assert ask().status_code == 200
    assert len(mail.outbox) == 1


def test_a_link_holds_once(ada):
    ask()
    set_anew(Client(), link())
    again = Client().get(link(), follow=True)
    assert "The link no longer holds" in again.content.decode()
    assert not set_anew(Client(), link(), "yet another pass phrase").has_header("Location")
    assert User.objects.get().check_password(NEW)


@pytest.mark.parametrize("end", ["x", ""])
def test_a_link_that_lost_a_part_or_was_guessed_says_so(ada, end):
    ask()
    answer = Client().get(f"{link()[:-3]}{end}/", follow=True)
    assert "The link no longer holds" in answer.content.decode()


def test_a_link_ends_after_a_day(ada, settings):
    assert settings.PASSWORD_RESET_TIMEOUT == 24 * 3600
    ask()
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "The link no longer holds" in Client().get(link(), follow=True).content.decode()


def test_a_password_set_anew_ends_every_session_and_the_wait(ada):
    reader = Client()
    sign_in(reader)
    for _ in range(5):
        sign_in(Client(), password="wrong")
    ask()
    set_anew(Client(), link())
    assert not is_signed_in(reader)
    assert sign_in(Client(), password=NEW).status_code == 302


def test_the_link_leaves_the_address_bar_before_anything_is_typed(ada):
    ask()
    answer = Client().get(link())
    assert (answer.status_code, answer["Location"]) == (
        302, re.sub(r"[^/]+/$", "set-password/", link()),
    )  # fmt: skip


def test_a_host_that_is_not_ours_gets_into_no_mail(ada):
    sent = {"email": "ada@register.example"}
    assert Client().post(FORGOTTEN, sent, headers={"host": "evil.example"}).status_code == 400
    assert mail.outbox == []


def test_a_register_that_sends_no_mail_says_whom_to_ask(ada, settings):
    settings.SENDS_MAIL = False
    page = Client().get(FORGOTTEN).content.decode()
    assert "This register sends no mail. Ask an administrator" in text_of(page)
    assert "<form method" not in page
    assert "This register sends no mail" in ask().content.decode()
    assert mail.outbox == []
