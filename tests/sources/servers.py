"""Small servers of our own on this machine, well-behaved and otherwise."""

import contextlib
import socket
import threading
import tracemalloc
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from agreements.sources.connecting import Network
from agreements.sources.errors import SourceError
from agreements.sources.fetching import Limits, Manners, fetch
from agreements.sources.pace import PaceHere

Respond = Callable[[str, dict[str, str]], Iterable[bytes]]

NO_ROBOTS = b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"


@dataclass
class Server:
    """A server at ``url`` that keeps what it was asked: path and headers."""

    port: int
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]

    @property
    def network(self) -> Network:
        """The one address and port that tests may reach."""
        return Network(allow=lambda address, port: (address, port) == ("127.0.0.1", self.port))


def answer(body: bytes = b"", *headers: str, status: str = "200 OK") -> list[bytes]:
    """A whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return ["\r\n".join(lines).encode() + body]


@contextlib.contextmanager
def serving(respond: Respond, *, robots: Iterable[bytes] = (NO_ROBOTS,)) -> Iterator[Server]:
    """A server that sends the pieces ``respond`` gives for a path and its headers."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = Server(listener.getsockname()[1])

        def serve(link: socket.socket) -> None:
            with link, contextlib.suppress(OSError):
                path, headers = _request(link)
                server.asked.append((path, headers))
                for piece in robots if path == "/robots.txt" else respond(path, headers):
                    link.sendall(piece)

        def listen() -> None:
            with contextlib.suppress(OSError):
                while True:
                    link = listener.accept()[0]
                    threading.Thread(target=serve, args=(link,), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)


def _request(link: socket.socket) -> tuple[str, dict[str, str]]:
    raw = b""
    while b"\r\n\r\n" not in raw:
        if not (piece := link.recv(4096)):
            raise OSError
        raw += piece
    first, *lines = raw.decode("latin-1").partition("\r\n\r\n")[0].split("\r\n")
    pairs = (line.partition(":") for line in lines)
    return first.split(" ")[1], {name.lower(): value.strip() for name, _, value in pairs}


HTML = "Content-Type: text/html; charset=utf-8"
# However busy the machine is, only what never ends meets these; QUICK is for deadlines.
CALM = Limits(size=200_000, seconds=30.0, idle=20.0, every=0.0, patience=0.0)
QUICK = replace(CALM, seconds=0.6, idle=0.4)


def manners() -> Manners:
    """A visitor who has been nowhere yet."""
    return Manners(agent="TestRegister/1.0 (+https://register.example)", pace=PaceHere())


def get(server: Server, path: str = "/a", *, limits: Limits = CALM, **more: Any) -> Any:
    """Fetch a path of a server of ours."""
    more.setdefault("manners", manners())
    return fetch(server.url + path, limits=limits, network=server.network, **more)


def refused(respond: Respond, *, limits: Limits = CALM) -> SourceError:
    """What a server's answer is refused with; in four megabytes of memory at most."""
    with serving(respond) as server:
        tracemalloc.start()
        with pytest.raises(SourceError) as raised:
            get(server, limits=limits)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 4_000_000
    return raised.value


def always(*pieces: bytes) -> Respond:
    """A server that says the same whatever it is asked."""
    return lambda path, headers: pieces


def redirect(to: str, status: str = "302 Found") -> list[bytes]:
    """An answer that sends the visitor elsewhere."""
    return answer(b"", f"Location: {to}", status=status)
