"""From nothing to a register that answers, and back."""

import http.client
import os
import socket
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.db.backends.postgresql.base import DatabaseWrapper
from kombu.exceptions import KombuError

from minerals import embedded
from minerals.celery import app
from minerals.embedded.layout import make_private
from minerals.embedded.paths import log_dir
from minerals.embedded.signals import ignored_while_stopping, terminated_in_words
from minerals.prepare import prepare
from minerals.progress import say, step
from minerals.supervisor import listening
from minerals.supervisor.children import Child, ChildEndedError, check, start, stop

LOOK_EVERY = 0.2
HEALTHY_WITHIN = 60.0
HEARTBEAT = "agreements.tasks.note_worker_alive"


def up() -> int:
    """Prepare the database, run every program and return the exit code when told to end.

    Ctrl-C, SIGTERM and SIGHUP end it with 0; a program that ends by itself ends it with 1.
    """
    try:
        with terminated_in_words(), listening.open_socket() as web:
            prepare()
            _make_demo_curator()
            _run(web)
    except KeyboardInterrupt:
        say("Everything is stopped.")
        return 0
    except ChildEndedError as error:
        say(str(error))
        return 1
    return 0


def _make_demo_curator() -> None:
    """Only where nobody else reaches the account, and in a database made for this checkout."""
    if not os.environ.get("DATABASE_URL") and listening.is_this_machine(listening.read_host()):
        call_command("create_demo_curator")


def _run(web: socket.socket) -> None:
    """Start the programs, say where they are, and watch until something ends."""
    make_private(log_dir())
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)  # WhiteNoise warns otherwise
    _leave_database()
    children: list[Child] = []
    try:
        with step("Starting the web server and the worker"):
            children.append(_web_server(web))
            children.append(_worker())
            _wait_until_healthy(children, web)
        children.append(_scheduler())  # nobody waits for it, so it may not slow the others
        _tell_where(web)
        while True:
            check(children)
            time.sleep(LOOK_EVERY)
    finally:
        with ignored_while_stopping():
            say("Stopping …")
            stop(children)


def _leave_database() -> None:
    """Close the pool: its threads must not be there when the children are forked."""
    database = connections["default"]
    if isinstance(database, DatabaseWrapper):
        database.close_pool()


def _web_server(web: socket.socket) -> Child:
    argv = ["gunicorn", "minerals.wsgi", "--bind", f"fd://{web.fileno()}", "--preload"]
    argv += ["--worker-class", "gthread", "--workers", "2", "--threads", "4"]
    argv += ["--graceful-timeout", "5", "--access-logfile", "-"]
    argv += ["--no-control-socket"]  # it would be in the home directory, one for all checkouts
    return start("web server", "web.log", argv, keep=[web.fileno()])


def _worker() -> Child:
    argv = ["celery", "-A", "minerals", "worker", "--concurrency", "2", "--loglevel", "INFO"]
    argv += ["--without-gossip", "--without-mingle"]  # with a single worker: a second saved
    return start("worker", "worker.log", argv)


def _scheduler() -> Child:
    argv = ["celery", "-A", "minerals", "beat", "--loglevel", "INFO", "--pidfile="]
    argv += ["--schedule", str(embedded.var_dir() / "beat-schedule")]
    return start("scheduler", "beat.log", argv)


def _wait_until_healthy(children: Sequence[Child], web: socket.socket) -> None:
    """Return when /health/ is content; a program that ended meanwhile raises.

    The scheduler asks for the worker's first sign of life only after half a minute, so it is
    asked for here. Content or not, it is served after a while: the page says what is missing.
    """
    _ask_worker()
    end = time.monotonic() + HEALTHY_WITHIN
    while time.monotonic() < end and _health(web) != http.client.OK:
        check(children)
        time.sleep(LOOK_EVERY)


def _ask_worker() -> None:
    try:
        app.send_task(HEARTBEAT)
    except KombuError as error:
        raise SystemExit(f"The queue does not answer: {error}. Check REDIS_URL.") from error


def _health(web: socket.socket) -> int:
    """The status of /health/, or 0 where nothing answers."""
    target = urlsplit(listening.address_of(web))
    asking = http.client.HTTPConnection(target.hostname or "", target.port, timeout=10)
    try:
        asking.request("GET", "/health/", headers={"Host": _allowed_host()})
        return asking.getresponse().status
    except (OSError, http.client.HTTPException):
        return 0
    finally:
        asking.close()


def _allowed_host() -> str:
    first: str = settings.ALLOWED_HOSTS[0]
    return "localhost" if first == "*" else first.lstrip(".")


def _tell_where(web: socket.socket) -> None:
    address = listening.address_of(web)
    say(f"\nCritical Minerals Register is at {address}")
    say(f"Curators sign in at {address}admin/")
    say(f"Logs are in {log_dir()}. Ctrl-C stops everything.")
