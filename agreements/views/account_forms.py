"""Forms of accounts: Django's own, in our words and dress."""

from __future__ import annotations

import logging
from typing import Any

from django import forms
from django.contrib.auth.forms import (
    AuthenticationForm,
    PasswordChangeForm,
    PasswordResetForm,
    SetPasswordForm,
)
from django.core.cache import cache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)

MAIL_EVERY = 300
"""Seconds between two mails to one account: nobody's box is filled from here."""
WHAT_HOLDS = (
    "Twelve characters or more; not a common password, not digits alone, and not like your name."
)


class Dressed(forms.BaseForm):
    """Fields that look like those of all other forms; a password is told in one sentence."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.widget.attrs["class"] = "field"
            if name == "new_password1":
                field.help_text = WHAT_HOLDS


class SignInForm(Dressed, AuthenticationForm):
    """A name and a password; which of the two is wrong is not told."""

    error_messages = AuthenticationForm.error_messages | {
        "invalid_login": "No account has this name and this password. Mind capital letters."
    }


class ForgottenForm(Dressed, PasswordResetForm):
    """An address of mail; whether an account has it is not told."""

    def send_mail(self, *args: Any, **kwargs: Any) -> None:
        context = args[2]
        if is_first_lately(context["user"].pk):
            super().send_mail(*args, **kwargs)


def is_first_lately(account: int) -> bool:
    """Whether no mail went to the account in the last minutes; without the cache it is said so."""
    try:
        return bool(cache.add(f"password-mail:{account}", 1, timeout=MAIL_EVERY))
    except RedisError as error:
        logger.warning("password mail: not counted, %s", error)
        return True


class NewPasswordForm(Dressed, SetPasswordForm):  # type: ignore[type-arg]
    """A new password, twice."""


class ChangePasswordForm(Dressed, PasswordChangeForm):
    """The old password once, the new one twice."""
