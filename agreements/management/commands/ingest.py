"""``manage.py ingest``: read articles from the shell."""

from __future__ import annotations

import mimetypes
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from agreements.core.intake_words import ArrivalState
from agreements.ingest import arrivals, pipeline, watching
from agreements.models import Arrival, Feed, Run

GOOD = {ArrivalState.KEPT, ArrivalState.DUPLICATE}


class Command(BaseCommand):
    help = (
        "Read articles: each URL, and what the options name. Rows are written first, so that "
        "whatever is not finished here is taken up by a worker. Ends with 0 if everything was "
        "kept or held already, 1 if anything was not, and 2 if nothing could be submitted."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("urls", nargs="*", metavar="URL")
        parser.add_argument("--from", dest="lists", action="append", default=[], metavar="LIST",
                            help="a file with an address a line; - for standard input")  # fmt: skip
        parser.add_argument("--file", dest="files", action="append", default=[], type=Path,
                            help="an HTML, text or PDF file")  # fmt: skip
        parser.add_argument("--text", action="store_true",
                            help="read the words of one article from standard input")  # fmt: skip
        parser.add_argument("--title", default="", help="of the text")
        parser.add_argument("--outlet", default="", help="of the text")
        parser.add_argument("--date", default="", help="of the text, such as 2025-10-28")
        parser.add_argument("--language", default="", help="of the text, such as en")
        parser.add_argument("--feed", dest="feeds", action="append", default=[], metavar="URL",
                            help="a feed or sitemap: watched from now on, asked now")  # fmt: skip
        parser.add_argument("--queue", action="store_true",
                            help="leave the reading to a worker")  # fmt: skip

    def handle(self, *_: Any, queue: bool, **options: Any) -> None:
        try:
            runs = list(self._submitted(**options))
        except (arrivals.NothingSubmittedError, OSError, ValueError) as error:
            raise CommandError(str(error), returncode=2) from error
        if not runs and not options["feeds"]:
            raise CommandError("Name an address, a file, a text or a feed.", returncode=2)
        if queue:
            self.stdout.write(f"Left to a worker: {_number(runs)}.")
            return
        ends = [self._read(arrival) for run in runs for arrival in run.arrivals.all()]
        bad = [end for end in ends if end not in GOOD]
        if bad:
            raise CommandError(f"{len(bad)} of {len(ends)} not kept; why stands above.")

    def _submitted(
        self, *, urls: list[str], lists: list[str], files: list[Path], text: bool,
        feeds: list[str], **said: Any,
    ) -> Iterator[Run]:  # fmt: skip
        addresses = [*urls, *(line for name in lists for line in self._lines(name))]
        if addresses or lists:
            yield arrivals.submit_addresses(addresses, by=None)
        for path in files:
            kind = mimetypes.guess_type(path.name)[0] or ""
            body = _body(path)
            yield arrivals.submit_file(name=path.name, content_type=kind, body=body, by=None)
        if text:
            yield arrivals.submit_text(
                text=sys.stdin.read(), title=said["title"], outlet=said["outlet"],
                published_on=date.fromisoformat(said["date"]) if said["date"] else None,
                language=said["language"], by=None,
            )  # fmt: skip
        for url in feeds:
            yield from self._asked(url)

    def _lines(self, name: str) -> list[str]:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8")
        return str(text).splitlines()

    def _asked(self, url: str) -> Iterator[Run]:
        feed, is_new = Feed.objects.get_or_create(url=url, defaults={"title": url[:200]})
        run = watching.check_feed(feed.pk)
        feed.refresh_from_db()
        self.stdout.write(f"{feed.title}: {feed.last_status} {feed.last_error}".rstrip())
        if is_new:
            self.stdout.write(f"Watched from now on, every {feed.interval_minutes} minutes.")
        if feed.failures:
            raise CommandError(f"The feed could not be read: {feed.last_error}")
        if run:
            yield run

    def _read(self, arrival: Arrival) -> ArrivalState:
        if not arrival.ended_at:
            pipeline.ingest(arrival.pk)
            arrival.refresh_from_db()
        while arrival.state == ArrivalState.WORKING:  # a worker was quicker
            time.sleep(0.2)
            arrival.refresh_from_db()
        self.stdout.write(_in_words(arrival))
        return ArrivalState(arrival.state)


def _body(path: Path) -> bytes:
    if path.stat().st_size > settings.INGEST_PAGE_BYTES:
        raise ValueError(f"{path} is larger than {settings.INGEST_PAGE_BYTES:,} bytes.")
    return path.read_bytes()


def _in_words(arrival: Arrival) -> str:
    told = [f"{arrival.get_state_display()}: {arrival}"]
    if arrival.article:
        waiting = arrival.article.suggestion_set.count()
        told.append(f"  “{arrival.article}”, {waiting} suggestions")
    told += [f"  {line}" for line in (arrival.error, arrival.advice) if line]
    if arrival.state == ArrivalState.WAITING:
        minutes = max(round((arrival.due_at - timezone.now()).total_seconds() / 60), 0)
        told.append(f"  A worker takes it up in about {minutes} minutes.")
    return "\n".join(told)


def _number(runs: list[Run]) -> str:
    number = sum(run.arrivals.unfinished().count() for run in runs)
    return f"{number} article{'' if number == 1 else 's'}"
