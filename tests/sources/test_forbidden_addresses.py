"""Only the public web is reached, whatever an address is dressed up as."""

import socket
from typing import Any

import pytest

from agreements.sources.addresses import is_public, is_web
from agreements.sources.connecting import Network
from agreements.sources.errors import DropError
from agreements.sources.fetching import fetch
from tests.sources.servers import CALM, manners

NAMES = {
    "localhost": ["127.0.0.1", "::1"],
    "localhost.localdomain": ["127.0.0.1"],
    "metadata.google.internal": ["169.254.169.254"],
    "inside.example": ["10.1.2.3"],
    "inside6.example": ["fd12::1"],
    "mixed.example": ["93.184.216.34", "192.168.0.9"],
    "mixed6.example": ["2606:2800:220:1::1", "::ffff:127.0.0.1"],
    "scoped.example": ["fe80::1%eth0"],
    "open.example": ["93.184.216.34"],
    "xn--bcher-kva.example": ["10.0.0.7"],
}

FORBIDDEN = [
    # Loopback, in every notation a C library takes
    "http://127.0.0.1/",
    "http://127.8.9.10/",
    "http://127.1/",
    "http://0/",
    "http://0.0.0.0/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://127.0.0.1./",
    "http://１２７.０.０.１/",
    "http://127。0。0。1/",
    "http://⑫7.0.0.1/",
    "http://[::1]/",
    "http://[::]/",
    "http://localhost/",
    "http://LOCALHOST./",
    "http://localhost.localdomain/",
    # Private, link-local, shared, metadata
    "http://10.0.0.1/",
    "http://172.16.5.4/",
    "http://172.31.255.255/",
    "http://192.168.1.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://2852039166/latest/meta-data/",
    "http://168.63.129.16/metadata",
    "http://metadata.google.internal/",
    "http://[fe80::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fd00:ec2::254]/",
    "http://[fec0::1]/",
    # IPv4 inside IPv6
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:7f00:1]/",
    "http://[::127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::a00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[2001:0:4136:e378:8000:63bf:80ff:fffe]/",
    # Neither given out nor for one listener
    "http://192.0.2.1/",
    "http://198.18.0.1/",
    "http://203.0.113.9/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://240.1.1.1/",
    "http://[ff02::1]/",
    "http://[2001:db8::1]/",
    "http://[100::1]/",
    # Names that lead inside, alone or among others
    "http://inside.example/",
    "http://inside6.example/",
    "http://mixed.example/",
    "http://mixed6.example/",
    "http://scoped.example/",
    "http://bücher.example/",
    "http://nowhere.example/",
    # Other ports, schemes and shapes
    "http://open.example:22/",
    "http://open.example:6379/",
    "https://open.example:8443/",
    "http://127.0.0.1:80@open.example/",
    "http://open.example@127.0.0.1/",
    "http://user:word@open.example/",
    "file:///etc/passwd",
    "ftp://open.example/",
    "gopher://127.0.0.1:6379/_FLUSHALL",
    "javascript:alert(1)",
    "data:text/html,x",
    "unix:/run/redis.sock",
    "//open.example/",
    "open.example",
    "http:///path",
    "http://",
    "",
    "http://1.2.3.4.5/",
    "http://256.256.256.256/",
    "http://999999999999/",
    "http://open.example:99999/",
    "http://[::1/",
    "http://open.example/" + "a" * 3_000,
]


def resolver(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
    """Our own names; the network is never asked."""
    found = NAMES.get(host.removesuffix(".").lower())
    if found is None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port)) for address in found]


@pytest.mark.parametrize("url", FORBIDDEN, ids=lambda url: url[:40] or "empty")
def test_a_forbidden_address_is_dropped_before_anything_is_sent(url: str) -> None:
    with pytest.raises(DropError) as refused:
        fetch(url, manners=manners(), limits=CALM, network=Network(resolver=resolver))
    assert str(refused.value).startswith(("The address", "There is no site"))


def test_there_are_forty_of_them_and_more() -> None:
    assert len(set(FORBIDDEN)) >= 40


@pytest.mark.parametrize(
    "address", ["93.184.216.34", "8.8.8.8", "2606:4700::1111", "2001:4860:4860::8888"]
)
def test_the_open_internet_is_not_forbidden(address: str) -> None:
    assert is_public(address)
    assert is_web(address, 443)
    assert not is_web(address, 22)


def test_what_is_no_address_is_not_public() -> None:
    assert not is_public("example.org")
    assert not is_public("")
