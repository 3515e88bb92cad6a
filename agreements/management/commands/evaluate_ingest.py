"""Score ingestion on labelled pages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from agreements.ingest.evaluation import evaluate
from agreements.ingest.floors import shortfalls
from agreements.ingest.score_table import lines
from agreements.ingest.words import words_held


class Command(BaseCommand):
    help = (
        "Run ingestion on every page of DIR (pages/, labels/, hostile/), without network and "
        "storing nothing, and score it against the labels."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR")
        parser.add_argument("--json", action="store_true", help="Write JSON instead of tables.")
        parser.add_argument(
            "--floors", type=Path, metavar="FILE", help="Fail where a score is below FILE."
        )

    def handle(self, *_: Any, folder: Path, floors: Path | None, **options: Any) -> None:
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}.")
        report = evaluate(folder, words_held(), today=timezone.localdate()).as_json()
        if options["json"]:
            self.stdout.write(json.dumps(report, ensure_ascii=False, indent=1))
        else:
            self.stdout.writelines(f"{line}\n" for line in lines(report))
        if floors and (below := shortfalls(report, json.loads(floors.read_text(encoding="utf-8")))):
            raise CommandError("Below the floor: " + "; ".join(below) + ".")
