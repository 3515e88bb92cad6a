"""Why nothing was decided: each message is in words for the curator who asked."""

from __future__ import annotations


class NotDecidedError(Exception):
    """Nothing was written, and the suggestion stands as it stood."""


class DecidedAlreadyError(NotDecidedError):
    """Somebody else was quicker, or the same person decided otherwise before."""


class AgreementFirstError(NotDecidedError):
    """The agreement that the fact belongs to is not in the register yet."""


class CannotStandError(NotDecidedError):
    """What is proposed is against a rule of the register, or its words are gone."""


class NotRestoredError(Exception):
    """Nothing was put back, and the row is as it was."""
