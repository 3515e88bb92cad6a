"""Reads many articles while everything they stand on is killed again and again.

A program, since it stops the servers that it uses: in a VAR_DIR of its own,
``VAR_DIR=/tmp/chaos python -m tests.ingest.chaos --articles 200``. It prints what it found as
JSON, and ends with 1 where an article is missing, double or without its suggestions.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "minerals.settings",
    "INGEST_ALLOW_LOOPBACK": "1",
    "INGEST_ATTEMPTS": "40",
    "INGEST_LEASE_SECONDS": "3",
    "INGEST_QUEUED_SECONDS": "6",  # a worker killed between hearing of a row and taking it
    "INGEST_PACE_SECONDS": "0",
    "LOCAL": "1",
    "HTTPS": "0",
    "LOG_LEVEL": "WARNING",
}
WORKER = [
    *("-m", "celery", "-A", "minerals", "worker", "--pool", "solo", "--loglevel", "INFO"),
    *("--without-gossip", "--without-mingle", "--without-heartbeat"),
]
LEFT = ("state", "step", "attempts", "queued_at", "due_at", "lease_until", "error")
"""What is told of an arrival that did not come to its end."""
SLOW = 0.05  # seconds that our web takes for a page, so that a kill finds one half fetched


def main() -> int:
    """Run it, print what was found, and say by the exit code whether that is right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=12)
    parser.add_argument("--every", type=float, default=2.0, help="seconds that a worker works")
    parser.add_argument("--kills", type=int, default=1000, help="of the worker, at most")
    parser.add_argument("--brokers", type=int, default=2, help="restarts of the broker")
    parser.add_argument("--databases", type=int, default=1, help="restarts of the database")
    parser.add_argument("--seconds", type=float, default=600.0, help="given up after")
    chosen = parser.parse_args()
    os.environ |= SETTINGS

    from minerals import embedded  # noqa: PLC0415 - reads the environment

    with embedded.services():
        import django  # noqa: PLC0415

        django.setup()
        found = Chaos(chosen).run()
    print(json.dumps(found, indent=1, default=str))  # noqa: T201
    return 0 if found["right"] else 1


