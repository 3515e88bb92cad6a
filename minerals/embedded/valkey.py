"""The embedded Valkey, which keeps the queue: what was put in it survives a crash."""

import contextlib
import os
import signal
import socket
from pathlib import Path

from minerals.embedded.binaries import cannot_run, valkey_program
from minerals.embedded.identity import Identity
from minerals.embedded.layout import make_private
from minerals.embedded.paths import valkey_socket, var_dir
from minerals.embedded.processes import (
    DidNotStartError,
    running_pid,
    spawn,
    wait_until,
)
from minerals.embedded.processes import stop as stop_process

NAME = "Valkey"
LOG = "valkey.log"


def start() -> None:
    """Have the server answer."""
    if _answers():
        return
    pid = running_pid(_pid_file(), _marker()) or _spawn()
    try:
        wait_until(_answers, pid=pid, name=NAME, log=LOG)
    except DidNotStartError as error:
        raise SystemExit(str(error)) from error


def stop() -> None:
    """End the server if it runs, after it has written its log of changes."""
    stop_process(_pid_file(), _marker(), signal.SIGTERM, signal.SIGKILL)


def _spawn() -> int:
    make_private(_data_dir())
    options = {
        "port": "0",  # no network at all
        "unixsocket": str(valkey_socket()),
        "unixsocketperm": "700",
        "dir": str(_data_dir()),
        "pidfile": str(_pid_file()),
        "appendonly": "yes",
        "save": "",
        "maxmemory-policy": "noeviction",  # a full queue must refuse, not forget
        "set-proc-title": "no",  # the command line is how we recognise it
    }
    argv = [str(valkey_program())]
    argv += [part for name, value in options.items() for part in (f"--{name}", value)]
    try:
        return spawn(argv, log=LOG, identity=Identity(os.geteuid(), os.getegid()))
    except OSError as error:
        raise cannot_run(f"valkey-server cannot be run ({error})") from error


def _data_dir() -> Path:
    return var_dir() / "valkey"


def _pid_file() -> Path:
    return var_dir() / "valkey.pid"


def _marker() -> str:
    return f" --unixsocket {valkey_socket()} "


def _answers() -> bool:
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(2)
        connection.connect(str(valkey_socket()))
        connection.sendall(b"PING\r\n")
        return connection.recv(16).startswith(b"+PONG")
    return False
