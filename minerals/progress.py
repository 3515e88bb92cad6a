"""Tells a person in a terminal what is being done, while it is being done."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress


def say(words: str) -> None:
    """Write a line at once, also into a pipe."""
    _write(f"{words}\n")


@contextmanager
def step(words: str) -> Iterator[None]:
    """Write ``words …`` before the block and how long it took after it."""
    _write(f"{words} … ")
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        say("not done")
        raise
    say(f"done ({time.monotonic() - begun:.1f} s)")


def _write(words: str) -> None:
    with suppress(OSError):  # nobody reads any more, which is no reason to leave a server behind
        sys.stdout.write(words)
        sys.stdout.flush()
