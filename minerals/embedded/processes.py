"""Starts, recognises and stops a server that may outlive the program that started it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from minerals.embedded.identity import Identity
from minerals.embedded.layout import log_tail, open_log
from minerals.embedded.paths import var_dir

LINUX = sys.platform.startswith("linux")
LARGEST_PID = 2**31 - 1
LOOK_EVERY = 0.02
# A database recovering from a crash may take minutes before it answers, and must be let.
READY_WITHIN = 300.0
STOPPED_WITHIN = 30.0


class DidNotStartError(RuntimeError):
    """The server ended, or never answered; the text holds the last lines of its log."""


def spawn(
    argv: Sequence[str], *, log: str, identity: Identity, env: Mapping[str, str] | None = None
) -> int:
    """Start a server apart from the terminal, so that Ctrl-C does not reach it; return its pid."""
    output = open_log(log)
    try:
        process = subprocess.Popen(  # noqa: S603 - a program of ours
            argv,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            cwd=var_dir(),
            env=env,
            start_new_session=True,
            umask=0o077,
            **identity.popen,
        )
    finally:
        os.close(output)
    process.returncode = 0  # else Python warns that it still runs, which is what it is for
    return process.pid


def wait_until(ready: Callable[[], bool], *, pid: int, name: str, log: str) -> None:
    """Return as soon as the server is ready; DidNotStartError when it ended or takes too long."""
    end = time.monotonic() + READY_WITHIN
    while time.monotonic() < end:
        if ready():
            return
        if not is_alive(pid):
            break
        time.sleep(LOOK_EVERY)
    raise DidNotStartError(f"{name} did not start. The end of its log:\n{log_tail(log)}")


def is_alive(pid: int) -> bool:
    """Whether the process runs; a dead one that nobody has collected does not."""
    with contextlib.suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)
    return _state(pid) not in {"", "Z", "X"}


def pid_in(file: Path) -> int | None:
    """The number on the first line of a pid file; None where no process can have it."""
    try:
        pid = int(file.read_text().split()[0])
    except (OSError, ValueError, IndexError):
        return None
    return pid if 0 < pid <= LARGEST_PID else None


def running_pid(file: Path, marker: str) -> int | None:
    """The number in a pid file if that process runs and has ``marker`` on its command line.

    After a restart of the machine the number may belong to a stranger.
    """
    pid = pid_in(file)
    return pid if pid is not None and marker in command_of(pid) else None


def command_of(pid: int) -> str:
    """The command line of a process, ended by a blank; empty when it is dead."""
    if not LINUX:
        return f"{_shown_by_ps('command', pid)} " if is_alive(pid) else ""
    try:
        words = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return ""
    return words.replace(b"\0", b" ").decode(errors="replace")


def _state(pid: int) -> str:
    """The letter for the state of a process, such as R or Z; empty when there is none."""
    if not LINUX:
        return _shown_by_ps("stat", pid)[:1]
    try:
        status = Path(f"/proc/{pid}/stat").read_text(errors="replace")
    except OSError:
        return ""
    return status.rpartition(") ")[2][:1]  # the name in brackets may hold anything


def _shown_by_ps(column: str, pid: int) -> str:
    argv = ["/bin/ps", "-o", f"{column}=", "-p", str(pid)]
    return subprocess.run(argv, capture_output=True, text=True).stdout.strip()  # noqa: S603


def stop(file: Path, marker: str, *signals: signal.Signals) -> None:
    """Send the signals in turn until the process of the pid file is gone; none running is fine."""
    for number in signals:
        pid = running_pid(file, marker)
        if pid is None:
            return
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
        _wait_for_end(pid)


def _wait_for_end(pid: int) -> None:
    end = time.monotonic() + STOPPED_WITHIN
    while is_alive(pid) and time.monotonic() < end:
        time.sleep(LOOK_EVERY)
