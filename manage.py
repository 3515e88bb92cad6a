#!/usr/bin/env python
"""Run a command of the register, with the servers that it needs."""

import os
import sys

from django.core.management import execute_from_command_line

from minerals import embedded
from minerals.supervisor.environment import describe_this_machine


def main() -> None:
    """Run the command named on the command line."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minerals.settings")
    describe_this_machine(sys.argv)
    with embedded.services(sys.argv):
        execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
