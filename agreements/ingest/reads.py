"""How often the page of each agreement is read: counted in the cache, kept in the database.

Nothing is known or kept of who reads: one number an agreement and day. What is counted goes
into one hash of the cache; :func:`keep` moves it to the table. A cache that is away costs the
counts of that time and nothing else.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping
from datetime import date
from functools import cache

import redis
from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from agreements.models import Agreement, PageRead

logger = logging.getLogger(__name__)
COUNTING, TAKEN = "register:reads", "register:reads-taken"
"""What is counted now, and what is being written down."""
SECONDS = 0.5
"""How long the cache may take to answer: a count is worth no waiting."""
PROGRAMS = re.compile(
    r"bot|crawl|spider|slurp|scan|scrap|fetch|monitor|preview|headless|lighthouse|curl|wget|python"
    r"|java/|go-http|okhttp|libwww|httpx?/|node|axios|feed|archive|facebookexternalhit|\+https?:",
    re.IGNORECASE,
)
"""Words by which programs name themselves. Crude: one that calls itself a browser counts."""


def is_a_program(user_agent: str) -> bool:
    """Whether a reader says that it is a program, or says nothing."""
    return not user_agent.strip() or bool(PROGRAMS.search(user_agent))


@cache
def _client() -> redis.Redis:
    return redis.Redis.from_url(
        settings.CACHES["default"]["LOCATION"],
        socket_timeout=SECONDS,
        socket_connect_timeout=SECONDS,
    )


def count(agreement_id: int) -> None:
    """Count one read of today (UTC); never raises."""
    try:
        _client().hincrby(COUNTING, f"{timezone.now().date().isoformat()}:{agreement_id}", 1)
    except redis.RedisError as error:
        logger.info("a read was not counted: %s", error)


def keep() -> int:
    """Write down what was counted; returns how many reads. Two at once do not count twice.

    What a worker that died had taken is written with the next call; it may have been written
    already, and then counts twice. Raises redis.RedisError where the cache is away.
    """
    client = _client()
    lock = client.lock("register:reads-lock", timeout=60)
    if not lock.acquire(blocking=False):
        return 0
    try:
        if not client.exists(TAKEN) and not (
            client.exists(COUNTING) and client.rename(COUNTING, TAKEN)
        ):
            return 0
        kept = _write(_read(client.hgetall(TAKEN)))  # type: ignore[arg-type]
        client.delete(TAKEN)
        return kept
    finally:
        lock.release()


def _read(counted: Mapping[bytes, bytes]) -> dict[tuple[int, date], int]:
    """Agreement and day to number."""
    parted = ((field.decode().split(":"), int(number)) for field, number in counted.items())
    return {(int(pk), date.fromisoformat(day)): n for (day, pk), n in parted}


@transaction.atomic
def _write(counted: Mapping[tuple[int, date], int]) -> int:
    """Add to what is held; reads of an agreement that is gone are dropped."""
    there = set(Agreement.objects.values_list("pk", flat=True))
    kept = {key: n for key, n in counted.items() if key[0] in there}
    for (pk, day), number in sorted(kept.items()):
        row, is_new = PageRead.objects.get_or_create(
            agreement_id=pk, day=day, defaults={"number": number}
        )
        if not is_new:
            PageRead.objects.filter(pk=row.pk).update(number=F("number") + number)
    return sum(kept.values())
