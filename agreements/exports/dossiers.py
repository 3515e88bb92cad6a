"""A dossier as plain values and as the YAML of its file."""

from __future__ import annotations

from dataclasses import MISSING, Field, fields, is_dataclass
from enum import Enum
from typing import Any

import yaml

from agreements.core.dossier import Dossier, FactRecord
from agreements.core.partial_dates import PartialDate

WIDTH = 100
SHARED = {field.name for field in fields(FactRecord)}


def plain(record: Any) -> Any:
    """Mappings, lists, text and numbers of a record, in the order its class declares.

    A field that holds its default is left out, as in the files: an absent field means
    nothing is known, and an empty one would mean the same.
    """
    if is_dataclass(record) and not isinstance(record, PartialDate):
        return {
            field.name: plain(getattr(record, field.name))
            for field in _in_order(record)
            if _is_told(field, getattr(record, field.name))
        }
    if isinstance(record, tuple):
        return [plain(each) for each in record]
    if isinstance(record, PartialDate | Enum):
        return str(record)
    return record


def _in_order(record: Any) -> list[Field[Any]]:
    """What a fact says stands before its sources and trust."""
    if not isinstance(record, FactRecord):
        return list(fields(record))
    return sorted(fields(record), key=lambda field: field.name in SHARED)


def _is_told(field: Field[Any], value: Any) -> bool:
    return field.default is MISSING or field.metadata.get("always") or value != field.default


class _Dumper(yaml.SafeDumper):
    """Quotes text with line ends that only Unicode knows, or they would come back as spaces."""

    def represent_str(self, data: str) -> yaml.ScalarNode:
        style = '"' if any(sign in data for sign in "\x85\u2028\u2029") else None
        return self.represent_scalar("tag:yaml.org,2002:str", data, style=style)


_Dumper.add_representer(str, _Dumper.represent_str)


def dossier_yaml(dossier: Dossier) -> str:
    """The text of the dossier's file; reading it gives an equal dossier."""
    return yaml_of(plain(dossier))


def yaml_of(values: Any) -> str:
    """Plain values as YAML; reading it gives equal values."""
    written = yaml.dump(
        values, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=WIDTH
    )  # fmt: skip
    return str(written)
