"""Addresses of sources asked again: what still stands there, what went, what changed.

Only how the address answers is noted, in :class:`agreements.models.Revisit`. No fact and no
article is changed by it, and nothing is published.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import unquote, urlsplit

from celery import current_app
from django.db import IntegrityError, transaction
from django.db.models import Case, DateTimeField, F, When
from django.utils import timezone
from kombu.exceptions import OperationalError

from agreements.core.articles import Page, Reading
from agreements.core.intake_words import Flag, Found
from agreements.core.same_story import text_hash
from agreements.ingest import fetcher
from agreements.models import Article, RawPage, Revisit
from agreements.sources.addresses import parsed
from agreements.sources.errors import GoneError, NotOurTurnError, SourceError
from agreements.sources.fetching import NotModified
from agreements.sources.reading import read
from agreements.sources.reading.canonical import domain_of

logger = logging.getLogger(__name__)

TASK = "agreements.tasks.revisit_source"
"""By name: tasks stand above this layer."""
CAME = ("seen_hash", "told", "etag", "last_modified")
"""What stays known of a page while its site says that it holds."""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What one look came to, as the columns of its row have it."""

    found: Found
    address: str = ""
    told: str = ""
    known_hash: str = ""
    seen_hash: str = ""
    etag: str = ""
    last_modified: str = ""


def asked_longest_ago(most: int) -> list[int]:
    """So many articles that readers see: first those never asked at the address they have."""
    asked = Case(
        When(revisit__url=F("url"), then=F("revisit__looked_at")), output_field=DateTimeField()
    )
    rows = Article.objects.published().exclude(url="").order_by(asked.asc(nulls_first=True), "pk")
    return list(rows.values_list("pk", flat=True)[:most])


def queue(articles: Iterable[int]) -> int:
    """Leave articles to a worker; returns how many, fewer where the queue is not reached."""
    queued = 0
    for pk in articles:
        try:
            current_app.signature(TASK, args=(pk,)).apply_async()
        except OperationalError as error:
            logger.warning("queue: not reached, sources wait: %s", error)
            break
        queued += 1
    return queued


def look_again(article_id: int) -> Revisit | None:
    """Ask the address of an article and note what came; None where it is gone, or has none.

    Raises NotOurTurnError, with nothing noted, where its site was asked a moment ago.
    """
    rows = Article.objects.select_related("raw_page", "revisit").exclude(url="")
    article = rows.filter(pk=article_id).first()
    if article is None:
        return None
    before: Revisit | None = getattr(article, "revisit", None)
    try:
        answer = _asked(article, before)
    except NotOurTurnError:
        raise
    except GoneError as error:
        answer = _not_come(Found.GONE, error, before)
    except SourceError as error:
        answer = _not_come(Found.UNREACHED, error, before)
    return _noted(article, before, answer)


def _not_come(found: Found, error: SourceError, before: Revisit | None) -> Answer:
    """No page came: what its words were stays known, and it is asked for anew the next time."""
    known = before.known_hash if before else ""
    return Answer(found=found, told=str(error), known_hash=known)


def _asked(article: Article, before: Revisit | None) -> Answer:
    """A page came, or the site says that the last one still holds."""
    held = before if before and before.is_current else None
    came = fetcher.fetch(
        article.url,
        etag=held.etag if held else "",
        last_modified=held.last_modified if held else "",
    )
    if isinstance(came, NotModified):
        return _compared(
            article, before, came.address, {each: getattr(held, each) for each in CAME}
        )
    seen, told = _words(came)
    fresh = {
        "seen_hash": seen,
        "told": told,
        "etag": came.etag[:300],
        "last_modified": came.last_modified[:100],
    }
    return _compared(article, before, came.address, fresh)


def _compared(
    article: Article, before: Revisit | None, address: str, came: dict[str, str]
) -> Answer:
    """The words that came beside those a person read there, else the kept ones, else the first."""
    seen = came["seen_hash"]
    read_there = before.read_hash if before and before.is_current else ""
    first = before.known_hash if before else ""
    known = read_there or _of_kept(article.raw_page) or first or seen
    elsewhere = address if _place(address) != _place(article.url) else ""
    found = Found.MOVED if elsewhere else Found.ANSWERED
    if seen and seen != known:
        found = Found.CHANGED
    return Answer(found=found, address=elsewhere[:2000], known_hash=known, **came)


def _of_kept(page: RawPage | None) -> str:
    """The hash of a page that came from the web, read as we read today."""
    if page is None or not page.address:  # a text or a file handed in
        return ""
    held = Page(body=page.body, content_type=page.content_type, address=page.address)
    return _words(held)[0]


def _words(page: Page) -> tuple[str, str]:
    """The hash of the words of a page, or why they are not compared."""
    reading = read(page, today=timezone.now().date())
    if reading.is_article and Flag.PAYWALL not in reading.flags:
        return text_hash(reading.text), ""
    return "", f"Its words could not be compared: {_why(reading)}."


def _why(reading: Reading) -> str:
    flags = [flag for flag in Flag if flag in reading.flags]
    reasons = [flag.label for flag in flags if flag.rejects or flag is Flag.PAYWALL]
    return "; ".join(reason[:1].lower() + reason[1:] for reason in reasons)


def _place(address: str) -> tuple[str, str]:
    """Host and path: a scheme, a www, a slash at the end or a query make no other place."""
    whole = str(parsed(address))
    return domain_of(whole), unquote(urlsplit(whole).path).rstrip("/")


def _noted(article: Article, before: Revisit | None, answer: Answer) -> Revisit | None:
    now = timezone.now()
    is_as_before = before and before.is_current and before.found == answer.found
    columns: dict[str, Any] = vars(answer) | {
        "found": str(answer.found),
        "url": article.url,
        "looked_at": now,
        "since": before.since if before and is_as_before else now,
    }
    if before and not before.is_current:  # what was read stood at another address
        columns |= {"read_hash": "", "read_at": None, "read_by_name": ""}
    try:
        with transaction.atomic():
            return Revisit.objects.update_or_create(article=article, defaults=columns)[0]
    except IntegrityError:
        logger.info("article %s: went while its address was asked", article.pk)
        return None
