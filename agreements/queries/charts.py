"""The charts of the register, each declared once: its page, its files and its figure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.http import QueryDict
from django.urls import reverse

from agreements.charts.form import Form
from agreements.core.partial_dates import PartialDate
from agreements.queries.filters import AgreementFilter


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


NOT_A_FILTER = ("page", "sort", "by", "measure", "against", "covers", "lacks")
NARROWS_PROVISIONS = ("pillar", "strength", "firmest")


def as_list(
    chosen: AgreementFilter, instead: Mapping[str, list[str]], **replaced: list[str]
) -> str:
    """The list of agreements behind a number: the filters in force, with some replaced.

    "" where no list holds exactly them: a number under a pillar counts provisions of
    every strength, so it has no list once a pillar or a strength is chosen.
    """
    if any(chosen.chosen.get(word) for word in NARROWS_PROVISIONS):
        return ""
    data = chosen.data.copy()
    for word in NOT_A_FILTER:
        data.pop(word, None)
    for word, values in {**instead, **replaced}.items():
        data.setlist(word, values)
    return f"{reverse('agreements:agreements')}?{data.urlencode()}"


def in_words(chosen: AgreementFilter, n: int) -> str:
    """What the filters in force find, in a sentence: "41 agreements; party: Japan."."""
    told = [f"{n} agreement{'' if n == 1 else 's'}"]
    told += [f"{chip.label.lower()}: {chip.value}" for chip in chosen.chips]
    if chosen.edition.is_past:
        told.append(f"as it stood on {PartialDate.from_day(chosen.edition.on).words}")
    return "; ".join(told) + "."
