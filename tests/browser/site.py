"""The register with its 137 dossiers, served by a process of its own from a database of its own.

Other tests empty the tables of the test database whenever they like; what the browser sees
must stay. So the database is copied once, filled with the rows of ``tests.register`` and
served by the same web server as in production.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.contrib.auth.models import User
from django.db import connection

from agreements.ingest import pipeline
from agreements.models import Agreement, Arrival, RawPage
from minerals import embedded
from tests.factories import ArrivalFactory, make_desk
from tests.register import Photograph, lay_out

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "for-the-browser-only"
GUNICORN = ["-m", "gunicorn", "minerals.wsgi", "--no-control-socket"]
CURATOR, VISITOR = "ada", "vera"
CORPUS = Path(__file__).parents[1] / "corpus" / "pages"
READ = (
    "001-us-japan-framework-wire.html",
    "004-pax-silica-declaration.html",
    "007-saudi-us-magnets-framework.html",
)
"""Pages of the corpus of which every suggestion is decided; all of the corpus came in as files."""


@contextlib.contextmanager
def filled_database(photo: Photograph) -> Iterator[str]:
    """The address of a copy of the test database that holds the register and two accounts."""
    source = str(connection.settings_dict["NAME"])
    name = f"{source}_browser"
    _leave_database()
    _administer(f'DROP DATABASE IF EXISTS "{name}"')
    _administer(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')
    try:
        with _pointed_at(name):
            lay_out(photo)
            User.objects.create_superuser(CURATOR, password=PASSWORD)
            User.objects.create_user(VISITOR, password=PASSWORD, is_staff=True)
            framework = Agreement.objects.get(slug="us-japan-framework-2025")
            make_desk(1, framework)
            change_and_put_back(framework)
            for page in sorted(CORPUS.iterdir()):
                bring_in(page)
            read_what_waits()
        given = os.environ.get("DATABASE_URL") or embedded.database_url()
        yield urlsplit(given)._replace(path=f"/{name}").geturl()
    finally:
        _administer(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def change_and_put_back(agreement: Agreement) -> None:
    """Leave two changes in its history, and the agreement as it was."""
    for place in (f"{agreement.place} (as printed)", agreement.place):
        agreement.place = place
        agreement.save()


def bring_in(page: Path) -> None:
    """Hand in a page of the corpus as a file."""
    kept = RawPage.objects.keep(page.read_bytes(), content_type="text/html")
    ArrivalFactory(
        way="file", name=page.name, url="", raw_page=kept, content_type="text/html", step="examine"
    )


def read_what_waits() -> None:
    """Do what a worker does: read every page that came in and is kept."""
    for arrival in Arrival.objects.filter(state="waiting").exclude(raw_page=None):
        pipeline.ingest(arrival.pk)


@contextlib.contextmanager
def served(database: str, log: Path) -> Iterator[str]:
    """The address at which the register answers from ``database``."""
    with socket.create_server(("127.0.0.1", 0)) as web, log.open("wb") as written:
        process = subprocess.Popen(
            [sys.executable, *GUNICORN, "--threads", "4", "--bind", f"fd://{web.fileno()}"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": database, "DJANGO_SETTINGS_MODULE": "tests.settings"},
            pass_fds=[web.fileno()],
            stdout=written,
            stderr=written,
        )
        try:
            yield f"http://127.0.0.1:{web.getsockname()[1]}"
        finally:
            process.terminate()
            process.wait(timeout=30)


def _administer(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


@contextlib.contextmanager
def _pointed_at(name: str) -> Iterator[None]:
    """Let Django's connection lead to another database for a while."""
    before = connection.settings_dict["NAME"]
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        _leave_database()
        connection.settings_dict["NAME"] = before


def _leave_database() -> None:
    """A database that somebody is connected to can be neither copied nor dropped."""
    connection.close()
    connection.close_pool()
