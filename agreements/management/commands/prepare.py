"""``manage.py prepare``: what has to be done once for each new version."""

from django.core.management.base import BaseCommand

from minerals.prepare import prepare


class Command(BaseCommand):
    """Migrate and load, as often as you like."""

    help = "Migrate the database, and load the vocabulary and the dossiers if they changed."

    def handle(self, *_args: object, **_options: object) -> None:
        """Safe beside a running register and beside another ``prepare``."""
        prepare()
