"""Letters on their way: sent once, tried again where that fails, with one click out of them."""

from __future__ import annotations

import re
from datetime import timedelta
from smtplib import SMTPRecipientsRefused
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend
from django.test import Client
from django.utils import timezone

from agreements import tasks
from agreements.mailing.sending import WAITS, send_letters
from agreements.models import Agreement, Letter, Watch
from tests.factories import LetterFactory, UserFactory, WatchFactory
from tests.mailing.test_letters import in_threads, reader

pytestmark = pytest.mark.django_db


class NoServer(EmailBackend):
    """A mail server that nobody reaches."""

    def send_messages(self, messages):
        raise ConnectionRefusedError(111, "Connection refused")


class Refusing(EmailBackend):
    """A mail server that knows nobody."""

    def send_messages(self, messages):
        raise SMTPRecipientsRefused({"x@example.org": (550, b"Unknown")})


def use(settings, backend):
    settings.EMAIL_BACKEND = f"{__name__}.{backend.__name__}"


def out_of(message) -> str:
    """The path of the one-click link."""
    return urlsplit(message.extra_headers["List-Unsubscribe"].strip("<>")).path


def test_a_letter_is_sent_once_with_the_headers_of_one_click():
    letter = LetterFactory(subject="One change", text="It changed.")
    sent = [send_letters(now=timezone.now()) for _ in range(3)]

    assert sent == [1, 0, 0]
    [message] = mail.outbox
    assert (message.to, message.subject) == (["reader@example.org"], "One change")
    assert message.body == "It changed."
    assert message.extra_headers == {
        "Message-ID": f"<letter-{letter.number}@localhost>",
        "List-Unsubscribe": "<http://localhost:8000/watching/out/x/>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
    }
    letter.refresh_from_db()
    assert (letter.attempts, letter.sent_at is not None) == (1, True)


@pytest.mark.parametrize(
    ("backend", "words"),
    [(NoServer, "ConnectionRefusedError"), (Refusing, "SMTPRecipientsRefused")],
)
def test_what_could_not_be_sent_is_tried_again_later_and_then_sent(settings, backend, words):
    letter = LetterFactory()
    usual, now = settings.EMAIL_BACKEND, timezone.now()
    use(settings, backend)
    assert send_letters(now=now) == 0
    letter.refresh_from_db()
    assert words in letter.error
    assert letter.due_at == now + WAITS[0]

    settings.EMAIL_BACKEND = usual
    assert send_letters(now=now) == 0
    assert send_letters(now=now + WAITS[0]) == 1
    letter.refresh_from_db()
    assert (letter.attempts, letter.error, len(mail.outbox)) == (2, "", 1)


def test_after_the_last_attempt_it_is_given_up_with_the_reason(settings):
    use(settings, NoServer)
    letter, now = LetterFactory(), timezone.now()
    for _ in range(10):
        send_letters(now=now)
        now += timedelta(days=1)

    letter.refresh_from_db()
    assert (letter.attempts, letter.given_up) == (len(WAITS) + 1, True)
    assert "refused" in letter.error


def test_one_that_fails_does_not_hold_up_the_next():
    LetterFactory(address="nobody at all", subject="Bad\nheader")
    LetterFactory(subject="Good")
    send_letters(now=timezone.now())

    assert [message.subject for message in mail.outbox] == ["Good"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_send_each_letter_once():
    LetterFactory.create_batch(12)

    def work():
        send_letters(now=timezone.now())

    in_threads(work, work, work)

    sent = sorted(message.extra_headers["Message-ID"] for message in mail.outbox)
    numbers = Letter.objects.values_list("number", flat=True)
    assert sent == sorted(f"<letter-{number}@localhost>" for number in numbers)


@pytest.mark.django_db(transaction=True)
def test_the_tasks_write_and_send_and_may_run_twice():
    watch = WatchFactory(pace="soon")
    counts = [(tasks.write_letters.delay().get(), tasks.send_letters.delay().get()) for _ in "12"]

    assert counts == [(1, 1), (0, 0)]
    [message] = mail.outbox
    assert message.to == [watch.user.email]


def test_where_no_mail_is_sent_nothing_is_written_and_nothing_lost(settings):
    settings.SENDS_MAIL = False
    watch = WatchFactory(pace="soon")
    waiting = LetterFactory()

    assert (tasks.write_letters(), tasks.send_letters()) == (0, 0)
    before = watch.told_to
    watch.refresh_from_db()
    waiting.refresh_from_db()
    assert (watch.told_to, waiting.attempts) == (before, 0)


# --- The way out -----------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_one_click_ends_it_without_signing_in():
    agreement = Agreement.objects.get(pk=WatchFactory(pace="soon").target)
    tasks.write_letters()
    tasks.send_letters()
    path = out_of(mail.outbox[0])
    nobody = Client(enforce_csrf_checks=True)

    shown = nobody.get(path)
    assert shown.status_code == 200
    assert "End these letters?" in shown.content.decode()
    assert Watch.objects.count() == 1

    answer = nobody.post(path, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    assert Watch.objects.count() == 0
    Agreement.objects.filter(pk=agreement.pk).update(place="Tokyo")
    assert tasks.write_letters() == 0


@pytest.mark.django_db(transaction=True)
def test_the_link_of_a_letter_about_several_ends_them_all_and_each_its_own():
    ada = reader()
    for _ in range(2):
        WatchFactory(user=ada, pace="soon")
    other = WatchFactory(user=reader("grace"), pace="daily", looked_at=timezone.now())
    tasks.write_letters()
    tasks.send_letters()
    [message] = mail.outbox
    links = re.findall(r"Follow this no more: (\S+)", message.body)

    Client().post(urlsplit(links[0]).path)
    assert ada.watches.count() == 1
    Client().post(out_of(message))
    assert list(Watch.objects.all()) == [other]


def test_a_link_that_is_not_ours_or_not_whole_ends_nothing():
    watch = WatchFactory()
    for path in (f"/watching/out/{watch.token}/", f"/watching/out/{watch.token}:forged/",
                 f"/watching/out/all-{watch.user_id}:x/", "/watching/out/x/"):  # fmt: skip
        answer = Client().post(path)
        assert answer.status_code == 404
        assert "not whole" in answer.content.decode()

    assert Watch.objects.count() == 1


def test_the_second_click_says_that_it_ended_already():
    from agreements.queries.watching import way_out_of  # noqa: PLC0415

    watch = WatchFactory()
    path = way_out_of(watch)
    Client().post(path)

    assert "Nothing to end" in Client().get(path).content.decode()
    assert Client().post(path).status_code == 200
    assert UserFactory._meta.model.objects.filter(pk=watch.user_id).exists()
