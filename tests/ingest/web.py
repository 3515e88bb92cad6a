"""A small web of our own on this machine: what each address answers, and what was asked."""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """``body`` may be a function of the request, for what is answered differently."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=lambda: {"Content-Type": "text/html"})
    endless: bool = False
    """Sends ``body`` again and again, with a ``pause`` in seconds between."""
    pause: float = 0.0


@dataclass
class Web:
    """Addresses without an answer here answer 404, robots.txt too."""

    url: str
    answers: dict[str, Answer | Callable[[Any], Answer]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[bytes] = field(default_factory=list)

    def page(self, path: str, body: str | bytes, **more: Any) -> str:
        """Answer ``path`` with a page; its address."""
        raw = body.encode() if isinstance(body, str) else body
        self.answers[path] = Answer(raw, **more)
        return self.url + path

    def times(self, path: str) -> int:
        return self.asked.count(path)


@contextlib.contextmanager
def web(*, slow: float = 0.0) -> Iterator[Web]:
    """Serve on a free port until the end of the block; each answer takes ``slow`` seconds."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(self.path)
            time.sleep(slow)
            answer = site.answers.get(self.path, Answer(status=404))
            answer = answer(self) if callable(answer) else answer
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not answer.endless:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            with contextlib.suppress(BrokenPipeError, ConnectionResetError):
                self.wfile.write(answer.body)
                while answer.endless:
                    self.wfile.write(answer.body)
                    time.sleep(answer.pause)

        def do_POST(self) -> None:
            site.posted.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.do_GET()

        def log_message(self, *_: Any) -> None:
            """Nothing: the tests ask ``asked``."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    site = Web(f"http://127.0.0.1:{server.server_port}")
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}).start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


SENTENCES = (
    "{one} and {other} signed a memorandum of understanding on critical minerals in {city} on "
    "{day}.",
    "The two governments said that they would speed up permits for new mines and share "
    "geological data.",
    "Under the paper {other} will build a stockpile of {mineral}, an official of the ministry "
    "said.",
    "Both sides mean to mobilise {sum} million dollars for processing plants within six months.",
    "Officials called the text a first step towards a longer agreement on supply chains.",
)


def story(number: int = 0, *, more: str = "") -> str:
    """A page with an article of its own: no two numbers tell the same story."""
    told = {
        "one": ("Japan", "Australia", "Canada", "India")[number % 4],
        "other": ("Zambia", "Chile", "Namibia", "Peru", "Kenya")[number % 5],
        "city": ("Tokyo", "Lusaka", "Santiago", "Delhi", "Perth", "Lima")[number % 6],
        "day": f"{1 + number % 28} October 2025",
        "mineral": ("cobalt", "lithium", "gallium", "tungsten", "nickel")[number % 5],
        "sum": 100 + number,
    }
    paragraphs = [line.format(**told) for line in SENTENCES]
    paragraphs += [
        f"Lot {number}-{line} holds {number * 7 + line} samples from pit {number * 31 + line}, "
        f"drawn by crew {number * 13 + line} on level {line * 17 + number}."
        for line in range(12)
    ]
    body = "".join(f"<p>{line}</p>" for line in [*paragraphs, *([more] if more else [])])
    return (
        "<!doctype html><html lang=en><head>"
        f"<title>{told['one']} and {told['other']} sign paper {number}</title>"
        f'<meta property="article:published_time" content="2025-10-{1 + number % 28:02}">'
        f"</head><body><article><h1>{told['one']} and {told['other']} sign paper {number}</h1>"
        f"{body}</article></body></html>"
    )
