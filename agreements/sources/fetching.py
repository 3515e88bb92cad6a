"""Fetches one page of the public web, politely and within limits: ``fetch``."""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache

import httpcore2
import httpx2

from agreements.core.articles import Page
from agreements.sources.addresses import parsed
from agreements.sources.answers import Answer, raise_for
from agreements.sources.bodies import body_of, too_long
from agreements.sources.connecting import Deadline, Network, Pinned
from agreements.sources.errors import (
    AskError,
    DropError,
    NotOurTurnError,
    SourceError,
    TryAgainError,
)
from agreements.sources.pace import Pace, PaceHere
from agreements.sources.robots import BYTES, Robots, Rules, read_rules

ACCEPT = (
    "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,"
    "application/xml;q=0.9,application/pdf;q=0.9,text/plain;q=0.9,*/*;q=0.1"
)
UNREADABLE = ("image/", "audio/", "video/", "font/", "model/", "application/zip", "application/x-")


@dataclass(frozen=True, kw_only=True)
class Limits:
    """``size`` in bytes, before and after unpacking; ``seconds`` for all redirects together.

    ``idle`` is how long one read or connection may take, ``patience`` how long to wait for
    a turn at a host before saying when it comes.
    """

    size: int = 5_000_000
    seconds: float = 20.0
    idle: float = 10.0
    redirects: int = 5
    patience: float = 3.0
    every: float = 1.0


@dataclass(frozen=True, kw_only=True)
class Manners:
    """Who asks, and how often. ``agent`` is the User-Agent; up to its "/" it names the robot."""

    agent: str
    pace: Pace = field(default_factory=PaceHere)
    robots: Robots = field(default_factory=Robots)
    sleep: Callable[[float], None] = time.sleep

    @property
    def robot(self) -> str:
        """The name by which robots.txt calls us."""
        return self.agent.partition("/")[0].partition(" ")[0]


@dataclass(frozen=True, kw_only=True)
class NotModified:
    """The page has not changed since the time that ``etag`` or ``last_modified`` name."""

    address: str


LIMITS = Limits()
NETWORK = Network()


def fetch(
    url: str,
    *,
    manners: Manners,
    etag: str = "",
    last_modified: str = "",
    limits: Limits = LIMITS,
    network: Network = NETWORK,
) -> Page | NotModified:
    """The page at ``url``, after at most so many redirects, each checked like the first.

    Raises SourceError: its class says what to do next. ``etag`` and ``last_modified`` are
    those of an earlier answer; NotModified then says that it still holds.
    """
    errand = _Errand(manners, limits, network, Deadline(limits.seconds))
    known = {"if-none-match": etag, "if-modified-since": last_modified}
    conditions = {name: value for name, value in known.items() if _is_plain(value)}
    answer, address = errand.follow(parsed(url), conditions)
    if answer.status == 304 and conditions:
        return NotModified(address=str(address))
    raise_for(answer)
    return Page(
        body=answer.body,
        content_type=answer.header("content-type"),
        url=url,
        address=str(address),
        etag=answer.header("etag"),
        last_modified=answer.header("last-modified"),
    )


