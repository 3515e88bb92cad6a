"""Letters on their way: each locked while it is sent, tried again later where that fails."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from smtplib import SMTPException
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction

from agreements.models import Letter

logger = logging.getLogger(__name__)

WAITS = (timedelta(minutes=2), timedelta(minutes=10), timedelta(hours=1), timedelta(hours=6))
"""How long after a failure a letter is tried again; after the last it is given up."""

AT_ONCE = 200
"""Letters sent in one round, at most."""


def send_letters(*, now: datetime) -> int:
    """Send what waits and is due; returns how many were taken by the mail server.

    Two workers never send one letter: it is locked while it is sent, and the next worker
    passes over it. One that a worker dies over is sent again with the same Message-ID.
    """
    numbers = list(Letter.objects.to_send(now).values_list("pk", flat=True)[:AT_ONCE])
    return sum(_send(number, now) for number in numbers)


@transaction.atomic
def _send(number: int, now: datetime) -> bool:
    letter = Letter.objects.to_send(now).select_for_update(skip_locked=True).filter(pk=number)
    found = letter.first()
    if found is None:
        return False
    found.attempts += 1
    try:
        _message(found).send()
    except (OSError, SMTPException, ValueError) as error:  # no answer, refused, no mail at all
        _put_off(found, error, now)
        return False
    found.sent_at, found.error = now, ""
    found.save(update_fields=["attempts", "sent_at", "error"])
    return True


def _put_off(letter: Letter, error: Exception, now: datetime) -> None:
    """Note why it failed, and when it is tried again."""
    letter.error = f"{type(error).__name__}: {error}"[:1000]
    letter.given_up = letter.attempts > len(WAITS)
    if not letter.given_up:
        letter.due_at = now + WAITS[letter.attempts - 1]
    letter.save(update_fields=["attempts", "error", "due_at", "given_up"])
    logger.warning("letter %s, attempt %s: %s", letter.pk, letter.attempts, letter.error)


def _message(letter: Letter) -> EmailMessage:
    """The mail, with one click out of it after RFC 8058."""
    return EmailMessage(
        subject=letter.subject,
        body=letter.text,
        to=[letter.address],
        headers={
            "Message-ID": f"<letter-{letter.number}@{urlsplit(settings.SITE_URL).hostname}>",
            "List-Unsubscribe": f"<{settings.SITE_URL}{letter.way_out}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
