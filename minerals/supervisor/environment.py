"""What one person on one machine needs, said to Django before it reads its settings."""

import os
from collections.abc import Sequence

DEFAULTS = {
    "LOCAL": "1",  # static files straight from the source, a demonstration account
    "HTTPS": "0",  # nothing in front of the web server speaks TLS
}


def describe_this_machine(argv: Sequence[str]) -> None:
    """For ``up``, and for all that it starts, set what is not set; else change nothing."""
    if list(argv[1:2]) == ["up"]:
        for name, value in DEFAULTS.items():
            os.environ[name] = os.environ.get(name) or value
