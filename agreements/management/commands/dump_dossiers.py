"""Write agreements as dossiers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from agreements.exports.dossiers import dossier_yaml
from agreements.models import Agreement
from agreements.models.as_dossiers import dossiers


class Command(BaseCommand):
    help = "Write one dossier file an agreement into FOLDER; load_dossiers reads them back."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, metavar="FOLDER")
        parser.add_argument("slugs", nargs="*", metavar="SLUG", help="Only these agreements.")

    def handle(self, *_: Any, folder: Path, slugs: list[str], **__: Any) -> None:
        agreements = Agreement.objects.order_by("slug")
        if slugs:
            agreements = agreements.filter(slug__in=slugs)
            missing = set(slugs) - set(agreements.values_list("slug", flat=True))
            if missing:
                raise CommandError(f"No agreement is called {', '.join(sorted(missing))}.")
        folder.mkdir(parents=True, exist_ok=True)
        number = 0
        for number, dossier in enumerate(dossiers(agreements), start=1):  # noqa: B007
            (folder / f"{dossier.slug}.yaml").write_text(dossier_yaml(dossier), encoding="utf-8")
        self.stdout.write(f"{number} dossiers written to {folder}.")
