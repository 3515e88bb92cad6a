"""``manage.py up``: the whole register in one terminal."""

import sys

from django.core.management.base import BaseCommand

from minerals.supervisor.up import up


class Command(BaseCommand):
    """Run the register until Ctrl-C."""

    help = "Run the whole register on this machine: web server, worker and scheduler."

    def handle(self, *_args: object, **_options: object) -> None:
        """End with the supervisor's exit code."""
        sys.exit(up())
