"""Tells a person in a terminal what is being done, while it is being done."""

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

EVERY = 20


def say(words: str) -> None:
    """Write a line at once, also into a pipe."""
    _write(f"{words}\n")


@contextmanager
def step(words: str) -> Iterator[Callable[[], None]]:
    """Write ``words …`` before the block and how long it took after it.

    A block that does many things alike calls what it is given after each: every
    twentieth is told.
    """
    _write(f"{words} … ")
    begun = time.monotonic()
    numbers = count(1)
    try:
        yield lambda: _count(next(numbers))
    except BaseException:
        say("not done")
        raise
    say(f"done ({time.monotonic() - begun:.1f} s)")


def _count(number: int) -> None:
    if number % EVERY == 0:
        _write(f"{number} … ")


def _write(words: str) -> None:
    with suppress(OSError):  # nobody reads any more, which is no reason to leave a server behind
        sys.stdout.write(words)
        sys.stdout.flush()