class Chaos:
    """One run: what is submitted, what is killed when, and what is left."""

    def __init__(self, chosen: Any) -> None:
        self.chosen = chosen
        self.worker: subprocess.Popen[bytes] | None = None
        self.killed = {"worker": 0, "broker": 0, "database": 0}
        self.begun = time.monotonic()
        self.log = (Path(os.environ["VAR_DIR"]) / "worker.log").open("ab")

    def run(self) -> dict[str, Any]:
        from django.core.management import call_command  # noqa: PLC0415

        from agreements.ingest import arrivals  # noqa: PLC0415
        from tests.ingest.web import story, web  # noqa: PLC0415

        call_command("migrate", verbosity=0)
        with web(slow=SLOW) as site:
            urls = [site.page(f"/{n}", story(n)) for n in range(self.chosen.articles)]
            run = arrivals.submit_addresses(urls, by=None)
            self.begun = time.monotonic()
            with self._worker_running():
                self._torment(run.pk)
        return self._found(run.pk)

    def _torment(self, run_id: int) -> None:
        """Kill and restart on the clock until everything is over."""
        plan = self._plan()
        while not self._is_over(run_id) or plan:
            if time.monotonic() - self.begun > self.chosen.seconds:
                return
            self._sweep()
            if (plan or self.killed["worker"] < self.chosen.kills) and self._has_worked(run_id):
                self._kill_worker()
                self._tell(run_id)
                if plan:
                    plan.pop(0)()
                self._start_worker()
            time.sleep(0.1)

    def _has_worked(self, run_id: int) -> bool:
        """Whether this worker took something up so many seconds ago, or found nothing to do."""
        from django.utils import timezone  # noqa: PLC0415

        from agreements.models import Arrival  # noqa: PLC0415

        taken = Arrival.objects.filter(run=run_id, taken_at__gt=self.since)
        first = asked(lambda: taken.order_by("taken_at").values_list("taken_at", flat=True).first())
        if first is None:
            return bool(self._is_over(run_id))
        return (timezone.now() - first).total_seconds() >= self.chosen.every

    def _tell(self, run_id: int) -> None:
        from agreements.models import Run  # noqa: PLC0415

        states = asked(lambda: Run.objects.get(pk=run_id).progress())
        took = time.monotonic() - self.begun
        print(f"{took:5.0f} s: {self.killed}, {states}", file=sys.stderr)  # noqa: T201

    def _plan(self) -> list[Callable[[], None]]:
        brokers = [self._restart_broker] * self.chosen.brokers
        databases = [self._restart_database] * self.chosen.databases
        return [*brokers[:1], *databases, *brokers[1:]]

    def _is_over(self, run_id: int) -> bool:
        from agreements.models import Run  # noqa: PLC0415

        return bool(asked(lambda: Run.objects.filter(pk=run_id, ended_at__isnull=False).exists()))

    def _sweep(self) -> None:
        """What beat has a worker do every twenty seconds, here whenever we look."""
        from django.utils import timezone  # noqa: PLC0415

        from agreements.ingest import sweeper  # noqa: PLC0415

        asked(lambda: sweeper.sweep(now=timezone.now()))

    # --- Killing ---------------------------------------------------------------------

    @contextlib.contextmanager
    def _worker_running(self) -> Iterator[None]:
        self._start_worker()
        try:
            yield
        finally:
            self._kill_worker()

    def _start_worker(self) -> None:
        from django.utils import timezone  # noqa: PLC0415

        self.since = timezone.now()
        self.worker = subprocess.Popen(
            [sys.executable, *WORKER],
            start_new_session=True,
            stdout=self.log,
            stderr=self.log,
        )

    def _kill_worker(self) -> None:
        if self.worker:
            os.killpg(self.worker.pid, signal.SIGKILL)
            self.worker.wait()
            self.killed["worker"] += 1

    def _restart_broker(self) -> None:
        from minerals.embedded import valkey  # noqa: PLC0415

        valkey.stop()
        valkey.start()
        self.killed["broker"] += 1

    def _restart_database(self) -> None:
        from minerals.embedded import postgres  # noqa: PLC0415

        self._start_worker()  # it meets a database that goes away under it
        time.sleep(3)
        postgres.stop()
        time.sleep(1)
        postgres.start()
        self._kill_worker()
        self.killed["database"] += 1

    # --- What is left ------------------------------------------------------------------

    def _found(self, run_id: int) -> dict[str, Any]:
        from django.db.models import Count  # noqa: PLC0415

        from agreements.models import Arrival, Article, RawPage, Suggestion  # noqa: PLC0415

        wanted = self.chosen.articles
        arrivals = dict(
            Arrival.objects.order_by().values_list("state").annotate(number=Count("pk"))
        )
        articles = Article.objects.annotate(number=Count("suggestion"))
        found = {
            "articles": articles.count(),
            "addresses": Article.objects.values("url").distinct().count(),
            "raw pages": RawPage.objects.count(),
            "without suggestions": articles.filter(number=0).count(),
            "arrivals": arrivals,
            "suggestions": Suggestion.objects.count(),
            "suggestions lost or double": self._read_again(),
            "left": list(Arrival.objects.unfinished().values(*LEFT)),
            "pages of no article": RawPage.objects.filter(articles=None).count(),
        }
        right = found | {
            "articles": wanted, "addresses": wanted, "raw pages": wanted,
            "without suggestions": 0, "arrivals": {"kept": wanted},
            "suggestions lost or double": 0, "left": [], "pages of no article": 0,
        }  # fmt: skip
        took = round(time.monotonic() - self.begun, 1)
        return found | {"right": found == right, "killed": self.killed, "seconds": took}

    def _read_again(self) -> int:
        """Suggestions that reading every article once more in peace would add or take away.

        But for claims: an article read again is set against those that came after it, too.
        """
        from agreements.ingest import arrivals, pipeline  # noqa: PLC0415
        from agreements.models import Article, Suggestion  # noqa: PLC0415

        rows = Suggestion.objects.exclude(fact_type__model="claim")
        before = set(rows.values_list("digest", flat=True))
        for article in Article.objects.all():
            for arrival in arrivals.replay(article, by=None).arrivals.all():
                pipeline.ingest(arrival.pk)
        return len(before ^ set(rows.values_list("digest", flat=True)))


def asked(question: Callable[[], Any]) -> Any:
    """The answer, or None while the database or the broker is away."""
    from django.db import Error, connection  # noqa: PLC0415

    try:
        return question()
    except (Error, OSError):
        with contextlib.suppress(Exception):
            connection.close()
        return None


if __name__ == "__main__":
    if not Path(os.environ.get("VAR_DIR", "")).is_absolute():
        sys.exit("Set VAR_DIR to an absolute path of its own: the servers there are restarted.")
    sys.exit(main())
