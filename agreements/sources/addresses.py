"""Which addresses may be reached: those of the public web, and no others."""

from __future__ import annotations

import ipaddress
import re
import socket
import unicodedata
from urllib.parse import urlsplit

import httpx2

from agreements.sources.errors import DropError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address

PORTS = frozenset((80, 443))
LONGEST = 2_000

# Written out: ``is_global`` differs between patch releases of Python. IANA's registries of
# special-purpose addresses, RFC 6890 and its updates, and what clouds use among public ones.
CLOSED = tuple(
    ipaddress.ip_network(network)
    for network in (
        "0.0.0.0/8",  # this network
        "10.0.0.0/8",  # private
        "100.64.0.0/10",  # shared by carriers; some clouds' metadata
        "127.0.0.0/8",  # loopback
        "168.63.129.16/32",  # a cloud's own services to its machines
        "169.254.0.0/16",  # link-local, and most clouds' metadata
        "172.16.0.0/12",  # private
        "192.0.0.0/24",  # protocol assignments
        "192.0.2.0/24",  # documentation
        "192.31.196.0/24",  # AS112
        "192.52.193.0/24",  # AMT
        "192.88.99.0/24",  # relays to 6to4
        "192.168.0.0/16",  # private
        "192.175.48.0/24",  # AS112
        "198.18.0.0/15",  # benchmarks
        "198.51.100.0/24",  # documentation
        "203.0.113.0/24",  # documentation
        "224.0.0.0/4",  # multicast
        "240.0.0.0/4",  # reserved, broadcast
        "2001::/23",  # protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",  # documentation
        "2002::/16",  # 6to4: holds an IPv4 address
        "2620:4f:8000::/48",  # AS112
        "3fff::/20",  # documentation
    )
)
# All that is given out for the open Internet. Mapped, NAT64, unique local, link-local,
# multicast and loopback addresses are outside it.
OPEN_IPV6 = ipaddress.ip_network("2000::/3")
# https://url.spec.whatwg.org/#ends-in-a-number-checker
ENDS_IN_NUMBER = re.compile(r"(^|\.)(\d+|0x[0-9a-f]*)\.?$", re.IGNORECASE)
DOTS = str.maketrans("。｡．", "...")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the open Internet, whoever wrote it how."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if found.version == 6 and found not in OPEN_IPV6:
        return False
    return not any(found in closed for closed in CLOSED if closed.version == found.version)


def is_web(address: str, port: int) -> bool:
    """Whether an IP address and port may be connected to: public, and a port of the web."""
    return port in PORTS and is_public(address)


def literal(host: str) -> str | None:
    """The IP address a host is when no name has to be looked up, else None.

    Takes the decimal, octal, hexadecimal and short notations that C libraries take.
    Raises DropError for a host that ends in a number and is none of them.
    """
    bare = host.strip("[]")
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        pass
    if not ENDS_IN_NUMBER.search(bare):
        return None
    try:
        return socket.inet_ntoa(socket.inet_aton(bare.removesuffix(".")))
    except OSError:
        raise DropError(f"The address names no host: {host}.") from None


def parsed(url: str, base: httpx2.URL | None = None) -> httpx2.URL:
    """An address fit to be asked for: http or https, a host, no user or password.

    A relative one is joined to ``base``. Raises DropError with the reason in words.
    """
    if len(url) > LONGEST:
        raise DropError(f"The address is longer than {LONGEST} characters.")
    try:
        whole = httpx2.URL(_plain(url)) if base is None else base.join(_plain(url))
    except (httpx2.InvalidURL, ValueError, UnicodeError):
        raise DropError("The address cannot be read.") from None
    if whole.scheme not in {"http", "https"}:
        raise DropError("The address does not begin with http:// or https://.")
    if not whole.host:
        raise DropError("The address names no host.")
    if whole.userinfo:
        raise DropError("The address holds a user name or password.")
    return whole.copy_with(fragment=None)


def _plain(url: str) -> str:
    """The address with its host in plain letters and digits: full-width ones are the same host."""
    url = url.strip()
    host = urlsplit(url).netloc
    if host.isascii():
        return url
    return url.replace(host, unicodedata.normalize("NFKC", host.translate(DOTS)), 1)
