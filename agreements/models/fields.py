"""Partial dates in the database and in forms."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import DateField, Func

from agreements.core.partial_dates import HINT, NotADateError, PartialDate


def read(value: Any) -> PartialDate | None:
    """A partial date from what a form, a fixture or code gives; ValidationError otherwise."""
    if value is None or isinstance(value, PartialDate):
        return value
    if not str(value).strip():
        return None
    try:
        return PartialDate.parse(str(value))
    except NotADateError as error:
        raise ValidationError(str(error), code="invalid") from error


class PartialDateFormField(forms.CharField):
    """Accepts 2024, 2024-10 and 2024-10-28; says so where it gets something else."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.pop("empty_value", None)
        super().__init__(**kwargs)
        self.help_text = self.help_text or HINT.capitalize() + "."
        self.widget.attrs |= {"placeholder": "2024-10-28", "size": 12, "inputmode": "numeric"}

    def to_python(self, value: Any) -> Any:
        return read(super().to_python(value) if not isinstance(value, PartialDate) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return str(initial or "").strip() != str(data or "").strip()

    def run_validators(self, value: Any) -> None:
        super().run_validators(str(value) if value is not None else "")


class PartialDateField(models.CharField):  # type: ignore[type-arg]
    """ISO text of a :class:`PartialDate`, or NULL.

    Kept under the "C" collation, so that ORDER BY and comparisons follow
    ``PartialDate``'s own order on every server.
    """

    description = "Year, month or day"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs |= {"max_length": 10, "null": True, "blank": True, "db_collation": "C"}
        super().__init__(*args, **kwargs)

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        for fixed in ("max_length", "null", "blank", "db_collation"):
            kwargs.pop(fixed, None)
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_: Any) -> PartialDate | None:
        return None if value is None else PartialDate.parse(value)

    def to_python(self, value: Any) -> PartialDate | None:
        return read(value)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None or value == "" else str(value)

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj) or "")

    def formfield(self, **kwargs: Any) -> Any:
        kwargs.pop("choices_form_class", None)
        options: dict[str, Any] = {"form_class": PartialDateFormField, "max_length": 10}
        return super().formfield(**options | kwargs)

    def run_validators(self, value: Any) -> None:
        super().run_validators(str(value) if value is not None else "")


class FirstDay(Func):
    """The earliest day a partial date can be, as a date; NULL where there is none."""

    function = "register_first_day"
    output_field = DateField()


class LastDay(Func):
    """The latest day a partial date can be, as a date; NULL where there is none."""

    function = "register_last_day"
    output_field = DateField()


class Plain(Func):
    """Text without accents, so that "Gecamines" finds "Gécamines"; for search only."""

    function = "register_plain"
    output_field = models.TextField()
