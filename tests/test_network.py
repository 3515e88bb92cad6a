"""The tests themselves cannot reach out."""

import socket
import urllib.request

import pytest

from tests.network import NetworkBlockedError


@pytest.mark.parametrize("host", ["example.org", "192.0.2.1", "2001:db8::1"])
def test_a_test_cannot_leave_this_machine(host: str) -> None:
    with pytest.raises(NetworkBlockedError):
        socket.create_connection((host, 80), timeout=1)


def test_a_library_cannot_either() -> None:
    with pytest.raises(NetworkBlockedError):
        urllib.request.urlopen("http://example.org/")


def test_this_machine_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(("localhost", server.getsockname()[1])).close()
