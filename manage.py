#!/usr/bin/env python
"""Run a command of the register, with the servers that it needs."""

import os
import sys

from django.core.management import execute_from_command_line

from minerals import embedded
from minerals.env import UnreadableSettingError
from minerals.supervisor.environment import describe_this_machine


def main() -> None:
    """Run the command named on the command line; a setting that cannot be read ends it in words."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "minerals.settings")
    describe_this_machine(sys.argv)
    try:
        with embedded.services(sys.argv):
            execute_from_command_line(sys.argv)
    except UnreadableSettingError as unreadable:
        sys.exit(str(unreadable))


if __name__ == "__main__":
    main()
