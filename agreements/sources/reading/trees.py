"""Characters to a tree, in bounded depth and size."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

Node = Any  # lxml publishes no types


def words(text: str) -> frozenset[str]:
    """A list of words written as one text."""
    return frozenset(text.split())


MOST_CHARACTERS = 4_000_000
MOST_TAGS = 25_000
"""Tags after which a page is cut off: several times those of a long article."""
DEEPEST = 200
"""Boxes inside boxes beyond which their nesting is undone: more than any page needs."""
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)(?=[\s/>])[^<>]*>")
BOXES = words(
    "div section center blockquote ul ol li dl dt dd table tbody thead tr td th article main "
    "header footer aside nav form fieldset figure details"
)
INLINE = words("span font b i u em strong small big s strike tt code sub sup a abbr q label ins")
BREAKS = re.compile(r"(?:<br\s*/?>\s*){3,}", re.IGNORECASE)
# Elements without an end, and those whose end may be left out.
UNENDED = words(
    "area base br col embed hr img input link meta source track wbr p li dt dd tr td th tbody "
    "thead tfoot option optgroup colgroup html body head"
)


def parse(text: str) -> Node | None:
    """The page as a tree, or None where there is no markup to speak of."""
    text = _cut(_flattened(text[:MOST_CHARACTERS]))
    try:
        root = html.document_fromstring(text.encode(), parser=_parser())
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    return root


def _parser() -> Any:
    return html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)


def _flattened(text: str) -> str:
    """``text`` with line breaks for its boxes where they nest deeper than any real page does."""
    if _depth(text) > DEEPEST:
        text = TAG.sub(_unboxed, text)
    return BREAKS.sub("<br><br>", text)


def _cut(text: str) -> str:
    beyond = next(itertools.islice(TAG.finditer(text), MOST_TAGS, None), None)
    return text[: beyond.start()] if beyond else text


def _unboxed(tag: re.Match[str]) -> str:
    name = tag[2].lower()
    if name in BOXES:
        return "<br><br>"
    return "" if name in INLINE or "-" in name else tag[0]


def _depth(text: str) -> int:
    depth = deepest = 0
    for close, name in TAG.findall(text):
        if name.lower() in UNENDED:
            continue
        depth = max(0, depth - 1) if close else depth + 1
        deepest = max(deepest, depth)
    return deepest


def words_of(node: Node) -> str:
    """All text under a node, spaces folded."""
    return " ".join("".join(node.itertext()).split())


def labels_of(node: Node) -> str:
    """Class, id and the like: what the makers of a page call a part of it."""
    if not node.keys():
        return ""
    return " ".join(
        value
        for name in ("class", "id", "role", "data-testid", "data-component", "itemprop", "rel")
        if (value := node.get(name))
    )


def walk(root: Node) -> Iterator[Node]:
    """Every element, in the order of the document."""
    return (node for node in root.iter() if isinstance(node.tag, str))
