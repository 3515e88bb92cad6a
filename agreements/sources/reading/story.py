"""Which lines of a page are its story."""

from __future__ import annotations

import logging
import re
from collections import Counter
from collections.abc import Iterable

import trafilatura

from agreements.sources.reading.blocks import Block, blocks
from agreements.sources.reading.prose import (
    LONG,
    closes_story,
    ends,
    is_credit,
    is_label,
    is_links,
    is_prose,
)
from agreements.sources.reading.trees import Node

# That it finds nothing is in the flags of the reading.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

MOST_COMPARED = 400  # lines above which repeats are looked for only word by word
ENOUGH = 0.85  # the share of the prose found that the place of the story must hold
NOT_LETTERS = re.compile(r"[\W_]+")
FILLER = re.compile(r"\s*(?:…|\.\.\.)$")


def story(root: Node, *, leave_out: Iterable[str] = (), mended: bool = False) -> list[str]:
    """The paragraphs, subheads and list items of a page already rid of its noise.

    The extractor says where the story stands; every line of that place is then kept, in
    order, so that a short paragraph is not lost. Where the markup was broken (``mended``)
    places mean little, and all prose counts.
    """
    lines = _before_end(blocks(root))
    chosen = _place(lines, set() if mended else _extracted(root))
    apart = {folded(words) for words in leave_out if words}
    return _without_repeats(_trimmed(_without_labels(chosen, apart)))


def folded(words: str) -> str:
    """Letters and digits alone, as lines are compared."""
    return NOT_LETTERS.sub("", words.casefold())


def _extracted(root: Node) -> set[str]:
    """Openings of the lines that the extractor takes for the story."""
    text = trafilatura.extract(root, include_comments=False, include_tables=True, fast=True)
    return {_opening(line) for line in (text or "").splitlines() if len(line) >= LONG}


def _opening(words: str) -> str:
    return folded(words[: 2 * LONG])[:LONG]


def _before_end(lines: list[Block]) -> list[Block]:
    """The lines up to those of readers or of a press office, where a story came before."""
    prose = 0
    for number, block in enumerate(lines):
        prose += is_prose(block)
        if prose > 2 and closes_story(block):
            return lines[:number]
    return lines


def _place(lines: list[Block], extracted: set[str]) -> list[Block]:
    """The lines inside the smallest part that holds nearly all of the prose found."""
    found = _found([block for block in lines if is_prose(block)], extracted)
    if not found:
        return []
    weight: dict[Node, int] = {}
    for block in found:
        for node in (block.holder, *block.holder.iterancestors()):
            weight[node] = weight.get(node, 0) + len(block.text)
    enough = ENOUGH * sum(len(block.text) for block in found)
    inside = next(
        node
        for node in _upward(max(found, key=lambda block: len(block.text)).holder)
        if weight.get(node, 0) >= enough or node.getparent() is None
    )
    return [block for block in lines if inside in _upward(block.holder)]


def _upward(node: Node) -> Iterable[Node]:
    return (node, *node.iterancestors())


def _found(prose: list[Block], extracted: set[str]) -> list[Block]:
    """The prose the extractor saw, or whole sentences where it saw less than half of them."""
    seen = [block for block in prose if _opening(block.text) in extracted]
    sentences = [block for block in prose if ends(block.text)] or prose
    enough = sum(len(block.text) for block in seen) * 2 >= sum(len(b.text) for b in sentences)
    return seen if enough else sentences


def _without_labels(chosen: list[Block], apart: set[str]) -> list[Block]:
    """Without labels, credits and lists of links; a list that begins with a label goes whole."""
    labelled = {
        block.holder.getparent()
        for block in chosen
        if block.tag == "li" and is_label(block.text) and block.holder.getparent() is not None
    }
    return [
        block
        for block in chosen
        if block.tag == "h1"
        or not (
            folded(block.text) in apart
            or is_credit(block.text)
            or is_label(block.text)
            or is_links(block)
            or (block.tag == "li" and block.holder.getparent() in labelled)
        )
    ]


def _trimmed(kept: list[Block]) -> list[Block]:
    """Without what stands before the first sentence or list, and what comes after the last."""
    kept = kept[1 + max((n for n, b in enumerate(kept) if b.tag == "h1"), default=-1) :]
    start = next((n for n, b in enumerate(kept) if _opens(b)), None)
    if start is None:
        start = next((n for n, b in enumerate(kept) if is_prose(b)), len(kept))
    while start and kept[start - 1].is_heading:
        start -= 1
    end = len(kept)
    while end > start and not (is_prose(kept[end - 1]) or kept[end - 1].tag == "li"):
        end -= 1
    return kept[start:end]


def _opens(block: Block) -> bool:
    """Whether a story may begin here: not with a standfirst, which ends like a headline."""
    return block.tag == "li" or (is_prose(block) and ends(block.text))


def _without_repeats(kept: list[Block]) -> list[str]:
    """Without pull quotes: a line whose words stand in another, longer one."""
    own = [folded(block.text) for block in kept]
    said = "\n".join(own) if len(own) <= MOST_COMPARED else ""
    often, texts, seen = Counter(own), [], set()
    for block, words in zip(kept, own, strict=True):
        may = len(words) > 15 and not block.is_heading and block.tag != "li"
        repeats = may and (words in seen or said.count(words) > often[words])
        seen.add(words)
        if not repeats:
            texts.append(block.text)
    return [*texts[:-1], *(FILLER.sub("", text) for text in texts[-1:])]
