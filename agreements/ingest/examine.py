"""The pure middle of ingestion: a page read, compared with earlier ones, and recognised.

Nothing is fetched and nothing stored here, so the pipeline and the evaluation do the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from agreements.core.articles import Page, Reading
from agreements.core.recognise.disputes import Dispute, Held, disputes
from agreements.core.recognise.findings import Findings
from agreements.core.recognise.recogniser import recognise
from agreements.core.recognise.retold import Before
from agreements.core.recognise.vocabulary import Vocabulary
from agreements.core.same_story import Told, Verdict, same_story, told
from agreements.sources.reading import read

FIRST: Verdict[str] = Verdict()
NOTHING = Findings(is_relevant=False, relevance=0.0)


@dataclass(frozen=True, kw_only=True)
class Earlier:
    """What came before: stories to compare with, and what each source said of agreements."""

    stories: Sequence[Told[str]] = ()
    held: Sequence[Held] = ()


@dataclass(frozen=True, kw_only=True)
class Examined:
    """What one page came to. ``findings`` are empty where there is no article to keep."""

    reading: Reading
    findings: Findings
    disputes: tuple[Dispute, ...] = ()
    verdict: Verdict[str] = FIRST


def examine(
    page: Page, vocabulary: Vocabulary, earlier: Earlier, *, key: str, today: date
) -> Examined:
    """Read a page, which is called ``key``, find what story it repeats, and recognise it."""
    reading = read(page, today=today)
    examined = examine_reading(reading, vocabulary, held=earlier.held, today=today)
    if not reading.is_article:
        return examined
    story = told(key=key, url=reading.url, text=reading.text)
    return replace(examined, verdict=same_story(story, earlier.stories))


def examine_reading(
    reading: Reading,
    vocabulary: Vocabulary,
    *,
    held: Sequence[Held] = (),
    today: date,
    before: Before | None = None,
) -> Examined:
    """Recognise an article that was read, and set it against what earlier sources say.

    ``before`` looks those up that are about the agreements found, where they are not held.
    """
    if not reading.is_article:
        return Examined(reading=reading, findings=NOTHING)
    findings = recognise(reading, vocabulary, today=today, before=before or (lambda _: held))
    return Examined(reading=reading, findings=findings, disputes=disputes(findings, held))