@dataclass(frozen=True)
class _Errand:
    """One fetch with its limits, from the first address to the last redirect."""

    manners: Manners
    limits: Limits
    network: Network
    deadline: Deadline

    def follow(self, url: httpx2.URL, headers: dict[str, str]) -> tuple[Answer, httpx2.URL]:
        """The last answer of a chain of redirects, and the address that gave it."""
        for _ in range(self.limits.redirects + 1):
            self._ask_leave(url)
            answer = self._get(url, headers, self.limits.size)
            if not answer.redirects_to:
                return answer, url
            url = parsed(answer.redirects_to, url)
        raise DropError(f"The site redirected more than {self.limits.redirects} times.")

    def _ask_leave(self, url: httpx2.URL) -> None:
        """Keep to what the site asks of robots, and wait for a turn there."""
        rules = self.manners.robots.rules(_origin(url), lambda: self._rules(url))
        if rules.unreachable:
            raise TryAgainError("The site could not say whether robots may read it.", after=600.0)
        if not rules.allow(url.raw_path.decode("ascii")):
            raise AskError("The site asks robots not to read this page.")
        every = max(self.limits.every, rules.delay or 0.0)
        while wait := self.manners.pace.turn(url.host, every=every):
            if wait > self.limits.patience:
                raise NotOurTurnError("The site is asked as often as is polite.", after=wait)
            self.manners.sleep(wait)
            self.deadline.extend(wait)

    def _rules(self, url: httpx2.URL) -> Rules:
        """The robots.txt of a site, RFC 9309: none there allows all, a fault forbids all."""
        url = url.join("/robots.txt")
        try:
            for _ in range(self.limits.redirects + 1):
                answer = self._get(url, {}, BYTES, cut=True)
                if not answer.redirects_to:
                    break
                url = parsed(answer.redirects_to, url)
        except TryAgainError:
            return Rules(unreachable=True)
        except DropError:
            return Rules()
        if answer.status >= 500 or answer.status == 429:
            return Rules(unreachable=True)
        return read_rules(answer.body, self.manners.robot) if answer.status == 200 else Rules()

    def _get(
        self, url: httpx2.URL, headers: dict[str, str], most: int, *, cut: bool = False
    ) -> Answer:
        target = httpcore2.URL(
            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
        )
        with (
            _spoken(),
            _pool(self.network, self.deadline) as pool,
            pool.stream(
                "GET",
                target,
                headers=_headers(url, self.manners.agent, headers),
                extensions={"timeout": dict.fromkeys(TIMEOUTS, self.limits.idle)},
            ) as response,
        ):
            return _answer(response, most, cut=cut)


TIMEOUTS = ("connect", "read", "write", "pool")


def _answer(response: httpcore2.Response, most: int, *, cut: bool) -> Answer:
    """The answer with its body, if that is worth reading; cut off at ``most`` if ``cut``."""
    answer = Answer(response.status, _decoded(response.headers))
    if response.status != 200 or answer.redirects_to:
        return answer
    kind = answer.header("content-type").partition(";")[0].strip().lower()
    if kind.startswith(UNREADABLE):
        raise DropError(f"It is no page, text or PDF but {kind[:60]}.")
    declared = answer.header("content-length")
    if not cut and declared.isdecimal() and int(declared[:20]) > most:
        raise too_long(most)
    chunks = _until(response.iter_stream(), most) if cut else response.iter_stream()
    body = body_of(chunks, coding=answer.header("content-encoding"), most=most)
    return Answer(response.status, answer.headers, body)


def _until(chunks: Iterator[bytes], most: int) -> Iterator[bytes]:
    left = most
    for chunk in chunks:
        yield chunk[:left]
        left -= len(chunk)
        if left <= 0:
            return


def _decoded(headers: list[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by lower-case name, the first of each."""
    found: dict[str, str] = {}
    for name, value in headers:
        found.setdefault(name.decode("latin-1").lower(), value.decode("latin-1").strip())
    return found


def _headers(url: httpx2.URL, agent: str, more: dict[str, str]) -> list[tuple[str, str]]:
    return [
        ("Host", url.netloc.decode("ascii")),
        ("User-Agent", agent),
        ("Accept", ACCEPT),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
        *more.items(),
    ]


def _origin(url: httpx2.URL) -> str:
    return f"{url.scheme}://{url.netloc.decode('ascii')}"


def _is_plain(value: str) -> bool:
    """Whether a value that a site sent earlier can be sent back in a header."""
    return 0 < len(value) <= 500 and value.isascii() and value.isprintable()


@contextmanager
def _pool(network: Network, deadline: Deadline) -> Iterator[httpcore2.ConnectionPool]:
    with httpcore2.ConnectionPool(
        ssl_context=_certificates(), network_backend=Pinned(network, deadline), retries=0
    ) as pool:
        yield pool


@cache
def _certificates() -> ssl.SSLContext:
    return ssl.create_default_context()


@contextmanager
def _spoken() -> Iterator[None]:
    """What went wrong on the way, in words for a reader."""
    try:
        yield
    except SourceError:
        raise
    except httpcore2.TimeoutException:
        raise TryAgainError("The site took too long to answer.") from None
    except httpcore2.ProtocolError:
        raise TryAgainError("The site's answer makes no sense.") from None
    except httpcore2.NetworkError as error:
        if isinstance(error.__cause__, ssl.SSLCertVerificationError):
            raise AskError("The site's certificate cannot be trusted.") from None
        raise TryAgainError("The site cannot be reached.") from None


__all__ = ["Limits", "Manners", "Network", "NotModified", "fetch"]
