"""The story inside the data that a page brings for its own scripts, where it shows none."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html

from agreements.sources.reading.blocks import blocks
from agreements.sources.reading.claims import Claims, embedded
from agreements.sources.reading.plain_text import paragraphs_of
from agreements.sources.reading.prose import LONG, ends, is_credit, is_label
from agreements.sources.reading.trees import Node

DEEPEST = 14
MOST_NODES = 50_000
NOT_STORY = re.compile(
    r"^(rel|related|readmore|ad|ads|advert|promo|image|img|photo|figure|caption|gallery|video|"
    r"audio|embed|pull-?quote|quote-?box|newsletter|fact-?box|aside|link|list-?links|social|tweet|"
    r"html-?embed|byline|credit|comment|tag)s?$",
    re.IGNORECASE,
)


def embedded_story(root: Node, claims: Claims) -> list[str]:
    """The paragraphs in a page's data: JSON-LD's articleBody, else the longest list of prose."""
    for said in claims.texts("articleBody"):
        if paragraphs := _kept(_lines(said)):
            return paragraphs
    lists = [found for data in embedded(root) for found in _lists(data)]
    return max(
        (_kept(found) for found in lists), key=lambda found: sum(map(len, found)), default=[]
    )


def _kept(lines: list[str]) -> list[str]:
    """The lines of a story, if there are sentences enough to be one."""
    kept = [line for line in lines if not is_label(line) and not is_credit(line)]
    sentences = [line for line in kept if len(line) >= LONG and ends(line)]
    return kept if len(sentences) >= 2 or sum(map(len, sentences)) > 400 else []


def _lists(data: Any) -> Iterator[list[str]]:
    """Every list of texts, and every long text, anywhere in the data."""
    waiting, seen = [(data, 0)], 0
    while waiting and seen < MOST_NODES:
        value, depth = waiting.pop()
        seen += 1
        if isinstance(value, str) and len(value) > 300:
            yield _lines(value)
        if depth > DEEPEST or not isinstance(value, dict | list):
            continue
        if isinstance(value, list):
            yield [line for item in value for line in _of_item(item)]
        children = value.values() if isinstance(value, dict) else value
        waiting += [(child, depth + 1) for child in children]


def _of_item(item: Any) -> list[str]:
    """The words of one block of a story: a text, or an object with a kind and a text."""
    if isinstance(item, str):
        return _lines(item)
    if not isinstance(item, dict):
        return []
    texts = [value for value in item.values() if isinstance(value, str)]
    if any(NOT_STORY.match(text) for text in texts):
        return []
    return _lines(max(texts, key=len, default=""))


def _lines(text: str) -> list[str]:
    """The lines of a text that may be HTML."""
    if "<" not in text:
        return paragraphs_of(text)
    try:
        root = html.fromstring(f"<div>{text[:400_000]}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return []
    etree.strip_elements(root, "script", "style", "figure", "iframe", with_tail=False)
    return [block.text for block in blocks(root)]
