"""Loads dossiers: all or nothing a file, twice changes nothing, reviewed facts are spared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

import pghistory
from django.db import DataError, IntegrityError, transaction
from django.utils import timezone

from agreements.core.intake_words import RunKind
from agreements.ingest.dossier_agreement import (
    keep_agreement,
    keep_disagreements,
    keep_minerals,
    keep_relations,
)
from agreements.ingest.dossier_facts import FactWriter
from agreements.ingest.dossier_sources import drop_unused_sources, keep_sources
from agreements.ingest.former_words import FormerSlugs
from agreements.models import Agreement, Run
from agreements.models.as_dossiers import dossiers
from agreements.models.as_rows import BLOCKS, Slugs
from agreements.sources.dossiers import (
    DossierFile,
    Fault,
    UnreadableDossierError,
    dossier_paths,
    read_dossier,
)


class Outcome(StrEnum):
    """What became of one file."""

    ADDED = "added"
    CHANGED = "changed"
    UNCHANGED = "unchanged"
    REFUSED = "refused"


@dataclass
class Report:
    """What a load did: outcome by file name, facts by what happened to them, every fault."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    facts: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def files(self, outcome: Outcome) -> int:
        return list(self.outcomes.values()).count(outcome)

    @property
    def counts(self) -> dict[str, int]:
        """The numbers that the run keeps."""
        files = {f"dossiers {outcome}": self.files(outcome) for outcome in Outcome}
        return files | {f"facts {word}": number for word, number in sorted(self.facts.items())}


def load(paths: Iterable[Path], *, tell: Callable[[str], None] = lambda _line: None) -> Report:
    """Load dossier files and folders of them.

    Each file is taken whole or not at all. ``tell`` gets one line a file as it is
    done. The run and its counts are kept.
    """
    report, run = Report(), Run.objects.create(kind=str(RunKind.LOAD))
    former = FormerSlugs.held()
    files = [
        replace(file, dossier=former.in_words_of_today(file.dossier))
        for file in _readable(dossier_paths(paths), report)
    ]
    loader = Loader(run, {file.dossier.slug for file in files}, former)
    taken = []
    for file in files:
        if loader.take(file, report):
            taken.append(file)
        tell(f"{file.path.stem}: {report.outcomes[file.path.name]}")
    loader.relate(taken, report)
    run.counts, run.ended_at = report.counts, timezone.now()
    run.note = "\n".join(str(fault) for fault in report.faults)
    run.save()
    return report


def _readable(paths: Iterable[Path], report: Report) -> list[DossierFile]:
    files = []
    for path in paths:
        try:
            files.append(read_dossier(path))
        except UnreadableDossierError as error:
            report.faults += error.faults
            report.outcomes[path.name] = Outcome.REFUSED
    return files


class Loader:
    """One load: the vocabulary read once, and what may be related to."""

    def __init__(self, run: Run, slugs_in_files: set[str], former: FormerSlugs) -> None:
        self.run = run
        self.merged = former.agreements
        self.slugs = Slugs.held()
        self.known = slugs_in_files | set(Agreement.objects.values_list("slug", flat=True))
        mentioned = Agreement.objects.filter(slug__in=slugs_in_files)
        self.held = {dossier.slug: dossier for dossier in dossiers(mentioned)}

    def take(self, file: DossierFile, report: Report) -> bool:
        """Write one file in a transaction of its own, or refuse it with its faults.

        Returns whether there was something to write: a file that says what is held
        already is only counted.
        """
        if self.held.get(file.dossier.slug) == file.dossier:
            report.outcomes[file.path.name] = Outcome.UNCHANGED
            return False
        faults = [*self._merged_since(file), *self._unknown_words(file)]
        if not faults:
            try:
                counts = self._write(file)
            except (IntegrityError, DataError) as error:
                faults = [
                    file.fault((), f"against the rules of the register: {_first_line(error)}")
                ]
        if faults:
            report.faults += faults
            report.outcomes[file.path.name] = Outcome.REFUSED
            return False
        is_new = file.dossier.slug not in self.held
        report.facts += counts
        report.outcomes[file.path.name] = _outcome(counts, is_new=is_new)
        return True

    def relate(self, files: Sequence[DossierFile], report: Report) -> None:
        """Write the relations, once every agreement that may be meant is there."""
        agreements = dict(Agreement.objects.values_list("slug", "pk"))
        for file in files:
            missing = [each.slug for each in file.dossier.related if each.slug not in agreements]
            if missing:  # its own file was refused: say so rather than lose the relation
                reason = f"related: {', '.join(missing)} was refused, so nothing relates to it yet"
                report.faults.append(file.fault(("related",), reason))
                continue
            agreement = Agreement.objects.get(slug=file.dossier.slug)
            with transaction.atomic(), self._context(file):
                changed = keep_relations(agreement, file.dossier, agreements)
            if changed and report.outcomes[file.path.name] == Outcome.UNCHANGED:
                report.outcomes[file.path.name] = Outcome.CHANGED

    def _write(self, file: DossierFile) -> Counter[str]:
        dossier, counts = file.dossier, Counter[str]()
        with transaction.atomic(), self._context(file):
            agreement = keep_agreement(dossier, self.run, counts)
            articles, touched = keep_sources(agreement, dossier)
            is_new = dossier.slug not in self.held
            writer = FactWriter(
                agreement, dossier.trust, articles, self.slugs, self.run, is_new=is_new
            )
            for block in BLOCKS:
                writer.write(block, dossier)
            touched += keep_minerals(agreement, dossier, self.slugs)
            touched += keep_disagreements(agreement, dossier, articles, self.slugs)
            touched += drop_unused_sources(agreement, dossier)
        return counts + writer.counts + Counter({"touched": touched})

    def _context(self, file: DossierFile) -> pghistory.context:
        return pghistory.context(run=self.run.pk, by="Dossier load", why=f"As in {file.path.name}")

    def _merged_since(self, file: DossierFile) -> Iterable[Fault]:
        """An agreement that a person merged into another is not brought back."""
        if (now := self.merged.get(file.dossier.slug)) and file.dossier.slug not in self.held:
            yield file.fault(("slug",), f"slug: it was merged into {now}; write its facts there")

    def _unknown_words(self, file: DossierFile) -> Iterable[Fault]:
        dossier = file.dossier
        lists = (
            ("participations", "party", self.slugs.parties),
            ("provisions", "pillar", self.slugs.pillars),
            ("commitments", "pillar", self.slugs.pillars),
            ("related", "slug", self.known),
        )
        for block, name, known in lists:
            for number, record in enumerate(getattr(dossier, block)):
                word = getattr(record, name)
                if word not in known:
                    reason = f"{block}.{number}.{name}: {word} is not in the register"
                    yield file.fault((block, number, name), reason)
        for number, slug in enumerate(dossier.minerals):
            if slug not in self.slugs.minerals:
                reason = f"minerals.{number}: {slug} is not in the register"
                yield file.fault(("minerals", number), reason)


def _outcome(counts: Counter[str], *, is_new: bool) -> Outcome:
    if is_new:
        return Outcome.ADDED
    changed = any(counts[word] for word in ("added", "changed", "removed", "touched", "suggested"))
    return Outcome.CHANGED if changed else Outcome.UNCHANGED


def _first_line(error: Exception) -> str:
    return str(error).strip().splitlines()[0]
