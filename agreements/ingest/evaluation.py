"""Scores ingestion on a folder of labelled pages: served as labelled, nothing fetched or stored.

The folder has the shape of ``tests/corpus``, whose README defines the labels and the scoring.
Whatever part is missing is left out; a page that cannot be scored is named in ``skipped``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from agreements.core.recognise.disputes import Held, held_of
from agreements.core.recognise.vocabulary import Vocabulary
from agreements.core.same_story import Told, told
from agreements.core.scoring.facts import score_facts, score_false_alarms
from agreements.core.scoring.hostile import judge_hostile
from agreements.core.scoring.pages import Texts, score_contradictions, score_page
from agreements.core.scoring.tally import Counts, Tally
from agreements.ingest.as_labels import as_label, quotes
from agreements.ingest.examine import Earlier, Examined, examine
from agreements.ingest.labelled import Labelled, labelled

FACTS = (
    *("relevance", "duplicates", "canonical_url", "published_on", "language", "byline"),
    *("agreements_main", "agreements_passing", "parties", "signed_on", "date_kind", "place"),
    *("kind", "legal_force", "minerals", "pillars", "commitments", "amounts"),
    *("amounts_agreement", "officials", "evidence", "contradictions"),
)


@dataclass
class Report:
    """What a folder came to."""

    tally: Tally = field(default_factory=Tally)
    texts: Texts = field(default_factory=Texts)
    hostile: dict[str, dict[str, Any]] = field(default_factory=dict)
    skipped: list[str] = field(default_factory=list)
    quoted: Counts = field(default_factory=Counts)

    def as_json(self) -> dict[str, Any]:
        """Every field, also one of which the folder has no label; pillars apart; misses."""
        scored: dict[str, Any] = {"extraction": self.texts.as_json()}
        for name in FACTS:
            held = self.tally.counts.get(name) or self.tally.shares.get(name) or Counts()
            scored[name] = held.as_json()
        scored["evidence"]["exact"] = self.quoted.precision
        return {
            "fields": scored,
            "pillars": {
                name: counts.as_json() for name, counts in sorted(self.tally.pillars.items())
            },
            "hostile": self.hostile,
            "misses": [miss.as_json() for miss in self.tally.misses],
            "skipped": self.skipped,
        }


def evaluate(folder: Path, vocabulary: Vocabulary, *, today: date) -> Report:
    """Score the pages in the order of their names, each against those before it."""
    report = Report()
    stories: list[Told[str]] = []
    held: list[Held] = []
    for each in labelled(folder, report.skipped):
        earlier = Earlier(stories=stories, held=held)
        examined = examine(each.page, vocabulary, earlier, key=each.name, today=today)
        _score(each, examined, vocabulary, report)
        if examined.reading.is_article and not examined.verdict.kind:
            reading = examined.reading
            stories.append(told(key=each.name, url=reading.url, text=reading.text))
            held += held_of(each.name, examined.findings)
    for each in labelled(folder / "hostile", report.skipped):
        examined = examine(each.page, vocabulary, Earlier(), key=each.name, today=today)
        if "expect" in each.label:
            said = as_label(examined, vocabulary)
            report.hostile[each.name] = judge_hostile(said, each.label)
    return report


def _in_our_names(label: dict[str, Any], vocabulary: Vocabulary) -> dict[str, Any]:
    """The label with each mineral under the name it has in the vocabulary: phosphate rock."""
    names = {alias.lower(): each.names[0] for each in vocabulary.minerals for alias in each.names}
    return {**label, "minerals": [names.get(m.lower(), m) for m in label.get("minerals", [])]}


def _score(each: Labelled, examined: Examined, vocabulary: Vocabulary, report: Report) -> None:
    name, text = each.name, examined.reading.text
    label = _in_our_names(each.label, vocabulary)
    said = as_label(examined, vocabulary)
    if "main_text" in label:
        report.texts.score(name, text, label, report.tally)
    score_page(name, said, label, report.tally)
    score_contradictions(name, said, label, report.tally)
    for start, end, quote in quotes(examined):
        is_exact = text[start:end] == quote
        report.quoted.add(tp=int(is_exact), fp=int(not is_exact), fn=0)
    if not label["relevant"]:
        score_false_alarms(name, said, report.tally)
    elif not label.get("duplicate_of"):
        score_facts(name, said, label, text, report.tally)
