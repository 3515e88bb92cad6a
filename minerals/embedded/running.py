"""Shares the servers among programs: the first starts them, the last one stops them.

Every user holds a shared lock on one file; who gets it alone is the last. The kernel drops
the lock of a program that is killed, so the count is never wrong.
"""

import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from minerals.embedded import postgres as postgres_server
from minerals.embedded import valkey as valkey_server
from minerals.embedded.layout import make_directories, remove_run_dir
from minerals.embedded.paths import var_dir
from minerals.embedded.signals import Terminated, ignored_while_stopping, terminated_in_words

Step = Callable[[str], AbstractContextManager[None]]


@contextmanager
def shared(*, postgres: bool, valkey: bool, tell: Step) -> Iterator[None]:
    """Have the wanted servers running inside the block; none is left behind by an exception.

    SIGTERM and SIGHUP leave the block like Ctrl-C does, and end the program with 128 and
    their number.
    """
    make_directories()
    with _lock_file("start.lock") as gate, _lock_file("users.lock") as users:
        try:
            with terminated_in_words():
                yield from _used(gate, users, postgres=postgres, valkey=valkey, tell=tell)
        except Terminated as ended:
            raise SystemExit(128 + ended.number) from None


def _used(gate: int, users: int, *, postgres: bool, valkey: bool, tell: Step) -> Iterator[None]:
    fcntl.flock(gate, fcntl.LOCK_EX)
    fcntl.flock(users, fcntl.LOCK_SH)
    try:
        if postgres:
            with tell("Starting PostgreSQL"):
                postgres_server.start()
        if valkey:
            with tell("Starting Valkey"):
                valkey_server.start()
        fcntl.flock(gate, fcntl.LOCK_UN)
        yield
    finally:
        with ignored_while_stopping():
            _leave(gate, users)


def _leave(gate: int, users: int) -> None:
    """Stop the servers unless somebody else uses them; also those another program started."""
    fcntl.flock(gate, fcntl.LOCK_EX)
    try:
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return
    valkey_server.stop()
    postgres_server.stop()
    remove_run_dir()


@contextmanager
def _lock_file(name: str) -> Iterator[int]:
    path: Path = var_dir() / name
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        yield descriptor
    finally:
        os.close(descriptor)
