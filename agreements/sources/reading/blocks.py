"""A page as the lines a reader sees, each with where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from agreements.sources.reading.trees import Node, words

BLOCK = words(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hr html li main nav ol p pre section summary table tbody "
    "td tfoot th thead tr ul"
)
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


@dataclass(frozen=True)
class Block:
    """One paragraph, heading or list item; ``links`` counts its characters inside links."""

    text: str
    holder: Node = field(compare=False, repr=False)
    links: int = 0

    @property
    def tag(self) -> str:
        return str(self.holder.tag)

    @property
    def is_heading(self) -> bool:
        return self.tag in HEADINGS or self.holder.get("role") == "heading"


class _Line:
    """The text gathered since the last break."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.links = 0
        self.breaks = 0

    def add(self, text: str | None, *, linked: bool) -> None:
        if not text:
            return
        if text.strip():
            self.breaks = 0
        self.pieces.append(text)
        if linked:
            self.links += len(text.strip())

    def take(self, holder: Node) -> Iterator[Block]:
        text = " ".join("".join(self.pieces).split())
        if text:
            yield Block(text, holder, self.links)
        self.pieces, self.links, self.breaks = [], 0, 0


def blocks(root: Node) -> list[Block]:
    """The lines of a page in order; two line breaks in a row part them as a paragraph does."""
    return list(_blocks(root))


def _blocks(root: Node) -> Iterator[Block]:
    line, holders, links = _Line(), [root], 0
    for event, node in etree.iterwalk(root, events=("start", "end")):
        if event == "start":
            if node.tag in BLOCK:
                yield from line.take(holders[-1])
                holders.append(node)
            links += node.tag == "a"
            line.add(node.text, linked=links > 0)
            continue
        links -= node.tag == "a"
        if node.tag in BLOCK:
            yield from line.take(holders[-1])
            holders.pop()
        elif node.tag == "br":
            line.breaks += 1
            line.pieces.append(" ")
            if line.breaks > 1:
                yield from line.take(holders[-1])
        if node is not root:
            line.add(node.tail, linked=links > 0)
