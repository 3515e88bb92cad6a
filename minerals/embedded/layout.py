"""The directories of the embedded servers: made for their owner only, or refused in words."""

import contextlib
import os
import stat
from pathlib import Path

from minerals.embedded.identity import nobody
from minerals.embedded.paths import log_dir, run_dir, var_dir

PRIVATE = 0o700
ADVICE = "Run the register as the user who owns it, or set VAR_DIR to a directory that is yours."
LARGE_LOG = 5_000_000


def make_directories() -> None:
    """Make every directory that the servers share, or end the program and say which cannot be."""
    for directory in (var_dir(), log_dir()):
        make_private(directory)
    make_private(run_dir())
    if stat.S_IMODE(run_dir().stat().st_mode) & 0o077:
        run_dir().chmod(PRIVATE)


def make_private(directory: Path) -> None:
    """Make the directory for its owner only; one that belongs to another user is refused.

    The sockets may lie in the shared temporary folder, where anybody could have made the
    directory first, and would own the database.
    """
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=PRIVATE)
        found = directory.stat() if directory == var_dir() else directory.lstat()
    except OSError as error:
        raise SystemExit(f"Cannot make {directory}: {error.strerror}. {ADVICE}") from error
    if not stat.S_ISDIR(found.st_mode) or not _ours(found) or not os.access(directory, os.W_OK):
        raise SystemExit(f"{directory} belongs to another user. {ADVICE}")


def remove_run_dir() -> None:
    """Remove the directory of the sockets, which may lie in the shared temporary folder."""
    with contextlib.suppress(OSError):  # something is in it still, so it is in use
        run_dir().rmdir()


def open_log(name: str) -> int:
    """Open ``name`` in the directory of logs for appending, and return its descriptor.

    One that has grown large is put aside as ``name.1`` first, in place of an older one.
    """
    path = log_dir() / name
    if path.exists() and path.stat().st_size > LARGE_LOG:
        path.replace(path.with_name(f"{name}.1"))
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def log_tail(name: str) -> str:
    """The last lines of a log, for a message about a server that did not start."""
    text = (log_dir() / name).read_text(errors="replace")
    return "\n".join(text.splitlines()[-12:])


def _ours(found: os.stat_result) -> bool:
    mine = {os.geteuid()}
    if os.geteuid() == 0:  # root makes what PostgreSQL needs over to nobody: see identity
        mine.add(nobody().pw_uid)
    return found.st_uid in mine
