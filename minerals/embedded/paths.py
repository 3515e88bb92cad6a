"""Where the embedded servers keep their files, and the addresses that follow from it."""

import hashlib
import os
import re
from pathlib import Path

BASE_DIR = Path(__file__).resolve().parent.parent.parent
DATABASE = "register"

# The system's limit for a socket's path is 107 bytes on Linux and 103 on macOS. The longest
# name put below the directory is "/run/.s.PGSQL.5432.lock", which leaves 80; a space or a
# comma would need quoting in two configuration languages and a URL, so neither is let in.
PLAIN_PATH = re.compile(r"[A-Za-z0-9_./-]{1,75}")

# Not tempfile.gettempdir(): TMPDIR differs between a terminal and a scheduled job, and both
# must find the same sockets.
SHARED_TEMPORARY = Path("/tmp")  # noqa: S108 - made 0700 and checked by layout.make_private


def var_dir() -> Path:
    """The directory of all that is written at run time: VAR_DIR, else ``var`` in the checkout.

    A relative VAR_DIR counts from the checkout, so that it does not move with the terminal.
    """
    return (BASE_DIR / Path(os.environ.get("VAR_DIR") or "var").expanduser()).resolve()


def run_dir() -> Path:
    """The directory of the sockets: short enough for the system, and safe inside a URL."""
    var = var_dir()
    if PLAIN_PATH.fullmatch(str(var)):
        return var / "run"
    digest = hashlib.sha256(os.fsencode(var)).hexdigest()[:16]
    user = os.getuid() if hasattr(os, "getuid") else 0
    return SHARED_TEMPORARY / f"minerals-{user}-{digest}"


def log_dir() -> Path:
    """The directory of the logs of every server and of what ``manage.py up`` starts."""
    return var_dir() / "log"


def valkey_socket() -> Path:
    """The socket on which the embedded Valkey listens."""
    return run_dir() / "valkey.sock"


def database_url(name: str = DATABASE) -> str:
    """The address of the embedded PostgreSQL, whether it runs or not.

    The port, which names the socket, is said so that PGPORT of the terminal does not count.
    """
    return f"postgresql://postgres@:5432/{name}?host={run_dir()}"


def broker_url() -> str:
    """The address of the embedded Valkey as Celery spells it."""
    return f"redis+socket://{valkey_socket()}"


def cache_url() -> str:
    """The address of the embedded Valkey as Django's cache spells it; not Celery's database."""
    return f"unix://{valkey_socket()}?db=1"
