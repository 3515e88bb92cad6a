"""``manage.py load_vocabulary``: bring the pillars, minerals and parties of this version."""

from django.core.management.base import BaseCommand, CommandError
from django.db import IntegrityError

from agreements.ingest import vocabulary


class Command(BaseCommand):
    """Load as often as you like; what a person edited stays."""

    help = (
        "Load the vocabulary from fixtures/vocabulary. Rows that a person edited stay as they are."
    )

    def handle(self, *_args: object, verbosity: int, **_options: object) -> None:
        """Say per table what was added and changed, and which rows were left alone."""
        try:
            tallies = vocabulary.load()
        except (IntegrityError, vocabulary.UnknownRowError) as error:
            raise CommandError(f"Nothing was loaded: {error}") from error
        if verbosity:
            for tally in tallies:
                self.stdout.write(str(tally))
                for row in tally.kept:
                    self.stdout.write(f"  kept as edited: {row}")
