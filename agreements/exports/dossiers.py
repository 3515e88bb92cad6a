"""A dossier as plain values and as the YAML of its file."""

from __future__ import annotations

from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from typing import Any

import yaml

from agreements.core.dossier import Dossier
from agreements.core.partial_dates import PartialDate

WIDTH = 100


def plain(record: Any) -> Any:
    """Mappings, lists, text and numbers of a record, in the order its class declares.

    A field that holds its default is left out, as in the files: an absent field means
    nothing is known, and an empty one would mean the same.
    """
    if is_dataclass(record) and not isinstance(record, PartialDate):
        return {
            field.name: plain(getattr(record, field.name))
            for field in fields(record)
            if field.default is MISSING or getattr(record, field.name) != field.default
        }
    if isinstance(record, tuple):
        return [plain(each) for each in record]
    if isinstance(record, PartialDate | Enum):
        return str(record)
    return record


def dossier_yaml(dossier: Dossier) -> str:
    """The text of the dossier's file; reading it gives an equal dossier."""
    return str(yaml.safe_dump(plain(dossier), allow_unicode=True, sort_keys=False, width=WIDTH))
