"""Refuses every connection that leaves this machine, in whatever library it is made."""

import ipaddress
import sys
from typing import Any

CONNECTS = {"socket.connect", "socket.sendto", "socket.sendmsg"}
LOOKS_UP = {"socket.getaddrinfo", "socket.gethostbyname"}
OURS = {"", "localhost"}


class NetworkBlockedError(RuntimeError):
    """A test reached for the network; give the code under test a stored answer instead."""


def block() -> None:
    """Refuse from now on, in this process. Python has no way to take an audit hook away."""
    sys.addaudithook(_hook)


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    if event in CONNECTS:
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # else the path of a socket
    elif event in LOOKS_UP:
        host = arguments[0]
    else:
        return
    if host is not None and not _is_this_machine(host):
        raise NetworkBlockedError(f"{event} to {host!r}")


def _is_this_machine(host: str | bytes | int) -> bool:
    if isinstance(host, int):  # the family of a netlink socket, which stays in the kernel
        return True
    name = host.decode() if isinstance(host, bytes) else host
    if name in OURS:
        return True
    try:
        address = ipaddress.ip_address(name.partition("%")[0])
    except ValueError:
        return False
    return address.is_loopback or address.is_unspecified  # the latter to listen on
