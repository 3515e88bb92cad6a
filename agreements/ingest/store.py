"""The only writer of raw pages, articles and suggestions that come in.

Every function may run twice, and two workers may run it at once: each works in one
transaction on a locked arrival, for the holder of its lease only, and what is unique is
unique in the database. Articles are stored one at a time, so that of two copies that arrive
together one is the first.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pghistory
from django.db import connection, transaction
from django.utils import timezone

from agreements.core.articles import Page, Reading
from agreements.core.intake_words import ArrivalState, DuplicateKind, Step
from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.findings import Findings
from agreements.core.same_story import Told, Verdict
from agreements.ingest import earlier, suggestions
from agreements.ingest.proposal import Proposal
from agreements.models import Arrival, Article, FormerName, Outlet, RawPage

BY = "Ingestion"
ONE_AT_A_TIME = 4_601_101
"""Number of the lock under which articles are compared and stored."""
UNKNOWN_LANGUAGE = "und"
"""ISO 639-2 for a text whose language was not told."""


class LeaseLostError(Exception):
    """Another worker has the arrival now; leave it alone."""


class ComparedAgainError(Exception):
    """What the article seemed to repeat is gone: recognise it after all."""


@dataclass(frozen=True, kw_only=True)
class Story:
    """An article read and recognised, ready to be stored.

    ``findings`` are None where it seemed to repeat another, whose facts are known. ``amiss``
    says in words what went wrong without keeping it from being stored.
    """

    reading: Reading
    told: Told[int]
    findings: Findings | None = None
    proposals: tuple[Proposal, ...] = ()
    amiss: str = ""


def held(arrival: Arrival) -> Arrival:
    """The arrival's row, locked; raises :class:`LeaseLostError` where the lease is another's.

    Call it in a transaction.
    """
    row = Arrival.objects.select_for_update().filter(pk=arrival.pk, lease=arrival.lease).first()
    if row is None or arrival.lease is None:
        raise LeaseLostError
    return row


def keep_page(arrival: Arrival, page: Page, *, lease: timedelta) -> None:
    """Keep the page as it came, and go on to reading it with a fresh lease."""
    with transaction.atomic():
        row = held(arrival)
        row.raw_page = RawPage.objects.keep(
            page.body, content_type=page.content_type, address=page.address
        )
        row.address, row.content_type = page.address[:2000], page.content_type[:200]
        row.step = str(Step.EXAMINE)
        row.lease_until = timezone.now() + lease
        row.save(update_fields=["raw_page", "address", "content_type", "step", "lease_until"])
    for name in ("raw_page", "address", "content_type", "step"):
        setattr(arrival, name, getattr(row, name))


def keep_article(arrival: Arrival, story: Story) -> Arrival:
    """Store the article and its suggestions, and end the arrival; returns its row.

    Raises :class:`LeaseLostError`, and :class:`ComparedAgainError` with nothing stored.
    """
    context = pghistory.context(run=arrival.run_id, by=BY, why="Read by machine")
    with context, transaction.atomic():
        row = held(arrival)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_AT_A_TIME])
        article, is_first = _article(row, story)
        if is_first:
            suggestions.replace(article, story.proposals, run_id=row.run_id)
        state = ArrivalState.KEPT if is_first else ArrivalState.DUPLICATE
        row.flags = sorted(str(flag) for flag in story.reading.flags)
        return end(row, state, article=article, error=story.amiss)


def end(
    row: Arrival, state: ArrivalState, *, article: Article | None = None, error: str = "",
    advice: str = "",
) -> Arrival:  # fmt: skip
    """Bring a locked arrival to its end, with the reason in words where nothing was kept."""
    row.state, row.error, row.advice = str(state), error, advice
    row.ended_at, row.lease, row.lease_until = timezone.now(), None, None
    row.article = article or row.article
    if article:
        row.step = str(Step.STORE)
    row.save()
    return row


def wait(row: Arrival, *, until: datetime, error: str, advice: str = "") -> Arrival:
    """Let a locked arrival be taken up again later."""
    row.state, row.error, row.advice = str(ArrivalState.WAITING), error, advice
    row.due_at, row.queued_at, row.lease, row.lease_until = until, None, None, None
    row.save()
    return row


def _article(row: Arrival, story: Story) -> tuple[Article, bool]:
    """The article of an arrival, and whether its facts are to be proposed."""
    found = row.article or earlier.at_address(row.url, row.address, story.reading.url)
    if found and found.text and not row.article:
        return found, False
    verdict = earlier.repeats(story.told, but=found.pk if found else None)
    if row.article and not row.article.duplicate_of_id:
        verdict = Verdict()  # read again: others may have been linked to it since
    if verdict.of and verdict.kind == DuplicateKind.EXACT and not (story.reading.url or found):
        return Article.objects.get(pk=verdict.of), False  # the same words, from no other place
    if story.findings is None and not verdict.of:
        raise ComparedAgainError
    article = found or Article(**_columns(story.reading))
    article.raw_page_id = row.raw_page_id
    _take_text(article, story, verdict)
    article.save()
    return article, not verdict.of


def _take_text(article: Article, story: Story, verdict: Verdict[int]) -> None:
    reading, findings = story.reading, story.findings
    article.text, article.domain = reading.text, reading.domain
    article.flags = sorted(str(flag) for flag in reading.flags)
    article.text_hash, article.sketch = story.told.text_hash, list(story.told.sketch)
    article.duplicate_of_id, article.duplicate_kind = verdict.of, verdict.kind
    article.likeness = verdict.likeness if verdict.of else None
    article.is_relevant = findings.is_relevant if findings else None
    article.relevance = min(max(findings.relevance, 0.0), 1.0) if findings else None
    article.said = earlier.as_said(findings) if findings and not verdict.of else []
    article.recognised_at = timezone.now() if findings else None


def _columns(reading: Reading) -> dict[str, Any]:
    day = reading.published_on
    return {
        "url": reading.url[:2000],
        "outlet": _outlet(reading),
        "title": reading.title,
        "byline": reading.byline[:300],
        "published_on": PartialDate.from_day(day) if day else None,
        "language": reading.language[:12] or UNKNOWN_LANGUAGE,
    }


def _outlet(reading: Reading) -> Outlet | None:
    """The outlet of this domain, else of this name, today or once; made where there is none."""
    name, domain = reading.outlet[:200], reading.domain[:200]
    if not name and not domain:
        return None
    known = Outlet.objects.filter(domain=domain) if domain else Outlet.objects.filter(name=name)
    return (
        known.order_by("pk").first()
        or FormerName.objects.outlet_once_called(name, domain)
        or Outlet.objects.create(name=name, domain=domain)
    )
