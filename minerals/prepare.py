"""Brings a database to what this version of the register expects: tables, then contents."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import DatabaseError, OperationalError, connection

from agreements.ingest.dossiers import load
from agreements.models import Agreement
from agreements.review import four_eyes
from minerals import embedded
from minerals.progress import say, step

# Any number, the same in every version: it names the lock among those of this database.
MIGRATION_LOCK = 20_251_020


def prepare() -> None:
    """Migrate, and load the vocabulary and the dossiers when they differ from those loaded.

    The database takes over whether four eyes hold from the setting.
    Several programs may do so at once on one database; they take turns. SystemExit says so
    when the database does not answer.
    """
    _expect_answer()
    with _alone():
        with step("Migrating"):
            call_command("migrate", verbosity=0, interactive=False)
        four_eyes.keep_in_step()
        _load_contents()


def _expect_answer() -> None:
    """Ask without the pool, which would wait and then say less about the reason."""
    asking = connection.copy()
    asking.settings_dict["OPTIONS"].pop("pool", None)
    try:
        asking.ensure_connection()
    except OperationalError as error:
        raise SystemExit(f"The database does not answer: {error}. Check DATABASE_URL.") from error
    finally:
        asking.close()


def _load_contents() -> None:
    seen, kept_in = contents_digest(), embedded.var_dir() / "contents.sha256"
    if _read(kept_in) == seen and _has_agreements():
        say("The dossiers are loaded already.")
        return
    with step("Loading the vocabulary"):
        call_command("load_vocabulary", verbosity=0)
    with step(f"Loading {_count_dossiers()} dossiers") as tick:
        report = load([_fixtures() / "dossiers"], tell=lambda _line: tick())
    if report.faults:
        raise SystemExit("\n".join(str(fault) for fault in report.faults))
    kept_in.parent.mkdir(parents=True, exist_ok=True)
    kept_in.write_text(seen)


def contents_digest() -> str:
    """A name for what would be loaded into which tables of which database."""
    database = settings.DATABASES["default"]
    digest = hashlib.sha256(f"{database['HOST']} {database['NAME']}".encode())
    for path in _files_that_decide():
        digest.update(f"\0{path.relative_to(embedded.BASE_DIR)}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _files_that_decide() -> list[Path]:
    """The fixtures, and the migrations: a new column is to be filled from the same dossiers."""
    data = (path for path in _fixtures().rglob("*") if path.is_file())
    return sorted([*data, *(embedded.BASE_DIR / "agreements" / "migrations").glob("*.py")])


def _fixtures() -> Path:
    return embedded.BASE_DIR / "fixtures"


def _count_dossiers() -> int:
    return sum(1 for path in (_fixtures() / "dossiers").rglob("*.y*ml") if path.is_file())


def _has_agreements() -> bool:
    return Agreement.objects.exists()


def _read(file: Path) -> str:
    return file.read_text() if file.exists() else ""


@contextmanager
def _alone() -> Iterator[None]:
    """Hold the database's own lock, which is dropped when this connection ends."""
    _execute("SELECT pg_advisory_lock(%s)")
    try:
        yield
    finally:
        with suppress(DatabaseError):  # a connection that broke has dropped it already
            _execute("SELECT pg_advisory_unlock(%s)")


def _execute(statement: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, [MIGRATION_LOCK])
