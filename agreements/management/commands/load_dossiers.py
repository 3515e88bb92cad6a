"""Load dossiers into the register."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.ingest.dossiers import Outcome, Report, load


class Command(BaseCommand):
    help = "Load dossier files, or folders of them; without PATH those of fixtures/dossiers."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("paths", nargs="*", type=Path, metavar="PATH")

    def handle(self, *_: Any, paths: list[Path], verbosity: int, **__: Any) -> None:
        chosen = paths or [settings.BASE_DIR / "fixtures" / "dossiers"]
        report = load(chosen, tell=self._line if verbosity > 1 else lambda _line: None)
        for fault in report.faults:
            self.stderr.write(str(fault))
        if verbosity:
            self.stdout.write(in_words(report))
        if not report.outcomes:
            raise CommandError(f"No dossier found in {', '.join(str(path) for path in chosen)}.")
        if report.faults:
            raise CommandError(
                f"{report.files(Outcome.REFUSED)} refused. Put right what is named above and load "
                "again: files already taken change nothing."
            )

    def _line(self, line: str) -> None:
        self.stdout.write(line)


def in_words(report: Report) -> str:
    """The result in a sentence for files and one for facts."""
    files = ", ".join(f"{report.files(outcome)} {outcome}" for outcome in Outcome)
    words = ("added", "changed", "removed", "suggested")
    facts = ", ".join(f"{report.facts[word]} {word}" for word in words)
    return f"{len(report.outcomes)} dossiers: {files}.\nFacts: {facts}."
