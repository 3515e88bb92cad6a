"""The socket of the web server, opened before it starts: what is free now stays ours."""

import errno
import ipaddress
import os
import socket

from minerals.env import LAST_PORT, UnreadableSettingError, env_port
from minerals.progress import say

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000
TRIES = 100


def open_socket() -> socket.socket:
    """Listen on HOST and PORT, or on the next free port, which is then said.

    SystemExit tells in words what is wrong with either of them.
    """
    host, first = read_host(), read_port()
    for port in range(first, min(first + TRIES, LAST_PORT + 1)):
        found = _listen(host, port)
        if found is not None:
            if port != first:
                say(f"Port {first} is taken by another program; using {port} instead.")
            return found
    raise SystemExit(f"Port {first} and those after it are taken. Set PORT to one that is free.")


def read_host() -> str:
    """HOST, else this machine alone."""
    return os.environ.get("HOST", "").strip() or DEFAULT_HOST


def read_port() -> int:
    """PORT, else 8000; SystemExit where it is not a port."""
    try:
        return env_port("PORT", default=DEFAULT_PORT)
    except UnreadableSettingError as unreadable:
        raise SystemExit(str(unreadable)) from None


def is_this_machine(host: str) -> bool:
    """Whether nobody but this machine reaches a server that listens on ``host``."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def address_of(listening: socket.socket) -> str:
    """Where to point a browser on this machine."""
    host, port = listening.getsockname()[:2]
    if ipaddress.ip_address(host).is_unspecified:
        host = "::1" if listening.family == socket.AF_INET6 else DEFAULT_HOST
    shown = f"[{host}]" if ":" in host else host
    return f"http://{shown}:{port}/"


def _listen(host: str, port: int) -> socket.socket | None:
    """A listening socket, or None where the port is taken."""
    try:
        family, _, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        return socket.create_server(address, family=family, backlog=512)
    except OSError as error:
        if error.errno == errno.EADDRINUSE:
            return None
        wrong = "PORT" if error.errno == errno.EACCES else "HOST"
        raise SystemExit(f"Cannot listen on {host}, port {port} ({error}). Set {wrong}.") from error
