"""Paragraphs of a plain text: its lines that are more than blanks, counted from 1."""

from __future__ import annotations

import re

PARAGRAPH = re.compile(r"[^\n]*\S[^\n]*")


def paragraph_of(text: str, start: int) -> int:
    """The number of the paragraph in which the character at ``start`` stands."""
    return sum(match.start() <= start for match in PARAGRAPH.finditer(text))
