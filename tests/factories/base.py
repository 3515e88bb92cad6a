"""What all factories share: dates as text, and trust."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, TypeVar

import factory
from django.db.models import Model
from factory.django import DjangoModelFactory

from agreements.models.fields import PartialDateField, read

REVIEWED_AT = datetime(2026, 3, 1, 12, tzinfo=UTC)
M = TypeVar("M", bound=Model)


class RowFactory(DjangoModelFactory[M]):
    """Reads partial dates out of text, as forms and fixtures do."""

    class Meta:
        abstract = True

    @classmethod
    def _adjust_kwargs(cls, **kwargs: Any) -> dict[str, Any]:
        model = cls._meta.get_model_class()
        dates = {f.name for f in model._meta.get_fields() if isinstance(f, PartialDateField)}
        return {name: read(value) if name in dates else value for name, value in kwargs.items()}


class ReviewableFactory(RowFactory[M]):
    """Press-derived unless told otherwise; a reviewed one says when."""

    class Meta:
        abstract = True

    trust = "reference"
    reviewed_at = factory.LazyAttribute(lambda o: REVIEWED_AT if o.trust == "reviewed" else None)
