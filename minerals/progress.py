"""Tells a person in a terminal what is being done, while it is being done."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager


def say(words: str) -> None:
    """Write a line at once, also into a pipe."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


@contextmanager
def step(words: str) -> Iterator[None]:
    """Write ``words …`` before the block and how long it took after it."""
    sys.stdout.write(f"{words} … ")
    sys.stdout.flush()
    begun = time.monotonic()
    try:
        yield
    except BaseException:
        say("not done")
        raise
    say(f"done ({time.monotonic() - begun:.1f} s)")
