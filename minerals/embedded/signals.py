"""Lets a program that is told to end leave its blocks first."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any

ENDING = (signal.SIGTERM, signal.SIGHUP)


class Terminated(KeyboardInterrupt):
    """SIGTERM or SIGHUP came. A KeyboardInterrupt, so that everybody already lets it pass."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def terminated_in_words() -> Iterator[None]:
    """Raise Terminated where the signal would have ended the program on the spot.

    A program that has its own way with the signal keeps it.
    """

    def end(number: int, _frame: FrameType | None) -> None:
        raise Terminated(number)

    ours = [number for number in ENDING if signal.getsignal(number) == signal.SIG_DFL]
    with _handled(dict.fromkeys(ours, end)):
        yield


@contextmanager
def ignored_while_stopping() -> Iterator[None]:
    """Ignore a second Ctrl-C, which would leave a server running; stopping takes bounded time."""
    with _handled(dict.fromkeys((signal.SIGINT, *ENDING), signal.SIG_IGN)):
        yield


@contextmanager
def _handled(handlers: dict[signal.Signals, Any]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, handler) for number, handler in handlers.items()}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
