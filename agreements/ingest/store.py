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
from django.db.models import TextField
from django.utils import timezone

from agreements.core.articles import Page, Reading
from agreements.core.intake_words import ArrivalState, DuplicateKind, Step
from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.findings import Findings
from agreements.core.same_story import Told, Verdict
from agreements.ingest import earlier, suggestions
from agreements.ingest.leases import LeaseLostError, held
from agreements.ingest.proposal import Proposal
from agreements.models import Arrival, Article, FormerName, Outlet, RawPage
from agreements.models.compiled import Compiled, Given, insert_rows, update_row

BY = "Ingestion"
ONE_AT_A_TIME = 4_601_101
"""Number of the lock under which articles are compared and stored."""
UNKNOWN_LANGUAGE = "und"
"""ISO 639-2 for a text whose language was not told."""


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


OF_A_PAGE = ("raw_page", "address", "content_type", "step", "lease_until")
OF_AN_END = (
    "state", "error", "advice", "ended_at", "lease", "lease_until", "article", "step", "flags",
)  # fmt: skip


def keep_page(arrival: Arrival, page: Page, *, lease: timedelta) -> None:
    """Keep the page as it came, and go on to reading it with a fresh lease."""
    with transaction.atomic():
        kept = RawPage.objects.keep(page.body, content_type=page.content_type, address=page.address)
        arrival.address, arrival.content_type = page.address[:2000], page.content_type[:200]
        arrival.raw_page, arrival.step = kept, str(Step.EXAMINE)
        arrival.lease_until = timezone.now() + lease
        if not update_row(arrival, *OF_A_PAGE, is_light=True, lease=arrival.lease):
            raise LeaseLostError


def keep_article(arrival: Arrival, story: Story) -> Arrival:
    """Store the article and its suggestions, and end the arrival; returns its row.

    Raises :class:`LeaseLostError`, and :class:`ComparedAgainError` with nothing stored.
    """
    context = pghistory.context(run=arrival.run_id, by=BY, why="Read by machine")
    with context, transaction.atomic():
        row = held(arrival, after=ONE_AT_A_TIME)
        article, is_first, is_new = _article(row, story)
        if is_first:
            suggestions.replace(article, story.proposals, run_id=row.run_id, is_new=is_new)
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
    row.article_id = article.pk if article else row.article_id
    if article:
        row.step = str(Step.STORE)
    update_row(row, *OF_AN_END)
    return row


def wait(row: Arrival, *, until: datetime, error: str, advice: str = "") -> Arrival:
    """Let a locked arrival be taken up again later."""
    row.state, row.error, row.advice = str(ArrivalState.WAITING), error, advice
    row.due_at, row.queued_at, row.lease, row.lease_until = until, None, None, None
    row.save()
    return row


def _article(row: Arrival, story: Story) -> tuple[Article, bool, bool]:
    """The article of an arrival, whether its facts are to be proposed, and whether it is new."""
    addresses = () if row.article else (row.url, row.address, story.reading.url)
    found, verdict = earlier.met(story.told, *addresses, but=row.article_id)
    found = row.article or found
    if found and found.text and not row.article:
        return found, False, False
    if row.article and not row.article.duplicate_of_id:
        verdict = Verdict()  # read again: others may have been linked to it since
    if verdict.of and verdict.kind == DuplicateKind.EXACT and not (story.reading.url or found):
        # The same words, from no other place.
        return Article.objects.get(pk=verdict.of), False, False
    if story.findings is None and not verdict.of:
        raise ComparedAgainError
    article = found or Article(**_columns(story.reading))
    article.raw_page_id = row.raw_page_id
    _take_text(article, story, verdict)
    if found:
        article.save()
    else:
        insert_rows([article])
    return article, not verdict.of, found is None


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
    known = OF_DOMAIN.first(given=domain) if domain else OF_NAME.first(given=name)
    if known:
        return Outlet.from_db(connection.alias, OUTLET, known)
    return FormerName.objects.outlet_once_called(name, domain) or Outlet.objects.create(
        name=name, domain=domain
    )


def _outlets(field: str) -> Compiled:
    given = {field: Given("given", TextField())}
    return Compiled(lambda: Outlet.objects.filter(**given).order_by("pk").values_list(*OUTLET)[:1])


OUTLET = [field.attname for field in Outlet._meta.concrete_fields]
OF_DOMAIN, OF_NAME = _outlets("domain"), _outlets("name")
