"""Reads dossier files and says what is wrong with them, with file and line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError
from yaml import MappingNode, Node, SequenceNode

from agreements.core.dossier import Dossier
from agreements.core.dossier_rules import ContradictoryDueDateError, settled, settled_commitment
from agreements.core.due_dates import NotADueRuleError, check_rule
from agreements.sources import plain_yaml

READER = TypeAdapter(Dossier)
FACTS = ("participations", "provisions", "commitments", "amounts", "events")
MOST_BYTES = 2_000_000
"""A dossier is some ten thousand bytes; a file a hundred times that is not one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, where: ``file:line: reason``."""

    path: Path
    line: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.reason}"


class UnreadableDossierError(Exception):
    """A dossier file cannot be taken; every fault found in it is in ``faults``."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A dossier and the lines of the file it came from."""

    path: Path
    dossier: Dossier
    root: Node

    def fault(self, where: tuple[str | int, ...], reason: str) -> Fault:
        """A fault at the place ``where``, such as ``("provisions", 2, "pillar")``."""
        return Fault(self.path, line_of(self.root, where), reason)


def dossier_paths(paths: Iterable[Path]) -> Iterator[Path]:
    """The files named, and the ``.yaml`` files of folders named, in order of name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(path.glob("*.yaml"))
        else:
            yield path


def read_dossier(path: Path) -> DossierFile:
    """Read and check one file; raise :class:`UnreadableDossierError` with all its faults."""
    root = _parsed(path)
    values = _plain(path, root)
    try:
        dossier = READER.validate_python(values, strict=False)
    except ValidationError as error:
        faults = [_fault(path, root, dict(each)) for each in error.errors(include_url=False)]
        faults += _duplicate_keys(path, root)
        raise UnreadableDossierError(faults) from error
    file = DossierFile(path, dossier, root)
    faults = list(_inner_faults(file))
    if faults:
        raise UnreadableDossierError(faults)
    return replace(file, dossier=settled(dossier))


def _parsed(path: Path) -> Node:
    try:
        if path.stat().st_size > MOST_BYTES:
            raise UnreadableDossierError([Fault(path, 1, f"larger than {MOST_BYTES:,} bytes")])
        root = plain_yaml.compose(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UnreadableDossierError(
            [Fault(path, 1, f"cannot be opened: {error.strerror}")]
        ) from error
    except UnicodeDecodeError as error:
        raise UnreadableDossierError([Fault(path, 1, "is not UTF-8 text")]) from error
    except yaml.YAMLError as error:
        raise UnreadableDossierError([_yaml_fault(path, error)]) from error
    if not isinstance(root, MappingNode):
        raise UnreadableDossierError([Fault(path, 1, "holds no fields; a dossier is a mapping")])
    return root


def _yaml_fault(path: Path, error: yaml.YAMLError) -> Fault:
    mark = getattr(error, "problem_mark", None)
    reason = getattr(error, "problem", None) or "not readable"
    return Fault(path, mark.line + 1 if mark else 1, f"is not YAML: {reason}")


def _plain(path: Path, root: Node) -> Any:
    try:
        return plain_yaml.plain(root)
    except yaml.YAMLError as error:
        raise UnreadableDossierError([_yaml_fault(path, error)]) from error


def _fault(path: Path, root: Node, error: dict[str, Any]) -> Fault:
    where = tuple(error["loc"])
    name = ".".join(str(part) for part in where)
    return Fault(path, line_of(root, where), f"{name}: {_words(error)}")


def _words(error: dict[str, Any]) -> str:
    match error["type"]:
        case "missing" | "missing_argument" | "missing_keyword_only_argument":
            return "is missing"
        case "unexpected_keyword_argument" | "extra_forbidden":
            return "is not a field of a dossier"
        case "enum":
            return f"is {error['input']!r}; it may be {error['ctx']['expected']}"
        case "string_type":
            return f"is {error['input']!r}; write text, in quotes where it looks like a number"
        case "tuple_type":
            return "is not a list"
        case "dataclass_type":
            return "is not a mapping of fields"
        case _:
            return str(error["msg"]).removeprefix("Value error, ")


def line_of(root: Node, where: tuple[str | int, ...]) -> int:
    """The line of the deepest part of ``where`` that the file has; the first is 1."""
    node, line = root, root.start_mark.line
    for part in where:
        found = _child(node, part)
        if found is None:
            break
        line, node = found
    return line + 1


def _child(node: Node, part: str | int) -> tuple[int, Node] | None:
    if isinstance(node, MappingNode):
        for key, value in node.value:
            if key.value == str(part):
                return key.start_mark.line, value
    if isinstance(node, SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part].start_mark.line, node.value[part]
    return None


def _inner_faults(file: DossierFile) -> Iterator[Fault]:
    """What the shape alone cannot say: ids that are used exist, rules can be read."""
    yield from _duplicate_keys(file.path, file.root)
    yield from _source_faults(file)
    yield from _rule_faults(file)
    yield from _day_faults(file)
    for number, related in enumerate(file.dossier.related):
        if related.slug == file.dossier.slug:
            reason = f"related.{number}.slug: an agreement cannot be related to itself"
            yield file.fault(("related", number, "slug"), reason)
    if file.path.stem != file.dossier.slug:
        yield file.fault(
            ("slug",), f"slug: is {file.dossier.slug}, but the file is {file.path.name}"
        )


def _duplicate_keys(path: Path, node: Node) -> Iterator[Fault]:
    """YAML lets a key stand twice and keeps the last; that would lose a fact silently."""
    if isinstance(node, MappingNode):
        seen: set[str] = set()
        for key, value in node.value:
            if key.value in seen:
                yield Fault(path, key.start_mark.line + 1, f"{key.value}: stands twice")
            seen.add(key.value)
            yield from _duplicate_keys(path, value)
    elif isinstance(node, SequenceNode):
        for value in node.value:
            yield from _duplicate_keys(path, value)


def _source_faults(file: DossierFile) -> Iterator[Fault]:
    sources = file.dossier.sources
    for name in ("id", "url", "document"):
        counted = Counter(getattr(source, name) for source in sources)
        for number, source in enumerate(sources):
            value = getattr(source, name)
            if value and counted[value] > 1:
                reason = f"sources.{number}.{name}: {value} stands twice"
                yield file.fault(("sources", number, name), reason)
    ids = {source.id for source in sources}
    for where, used in _sources_used(file.dossier):
        if used not in ids:
            name = ".".join(str(part) for part in where)
            yield file.fault(where, f"{name}: no source has the id {used}")


def _sources_used(dossier: Dossier) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for block in FACTS:
        for number, fact in enumerate(getattr(dossier, block)):
            for place, citation in enumerate(fact.citations):
                yield (block, number, "citations", place, "source"), citation.source
    for number, claim in enumerate(dossier.claims):
        for place, value in enumerate(claim.values):
            yield ("claims", number, "values", place, "source"), value.source


def _rule_faults(file: DossierFile) -> Iterator[Fault]:
    for number, commitment in enumerate(file.dossier.commitments):
        try:
            if commitment.due:
                check_rule(commitment.due)
            settled_commitment(commitment, file.dossier)
        except NotADueRuleError as error:
            yield file.fault(("commitments", number, "due"), f"commitments.{number}.due: {error}")
        except ContradictoryDueDateError as error:
            where = ("commitments", number, "due_on")
            yield file.fault(where, f"commitments.{number}.due_on: {error}")


def _day_faults(file: DossierFile) -> Iterator[Fault]:
    for where, text, reads, hint in _days(file.dossier):
        try:
            if text:
                reads(text)
        except ValueError:
            name = ".".join(str(part) for part in where)
            yield file.fault(where, f"{name}: “{text}” is not {hint}")


def _days(dossier: Dossier) -> Iterator[tuple[tuple[str | int, ...], str, Any, str]]:
    """Where a day or a moment stands, its text, what reads it, and how it is written."""
    moment = "a moment with its zone, such as 2026-03-01T12:00:00+00:00"
    yield ("reviewed_at",), dossier.reviewed_at, _moment, moment
    for block in FACTS:
        for number, fact in enumerate(getattr(dossier, block)):
            yield (block, number, "reviewed_at"), fact.reviewed_at, _moment, moment
    for number, commitment in enumerate(dossier.commitments):
        for place, check in enumerate(commitment.checks):
            where = ("commitments", number, "checks", place, "looked_on")
            yield where, check.looked_on, date.fromisoformat, "a day such as 2026-05-10"


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(text)
    return moment
