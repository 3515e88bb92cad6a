"""Too many attempts to sign in: who waits, how long, and what ends it."""

from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.core.management import call_command
from django.test import Client, RequestFactory
from django.utils import timezone

from agreements.queries.tries import OF_ADDRESS
from agreements.views.lockout import client_address
from tests.views.reading import text_of
from tests.views.signing import account, is_signed_in, sign_in

pytestmark = pytest.mark.django_db

TRIES = 5


@pytest.fixture(autouse=True)
def ada():
    return account()


def fail(times: int, name: str = "ada", **sent) -> int:
    """The status of the last of so many attempts, each from a browser of its own."""
    return [sign_in(Client(**sent), name, "wrong").status_code for _ in range(times)][-1]


def pass_by(minutes: int) -> None:
    """Let what was tried be so much longer ago."""
    for attempt in AccessAttempt.objects.all():
        attempt.attempt_time -= timedelta(minutes=minutes)
        attempt.save()


def test_after_so_many_failures_even_the_right_password_is_not_listened_to(client):
    assert fail(TRIES - 1) == 200
    assert fail(1) == 429
    answer = sign_in(client)
    assert answer.status_code == 429
    assert not is_signed_in(client)


def test_the_page_says_how_long_in_words_and_to_programs():
    fail(TRIES)
    pass_by(5)
    answer = sign_in(Client())
    last = AccessAttempt.objects.get().attempt_time + timedelta(minutes=15)
    assert f"Try again in 10 minutes, from {last:%H:%M:%S} UTC on." in text_of(
        answer.content.decode()
    )
    assert 590 < int(answer["Retry-After"]) <= 600
    assert "no-store" in answer["Cache-Control"]


def test_it_is_over_when_the_page_said_whatever_was_tried_meanwhile(client):
    fail(TRIES)
    pass_by(14)
    assert fail(3) == 429
    pass_by(2)
    assert sign_in(client).status_code == 302


def test_a_name_that_nobody_has_is_locked_in_the_same_words():
    fail(TRIES, "nobody")
    fail(TRIES)
    AccessAttempt.objects.update(attempt_time=timezone.now())
    told = [text_of(sign_in(Client(), name).content.decode()) for name in ("ada", "nobody")]
    assert told[0] == told[1]


def test_a_stranger_elsewhere_does_not_lock_a_curator_out(client):
    assert fail(TRIES, REMOTE_ADDR="203.0.113.9") == 429
    assert sign_in(client).status_code == 302


def test_another_account_of_the_same_office_is_still_taken(client):
    account("ben")
    fail(TRIES)
    assert sign_in(client, "ben").status_code == 302


def test_one_address_cannot_try_a_password_with_every_name(client):
    for number in range(TRIES * OF_ADDRESS):
        sign_in(client, f"name-{number}", "Summer2026!")
    assert sign_in(Client()).status_code == 429
    assert sign_in(Client(REMOTE_ADDR="203.0.113.9")).status_code == 302


def test_another_browser_does_not_begin_to_count_anew():
    for number in range(TRIES):
        last = sign_in(Client(headers={"user-agent": f"Browser {number}"}), "ada", "wrong")
    assert last.status_code == 429


def test_signing_in_forgets_what_failed_before(client):
    fail(TRIES - 1)
    assert sign_in(client).status_code == 302
    assert fail(TRIES - 1) == 200


def test_the_admin_has_no_other_door():
    fail(TRIES)
    assert sign_in(Client(), at="/admin/login/")["Location"].startswith("/account/login/")


def test_an_operator_ends_it(client, capsys):
    fail(TRIES)
    call_command("axes_reset_username", "ada")
    assert sign_in(client).status_code == 302


def test_who_is_signed_in_stays_so(client):
    sign_in(client)
    fail(TRIES)
    assert is_signed_in(client)


def test_no_password_is_kept_with_what_failed():
    fail(1)
    kept = AccessAttempt.objects.get()
    assert "wrong" not in kept.post_data


# --- From where ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("told", "address"),
    [
        ("198.51.100.7", "198.51.100.7"),
        ("::ffff:198.51.100.7", "198.51.100.7"),
        ("2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2::"),
        ("", None),
        ("unix:", None),
    ],
)
def test_the_address_that_asks(told, address):
    assert client_address(RequestFactory().get("/", REMOTE_ADDR=told)) == address


@pytest.mark.parametrize("behind", [False, True])
def test_what_an_asker_writes_of_itself_is_never_believed(settings, behind):
    settings.BEHIND_PROXY = behind
    headers = {"X-Forwarded-For": "1.1.1.1, 198.51.100.7"}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.1")
    assert client_address(request) == ("198.51.100.7" if behind else "10.0.0.1")


def test_behind_a_proxy_readers_are_told_apart(settings):
    settings.BEHIND_PROXY = True
    for number in range(TRIES):
        status = fail(1, headers={"X-Forwarded-For": f"1.1.1.{number}, 198.51.100.7"})
    assert status == 429
    other = Client(headers={"X-Forwarded-For": "198.51.100.8"})
    assert sign_in(other).status_code == 302
