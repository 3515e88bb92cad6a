"""The one entrance: have the servers that this program needs, for as long as it needs them."""

import importlib
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext

from minerals.progress import step

Step = Callable[[str], AbstractContextManager[object]]

# These only read code and files. makemigrations is not among them: it compares the files with
# the migrations recorded in the database.
NEED_NO_SERVERS = frozenset(
    {
        "",
        "check",
        "collectstatic",
        "compilemessages",
        "diffsettings",
        "findstatic",
        "help",
        "makemessages",
        "startapp",
        "startproject",
        "version",
    }
)
NEED_DATABASE_ALL_THE_SAME = "--database"
ASKS_FOR_HELP = frozenset({"--help", "-h", "--version"})


@contextmanager
def services(argv: Sequence[str] = ()) -> Iterator[None]:
    """Have PostgreSQL and Valkey running inside the block.

    Each is started only when its address (DATABASE_URL, REDIS_URL) is not given. The first
    program that needs them starts them, and the last one to leave stops them, however the
    others ended. ``argv`` is ``sys.argv`` of manage.py: a command that reads no data starts
    nothing. Where the servers cannot run, SystemExit says so and names both variables.
    """
    postgres, valkey = not _given("DATABASE_URL"), not _given("REDIS_URL")
    if not (postgres or valkey) or not _needed(argv):
        yield
        return
    # Not imported above: it needs modules that Windows lacks, where both addresses are given.
    _refuse_windows()
    running = importlib.import_module("minerals.embedded.running")
    with running.shared(postgres=postgres, valkey=valkey, tell=_teller(argv)):
        yield


def _given(name: str) -> bool:
    return bool(os.environ.get(name, "").strip())


def _needed(argv: Sequence[str]) -> bool:
    if os.environ.get("RUN_MAIN"):  # the reloader's child: its parent holds the servers
        return False
    if not argv:
        return True
    if ASKS_FOR_HELP.intersection(argv):
        return False
    command = argv[1] if len(argv) > 1 else ""
    reads_data = any(word.startswith(NEED_DATABASE_ALL_THE_SAME) for word in argv)
    return reads_data or command not in NEED_NO_SERVERS


def _teller(argv: Sequence[str]) -> Step:
    """Only ``up`` tells what it starts: the output of other commands may be read by programs."""
    return step if list(argv[1:2]) == ["up"] else _silently


def _silently(_words: str) -> AbstractContextManager[None]:
    return nullcontext()


def _refuse_windows() -> None:
    if sys.platform == "win32":
        raise SystemExit(
            "PostgreSQL and Valkey cannot be embedded on Windows: install PostgreSQL and Redis "
            "or Valkey, and set DATABASE_URL and REDIS_URL to their addresses."
        )
