"""Why a page did not come. The class says what to do next, the message why, for a reader."""

from __future__ import annotations


class SourceError(Exception):
    """A page that did not come. ``str()`` is a sentence that may be shown as it is."""


class TryAgainError(SourceError):
    """It may come later: ``after`` seconds if the site said when, else when the caller likes."""

    def __init__(self, message: str, *, after: float | None = None) -> None:
        super().__init__(message)
        self.after = after


class NotOurTurnError(TryAgainError):
    """The site was not asked: others of ours asked it a moment ago. Come back in ``after``."""


class DropError(SourceError):
    """It will not come, however often it is asked for."""


class GoneError(DropError):
    """The site says that there is no page at this address."""


class AskError(SourceError):
    """A person can get at it and we may not: let one paste the text or the file."""
