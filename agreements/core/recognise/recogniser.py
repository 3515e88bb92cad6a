"""All that is found in one article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

from agreements.core.articles import Reading
from agreements.core.recognise.agreements import find_agreements
from agreements.core.recognise.context import Context
from agreements.core.recognise.disputes import Held
from agreements.core.recognise.events import find_events
from agreements.core.recognise.findings import AgreementFound, Evidence, Findings, Found
from agreements.core.recognise.relevance import ENOUGH, relevance
from agreements.core.recognise.retold import Before, is_retold
from agreements.core.recognise.story import story_of
from agreements.core.recognise.terms import Terms, find_terms
from agreements.core.recognise.vocabulary import Vocabulary

F = TypeVar("F", bound=Found)


def nothing_before(_: Findings) -> tuple[Held, ...]:
    """No earlier source is known."""
    return ()


def recognise(
    reading: Reading, vocabulary: Vocabulary, *, today: date, before: Before = nothing_before
) -> Findings:
    """Propose facts of an article.

    Words such as "on Tuesday" count from the day of publication, never from ``today``,
    which only tells a day of publication that cannot be. Every finding's evidence is an
    exact piece of ``reading.text``: one whose evidence is not is dropped. ``before`` is asked
    what earlier sources say of the agreements of a page that tells little of minerals.
    """
    if reading.published_on and reading.published_on > today:
        reading = replace(reading, published_on=None)
    if not reading.text.strip():
        return Findings(is_relevant=False, relevance=0.0)
    story = story_of(reading, vocabulary)
    found = (sound(reading.text, agreement) for agreement in find_agreements(story))
    agreements = kept(reading.text, found)
    share = relevance(story, agreements)
    if share < ENOUGH and is_retold(story, agreements, before):
        share = ENOUGH
    if share < ENOUGH:
        agreements = tuple(replace(found, mention="passing") for found in agreements)
    context = Context(reading, agreements, story.mentions)
    terms = find_terms(context, vocabulary) if share >= ENOUGH else Terms()
    return Findings(
        is_relevant=share >= ENOUGH,
        relevance=round(share, 3),
        agreements=agreements,
        minerals=kept(reading.text, terms.minerals),
        pillars=kept(reading.text, terms.pillars),
        commitments=kept(reading.text, terms.commitments),
        amounts=kept(reading.text, terms.amounts),
        officials=kept(reading.text, story.officials),
        events=kept(reading.text, find_events(agreements)),
    )


def kept(text: str, findings: Iterable[F]) -> tuple[F, ...]:
    """The findings whose evidence stands in the text where it says."""
    return tuple(finding for finding in findings if stands(text, finding.evidence))


def stands(text: str, evidence: Evidence | None) -> bool:
    return evidence is None or (
        bool(evidence.quote) and text[evidence.start : evidence.end] == evidence.quote
    )


def sound(text: str, found: AgreementFound) -> AgreementFound:
    """The same without parties whose evidence does not stand in the text."""
    return replace(found, parties=kept(text, found.parties))
