"""Accounts as pages need them: who asks, and in which role."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.contrib.auth.models import AnonymousUser, User
from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Q

ROLES = ("Administrator", "Curator", "Viewer")
"""The groups of the register, the one that may do most first."""


class Accounts(ModelBackend):
    """Django's own accounts; each request reads its account and its groups in one query."""

    def get_user(self, user_id: Any) -> User | None:
        """The account with that number, unless it was closed."""
        named = ArrayAgg("groups__name", filter=Q(groups__isnull=False), default=[])
        user = User.objects.annotate(group_names=named).filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None


def role_of(user: User | AnonymousUser) -> str:
    """What an account is called on pages: its group that may do most, or Reader without one."""
    if user.is_superuser:
        return "Superuser"
    names = getattr(user, "group_names", None)
    if names is None:
        names = list(user.groups.values_list("name", flat=True))
    return next((role for role in ROLES if role in names), "Reader")
