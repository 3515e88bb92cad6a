"""What a page says of itself for machines: meta elements and JSON-LD. Claims, not facts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from agreements.sources.reading.trees import Node

LONGEST_JSON = 2_000_000
DEEPEST_JSON = 12
STORIES = ("Article", "Report", "Posting")
ARTICLES = ("Article", "Report", "Posting", "WebPage")


@dataclass(frozen=True)
class Claims:
    """``metas`` by lower-case name, first said first; ``things`` are JSON-LD objects."""

    metas: dict[str, list[str]] = field(default_factory=dict)
    things: list[dict[str, Any]] = field(default_factory=list)
    canonical: list[str] = field(default_factory=list)
    language: str = ""

    @property
    def is_article(self) -> bool:
        """Whether the page calls itself an article."""
        kinds = [_kind(thing) for thing in self.things]
        return any(kind.endswith(STORIES) for kind in kinds) or "article" in self.said("og:type")

    def said(self, *names: str) -> list[str]:
        """What the meta elements of these names say, in the order of the names."""
        return [value for name in names for value in self.metas.get(name, ()) if value.strip()]

    def thing(self, key: str) -> list[Any]:
        """What JSON-LD says of the article under a key, articles before pages."""
        return [value for thing in self.things if (value := thing.get(key)) not in (None, "", [])]

    def texts(self, key: str) -> list[str]:
        """``thing`` where it is a text, a name, or a list of these."""
        return [name for value in self.thing(key) for name in names_in(value)]


def claims_of(root: Node) -> Claims:
    """Everything a page claims; what cannot be read is left out."""
    metas: dict[str, list[str]] = {}
    for node in root.iter("meta"):
        name = node.get("property") or node.get("name") or node.get("itemprop") or ""
        metas.setdefault(name.lower(), []).append(" ".join((node.get("content") or "").split()))
    links = [
        node.get("href") or ""
        for node in root.iter("link")
        if "canonical" in (node.get("rel") or "").lower().split()
    ]
    things = sorted(_things(root), key=_rank)
    return Claims(metas, things, links, root.get("lang") or root.get("xml:lang") or "")


def names_in(value: Any) -> list[str]:
    """The names in a JSON-LD value: a text, a person or organisation, or a list of them."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return names_in(value.get("name") or value.get("@id") or "")
    if isinstance(value, list):
        return [
            name for item in value[:50] if not isinstance(item, list) for name in names_in(item)
        ]
    return []


def embedded(root: Node) -> list[Any]:
    """Data that a page brings for its own scripts: what a client-rendered page is made of."""
    found = []
    for node in root.iter("script"):
        kind, text = (node.get("type") or "").lower(), node.text or ""
        if kind == "application/json" and len(text) <= LONGEST_JSON:
            found.extend(_loaded(text))
    return found


def _things(root: Node) -> Iterator[dict[str, Any]]:
    for node in root.iter("script"):
        if "ld+json" in (node.get("type") or "").lower() and len(node.text or "") <= LONGEST_JSON:
            for value in _loaded(node.text or ""):
                yield from _objects(value)


def _loaded(text: str) -> list[Any]:
    try:
        return [json.loads(text.strip(), strict=False)]
    except (ValueError, RecursionError):
        return []


def _objects(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects that describe an article or a page, however they are wrapped."""
    if depth > DEEPEST_JSON:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        if _kind(value).endswith(ARTICLES):
            yield value
        yield from _objects(value.get("@graph"), depth + 1)
        yield from _objects(value.get("mainEntity"), depth + 1)


def _kind(thing: dict[str, Any]) -> str:
    kind = thing.get("@type")
    return str(kind[0]) if isinstance(kind, list) and kind else str(kind or "")


def _rank(thing: dict[str, Any]) -> bool:
    return _kind(thing).endswith("WebPage")
