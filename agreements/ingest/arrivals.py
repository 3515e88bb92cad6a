"""Ways in: each writes its rows first, and only then tells the queue.

A queue that cannot be reached fails nobody: the rows wait, and the sweeper finds them.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pghistory
from celery import current_app
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from agreements.core.intake_words import ArrivalState, RunKind, Step, Way
from agreements.models import Arrival, Article, Feed, RawPage, Run

logger = logging.getLogger(__name__)

TASK = "agreements.tasks.ingest_arrival"
"""By name: tasks stand above this layer."""
NOT_AN_ADDRESS = "This is no address of the web: one begins with http:// or https://."
MEND = "Mend the address and submit it again."
LONGEST = 2000
"""Characters of an address; a longer one is cut in the row that says why it was refused."""


class NothingSubmittedError(ValueError):
    """There is nothing in what was submitted; the text says what is missing."""


def submit_addresses(addresses: Iterable[str], *, by: Any) -> Run:
    """A run with one arrival an address, in order, each address once.

    Blank lines are passed over. What is no address becomes an arrival that is rejected
    and says so: nothing typed is lost. Raises :class:`NothingSubmittedError` without any.
    """
    given = dict.fromkeys(line.strip() for line in addresses)
    given.pop("", None)
    if not given:
        raise NothingSubmittedError("Give at least one address.")
    run = _run(RunKind.INGEST, by=by)
    return _write(run, [_addressed(run, url, way=Way.URL) for url in given])


def submit_text(
    *,
    text: str,
    title: str,
    outlet: str,
    published_on: date | None,
    language: str = "",
    url: str = "",
    by: Any,
) -> Run:
    """A run with one arrival: the pasted words, and what was said of them.

    Raises :class:`NothingSubmittedError` for a text of blanks, and for a ``url`` that is
    given and no address.
    """
    if not text.strip():
        raise NothingSubmittedError("Paste the words of the article.")
    page = RawPage.objects.keep(text.encode(), content_type="text/plain; charset=utf-8")
    submitted = {
        "title": title.strip(),
        "outlet": outlet.strip()[:200],
        "published_on": published_on,
        "language": language.strip()[:12],
    }
    run = _run(RunKind.INGEST, by=by)
    arrival = _of_page(run, page, Way.TEXT, **submitted)
    arrival.url = url.strip()
    if arrival.url and not _is_address(arrival.url):
        raise NothingSubmittedError(NOT_AN_ADDRESS)
    return _write(run, [arrival])


def submit_file(*, name: str, content_type: str, body: bytes, by: Any) -> Run:
    """A run with one arrival: the file as it was handed in.

    Raises :class:`NothingSubmittedError` for an empty file.
    """
    if not body:
        raise NothingSubmittedError("The file is empty.")
    page = RawPage.objects.keep(body, content_type=content_type)
    run = _run(RunKind.INGEST, by=by)
    arrival = _of_page(run, page, Way.FILE, name=name[:255])
    arrival.content_type = content_type[:200]
    return _write(run, [arrival])


def submit_entries(
    feed: Feed, addresses: Sequence[str], *, most: int | None = None
) -> tuple[Run | None, int]:
    """A run of the entries of a feed that never came in before, and how many of them are left.

    The run is None without any; it takes the first ``most``, and the others next time.
    """
    known = set(Arrival.objects.filter(url__in=addresses).values_list("url", flat=True))
    known |= set(
        Article.objects.filter(url__in=addresses, text__gt="").values_list("url", flat=True)
    )
    fresh = [url for url in dict.fromkeys(addresses) if url not in known]
    if not fresh:
        return None, 0
    taken = fresh[:most]
    run = _run(RunKind.FEED, feed=feed)
    arrivals = [_addressed(run, url, way=Way.FEED) for url in taken]
    for arrival in arrivals:
        arrival.feed = feed
    return _write(run, arrivals), len(fresh) - len(taken)


def retry_failed(run: Run, *, by: Any) -> int:
    """Let whatever failed in a run, or needs a person, be tried again; returns how many."""
    again = {
        "state": str(ArrivalState.WAITING),
        "attempts": 0,
        "due_at": timezone.now(),
        "ended_at": None,
        "queued_at": None,
    }
    who = {"user": by.pk, "by": by.get_username()} if by else {}
    with transaction.atomic(), pghistory.context(why="Tried again", **who):
        number = Arrival.objects.filter(run=run).to_retry().update(**again)
        if number:
            Run.objects.filter(pk=run.pk).update(ended_at=None)
            queue(run)
    return number


def replay(article: Article, *, by: Any) -> Run:
    """A run that reads the kept page of an article again, without fetching it.

    What a person decided stays; suggestions nobody decided on are replaced. Raises
    :class:`NothingSubmittedError` where no page is kept.
    """
    if article.raw_page is None:
        raise NothingSubmittedError("The page of this article was not kept; submit its address.")
    first = article.arrivals.filter(raw_page=article.raw_page).order_by("pk").first()
    run = _run(RunKind.REPLAY, by=by)
    arrival = _of_page(run, article.raw_page, Way.REPLAY)
    arrival.article = article
    for name in ("url", "name", "address", "content_type", "title", "outlet", "published_on",
                 "language"):  # fmt: skip
        if first:
            setattr(arrival, name, getattr(first, name))
    return _write(run, [arrival])


def queue(run: Run) -> None:
    """Tell the queue of what waits in a run, once the transaction is through."""
    transaction.on_commit(lambda: announce(run.arrivals.filter(state=str(ArrivalState.WAITING))))


def announce(arrivals: Iterable[Arrival]) -> int:
    """Queue a task for each arrival; returns how many the broker took.

    A broker that does not answer is logged and nothing more: the rows wait, and the
    sweeper announces them again.
    """
    taken = []
    for arrival in arrivals:
        try:
            current_app.signature(TASK, args=(arrival.pk,)).apply_async()
        except OperationalError as error:
            logger.warning("queue: not reached, arrivals wait: %s", error)
            break
        taken.append(arrival.pk)
    Arrival.objects.filter(pk__in=taken).update(queued_at=timezone.now())
    return len(taken)


def finish(run: Run) -> None:
    """Close a run of which every arrival is over, with how many came to each end.

    Call it once an arrival's end is committed: whoever ends the last one then sees the others.
    """
    if run.arrivals.unfinished().exists():
        return
    with transaction.atomic():
        held = Run.objects.select_for_update().get(pk=run.pk)
        if not held.arrivals.unfinished().exists():
            held.counts, held.ended_at = held.progress(), timezone.now()
            held.save(update_fields=["counts", "ended_at"])


def _run(kind: RunKind, *, by: Any = None, feed: Feed | None = None) -> Run:
    return Run(kind=str(kind), by=by, feed=feed)


def _addressed(run: Run, url: str, *, way: Way) -> Arrival:
    arrival = Arrival(run=run, way=str(way), url=url)
    return arrival if _is_address(url) else _refused(arrival)


def _of_page(run: Run, page: RawPage, way: Way, **submitted: Any) -> Arrival:
    return Arrival(
        run=run,
        way=str(way),
        raw_page=page,
        content_type=page.content_type,
        step=str(Step.EXAMINE),
        **submitted,
    )


def _is_address(url: str) -> bool:
    if len(url.encode()) > LONGEST:
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _refused(arrival: Arrival) -> Arrival:
    arrival.url = arrival.url.replace("\0", "")[:LONGEST]
    arrival.state = str(ArrivalState.REJECTED)
    arrival.error, arrival.advice = NOT_AN_ADDRESS, MEND
    arrival.ended_at = timezone.now()
    return arrival


def _write(run: Run, arrivals: list[Arrival]) -> Run:
    with transaction.atomic():
        run.save()
        Arrival.objects.bulk_create(arrivals)
        queue(run)
    if all(arrival.ended_at for arrival in arrivals):
        finish(run)
    return run
