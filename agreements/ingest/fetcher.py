"""The one polite client of this site: who it is, how often it asks, and what it may reach."""

from __future__ import annotations

import ipaddress
import logging
from functools import cache

import redis
from django.conf import settings

from agreements.core.articles import Page
from agreements.sources.addresses import is_web
from agreements.sources.fetching import Limits, Manners, Network, NotModified
from agreements.sources.fetching import fetch as fetch_page
from agreements.sources.pace import PaceHere

logger = logging.getLogger(__name__)


def fetch(url: str, *, etag: str = "", last_modified: str = "") -> Page | NotModified:
    """The page at ``url``, within the limits of the settings; raises SourceError."""
    return fetch_page(
        url,
        manners=_manners(),
        etag=etag,
        last_modified=last_modified,
        limits=Limits(
            size=settings.INGEST_PAGE_BYTES,
            seconds=settings.INGEST_PAGE_SECONDS,
            every=settings.INGEST_PACE_SECONDS,
        ),
        network=Network(allow=_is_allowed),
    )


class SharedPace:
    """Turns at a host, shared by every worker through the cache's server.

    Where that server does not answer, each process keeps its own pace.
    """

    def __init__(self) -> None:
        self._server = redis.Redis.from_url(settings.CACHES["default"]["LOCATION"])
        self._here = PaceHere()

    def turn(self, host: str, *, every: float) -> float:
        """See :class:`agreements.sources.pace.Pace`."""
        if every <= 0:
            return 0.0
        key = f"pace:{host}"
        try:
            if self._server.set(key, 1, nx=True, px=round(every * 1000)):
                return 0.0
            return max(int(self._server.pttl(key)), 1) / 1000
        except redis.RedisError as error:
            logger.warning("pace: not shared: %s", error)
            return self._here.turn(host, every=every)


@cache
def _manners() -> Manners:
    return Manners(agent=settings.USER_AGENT, pace=SharedPace())


def _is_allowed(address: str, port: int) -> bool:
    """Public addresses of the web; this machine's too, where settings say so for tests."""
    if settings.INGEST_ALLOW_LOOPBACK and ipaddress.ip_address(address).is_loopback:
        return True
    return is_web(address, port)
