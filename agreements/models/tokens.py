"""Keys by which programs hand articles in."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import CheckConstraint, Q
from django.utils import timezone

from agreements.models.base import not_blank, tracked

PREFIX = "cmr_"
NOTE_USE_EVERY = timedelta(minutes=1)
"""Each call would write a row otherwise."""


def digest_of(token: str) -> str:
    """What is kept of a token. It is 32 random bytes, so that a plain hash is enough."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_token() -> str:
    """A token that nobody can guess."""
    return PREFIX + secrets.token_urlsafe(32)


class ApiTokenManager(models.Manager["ApiToken"]):
    def issue(self, *, name: str, user: Any) -> tuple[ApiToken, str]:
        """Make a token for ``user``; the second value is the token itself, kept nowhere."""
        token = new_token()
        return self.create(name=name, user=user, digest=digest_of(token)), token

    def holding(self, token: str) -> ApiToken | None:
        """The token handed in, unless it is unknown, revoked, over or of a closed account."""
        if not token.startswith(PREFIX):
            return None
        is_not_over = Q(expires_on__isnull=True) | Q(expires_on__gte=timezone.now().date())
        rows = self.select_related("user").filter(revoked_at__isnull=True, user__is_active=True)
        found = rows.filter(is_not_over, digest=digest_of(token)).first()
        if found:
            found.note_use()
        return found


@tracked(exclude=["last_used_at"])
class ApiToken(models.Model):
    """Lets a program act as an account. Only its hash is kept: a lost one is made anew."""

    name = models.CharField(max_length=100, help_text="Whose, and what for.")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="api_tokens",
        help_text="The account it acts as, with that account's rights.",
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField(auto_now_add=True)
    last_used_at = models.DateTimeField(null=True, blank=True, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True, editable=False)
    expires_on = models.DateField(
        null=True,
        blank=True,
        help_text="The last day (UTC) on which it is taken; empty for no end.",
    )

    objects = ApiTokenManager()

    class Meta:
        ordering = ["name", "pk"]
        verbose_name = "API token"
        constraints = [
            *not_blank("token", "name"),
            CheckConstraint(
                condition=Q(digest__regex="^[0-9a-f]{64}$"),
                name="token_is_kept_as_a_hash",
                violation_error_message="A token is kept as its SHA-256 only.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def state(self) -> str:
        """In one word, for lists."""
        if self.revoked_at:
            return "Revoked"
        return "Over" if self.expires_on and self.expires_on < timezone.now().date() else "Valid"

    def note_use(self) -> None:
        """Note that it was used now; to the minute."""
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at >= NOTE_USE_EVERY:
            self.last_used_at = now
            self.save(update_fields=["last_used_at"])
