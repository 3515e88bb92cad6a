"""Who opens the curator's pages in tests."""

from __future__ import annotations

from django.contrib.auth.models import Group
from django.test import Client

from tests.factories import UserFactory


def signed_in(group: str = "Curator", name: str = "ada") -> Client:
    """A browser of an account of staff in ``group``; of none where it is empty."""
    account = UserFactory(username=name)
    if group:
        account.groups.add(Group.objects.get(name=group))
    reader = Client()
    reader.force_login(account)
    return reader
