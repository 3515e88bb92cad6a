"""How often one host is asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Protocol


class Pace(Protocol):
    """Turns at a host. One kept outside the process lets several workers share it."""

    def turn(self, host: str, *, every: float) -> float:
        """Take the next turn at ``host``: 0 if it is taken, else the seconds until one is free.

        A turn that is not taken now is not reserved: ask again after that long. ``every`` is
        how many seconds lie between two turns.
        """


class PaceHere:
    """A pace kept by this process alone."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._next: dict[str, float] = {}
        self._lock = threading.Lock()

    def turn(self, host: str, *, every: float) -> float:
        with self._lock:
            now = self._clock()
            wait = self._next.get(host, now) - now
            if wait > 0:
                return wait
            self._forget(now)
            self._next[host] = now + every
            return 0.0

    def _forget(self, now: float) -> None:
        if len(self._next) > 1_000:
            self._next = {host: at for host, at in self._next.items() if at > now}
