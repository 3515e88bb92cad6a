"""The programs that make up a running register: started together, watched, stopped together."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from minerals.embedded.layout import log_tail, open_log
from minerals.embedded.paths import BASE_DIR

PR_SET_PDEATHSIG = 1
LOOK_EVERY = 0.1
# How long each signal is given. Cold shutdown (SIGQUIT) loses nothing: a task that a worker
# did not finish goes back to the queue.
WAYS_TO_END = ((signal.SIGTERM, 8.0), (signal.SIGQUIT, 3.0))


class ChildEndedError(RuntimeError):
    """One of the programs ended by itself; the text says which one and how its log ends."""


@dataclass(frozen=True)
class Child:
    """A running program and the name of its log."""

    name: str
    log: str
    process: subprocess.Popen[bytes]

    def ended(self) -> bool:
        """Whether it runs no more."""
        return self.process.poll() is not None


def start(name: str, log: str, argv: Sequence[str], *, keep: Sequence[int] = ()) -> Child:
    """Start ``python -m …`` from the checkout, in a session of its own, with its output logged.

    In a session of its own it does not get the Ctrl-C meant for the supervisor, and can be
    ended together with all that it started.
    """
    output = open_log(log)
    try:
        process = subprocess.Popen(  # noqa: S603 - programs of ours
            [sys.executable, "-m", *argv],
            cwd=BASE_DIR,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            pass_fds=keep,
            preexec_fn=_end_with_parent(),
        )
    finally:
        os.close(output)
    return Child(name, log, process)


def check(children: Sequence[Child]) -> None:
    """Return if all run; ChildEndedError for the first that does not."""
    for child in children:
        if child.ended():
            raise ChildEndedError(
                f"The {child.name} ended with {child.process.returncode}. "
                f"The end of its log:\n{log_tail(child.log)}"
            )


def stop(children: Sequence[Child]) -> None:
    """End all of them, politely first; returns when none is left."""
    for number, seconds in WAYS_TO_END:
        running = [child for child in children if not child.ended()]
        for child in running:
            child.process.send_signal(number)
        _wait(running, seconds)
    for child in children:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(child.process.pid, signal.SIGKILL)  # also what a dead one left behind
        child.process.wait()


def _wait(children: Sequence[Child], seconds: float) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end and not all(child.ended() for child in children):
        time.sleep(LOOK_EVERY)


def _end_with_parent() -> Callable[[], None] | None:
    """Have Linux end the child when the supervisor is killed; other systems cannot."""
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)  # loaded before the fork: the child must not lock

    def tie() -> None:
        libc.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)

    return tie
