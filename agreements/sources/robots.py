"""robots.txt as RFC 9309 reads it: the longest rule wins, and of equals the one that allows."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, unquote_to_bytes

BYTES = 512_000
"""How much of a robots.txt is read: RFC 9309 asks for 500 kibibytes at least."""
KEPT = 24 * 3600.0
"""Seconds for which rules are kept: RFC 9309 allows a day."""
KEPT_UNREACHABLE = 600.0
"""Seconds for which a host that could not say is left alone."""
SLOWEST = 60.0
"""The longest pause between requests that is kept to."""
MOST_RULES = 2_000


@dataclass(frozen=True)
class Rules:
    """What a site asks of one robot. ``delay`` is in seconds; None where it does not say.

    ``unreachable`` where the file could not be had for a fault of the site: all is
    forbidden then (RFC 9309, 2.3.1.4).
    """

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None
    unreachable: bool = False

    def allow(self, target: str) -> bool:
        """Whether a path with its query may be asked for."""
        if self.unreachable:
            return False
        path = _normal(target)
        matching = [(len(p), allowed) for allowed, p in self.rules if _matches(p, path)]
        return max(matching, default=(0, True))[1] or path == "/robots.txt"


class Robots:
    """The rules of each site, asked for once a day. Safe to share between threads."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._held: dict[str, tuple[float, Rules]] = {}
        self._lock = threading.Lock()

    def rules(self, origin: str, ask: Callable[[], Rules]) -> Rules:
        """The rules of an origin: those held, else what ``ask`` brings."""
        now = self._clock()
        until, rules = self._held.get(origin, (0.0, Rules()))
        if until > now:
            return rules
        rules = ask()
        with self._lock:
            self._held = {key: held for key, held in self._held.items() if held[0] > now}
            keep = KEPT_UNREACHABLE if rules.unreachable else KEPT
            self._held[origin] = (now + keep, rules)
        return rules


def read_rules(body: bytes, robot: str) -> Rules:
    """The rules a robots.txt has for ``robot``, else for all; none means all is allowed."""
    named: list[tuple[str, str]] = []
    general: list[tuple[str, str]] = []
    found = False
    for agents, lines in _groups(body[:BYTES].decode("utf-8", "replace").lstrip("\ufeff")):
        if robot.lower() in agents:
            found = True
            named += lines
        elif "*" in agents:
            general += lines
    return _rules(named if found else general)


def _rules(lines: list[tuple[str, str]]) -> Rules:
    pairs = [(key == "allow", _normal(value)) for key, value in lines if key != "crawl-delay"]
    delays = [_seconds(value) for key, value in lines if key == "crawl-delay"]
    return Rules(
        rules=tuple((allowed, path) for allowed, path in pairs[:MOST_RULES] if path),
        delay=max((delay for delay in delays if delay is not None), default=None),
    )


Group = tuple[set[str], list[tuple[str, str]]]


def _groups(text: str) -> Iterator[Group]:
    agents: set[str] = set()
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        key, colon, value = line.partition("#")[0].partition(":")
        key, value = key.strip().lower(), value.strip()
        if not colon:
            continue
        if key == "user-agent":
            if lines:
                yield agents, lines
                agents, lines = set(), []
            agents.add(_robot(value))
        elif key in {"allow", "disallow", "crawl-delay"} and agents:
            lines.append((key, value))
    yield agents, lines


def _robot(value: str) -> str:
    name = re.match(r"[A-Za-z_-]+", value)
    return name[0].lower() if name else "*" if value.startswith("*") else ""


def _seconds(value: str) -> float | None:
    try:
        return min(max(0.0, float(value)), SLOWEST)
    except ValueError:
        return None


def _normal(path: str) -> str:
    """A path with every character escaped one way, so that two spellings are one path."""
    return quote(unquote_to_bytes(path), safe="/*$?&=+,:;@!~'()%[]") if path else ""


def _matches(pattern: str, path: str) -> bool:
    """Whether a rule's path begins ``path``; * stands for anything, a last $ for the end."""
    whole = pattern.endswith("$")
    first, *rest = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    at = len(first)
    for number, part in enumerate(rest):
        if whole and number == len(rest) - 1:
            return path.endswith(part) and len(path) - len(part) >= at
        at = path.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return not whole or at == len(path)
