"""The embedded PostgreSQL: made once, started, found again, stopped."""

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import psycopg
from psycopg.pq import PGconn, Ping

from minerals.embedded.binaries import postgres_program
from minerals.embedded.identity import Identity, identity_for
from minerals.embedded.paths import DATABASE, database_url, run_dir, var_dir
from minerals.embedded.processes import (
    DidNotStartError,
    command_of,
    pid_in,
    running_pid,
    spawn,
    wait_until,
)
from minerals.embedded.processes import (
    stop as stop_process,
)

NAME = "PostgreSQL"
LOG = "postgres.log"
VERSION = "18"
# What the last server's processes still hold after it was killed; they end within seconds.
STILL_HELD = "shared memory block"
# Said, so that PGOPTIONS of the terminal is not taken instead.
NO_OPTIONS = "-c timezone=UTC"
HELD_WITHIN = 15.0

SETTINGS = {
    "listen_addresses": "",  # nobody reaches it but through the socket, which is its owner's
    "unix_socket_permissions": "0700",
    "max_connections": "100",
    "shared_buffers": "256MB",
    "timezone": "UTC",
    "log_timezone": "UTC",
}


def start() -> None:
    """Have the server answer, with the register's database in it."""
    if running_pid(_pid_file(), _marker()) is None or not _answers_soon():
        _start_new()
    _make_database()


def stop() -> None:
    """End the server if it runs: without waiting for clients, and at once if that takes long."""
    stop_process(_pid_file(), _marker(), signal.SIGINT, signal.SIGQUIT)


def data_dir() -> Path:
    """Where the tables are."""
    return var_dir() / "postgres"


def environment() -> dict[str, str]:
    """The environment without what would change a PostgreSQL program's target or language."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PG", "LC_", "LANG"))}
    return kept | {"LC_ALL": "C"}


def _pid_file() -> Path:
    return data_dir() / "postmaster.pid"


def _marker() -> str:
    return f" -D {data_dir()} "


def _answers_soon() -> bool:
    """Whether the server that is already there gets ready; not so if it was just stopping."""
    pid = running_pid(_pid_file(), _marker())
    try:
        wait_until(_answers, pid=pid or 0, name=NAME, log=LOG)
    except DidNotStartError:
        return False
    return True


def _start_new() -> None:
    program = postgres_program("postgres")
    identity = identity_for(program, data=var_dir())
    if not data_dir().exists():
        _init(identity)
    _check_version()
    _own(data_dir(), identity)
    _own(run_dir(), identity)
    _remove_untrue_locks()
    _run(program, identity)


def _run(program: Path, identity: Identity) -> None:
    """Start the server, and again while the processes of a killed one still end."""
    end = time.monotonic() + HELD_WITHIN
    while True:
        pid = spawn(_argv(program), log=LOG, identity=identity, env=environment())
        try:
            wait_until(_answers, pid=pid, name=NAME, log=LOG)
        except DidNotStartError as error:
            if STILL_HELD not in str(error) or time.monotonic() > end:
                raise SystemExit(str(error)) from error
            time.sleep(0.3)
        else:
            return


def _argv(program: Path) -> list[str]:
    options = SETTINGS | {"unix_socket_directories": str(run_dir())}
    argv = [str(program), "-D", str(data_dir())]
    return argv + [part for name, value in options.items() for part in ("-c", f"{name}={value}")]


def _init(identity: Identity) -> None:
    """Make an empty cluster aside and move it into place whole, so that half of one never counts.

    Its locale is built into PostgreSQL: the same order and case on every machine.
    """
    unfinished = data_dir().with_name("postgres.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    _own(unfinished, identity)
    argv = [
        str(postgres_program("initdb")),
        "-D",
        str(unfinished),
        "-U",
        "postgres",
        "--auth=trust",
    ]
    argv += ["--encoding=UTF8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    done = subprocess.run(  # noqa: S603 - a program of ours
        argv, env=environment(), cwd="/", capture_output=True, text=True, **identity.popen
    )
    if done.returncode:
        raise SystemExit(f"{NAME} could not make its data directory.\n{done.stdout}{done.stderr}")
    unfinished.rename(data_dir())


def _check_version() -> None:
    try:
        found = (data_dir() / "PG_VERSION").read_text().strip()
    except OSError as error:
        raise SystemExit(f"{data_dir()} cannot be read: {error.strerror}.") from error
    if found != VERSION:
        raise SystemExit(
            f"{data_dir()} was made by {NAME} {found}; this is {VERSION}. Restore a backup into "
            "a new VAR_DIR, as docs/operate.md describes."
        )


def _own(directory: Path, identity: Identity) -> None:
    """Make our own directory over to whom the server runs as, if it is not theirs already."""
    if os.geteuid() != 0 or directory.stat().st_uid == identity.user:
        return
    for path in (directory, *directory.rglob("*")):
        os.chown(path, identity.user, identity.group, follow_symlinks=False)


def _remove_untrue_locks() -> None:
    """Remove what would keep PostgreSQL from starting for no reason.

    It clears the lock of a dead server itself. It refuses one that is half-written, or whose
    number now belongs to a stranger or to a process that is dead but not collected.
    """
    for lock in (_pid_file(), run_dir() / ".s.PGSQL.5432.lock"):
        pid = pid_in(lock)
        if pid is None or (_exists(pid) and _marker() not in command_of(pid)):
            lock.unlink(missing_ok=True)


def _exists(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _answers() -> bool:
    """Whether connections are accepted; one that is refused for its own fault is an answer too."""
    return PGconn.ping(database_url("postgres").encode()) == Ping.OK


def _make_database() -> None:
    with psycopg.connect(
        database_url("postgres"), autocommit=True, options=NO_OPTIONS
    ) as connection:
        found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE])
        if found.fetchone() is None:
            connection.execute(f'CREATE DATABASE "{DATABASE}"')
