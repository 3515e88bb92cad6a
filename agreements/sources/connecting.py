"""Connections that cannot be led astray or held up: one look-up, one address, one deadline."""

from __future__ import annotations

import queue
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import httpcore2

from agreements.sources.addresses import is_web, literal
from agreements.sources.errors import DropError, TryAgainError

Resolver = Callable[..., Iterable[tuple[Any, ...]]]


@dataclass(frozen=True, kw_only=True)
class Network:
    """How names are looked up, and which address and port may be connected to."""

    allow: Callable[[str, int], bool] = is_web
    resolver: Resolver = socket.getaddrinfo


class Deadline:
    """The moment by which a whole exchange is over."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self, at_most: float | None = None) -> float:
        """Seconds left, no more than ``at_most``; raises TryAgainError once there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TryAgainError("The site took too long to answer.")
        return left if at_most is None else min(left, at_most)

    def extend(self, seconds: float) -> None:
        """Do not count a wait of our own."""
        self._end += seconds


class Timed(httpcore2.NetworkStream):
    """A connection on which every read and write ends by the deadline of the whole."""

    def __init__(self, inner: httpcore2.NetworkStream, deadline: Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.NetworkStream:
        left = self._deadline.left(timeout)
        return Timed(self._inner.start_tls(ssl_context, server_hostname, left), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


class Pinned(httpcore2.SyncBackend):
    """Looks a name up once and connects to what was found then, and only if all of it is allowed.

    A name that answers differently the second time (DNS rebinding) is never asked a second
    time. TLS still checks the certificate against the name.
    """

    def __init__(self, network: Network, deadline: Deadline) -> None:
        self._network, self._deadline = network, deadline

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore2.NetworkStream:
        found = self._found(host, port)
        if not all(self._network.allow(address, port) for address in found):
            raise DropError(f"The address leads to no public web site: {host}, port {port}.")
        return Timed(self._connected(found, port, timeout, socket_options), self._deadline)

    def connect_unix_socket(self, *_: Any, **__: Any) -> httpcore2.NetworkStream:
        raise DropError("The address leads to no public web site.")

    def _found(self, host: str, port: int) -> list[str]:
        if address := literal(host):
            return [address]
        answers = look_up(self._network.resolver, host, port, self._deadline.left())
        if not answers:
            raise DropError(f"There is no site called {host}.")
        return answers

    def _connected(
        self,
        addresses: list[str],
        port: int,
        timeout: float | None,
        socket_options: Iterable[Any] | None,
    ) -> httpcore2.NetworkStream:
        """The first of the addresses that answers."""
        for address in addresses[:-1]:
            try:
                return super().connect_tcp(
                    address, port, self._deadline.left(timeout), None, socket_options
                )
            except (httpcore2.ConnectError, httpcore2.ConnectTimeout):
                continue
        left = self._deadline.left(timeout)
        return super().connect_tcp(addresses[-1], port, left, None, socket_options)


def look_up(resolver: Resolver, host: str, port: int, seconds: float) -> list[str]:
    """The addresses of a name, each once. The system's look-up has no time limit, so this has."""
    answer: queue.SimpleQueue[list[str] | BaseException] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = resolver(host, port, type=socket.SOCK_STREAM)
            answer.put(list(dict.fromkeys(str(each[4][0]) for each in found)))
        except BaseException as error:
            answer.put(error)

    threading.Thread(target=ask, daemon=True).start()
    try:
        said = answer.get(timeout=seconds)
    except queue.Empty:
        raise TryAgainError(f"Looking up {host} took too long.") from None
    if isinstance(said, socket.gaierror) and said.errno == socket.EAI_AGAIN:
        raise TryAgainError(f"{host} cannot be looked up at present.") from said
    if isinstance(said, OSError | UnicodeError):
        raise DropError(f"There is no site called {host}.") from said
    if isinstance(said, BaseException):
        raise said
    return said
