"""Accounts of every role, signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from tests.factories import UserFactory

SignIn = Callable[[str], Client]


def account(role: str) -> User:
    """An account of staff in the group ``role``; "staff" is in none."""
    user = UserFactory(username=f"a-{role.lower()}")
    if role != "staff":
        user.groups.add(Group.objects.get(name=role))
    return user


@pytest.fixture
def sign_in(db: None) -> SignIn:
    def sign_in(role: str) -> Client:
        client = Client()
        if role != "nobody":
            client.force_login(account(role))
        return client

    return sign_in


@pytest.fixture
def curator(sign_in: SignIn) -> Client:
    return sign_in("Curator")


@pytest.fixture
def administrator(sign_in: SignIn) -> Client:
    return sign_in("Administrator")
