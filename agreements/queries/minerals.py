"""The tree of minerals: how a reader narrows it, and how many agreements name each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Count, F, Q
from django.http import QueryDict
from django.utils.functional import cached_property

from agreements.models import AgreementMineral, Mineral
from agreements.queries.editions import Edition
from agreements.queries.links import agreements_where, page
from agreements.queries.narrowing import ListFilter, TermsFilter
from agreements.queries.together import known


class Placed(NamedTuple):
    """A mineral with those above it in the tree, the topmost first."""

    mineral: Mineral
    above: tuple[Mineral, ...]

    @property
    def depth(self) -> int:
        return len(self.above)

    @property
    def place(self) -> str:
        """The names above it: "Rare earths / Heavy rare earths"."""
        return " / ".join(each.name for each in self.above)


@dataclass(frozen=True)
class MineralRow:
    """A mineral of the list, how many agreements name it, and how many it or what is below."""

    placed: Placed
    edition: Edition
    own: int = 0
    together: int = 0

    @property
    def mineral(self) -> Mineral:
        return self.placed.mineral

    @property
    def href(self) -> str:
        return page(self.mineral, self.edition)

    @property
    def agreements_href(self) -> str:
        return agreements_where(self.edition, mineral=self.mineral.slug)

    @property
    def lists(self) -> list[str]:
        return [list_name(each) for each in self.mineral.lists]


class ListChip(NamedTuple):
    """An official list to choose, and how many minerals there are on it."""

    label: str
    query: str
    n: int
    is_on: bool


class MineralFilter(ListFilter):
    """Every way a reader may narrow the minerals: a name or symbol, an official list."""

    list = TermsFilter(label="List")

    class Meta:
        model = Mineral
        fields: tuple[str, ...] = ()

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, Mineral.objects.all())
        codes = sorted({code for mineral in self.all for code in mineral.lists})
        self.filters["list"].extra["choices"] = [(code, list_name(code)) for code in codes]

    @cached_property
    def all(self) -> Sequence[Mineral]:
        """Every mineral, by name."""
        return tuple(Mineral.objects.order_by("name", "pk"))

    @property
    def list_choices(self) -> Sequence[tuple[str, str]]:
        return self.choices("list")

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.chosen.get("list"))

    def narrowed(self) -> Iterator[Placed]:
        """The minerals that match, each under what it belongs to."""
        wanted = set(self.chosen.get("list") or ())
        for placed in in_tree(self.all):
            if goes_by(placed.mineral, self.text) and (
                wanted & {*placed.mineral.lists} or not wanted
            ):
                yield placed

    def chips(self) -> Iterable[ListChip]:
        """Every official list with how many of the minerals that go by the text are on it."""
        named = [each for each in self.all if goes_by(each, self.text)]
        on = set(self.chosen.get("list") or ())
        yield ListChip("Every mineral", self.without("list"), len(named), not on)
        for code, label in self.list_choices:
            data = self.data.copy()
            data["list"] = code
            n = sum(code in each.lists for each in named)
            yield ListChip(label, str(data.urlencode()), n, on == {code})


def list_name(code: str) -> str:
    """An official list as printed: "us-2025" is "US 2025"."""
    where, _, year = code.partition("-")
    return f"{where.upper()} {year}".strip()


def goes_by(mineral: Mineral, text: str) -> bool:
    """Whether a name of it holds ``text``, or that is its symbol; capitals do not count."""
    wanted = text.strip().casefold()
    names = (mineral.name, *mineral.aliases)
    symbol = mineral.symbol.casefold()
    return not wanted or wanted == symbol or any(wanted in name.casefold() for name in names)


def in_tree(minerals: Iterable[Mineral]) -> Iterator[Placed]:
    """The minerals in their order, each followed by what stands below it."""
    below: Mapping[int | None, list[Mineral]] = defaultdict(list)
    for mineral in minerals:
        below[mineral.parent_id].append(mineral)

    def walk(parent: int | None, above: tuple[Mineral, ...]) -> Iterator[Placed]:
        for mineral in below[parent]:
            yield Placed(mineral, above)
            yield from walk(mineral.pk, (*above, mineral))

    return walk(None, ())


def mineral_rows(placed: Iterable[Placed], edition: Edition) -> list[MineralRow]:
    """The minerals in their order with their numbers; one query."""
    numbers = naming(edition)
    return [MineralRow(each, edition, *numbers.get(each.mineral.pk, (0, 0))) for each in placed]


def naming(edition: Edition) -> dict[int, tuple[int, int]]:
    """By mineral: agreements that name itself, and those that name it or one below it."""
    rows: Any = AgreementMineral.objects.order_by()
    if edition.is_past:
        rows = rows.filter(agreement__in=known(edition).values("pk"))
    itself = Q(mineral=F("mineral__over__ancestor"))
    counted = rows.values_list("mineral__over__ancestor").annotate(
        own=Count("agreement", distinct=True, filter=itself),
        together=Count("agreement", distinct=True),
    )
    return {mineral: (own, together) for mineral, own, together in counted}
