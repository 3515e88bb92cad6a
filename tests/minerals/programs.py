"""Runs programs of the register as a person would, in a VAR_DIR of their own."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from minerals.embedded.paths import BASE_DIR

HOLD = """
import sys
from minerals import embedded
with embedded.services():
    print("ready", flush=True)
    sys.stdin.read()
"""
NOT_INHERITED = (
    "DATABASE_URL",
    "REDIS_URL",
    "HTTPS",
    "LOCAL",
    "SECRET_KEY",
    "DJANGO_SETTINGS_MODULE",
)


def environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of a person who set nothing but VAR_DIR, and ``more``."""
    kept = {name: value for name, value in os.environ.items() if name not in NOT_INHERITED}
    return kept | {"VAR_DIR": str(var)} | more


def manage(var: Path, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a command of manage.py to its end."""
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=BASE_DIR,
        env=environment(var, **more),
        capture_output=True,
        text=True,
        timeout=180,
    )


@contextlib.contextmanager
def holder(var: Path, **more: str) -> Iterator[subprocess.Popen[str]]:
    """A program that uses the servers until its input is closed."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD],
        cwd=BASE_DIR,
        env=environment(var, **more),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as program:
        try:
            assert program.stdout is not None
            assert program.stdout.readline() == "ready\n"
            yield program
        finally:
            if program.poll() is None:
                program.kill()


def leave(program: subprocess.Popen[str]) -> int:
    """Let a holder go its way; its exit code."""
    assert program.stdin is not None
    program.stdin.close()
    return program.wait(90)


def programs_of(var: Path) -> dict[int, str]:
    """Number and command line of every running program that was started for this VAR_DIR."""
    found = {}
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            command = (entry / "cmdline").read_bytes()
            if command and _belongs_to(entry, var):
                found[int(entry.name)] = command.replace(b"\0", b" ").decode()
    found.pop(os.getpid(), None)
    return found


def _belongs_to(entry: Path, var: Path) -> bool:
    """PostgreSQL's own children overwrite their environment, but work in the data directory."""
    if (entry / "cwd").readlink().is_relative_to(var):
        return True
    return f"VAR_DIR={var}".encode() in (entry / "environ").read_bytes().split(b"\0")


def kill_all(var: Path) -> None:
    """Like a power cut: none of the programs of this VAR_DIR gets to say a word."""
    for pid in programs_of(var):
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
    wait_until(lambda: not programs_of(var))


def wait_until(true: Callable[[], object], seconds: float = 90.0) -> None:
    """Wait for what is going to become true."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)
