"""Which lines of a page are its story."""

from __future__ import annotations

import re
from collections.abc import Iterable

import trafilatura

from agreements.sources.reading.blocks import Block, blocks
from agreements.sources.reading.trees import Node

LONG = 60  # characters of a line that may be a paragraph by itself
ENDS = re.compile(r"""[.!?…。！？][\"'”’»」』)\]]*(\s*»)?$""")
LABELS = re.compile(
    r"^(advertisement|sponsored|read (also|more|next)|see also|related( stories)?|more on this|"
    r"most read|sign up|subscribe|share this|follow us|print this|email to a friend|topics?|tags?|"
    r"tagged|posted in|filed under|publicidad|anuncio|publicité|lea también|lire aussi|"
    r"à lire aussi|voir aussi|広告|あわせて読みたい|関連記事|photo|picture|image|foto|video)"
    r"\b\s*[:：]?"
    r"(?!.*[.。]$)",
    re.IGNORECASE,
)
CREDITS = re.compile(
    r"^[\[(（]?(additional )?(reporting|writing|edited|editing|compiled) (and \w+ )?(by|from)\b|"
    r"^[\[(（]?with (reporting|files|inputs?) (by|from)\b|"
    r"contributed to this (report|story|article)|"
    r"^(ends|fin|ende|#+|-+\s*ends\s*-+)$|^©|all rights reserved|"
    r"^this (story|article) (was|has been) (added|published|syndicated|generated|first published)",
    re.IGNORECASE,
)
FILLER = re.compile(r"[\s ]*(…|\.\.\.)$")


def story(root: Node, *, leave_out: Iterable[str] = (), mended: bool = False) -> list[str]:
    """The paragraphs, subheads and list items of a page already rid of its noise.

    The extractor says where the story stands; every line of that place is then kept, in
    order, so that a short paragraph is not lost. Where the markup was broken (``mended``)
    places mean little, and all prose counts.
    """
    lines = blocks(root)
    chosen = _place(lines, set() if mended else _extracted(root))
    apart = {_folded(words) for words in leave_out if words}
    kept = [block for block in chosen if block.tag == "h1" or not _is_apart(block, apart)]
    return _without_repeats(_trimmed(kept))


def _extracted(root: Node) -> set[str]:
    """Openings of the lines that the extractor takes for the story."""
    text = trafilatura.extract(root, include_comments=False, include_tables=True, fast=True)
    return {_opening(line) for line in (text or "").splitlines() if len(line) >= LONG}


def _opening(words: str) -> str:
    return _folded(words)[:LONG]


def _folded(words: str) -> str:
    return "".join(char for char in words.casefold() if char.isalnum())


def _place(lines: list[Block], extracted: set[str]) -> list[Block]:
    """The lines inside the smallest part that holds nearly all of the prose found."""
    prose = [block for block in lines if _is_prose(block)]
    found = _found(prose, extracted)
    if not found:
        return []
    weight: dict[Node, int] = {}
    for block in found:
        for node in (block.holder, *block.holder.iterancestors()):
            weight[node] = weight.get(node, 0) + len(block.text)
    enough = 0.85 * sum(len(block.text) for block in found)
    inside = next(
        node
        for node in (found[0].holder, *found[0].holder.iterancestors(), lines[0].holder)
        if weight.get(node, 0) >= enough or node.getparent() is None
    )
    return [b for b in lines if b.holder is inside or inside in b.holder.iterancestors()]


def _found(prose: list[Block], extracted: set[str]) -> list[Block]:
    """The prose the extractor saw, or whole sentences where it saw less than half of them."""
    seen = [block for block in prose if _opening(block.text) in extracted]
    sentences = [block for block in prose if ENDS.search(block.text)] or prose
    enough = sum(len(block.text) for block in seen) * 2 >= sum(len(b.text) for b in sentences)
    return seen if enough else sentences


def _is_prose(block: Block) -> bool:
    if block.is_heading or block.links * 2 > len(block.text):
        return False
    return len(block.text) >= LONG or (len(block.text) > 20 and bool(ENDS.search(block.text)))


def _is_apart(block: Block, apart: set[str]) -> bool:
    """Whether a line is a label, a credit or a list of links, not a line of the story."""
    words = block.text
    if _folded(words) in apart or CREDITS.search(words):
        return True
    if len(words) < 160 and LABELS.search(words):
        return True
    return block.links * 10 > len(words) * 9 and not ENDS.search(words)


def _trimmed(kept: list[Block]) -> list[Block]:
    """Without what stands before the first line of prose or list, and headings left at the end."""
    kept = kept[1 + max((n for n, b in enumerate(kept) if b.tag == "h1"), default=-1) :]
    start = next((n for n, b in enumerate(kept) if _is_prose(b) or b.tag == "li"), len(kept))
    while start and kept[start - 1].is_heading:
        start -= 1
    end = len(kept)
    while end > start and (kept[end - 1].is_heading or not _closes(kept[end - 1])):
        end -= 1
    return kept[start:end]


def _closes(block: Block) -> bool:
    return _is_prose(block) or block.tag == "li"


def _without_repeats(kept: list[Block]) -> list[str]:
    """Without pull quotes: a line whose words stand in another, longer one."""
    folded = [_folded(block.text) for block in kept]
    return [
        FILLER.sub("", block.text) if number == len(kept) - 1 else block.text
        for number, block in enumerate(kept)
        if not _repeats(folded, number)
    ]


def _repeats(folded: list[str], number: int) -> bool:
    own = folded[number]
    return len(own) > 15 and any(
        own in other and (len(own) < len(other) or n < number)
        for n, other in enumerate(folded)
        if n != number
    )
