"""Published formats, compared as text with what was published; UPDATE_GOLDEN=1 rewrites them."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def assert_published(path: str, written: str) -> None:
    """``written`` is what stands in the file at ``path``, counted from the checkout."""
    file = ROOT / path
    if os.environ.get("UPDATE_GOLDEN"):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(written, encoding="utf-8", newline="")
    with file.open(encoding="utf-8", newline="") as published:
        assert written == published.read()
