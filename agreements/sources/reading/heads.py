"""The head of a story: the short lines around its headline, which name writer and day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from agreements.sources.reading.blocks import BLOCK, HEADINGS
from agreements.sources.reading.trees import Node, labels_of, words

BEFORE, AFTER = 8, 25  # pieces looked at on either side of the headline
PARAGRAPH = 150  # characters from which a piece belongs to the story
NOT_HEAD = words("nav aside footer script style noscript template button select head figure")


@dataclass(frozen=True)
class Piece:
    """A run of text in one element; ``labels`` are what the page calls that element."""

    text: str
    labels: str
    tag: str
    stamp: str = ""


@dataclass(frozen=True)
class Head:
    """The pieces before and after the headline, nearest last and nearest first."""

    headline: str
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All of them, those after the headline first: that is where writer and day stand."""
        return (*self.after, *reversed(self.before))


def head_of(root: Node, titles: list[str]) -> Head:
    """The head of the story on a page; ``titles`` are its titles as claimed elsewhere."""
    pieces = list(_pieces(root))
    at = _headline_at(pieces, titles)
    if at is None:
        return Head("", (), tuple(_until_story(pieces)))
    return Head(
        pieces[at].text,
        tuple(pieces[max(0, at - BEFORE) : at]),
        tuple(_until_story(pieces[at + 1 :])),
    )


def _headline_at(pieces: list[Piece], titles: list[str]) -> int | None:
    """The h1 that agrees with a title, else a piece that is one, else the first h1."""
    wanted = [folded for title in titles if (folded := _folded(title))]
    firsts = [n for n, piece in enumerate(pieces) if _is_first_heading(piece)]
    for numbers in (firsts, range(len(pieces))):
        fits = [n for n in numbers if _agrees(pieces[n].text, wanted)]
        if fits:
            return max(fits, key=lambda n: (len(pieces[n].text), -n))
    return firsts[0] if firsts else None


def _agrees(text: str, wanted: list[str]) -> bool:
    folded = _folded(text)
    return len(folded) > 8 and any(
        len(folded) * 2 > len(title) and (title.startswith(folded) or title.endswith(folded))
        for title in wanted
    )


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text).casefold()


def _is_first_heading(piece: Piece) -> bool:
    return piece.tag == "h1" or (" heading " in f" {piece.labels} " and "level1" in piece.labels)


def _until_story(pieces: list[Piece]) -> Iterator[Piece]:
    for piece in pieces[:AFTER]:
        if len(piece.text) >= PARAGRAPH:
            return
        yield piece


def _pieces(root: Node) -> Iterator[Piece]:
    """The text of a page, piece by piece: one for each element, broken at line breaks."""
    holders: list[Node] = [root]
    skipped = 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            skipped += node.tag in NOT_HEAD
            holders.append(node)
            if not skipped:
                yield from _piece(node.text, node)
                yield from _stamped(node)
            continue
        holders.pop()
        skipped -= node.tag in NOT_HEAD
        if not skipped and node is not root:
            yield from _piece(node.tail, holders[-1])


def _piece(text: str | None, node: Node) -> Iterator[Piece]:
    if text and (words := " ".join(text.split())):
        labels, tag = _surroundings(node)
        yield Piece(words, labels, tag)


def _stamped(node: Node) -> Iterator[Piece]:
    """A moment for machines inside the text: a time element or a meta among the lines."""
    if stamp := node.get("datetime") or (node.tag == "meta" and node.get("content")):
        yield Piece("", labels_of(node), node.tag, stamp)


def _surroundings(node: Node) -> tuple[str, str]:
    """The labels of an element and of the inline ones around it, and the block they stand in."""
    labels = []
    while node is not None:
        labels.append(labels_of(node))
        if node.get("aria-level") == "1":
            labels.append("level1")
        if node.tag in BLOCK or node.tag in HEADINGS:
            break
        node = node.getparent()
    return " ".join(labels), str(node.tag) if node is not None else ""
