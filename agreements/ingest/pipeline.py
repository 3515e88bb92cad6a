"""What is done with one arrival: fetch, keep the raw page, examine, store.

Each step leaves its result in the database, so whoever takes the arrival up after a dead
worker goes on from there. What fails says by its class what to do next.
"""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from typing import Any

from celery.exceptions import SoftTimeLimitExceeded
from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.utils import timezone

from agreements.core.articles import Page, Reading
from agreements.core.intake_words import ArrivalState, Flag, Way
from agreements.ingest import arrivals, fetcher, middle, store
from agreements.models import Arrival
from agreements.sources.errors import AskError, DropError, SourceError, TryAgainError
from agreements.sources.fetching import NotModified
from agreements.sources.reading import read

logger = logging.getLogger(__name__)

HELD = "held"
"""The answer where another worker has the arrival, or it is over, or not due yet."""
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=6)
PASTE = "Open the page yourself, and paste its text."
NOTHING_TO_DO = "Nothing: there is no article at this address."
TRY_LATER = "It is tried again by itself."
GIVEN_UP = "Try it again later, or paste its text."
TELL = "Tell the operator: the log has the details. Try it again after the next update."


def ingest(arrival_id: int) -> str:
    """Bring one arrival as far as it goes now, and return its state.

    Returns ``HELD`` and does nothing where another worker has it. Raises only what the
    database raises when it cannot be reached: the arrival is then taken up again when its
    lease has ended.
    """
    arrival = take(arrival_id)
    if arrival is None:
        return HELD
    if arrival.state == ArrivalState.WORKING:
        try:
            arrival = _tried(arrival)
        except store.LeaseLostError:
            return HELD
    if ArrivalState(arrival.state).is_over:
        arrivals.finish(arrival.run)
    return arrival.state


def take(arrival_id: int) -> Arrival | None:
    """The arrival, held by this worker; None where it is not due, or another has it.

    One that was taken too often without an end is ended instead: whatever is the matter
    with it, it stops worker after worker.
    """
    now, lease = timezone.now(), timedelta(seconds=settings.INGEST_LEASE_SECONDS)
    with transaction.atomic():
        rows = Arrival.objects.select_for_update(skip_locked=True, of=("self",))
        row = rows.select_related("run").due(now).filter(pk=arrival_id).first()
        if row and row.attempts >= settings.INGEST_ATTEMPTS:
            told = f"Given up after {row.attempts} attempts. {row.error}".strip()
            return store.end(row, ArrivalState.FAILED, error=told, advice=GIVEN_UP)
        if row:
            row.take(now=now, for_=lease)
        return row


def _tried(arrival: Arrival) -> Arrival:
    """Do the steps; a failure becomes a state with its reason in words."""
    try:
        return _steps(arrival)
    except (OperationalError, InterfaceError, store.LeaseLostError):
        raise
    except (TryAgainError, store.ComparedAgainError, SoftTimeLimitExceeded) as error:
        return _later(arrival, error)
    except SourceError as error:
        return _ended(arrival, error)
    except Exception as error:
        logger.exception("arrival %s: failed", arrival.pk)
        told = f"Reading it failed ({type(error).__name__})."
        return _end(arrival, ArrivalState.FAILED, told, TELL)


def _steps(arrival: Arrival) -> Arrival:
    page = _page(arrival)
    reading = _as_submitted(arrival, read(page, today=timezone.now().date()))
    if not reading.is_article:
        return _refused(arrival, reading)
    return store.keep_article(arrival, middle.story_of(arrival, reading))


def _page(arrival: Arrival) -> Page:
    """The kept page, else the one fetched and kept now."""
    if arrival.raw_page is None:
        page = fetcher.fetch(arrival.url)
        if isinstance(page, NotModified):
            raise TryAgainError("The site says that nothing changed, and sent no page.")
        lease = timedelta(seconds=settings.INGEST_LEASE_SECONDS)
        store.keep_page(arrival, page, lease=lease)
        return page
    return Page(
        body=arrival.raw_page.body,
        content_type=arrival.content_type or arrival.raw_page.content_type,
        url=arrival.url,
        address=arrival.address or arrival.url,
    )


def _as_submitted(arrival: Arrival, reading: Reading) -> Reading:
    """What a person said of the article counts before what the page says."""
    given: dict[str, Any] = {
        "title": arrival.title,
        "outlet": arrival.outlet,
        "published_on": arrival.published_on,
        "language": arrival.language,
    }
    reading = replace(reading, **{name: value for name, value in given.items() if value})
    article = arrival.article
    if arrival.way == Way.REPLAY and article and article.is_quoted():
        return replace(reading, text=article.text)  # offsets that somebody relies on count in it
    return reading


def _refused(arrival: Arrival, reading: Reading) -> Arrival:
    reasons = [flag.label for flag in Flag if flag in reading.flags and flag.rejects]
    by_hand = Flag.CONSENT_WALL in reading.flags
    state = ArrivalState.ASKS if by_hand else ArrivalState.REJECTED
    arrival.flags = sorted(str(flag) for flag in reading.flags)
    told = "; ".join(reasons) + "."
    return _end(arrival, state, told, PASTE if by_hand else NOTHING_TO_DO)


def _ended(arrival: Arrival, error: SourceError) -> Arrival:
    if isinstance(error, AskError):
        return _end(arrival, ArrivalState.ASKS, str(error), PASTE)
    if isinstance(error, DropError):
        return _end(arrival, ArrivalState.REJECTED, str(error), NOTHING_TO_DO)
    return _end(arrival, ArrivalState.FAILED, str(error), GIVEN_UP)


def _end(arrival: Arrival, state: ArrivalState, error: str, advice: str) -> Arrival:
    with transaction.atomic():
        row = store.held(arrival)
        row.flags = arrival.flags
        return store.end(row, state, error=error, advice=advice)


def _later(arrival: Arrival, error: Exception) -> Arrival:
    """Let it wait, twice as long each time unless the site said; or give it up."""
    told = "It took too long." if isinstance(error, SoftTimeLimitExceeded) else str(error)
    after = getattr(error, "after", None)
    wait = min(FIRST_WAIT * 2 ** (arrival.attempts - 1), LONGEST_WAIT)
    wait = wait if after is None else timedelta(seconds=max(after, 0.0))
    with transaction.atomic():
        row = store.held(arrival)
        if row.attempts >= settings.INGEST_ATTEMPTS:
            return store.end(row, ArrivalState.FAILED, error=told, advice=GIVEN_UP)
        return store.wait(row, until=timezone.now() + wait, error=told, advice=TRY_LATER)
