"""``manage.py up`` as a person meets it: in one terminal, from nothing, and through accidents.

The tests share one VAR_DIR and run in the order written. They run in a copy of the checkout that
has few dossiers, and a blank in its name.
"""

import contextlib
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest

from minerals.embedded.paths import BASE_DIR
from tests.minerals.conftest import directory
from tests.minerals.programs import environment, kill_all, manage, programs_of, wait_until

pytestmark = pytest.mark.slow

FEW = 3
ADDRESS = re.compile(r"is at http://127\.0\.0\.1:(\d+)/")


HEARS_CTRL_C = (
    "import os, signal, sys; signal.signal(signal.SIGINT, signal.SIG_DFL); "
    "os.execv(sys.argv[1], sys.argv[1:])"
)


@dataclass
class Up:
    """A running register and what it wrote so far."""

    program: subprocess.Popen[str]
    written: list[str] = field(default_factory=list)

    @property
    def port(self) -> int:
        """Where it said that it listens."""
        found = ADDRESS.search("".join(self.written))
        assert found, self.written
        return int(found[1])

    def read_until(self, words: str) -> None:
        """Read what it writes up to a line with these words."""
        assert self.program.stdout is not None
        for line in self.program.stdout:
            self.written.append(line)
            if words in line:
                return
        raise AssertionError("".join(self.written))

    def end(self, number: signal.Signals | None = None) -> int:
        """Send the signal, read to the end, and return the exit code."""
        if number is not None:
            self.program.send_signal(number)
        rest, _ = self.program.communicate(timeout=180)
        self.written.append(rest)
        return self.program.returncode


@pytest.fixture(scope="module")
def home() -> Iterator[Path]:
    """The VAR_DIR of a register that is started several times."""
    with pytest.MonkeyPatch.context() as patch, directory(patch) as path:
        yield path


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As much of the checkout as runs, with a few dossiers."""
    copy = tmp_path_factory.mktemp("my register")
    for name in ("agreements", "minerals", "fixtures", "static", "templates"):
        shutil.copytree(BASE_DIR / name, copy / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(BASE_DIR / "manage.py", copy)
    dossiers = sorted((copy / "fixtures" / "dossiers").glob("*.y*ml"))
    alone = [path for path in dossiers if "related:" not in path.read_text()][:FEW]
    for path in set(dossiers) - set(alone):  # one that names another is refused without it
        path.unlink()
    return copy


@pytest.fixture
def port() -> int:
    """A port that was free just now."""
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


@contextlib.contextmanager
def running(checkout: Path, home: Path, port: int) -> Iterator[Up]:
    """A register that is up; whatever becomes of the test, it is gone afterwards.

    It hears Ctrl-C also where the tests themselves were started in the background.
    """
    with subprocess.Popen(
        [sys.executable, "-c", HEARS_CTRL_C, sys.executable, "manage.py", "up"],
        cwd=checkout,
        env=environment(home, PORT=str(port), LC_ALL="C.UTF-8"),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as program:
        up = Up(program)
        try:
            up.read_until("Ctrl-C stops everything")
            yield up
        finally:
            kill_all(home)


def ask(port: int, path: str, **form: str) -> http.client.HTTPResponse:
    """The answer to a GET, or to a POST of the form."""
    headers = {"Cookie": f"csrftoken={'t' * 32}", "Content-Type": FORM} if form else {}
    body = urlencode(form | {"csrfmiddlewaretoken": "t" * 32}) if form else None
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("POST" if form else "GET", path, body, headers)
        answer = connection.getresponse()
        answer.read()
        return answer
    finally:
        connection.close()


FORM = "application/x-www-form-urlencoded"


def number_of(home: Path, *words: str) -> int:
    """The lowest process number among the programs whose command line has all the words."""
    found = [pid for pid, line in programs_of(home).items() if all(w in line for w in words)]
    return min(found)


def test_it_starts_from_nothing_tells_what_it_does_serves_and_stops(
    checkout: Path, home: Path, port: int
) -> None:
    with running(checkout, home, port) as up:
        said = "".join(up.written)
        for words in (
            "Starting PostgreSQL",
            "Migrating",
            "Loading the vocabulary",
            f"Loading {FEW} dossiers … done",
        ):
            assert words in said
        assert up.port == port
        assert ask(port, "/health/").status == 200
        assert ask(port, "/static/admin/css/base.css").status == 200
        password = re.findall(r"curator, password (\S+)", said)[0]
        signed_in = ask(
            port, "/account/login/", username="curator", password=password, next="/admin/"
        )
        assert (signed_in.status, signed_in.headers["Location"]) == (302, "/admin/")
        assert up.end(signal.SIGINT) == 0
        assert programs_of(home) == {}


def test_it_takes_the_next_port_loads_once_and_ends_when_one_of_its_programs_does(
    checkout: Path, home: Path, port: int
) -> None:
    with socket.create_server(("127.0.0.1", port)), running(checkout, home, port) as up:
        said = "".join(up.written)
        assert f"Port {port} is taken by another program; using {up.port} instead." in said
        assert "The dossiers are loaded already." in said
        os.kill(number_of(home, "celery", "worker"), signal.SIGKILL)
        assert up.end() == 1
        assert "The worker ended with -9." in "".join(up.written)
        assert programs_of(home) == {}


def test_it_starts_after_the_supervisor_and_then_everything_was_killed(
    checkout: Path, home: Path, port: int
) -> None:
    with running(checkout, home, port) as up:
        up.program.kill()
        wait_until(
            lambda: not [line for line in programs_of(home).values() if "-m" in line.split()]
        )
        assert "postgres" in " ".join(programs_of(home).values())
    with running(checkout, home, port) as up:
        assert ask(port, "/health/").status == 200
        assert up.end(signal.SIGTERM) == 0
        assert programs_of(home) == {}


def test_a_port_that_is_none_ends_it_in_words(home: Path) -> None:
    done = manage(home, "up", PORT="eight", DATABASE_URL="postgresql:///x", REDIS_URL="redis://x")
    assert done.returncode == 1
    assert done.stderr.strip() == "PORT is 'eight'; write a whole number from 1 to 65535."
