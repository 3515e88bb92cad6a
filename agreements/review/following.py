"""A reader follows something, changes how soon to be told, or ends it."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import transaction

from agreements.core.watch_words import Pace
from agreements.models import Watch

MOST = 200
"""Things that one account may follow."""


class NotFollowedError(Exception):
    """Nothing was followed; its text says why."""


@transaction.atomic
def follow(
    *, kind: str, target: int | None, query: str, title: str, holds: list[str], by: Any
) -> tuple[Watch, bool]:
    """Follow a row or a list from now on; the second value says whether that is new.

    ``holds`` are the rows that the list has now. Raises NotFollowedError for an account
    without an address of mail, and for one that follows very much already.
    """
    if not by.email:
        told = "Your account has no e-mail address, so nothing could be sent. Ask an administrator."
        raise NotFollowedError(told)
    asked = {"user": by, "kind": kind, "target": target, "query": query}
    held = Watch.objects.filter(**asked).first()
    if held is None and by.watches.count() >= MOST:
        raise NotFollowedError(f"You follow {MOST} things already: end one of them first.")
    return Watch.objects.get_or_create(**asked, defaults={"title": title, "holds": holds})


@transaction.atomic
def change_pace(*, watch_id: int, pace: str, by: Any) -> Watch:
    """Be told sooner or later; Watch.DoesNotExist where the reader follows no such thing."""
    watch: Watch = Watch.objects.select_for_update().get(pk=watch_id, user=by)
    watch.pace = str(Pace(pace))
    watch.save(update_fields=["pace"])
    return watch


def end(*, watch_id: int, by: Any) -> str:
    """Follow no more; returns what it was. Watch.DoesNotExist where there is no such thing."""
    watch: Watch = Watch.objects.get(pk=watch_id, user=by)
    watch.delete()
    return watch.title


def end_by_link(*, token: uuid.UUID) -> int:
    """What the link of a letter ends: one watch; returns how many ended, none the second time."""
    number, _rows = Watch.objects.filter(token=token).delete()
    return number


def end_all(*, user_id: int) -> int:
    """End all that an account follows; returns how many."""
    number, _rows = Watch.objects.filter(user=user_id).delete()
    return number
