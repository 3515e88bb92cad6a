"""Reads settings from the environment and refuses what it cannot read.

A misspelt ``DEBUG=ture`` must stop the start, not quietly mean "off": every
reader here raises :class:`UnreadableSettingError`, whose text names the variable,
what stood there and what may stand there.
"""

from __future__ import annotations

import os
import re
import secrets
import time
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

TRUE = frozenset({"1", "true", "yes", "on"})
FALSE = frozenset({"0", "false", "no", "off"})
SHORTEST_SECRET = 32
LAST_PORT = 65_535
DATABASE_FORM = "postgresql://user:password@host:port/name"
WAITS, WAIT = 20, 0.05
"""How often and how long, in seconds, to wait for a secret that another process is writing."""


class UnreadableSettingError(ValueError):
    """An environment variable holds what cannot be read; correct it and start again."""

    def __init__(self, name: str, value: str, wanted: str) -> None:
        super().__init__(f"{name} is {value!r}; write {wanted}.")


def env_str(name: str, default: str = "") -> str:
    """The variable's text without surrounding blanks, or ``default`` where unset or empty."""
    return os.environ.get(name, "").strip() or default


def env_bool(name: str, *, default: bool) -> bool:
    """Yes or no. Accepts 1/0, true/false, yes/no and on/off in any case."""
    value = env_str(name).lower()
    if not value:
        return default
    if value in TRUE | FALSE:
        return value in TRUE
    raise UnreadableSettingError(name, value, "1 or 0")


def env_int(name: str, *, default: int, least: int = 0) -> int:
    """A whole number not below ``least``."""
    value = env_str(name)
    if not value:
        return default
    if value.isascii() and value.isdigit() and int(value) >= least:
        return int(value)
    raise UnreadableSettingError(name, value, f"a whole number, {least} or more")


def env_port(name: str, *, default: int) -> int:
    """The number of a port that a program can listen on or be reached at."""
    value = env_str(name) or str(default)
    if value.isascii() and value.isdigit() and 1 <= int(value) <= LAST_PORT:
        return int(value)
    raise UnreadableSettingError(name, value, f"a whole number from 1 to {LAST_PORT}")


def env_list(name: str, *, default: tuple[str, ...] = ()) -> list[str]:
    """Comma-separated values, blanks dropped."""
    values = [part.strip() for part in env_str(name).split(",")]
    return [value for value in values if value] or list(default)


def env_secret(name: str, kept_in: Path) -> str:
    """The secret of that name, or one made once and kept in ``kept_in`` for its owner only.

    Two processes that start together agree: the file is created exclusively and
    whoever comes second reads what the first one wrote.
    """
    given = env_str(name)
    if given:
        return given
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(kept_in, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return _kept_secret(name, kept_in)
    with os.fdopen(handle, "w") as file:
        file.write(secrets.token_urlsafe(50))
    return _kept_secret(name, kept_in)


def _kept_secret(name: str, kept_in: Path) -> str:
    """What the file holds, once whoever made it has written it; never shown when too short."""
    for _ in range(WAITS):
        secret = kept_in.read_text().strip()
        if len(secret) >= SHORTEST_SECRET:
            return secret
        time.sleep(WAIT)
    raise UnreadableSettingError(
        name, "…", f"at least {SHORTEST_SECRET} characters, or remove {kept_in} to have one made"
    )


def env_database(name: str, default: str) -> dict[str, object]:
    """A Django database from ``postgresql://user:password@host:port/name?option=value``.

    A ``host`` option names a folder with a socket and wins over the host part.
    """
    url = env_str(name, default)
    try:
        parts = urlsplit(url)
        port = str(parts.port or "")
    except ValueError:  # whose own words may quote the password
        raise UnreadableSettingError(name, _without_password(url), DATABASE_FORM) from None
    if parts.scheme not in {"postgresql", "postgres"} or not parts.path.lstrip("/"):
        raise UnreadableSettingError(name, _without_password(url), DATABASE_FORM)
    options: dict[str, object] = {key: values[-1] for key, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or unquote(parts.hostname or ""),
        "PORT": port,
        "OPTIONS": options,
    }


def _without_password(url: str) -> str:
    """The address for a message: what stands between the user's name and the host is left out."""
    return re.sub(r"(://[^:/@]*):.*@", r"\1:…@", url)
