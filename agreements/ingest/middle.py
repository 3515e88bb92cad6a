"""From an article as read to what is stored of it: compared, recognised, proposed."""

from __future__ import annotations

import time

from django.utils import timezone

from agreements.core.articles import Reading
from agreements.core.recognise.disputes import Held, disputes
from agreements.core.recognise.findings import Findings
from agreements.core.recognise.vocabulary import Vocabulary
from agreements.core.same_story import Told
from agreements.ingest import earlier, second
from agreements.ingest.examine import examine_reading
from agreements.ingest.held_facts import held_facts
from agreements.ingest.proposals import proposals
from agreements.ingest.store import Story
from agreements.ingest.words import words_held
from agreements.models import Arrival

KEPT_SECONDS = 60.0
"""How long a worker goes on with the words it read. A new run reads them anew, so that a
phrase added in the admin counts for whatever is submitted after it."""


def story_of(arrival: Arrival, reading: Reading) -> Story:
    """The article with its proposals; without where it repeats another one's story."""
    told = earlier.of_reading(reading)
    if _repeats(arrival, reading, told):
        return Story(reading=reading, told=told)
    return _recognised(arrival, reading, told)


def _repeats(arrival: Arrival, reading: Reading, told: Told[int]) -> bool:
    """Whether its facts are known from another; not of a first telling that is read again."""
    found = arrival.article
    if found and not found.duplicate_of_id:
        return False
    found = found or earlier.at_address(arrival.url, arrival.address, reading.url)
    if found and found.text and not arrival.article:
        return True
    return earlier.repeats(told, but=found.pk if found else None).of is not None


def _recognised(arrival: Arrival, reading: Reading, told: Told[int]) -> Story:
    today = timezone.now().date()
    words = WORDS.of(arrival.run_id)

    def told_before(found: Findings) -> list[Held]:
        return earlier.said_before(found, {}, but=arrival.article_id)

    findings = examine_reading(reading, words, today=today, before=told_before).findings
    findings, amiss = second.with_second(reading, findings, words)
    held = held_facts(each.known for each in findings.agreements if each.known)
    before = earlier.said_before(findings, held, but=arrival.article_id)
    made = proposals(reading.text, findings, held, disputes(findings, before))
    return Story(reading=reading, told=told, findings=findings, proposals=tuple(made), amiss=amiss)


class Words:
    """The vocabulary, read once for a run and a minute."""

    def __init__(self) -> None:
        self._run, self._until = 0, 0.0
        self._held = Vocabulary()

    def of(self, run_id: int) -> Vocabulary:
        """The words for an arrival of this run."""
        now = time.monotonic()
        if run_id != self._run or now > self._until:
            held = words_held()
            if not held.says_the_same_as(self._held):
                # else what was worked out for the same words stays good
                self._held = held
            self._run, self._until = run_id, now + KEPT_SECONDS
        return self._held


WORDS = Words()
