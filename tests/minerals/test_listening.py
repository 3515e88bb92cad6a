"""What HOST and PORT may be, and what is said where they may not."""

import socket

import pytest

from minerals.supervisor import listening


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOST", raising=False)
    monkeypatch.delenv("PORT", raising=False)


@pytest.mark.parametrize("port", ["eight", "0", "65536", "-1", "80.5", "1e3", "８０８０"])
def test_a_port_that_is_none_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch, port: str
) -> None:
    monkeypatch.setenv("PORT", port)
    with pytest.raises(SystemExit) as refused:
        listening.read_port()
    assert refused.value.code == f"PORT is {port!r}; write a whole number from 1 to 65535."


@pytest.mark.parametrize(
    ("text", "port"), [("1", 1), (" 8080 ", 8080), ("65535", 65535), ("", 8000)]
)
def test_a_port_is_read(monkeypatch: pytest.MonkeyPatch, text: str, port: int) -> None:
    monkeypatch.setenv("PORT", text)
    assert listening.read_port() == port


def test_a_host_that_is_not_this_machine_is_refused_in_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("HOST", "192.0.2.1")  # reserved for examples: never an address of ours
    monkeypatch.setattr(
        socket, "getaddrinfo", lambda *_, **__: [(2, 1, 6, "", ("192.0.2.1", 8000))]
    )
    with pytest.raises(
        SystemExit, match=r"^Cannot listen on 192\.0\.2\.1, port 8000 .*Set HOST\.$"
    ):
        listening.open_socket()


def test_a_taken_port_gives_way_to_the_next_free_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        first = taken.getsockname()[1]
        monkeypatch.setenv("PORT", str(first))
        with listening.open_socket() as found:
            port = found.getsockname()[1]
            assert port > first
            assert capsys.readouterr().out == (
                f"Port {first} is taken by another program; using {port} instead.\n"
            )


@pytest.mark.parametrize(
    ("host", "shown"), [("0.0.0.0", "127.0.0.1"), ("127.0.0.1", "127.0.0.1"), ("::1", "[::1]")]
)
def test_the_address_is_one_that_a_browser_here_can_open(
    monkeypatch: pytest.MonkeyPatch, host: str, shown: str
) -> None:
    monkeypatch.setenv("HOST", host)
    with listening.open_socket() as found:
        assert listening.address_of(found) == f"http://{shown}:{found.getsockname()[1]}/"


@pytest.mark.parametrize(
    ("host", "alone"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("::", False),
        ("192.0.2.1", False),
        ("example.org", False),
    ],
)
def test_only_a_loopback_address_is_this_machine_alone(host: str, alone: bool) -> None:
    assert listening.is_this_machine(host) is alone
