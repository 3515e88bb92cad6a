"""Whether the parts are alive, for probes and for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.contrib.auth.decorators import login_not_required
from django.core.cache import cache
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from agreements.tasks import HEARTBEAT_KEY, HEARTBEAT_STALE_AFTER
from minerals.celery import app

TROUBLES = (DatabaseError, RedisError, OperationalError, OSError)


@login_not_required
@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """Database, broker and worker: ``ok`` or ``failed`` each; 503 when one failed.

    Says nothing of versions, addresses or reasons: the log does.
    """
    parts = {
        "database": state_of(ask_database),
        "broker": state_of(ask_broker),
        "worker": state_of(ask_worker),
    }
    sound = set(parts.values()) == {"ok"}
    return JsonResponse({"ok": sound, **parts}, status=200 if sound else 503)


def state_of(ask: Callable[[], bool]) -> str:
    try:
        return "ok" if ask() else "failed"
    except TROUBLES:
        return "failed"


def ask_database() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone() == (1,))


def ask_broker() -> bool:
    with app.connection_for_write() as broker:
        broker.ensure_connection(max_retries=1, timeout=2)
        return bool(broker.connected)


def ask_worker() -> bool:
    """Whether a worker ran the heartbeat task lately; beat sends it every 30 seconds."""
    beat = cache.get(HEARTBEAT_KEY)
    return (
        beat is not None and timezone.now() - datetime.fromisoformat(beat) < HEARTBEAT_STALE_AFTER
    )
