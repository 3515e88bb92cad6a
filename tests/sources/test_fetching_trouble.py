"""Servers and names that mean ill: each ends in bounds, and says what next."""

import gzip
import itertools
import socket
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from agreements.sources.connecting import Network
from agreements.sources.errors import DropError, TryAgainError
from agreements.sources.fetching import fetch
from tests.sources.servers import (
    CALM,
    HTML,
    QUICK,
    Respond,
    always,
    answer,
    manners,
    refused,
    serving,
)

STEP = 0.02


def trickle(path: str, headers: dict[str, str]) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    for _ in range(200):
        time.sleep(STEP)
        yield b"x"


def drip_headers(path: str, headers: dict[str, str]) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    for number in range(200):
        time.sleep(STEP)
        yield f"X-{number}: y\r\n".encode()


def endless(path: str, headers: dict[str, str]) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"
    yield from itertools.repeat(b"<p>more</p>" * 5_000)


def endless_headers(path: str, headers: dict[str, str]) -> Iterator[bytes]:
    yield b"HTTP/1.1 200 OK\r\n"
    yield from itertools.repeat(b"X-More: " + b"y" * 9_000 + b"\r\n")


def silent(path: str, headers: dict[str, str]) -> Iterator[bytes]:
    time.sleep(2)
    yield b""


@pytest.mark.parametrize("respond", [trickle, drip_headers, silent])
def test_a_server_that_takes_its_time_is_left_at_the_deadline(respond: Respond) -> None:
    error = refused(respond, limits=QUICK)
    assert isinstance(error, TryAgainError)
    assert str(error) == "The site took too long to answer."


def test_a_page_without_end_is_cut_off_at_the_limit() -> None:
    error = refused(endless)
    assert isinstance(error, DropError)
    assert str(error) == "The page is longer than 0.2 MB."


def test_headers_without_end_make_no_sense() -> None:
    error = refused(endless_headers)
    assert isinstance(error, TryAgainError)
    assert str(error) == "The site's answer makes no sense."


def test_a_page_of_300_megabytes_is_refused_by_its_own_word() -> None:
    sent = []

    def large(path: str, headers: dict[str, str]) -> Iterator[bytes]:
        yield b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 300000000\r\n\r\n"
        for _ in range(300):
            sent.append(1)
            yield b"x" * 1_000_000

    assert isinstance(refused(large), DropError)
    assert len(sent) < 30


@pytest.mark.parametrize("layers", [1, 2])
def test_a_page_that_unpacks_a_thousandfold_is_cut_off(layers: int) -> None:
    bomb = gzip.compress(bytes(50_000_000)) * layers
    error = refused(always(*answer(bomb, HTML, "Content-Encoding: gzip")))
    assert isinstance(error, DropError)
    assert str(error) == "The page is longer than 0.2 MB."


@pytest.mark.parametrize("coding", ["br", "zstd", "deflate", "gzip, gzip"])
def test_a_packing_that_was_not_asked_for_is_not_unpacked(coding: str) -> None:
    error = refused(always(*answer(b"x" * 50, HTML, f"Content-Encoding: {coding}")))
    assert isinstance(error, DropError)


def test_what_broke_off_is_asked_for_again() -> None:
    packed = gzip.compress(b"<p>whole</p>" * 50)[:-9]
    assert isinstance(
        refused(always(*answer(packed, HTML, "Content-Encoding: gzip"))), TryAgainError
    )
    short = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 90\r\n\r\n<p>"
    assert isinstance(refused(always(short)), TryAgainError)
    assert isinstance(refused(always(b"220 mail.example ESMTP\r\n")), TryAgainError)
    assert isinstance(refused(always()), TryAgainError)


def found(*addresses: str) -> list[tuple[Any, ...]]:
    return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, 0)) for address in addresses]


def test_a_name_is_looked_up_once_for_a_connection_and_that_answer_is_used() -> None:
    asked = []

    def rebinding(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        asked.append(host)
        return found("127.0.0.1") if len(asked) <= 2 else found("10.0.0.1")

    with serving(always(*answer(b"here", HTML))) as server:
        network = replace(server.network, resolver=rebinding)
        visitor = manners()
        url = f"http://site.example:{server.port}/a"
        assert fetch(url, manners=visitor, limits=CALM, network=network).body == b"here"
        assert asked == ["site.example"] * 2  # for robots.txt and for the page
        with pytest.raises(DropError, match="no public web site"):
            fetch(url, manners=visitor, limits=CALM, network=network)
        assert server.asked[-1][1]["host"] == f"site.example:{server.port}"
        assert len(server.asked) == 2


def test_one_forbidden_answer_among_others_is_enough_to_refuse() -> None:
    with serving(always(*answer(b"here", HTML))) as server:
        network = replace(
            server.network, resolver=lambda *_, **__: found("127.0.0.1", "192.168.0.1")
        )
        with pytest.raises(DropError, match="no public web site"):
            fetch("http://site.example/", manners=manners(), limits=CALM, network=network)
        assert server.asked == []


def test_a_look_up_that_hangs_is_left_at_the_deadline() -> None:
    def hanging(*_: Any, **__: Any) -> Iterable[tuple[Any, ...]]:
        time.sleep(2)
        return ()

    quick = replace(QUICK, seconds=0.1)
    with pytest.raises(TryAgainError):
        fetch(
            "http://a.example/", manners=manners(), limits=quick, network=Network(resolver=hanging)
        )


def test_a_name_server_that_is_away_is_tried_again() -> None:
    def away(*_: Any, **__: Any) -> Iterable[tuple[Any, ...]]:
        raise socket.gaierror(socket.EAI_AGAIN, "temporary failure")

    with pytest.raises(TryAgainError):
        fetch("http://a.example/", manners=manners(), limits=CALM, network=Network(resolver=away))


def test_the_next_address_of_a_name_is_tried_where_the_first_is_dead() -> None:
    with serving(always(*answer(b"here", HTML))) as server:
        network = Network(
            allow=lambda address, port: True,
            resolver=lambda *_, **__: found("127.0.0.3", "127.0.0.1"),
        )
        url = f"http://site.example:{server.port}/"
        assert fetch(url, manners=manners(), limits=CALM, network=network).body == b"here"
