"""Asks a web server on this machine how it is: ``python -m minerals.probe``, for containers."""

import http.client
import os
import sys

from minerals.supervisor.listening import DEFAULT_HOST, read_port


def main() -> int:
    """0 when /health/ is content, 1 when it is not or nothing answers."""
    asking = http.client.HTTPConnection(DEFAULT_HOST, read_port(), timeout=5)
    try:
        asking.request("GET", "/health/", headers={"Host": _allowed_host()})
        answer = asking.getresponse()
        sys.stdout.write(answer.read(500).decode(errors="replace"))
    except (OSError, http.client.HTTPException) as error:
        sys.stdout.write(f"{error}\n")
        return 1
    return int(answer.status != http.client.OK)


def _allowed_host() -> str:
    """A name that the site answers to: the first of ALLOWED_HOSTS."""
    first = os.environ.get("ALLOWED_HOSTS", "").split(",")[0].strip().lstrip(".")
    return first if first not in {"", "*"} else "localhost"


if __name__ == "__main__":
    sys.exit(main())
