"""Accounts with a password, and the form by which they sign in."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.test import Client

from tests.factories import UserFactory

ADDRESS = "/account/login/"
PASSWORD = "a long pass phrase"


def account(name: str = "ada", **fields: Any) -> User:
    user: User = UserFactory(username=name, email=f"{name}@register.example", **fields)
    user.set_password(PASSWORD)
    user.save()
    return user


def sign_in(
    reader: Client, name: str = "ada", password: str = PASSWORD, at: str = ADDRESS, **sent: Any
) -> Any:
    """Send the form; ``sent`` goes with the request, as a header or the address that asks."""
    wanted = sent.pop("next", "")
    form = {"username": name, "password": password, "next": wanted}
    return reader.post(at, form, **sent)


def is_signed_in(reader: Client) -> bool:
    """Whether a page greets the reader by name."""
    return b'class="menu account"' in reader.get("/methodology/").content
