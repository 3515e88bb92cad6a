"""Characters to a tree, in bounded depth and size."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

Node = Any  # lxml publishes no types


def words(text: str) -> frozenset[str]:
    """A list of words written as one text."""
    return frozenset(text.split())


MOST_CHARACTERS = 4_000_000
DEEPEST = 200
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
PLAIN = words(
    "div span section font center b i u em strong small big blockquote ul ol li dl dd "
    "table tbody tr td article main"
)
VOID = words("area base br col embed hr img input link meta source track wbr p")


def parse(text: str) -> Node | None:
    """The page as a tree, or None where there is no markup to speak of."""
    text = _flattened(text[:MOST_CHARACTERS])
    try:
        root = html.document_fromstring(text.encode(), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root


def _parser() -> Any:
    return html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)


def _flattened(text: str) -> str:
    """``text`` without its plain boxes where they nest deeper than any real page does."""
    return TAG.sub(_unboxed, text) if _depth(text) > DEEPEST else text


def _unboxed(tag: re.Match[str]) -> str:
    return " " if tag[2].lower() in PLAIN else tag[0]


def _depth(text: str) -> int:
    depth = deepest = 0
    for close, name in TAG.findall(text):
        if name.lower() in VOID:
            continue
        depth = max(0, depth - 1) if close else depth + 1
        deepest = max(deepest, depth)
    return deepest


def words_of(node: Node) -> str:
    """All text under a node, spaces folded."""
    return " ".join("".join(node.itertext()).split())


def labels_of(node: Node) -> str:
    """Class, id and the like: what the makers of a page call a part of it."""
    return " ".join(
        value
        for name in ("class", "id", "role", "data-testid", "data-component", "itemprop", "rel")
        if (value := node.get(name))
    )


def walk(root: Node) -> Iterator[Node]:
    """Every element, in the order of the document."""
    return (node for node in root.iter() if isinstance(node.tag, str))
