"""What a suggestion proposes, read strictly as the record of a dossier."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from agreements.core.dossier import Record
from agreements.core.editing import editable
from agreements.core.words import SuggestionAction
from agreements.models import Suggestion
from agreements.models.as_rows import Slugs
from agreements.review.errors import CannotStandError

R = TypeVar("R", bound=Record)
LISTS = {"party": "parties", "pillar": "pillars", "mineral": "minerals"}


def read(kind: type[R], values: Mapping[str, Any]) -> R:
    """The record; raises :class:`CannotStandError` that names every field it fails at."""
    told = {name: value for name, value in values.items() if value not in ("", None)}
    try:
        return TypeAdapter(kind).validate_python(told)
    except ValidationError as error:
        faults = "; ".join(f"{_place(each['loc'])}: {each['msg']}" for each in error.errors())
        raise CannotStandError(f"It cannot be written down as proposed. {faults}.") from error


def edits(suggestion: Suggestion, edited: Mapping[str, str], *also: str) -> dict[str, Any]:
    """Of the fields a person sent back, those that now say something else.

    Fields that may be put right count, and those named in ``also``.
    """
    is_addition = suggestion.action == SuggestionAction.ADD
    fields = editable(suggestion.fact_type.model, suggestion.proposed, is_addition=is_addition)
    changed: dict[str, Any] = {}
    for name in (*fields, *also):
        if name not in edited:
            continue
        text = "\n".join(edited[name].splitlines()).strip()
        if text != str(suggestion.proposed.get(name) or "").strip():
            changed[name] = number(text) if isinstance(suggestion.proposed.get(name), int) else text
    return changed


def number(text: str) -> int:
    """A whole number as typed, thousands parted or not; raises CannotStandError."""
    digits = text.replace(",", "").replace(" ", "")
    if not (digits.isascii() and digits.isdigit()):
        raise CannotStandError(f"“{text}” is not a whole number.")
    return int(digits)


def _place(parts: tuple[int | str, ...]) -> str:
    return ".".join(str(part) for part in parts) or "the whole"


def known(slugs: Slugs, word: str, slug: str) -> int:
    """The primary key of a party, pillar or mineral; raises CannotStandError where unknown."""
    found = getattr(slugs, LISTS[word]).get(slug)
    if found is None:
        raise CannotStandError(f"The register knows no {word} “{slug}”. Add it first, then accept.")
    return int(found)


def check_words(slugs: Slugs, record: Any) -> None:
    """Refuse a record that names a party or pillar the register does not know."""
    for word in ("party", "pillar"):
        if hasattr(record, word):
            known(slugs, word, getattr(record, word))
