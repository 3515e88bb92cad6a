"""Text that comes without markup: pasted, from a file, or out of a PDF."""

from __future__ import annotations

import re

from agreements.sources.reading.prose import ends

BLANK = re.compile(r"\n[ \t\r\f\v]*(?:\n[ \t\r\f\v]*)+")
LONGEST_HEADLINE = 200
MOST_CHARACTERS = 2_000_000
HEAD_LINES = 6


def paragraphs_of(text: str) -> list[str]:
    """Paragraphs parted by blank lines; by line ends where there are no blank lines.

    Lines broken at a margin are joined again.
    """
    text = text[:MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n").strip()
    parts = BLANK.split(text)
    if len(parts) == 1 and not _is_wrapped(text):
        parts = text.split("\n")
    return [joined for part in parts if (joined := _joined(part))]


def headline_in(paragraphs: list[str]) -> str:
    """The first paragraph where it can be nothing but a headline: one that ends no sentence."""
    if len(paragraphs) < 2:
        return ""
    first = paragraphs[0]
    return first if len(first) <= LONGEST_HEADLINE and not ends(first) else ""


def _is_wrapped(text: str) -> bool:
    """Whether lines end at a margin: all but the last about as long, few at a sentence's end."""
    lines = [line for line in text.split("\n")[:-1] if line.strip()]
    if not lines:
        return False
    ended = sum(ends(line.strip()) for line in lines)
    return ended * 2 < len(lines) and max(map(len, lines)) < 120


def _joined(part: str) -> str:
    """One paragraph's lines as one; a word parted at the end of a line is whole again."""
    whole = re.sub(r"(?<=[a-zß-ÿ])[-\u00ad]\n(?=[a-zß-ÿ])", "", part)
    return " ".join(whole.split())
