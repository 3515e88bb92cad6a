"""Pages a second through the whole pipeline in one process, against extraction alone.

``python -m benchmarks.ingestion`` reads the practice corpus from a web of its own into a
database of its own, and drops it. Both are measured in turn, round by round: the ratio is
the figure to compare.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from statistics import median
from time import perf_counter

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"

import trafilatura

from minerals import embedded

ROUNDS = 5
PAGES = sorted(Path("tests/corpus/pages").glob("*.html"))


def extracted(bodies: list[bytes]) -> float:
    """Seconds that trafilatura takes for text and metadata of all pages."""
    start = perf_counter()
    for body in bodies:
        trafilatura.bare_extraction(body, with_metadata=True, include_comments=False)
    return perf_counter() - start


def read_only(bodies: list[bytes]) -> float:
    """Seconds that our reader takes, which stands on it."""
    from django.utils import timezone  # noqa: PLC0415

    from agreements.core.articles import Page  # noqa: PLC0415
    from agreements.sources.reading import read  # noqa: PLC0415

    today = timezone.now().date()
    start = perf_counter()
    for body in bodies:
        read(Page(body=body, content_type="text/html"), today=today)
    return perf_counter() - start


def ingested(urls: list[str]) -> float:
    """Seconds from the first fetch to the last suggestion stored; all is new each time."""
    from agreements.ingest import arrivals, pipeline  # noqa: PLC0415
    from agreements.models import Arrival, Article, RawPage, Run, Suggestion  # noqa: PLC0415

    read_before = Article.objects.filter(raw_page__isnull=False)
    read_before.update(duplicate_of=None, duplicate_kind="", text_hash="")
    for rows in (Suggestion.objects, Arrival.objects, read_before, Run.objects, RawPage.objects):
        rows.all().delete()
    run = arrivals.submit_addresses(urls, by=None)
    numbers = list(run.arrivals.values_list("pk", flat=True))
    start = perf_counter()
    for number in numbers:
        pipeline.ingest(number)
    return perf_counter() - start


def main() -> None:
    import django  # noqa: PLC0415

    django.setup()
    from django.core.management import call_command  # noqa: PLC0415
    from django.db import connection  # noqa: PLC0415

    from minerals.celery import app  # noqa: PLC0415
    from tests.ingest.web import web  # noqa: PLC0415

    app.conf.task_always_eager = False  # we are the worker: the queue is told, and not asked
    app.conf.task_default_queue = f"benchmark-{os.getpid()}"
    name = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True)
    try:
        call_command("load_vocabulary", verbosity=0)
        call_command("load_dossiers", verbosity=0)
        bodies = [path.read_bytes() for path in PAGES]
        with web() as site:
            urls = [site.page(f"/{path.name}", path.read_bytes()) for path in PAGES]
            ingested(urls)  # warm
            rounds = [(extracted(bodies), read_only(bodies), ingested(urls)) for _ in range(ROUNDS)]
        report(rounds)
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


def report(rounds: list[tuple[float, float, float]]) -> None:
    names = ("extraction alone", "our reader alone", "whole pipeline")
    speeds = [len(PAGES) / median(column) for column in zip(*rounds, strict=True)]
    lines = [f"{name:<20}{speed:6.1f} pages/s" for name, speed in zip(names, speeds, strict=True)]
    shares = [median(first / last for first, _, last in rounds)]
    shares.append(median(reader / last for _, reader, last in rounds))
    lines.append(f"pipeline : extraction {shares[0]:.2f}, pipeline : our reader {shares[1]:.2f}")
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    with embedded.services():
        main()
