"""The charts of the register, each declared once: its page, its files and its figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.urls import reverse

from agreements.charts.form import Form


@dataclass(frozen=True)
class Chart:
    """A form of chart with rows in it, and what a reader must know to read it."""

    name: str
    """Its name in addresses."""
    title: str
    told: str
    """What is shown, in words: how much of what, under which filters."""
    form: Form
    query: str = ""
    """The query string that it answers, for its files."""
    note: str = ""
    errors: Mapping[str, list[str]] = field(default_factory=dict)
    """What of the query string could not be read: a page says so, a file is refused."""

    def address(self, kind: str) -> str:
        """Where it is served as ``csv``, ``svg`` or ``json``."""
        address = reverse("agreements:chart", args=[self.name, kind])
        return f"{address}?{self.query}" if self.query else address

    @property
    def csv(self) -> str:
        return self.address("csv")

    @property
    def svg(self) -> str:
        return self.address("svg")

    @property
    def json(self) -> str:
        return self.address("json")

    @property
    def is_empty(self) -> bool:
        return not self.form.table().rows


Build = Callable[[QueryDict], Chart]
