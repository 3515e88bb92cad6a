"""Runs a client program of PostgreSQL on the embedded database.

python -m minerals.embedded psql
python -m minerals.embedded pg_dump --format=custom --file=register.dump
"""

import subprocess
import sys

from minerals.embedded.binaries import postgres_program
from minerals.embedded.entry import services
from minerals.embedded.paths import DATABASE, run_dir
from minerals.embedded.postgres import environment

CLIENTS = ("psql", "pg_dump", "pg_restore")


def main() -> int:
    """Run the client named first with the arguments that follow; its exit code."""
    if len(sys.argv) < 2 or sys.argv[1] not in CLIENTS:
        raise SystemExit(f"Name one of {', '.join(CLIENTS)}, and its arguments.")
    argv = [str(postgres_program(sys.argv[1])), *sys.argv[2:]]
    target = {"PGHOST": str(run_dir()), "PGUSER": "postgres", "PGDATABASE": DATABASE}
    with services():
        return subprocess.run(argv, env=environment() | target).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main())
