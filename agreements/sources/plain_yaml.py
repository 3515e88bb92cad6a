"""YAML without what a dossier never has, and what could harm: everything refused says its line."""

from __future__ import annotations

from typing import Any

import yaml
from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MarkedYAMLError,
    Node,
    ScalarEvent,
)

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The same loader in C where PyYAML was built with it; six times as fast."""

DEEPEST = 20
"""A dossier nests seven deep; some thousands would exhaust the stack."""


def compose(text: str) -> Node | None:
    """The nodes of the only document in ``text``; raises yaml.YAMLError with a mark.

    Aliases are refused, for a few lines of them swell without end, and so are signs
    that the database cannot keep.
    """
    depth = 0
    for event in yaml.parse(text, Loader=LOADER):
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if isinstance(event, AliasEvent):
            raise _refused("a dossier takes no aliases", event)
        if depth > DEEPEST:
            raise _refused("nested too deeply", event)
        if isinstance(event, ScalarEvent) and not _is_text(event.value):
            raise _refused("holds a sign that no text has", event)
    return yaml.compose(text, Loader=LOADER)


def plain(root: Node) -> Any:
    """The values of the nodes as PyYAML's safe loader makes them; no tags that run code."""
    loader = _Loader("")
    try:
        return loader.construct_document(root)
    finally:
        loader.dispose()


class _Loader(LOADER):  # type: ignore[misc]
    """Says where a value stands that its tag does not allow, such as an unquoted 2025-13-45."""

    def construct_object(self, node: Node, deep: bool = False) -> Any:  # noqa: FBT001, FBT002
        try:
            return super().construct_object(node, deep)
        except ValueError as error:
            raise _refused(str(error), node) from error


def _refused(reason: str, where: Any) -> MarkedYAMLError:
    return MarkedYAMLError(None, None, reason, where.start_mark)


def _is_text(value: str) -> bool:
    return "\0" not in value and not any("\ud800" <= sign <= "\udfff" for sign in value)
