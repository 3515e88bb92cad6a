"""Pages and files with many agreements against few, and against PostgreSQL alone.

Run by ``make bench``; it builds synthetic agreements in a database of its own and drops
it. Absolute times depend on the machine; the ratios are the figures to compare.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from statistics import median
from time import perf_counter

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

from minerals import embedded

ROUNDS = 7
FEW, MANY = 200, 2_000

PAGES = {
    "dashboard": "/",
    "list": "/agreements/",
    "list, party and pillar": "/agreements/?party=japan&pillar=stockpiling",
    "list, search": "/agreements/?q=supply",
    "list, most overdue": "/agreements/?sort=overdue",
    "matrix": "/pillars/",
    "pillar": "/pillars/stockpiling/",
    "sources": "/sources/",
    "timeline": "/timeline/",
    "commitments": "/commitments/",
    "disagreements": "/disagreements/",
    "parties": "/parties/",
    "party": "/parties/japan/",
    "mineral": "/minerals/rare-earths/",
    "gaps": "/pillars/gaps/?covers=financing&lacks=stockpiling",
    "list, as of a day": "/agreements/?as_of=2024-06-30",
}


def timed(work: Callable[[], object]) -> float:
    """Seconds of one call, at the median of several."""
    taken = []
    for _ in range(ROUNDS):
        start = perf_counter()
        work()
        taken.append(perf_counter() - start)
    return median(taken)


def page_times() -> dict[str, float]:
    from django.test import Client  # noqa: PLC0415  needs the settings above

    client = Client(SERVER_NAME="localhost")

    def fetch(address: str) -> None:
        answer = client.get(address)
        if answer.status_code != 200:
            sys.exit(f"{address} answered {answer.status_code}")

    for address in PAGES.values():
        fetch(address)  # warm
    return {name: timed(lambda address=address: fetch(address)) for name, address in PAGES.items()}


def file_against_copy() -> tuple[int, float, float]:
    """Rows of /pillars.csv, seconds for it, and for PostgreSQL's own COPY of the same query."""
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415

    from agreements.models import Agreement  # noqa: PLC0415
    from agreements.queries.editions import Edition, today  # noqa: PLC0415
    from agreements.queries.provisions import in_order_of_list, provision_rows  # noqa: PLC0415

    rows = provision_rows(in_order_of_list(Agreement.objects.all()), Edition(today()))
    client = Client(SERVER_NAME="localhost")
    size = rows.count()

    def copy() -> None:
        sql, params = rows.query.sql_with_params()
        with connection.cursor() as cursor:
            query = cursor.cursor.mogrify(sql, params)
            with cursor.copy(f"COPY ({query}) TO STDOUT CSV") as pieces:
                out = io.BytesIO()
                for piece in pieces:
                    out.write(piece)

    def download() -> None:
        b"".join(client.get("/pillars.csv").streaming_content)

    return size, timed(download), timed(copy)


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.db import connection  # noqa: PLC0415

    from tests.factories import make_register  # noqa: PLC0415

    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        make_register(FEW)
        few = page_times()
        make_register(MANY - FEW)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        many = page_times()
        report(few, many, *file_against_copy())
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def report(
    few: dict[str, float], many: dict[str, float], rows: int, download: float, copy: float
) -> None:
    lines = [f"{'page':<24}{FEW:>8,}{MANY:>10,}   ratio"]
    for name in PAGES:
        short, long = few[name] * 1000, many[name] * 1000
        lines.append(f"{name:<24}{short:>6.0f}ms{long:>8.0f}ms{long / short:>7.1f}x")
    share = download / copy
    lines.append(
        f"\n/pillars.csv, {rows:,} rows: {download:.2f} s, {share:.1f}x of PostgreSQL's COPY"
    )
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    with embedded.services():
        main()
