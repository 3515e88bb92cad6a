"""What stands in a cell, both ways: ``clean`` reads what a person typed, ``render`` writes it."""

from __future__ import annotations

import re
from functools import partial
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.core.exceptions import ValidationError
from django.db import models
from import_export.widgets import Widget

from agreements.models.fields import PartialDateField, read

YES, NO = {"yes", "true", "1"}, {"no", "false", "0"}
UNPRINTED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
"""What a workbook cannot hold."""


def plain(text: str) -> str:
    """Text without what files do to it: ends of lines, blanks around it, unprinted signs."""
    return UNPRINTED.sub("", "\n".join(text.splitlines())).strip()


class TextCell(Widget):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        return plain(str(value or ""))

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "" if value is None else str(value)


class WordCell(TextCell):
    """One word of a closed list, or what readers see of it."""

    def __init__(self, choices: Any) -> None:
        super().__init__()
        self.words = {str(word): str(word) for word, _label in choices}
        self.labels = {str(label).lower(): str(word) for word, label in choices}

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> str:
        text = super().clean(value)
        found = self.words.get(text.lower()) or self.labels.get(text.lower())
        if text and not found:
            raise ValueError(f"“{text}” is not one of {', '.join(self.words)}.")
        return found or ""


class DateCell(TextCell):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        try:
            return read(super().clean(value))
        except ValidationError as error:
            raise ValueError(error.messages[0]) from error


class YesCell(TextCell):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = super().clean(value).lower()
        if text and text not in YES | NO:
            raise ValueError(f"“{text}” is neither yes nor no.")
        return text in YES if text else None

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "yes" if value else "no"


class NumberCell(TextCell):
    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        text = super().clean(value)
        if text and not (text.isascii() and text.isdigit() and len(text) < 10):
            raise ValueError(f"“{text}” is not a whole number.")
        return int(text) if text else None


class ListCell(TextCell):
    """Several words, with semicolons between them."""

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        return [word.strip() for word in super().clean(value).split(";") if word.strip()]

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return "; ".join(value or [])


class SlugCell(TextCell):
    """A row of another table, by its slug."""

    def __init__(self, model: Any) -> None:
        super().__init__()
        self.model = model

    def clean(self, value: Any, row: Any = None, **kwargs: Any) -> Any:
        slug = super().clean(value)
        found = self.model.objects.filter(slug=slug).first() if slug else None
        if slug and found is None:
            raise ValueError(f"There is no {self.model._meta.verbose_name} “{slug}”.")
        return found

    def render(self, value: Any, obj: Any = None, **kwargs: Any) -> str:
        return value.slug if value else ""


def cell_of(column: Any) -> Any:
    """What makes the cells of a column of a table."""
    match column:
        case _ if column.choices:
            return partial(WordCell, column.choices)
        case PartialDateField():
            return DateCell
        case models.BooleanField():
            return YesCell
        case models.IntegerField():
            return NumberCell
        case ArrayField():
            return ListCell
        case _:
            return TextCell
