"""How to write down what breaks a constraint, and the nearest rows that do not."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tests.factories import REVIEWED_AT

Values = dict[str, Any]


@dataclass(frozen=True)
class Rule:
    """Values that a row of ``factory`` may not be given, and values that it may."""

    factory: Any
    wrongs: tuple[Values, ...]
    rights: tuple[Values, ...]
    again: tuple[str, ...] = ()
    """Columns that a second row may not share with the first."""

    def values(self, chosen: Values, held: Any) -> Values:
        """``chosen`` on top of what the row ``held`` shares.

        A factory makes a new row; any other function is given ``held``.
        """
        shared = {name: getattr(held, name) for name in self.again}
        return shared | {name: _value(given, held) for name, given in chosen.items()}


def _value(given: Any, held: Any) -> Any:
    if isinstance(given, type):
        return given()
    return given(held) if callable(given) else given


def known(factory: Any, field: str, **also: Any) -> Rule:
    choices = factory._meta.model._meta.get_field(field).choices
    rights = tuple({field: word} | also for word, _ in choices)
    return Rule(factory, ({field: "hearsay"} | also,), rights)


def filled(factory: Any, field: str) -> Rule:
    return Rule(factory, ({field: ""},), ({field: "x"},))


def partial(factory: Any, field: str) -> Rule:
    wrongs = ("2023-02-29", "2024-13", "24")
    rights = (None, "2024", "2024-02", "2024-02-29")
    return Rule(
        factory,
        tuple({field: text} for text in wrongs),
        tuple({field: text} for text in rights),
    )


def reviewed(factory: Any) -> Rule:
    return Rule(
        factory,
        ({"trust": "reviewed"}, {"reviewed_at": REVIEWED_AT}),
        ({"trust": "reviewed", "reviewed_at": REVIEWED_AT}, {"trust": "machine"}),
    )


def trust(factory: Any) -> Rule:
    words = ("documents", "reference", "machine")
    return Rule(factory, ({"trust": "hearsay"},), tuple({"trust": word} for word in words))


def share(factory: Any, field: str) -> Rule:
    wrongs = (-0.01, 1.01, float("nan"))
    return Rule(
        factory,
        tuple({field: number} for number in wrongs),
        tuple({field: number} for number in (0, 1, None)),
    )


def flags(factory: Any) -> Rule:
    rights = ([], ["paywall"], ["paywall", "future-date"])
    wrongs = (["hearsay"], ["paywall", "hearsay"])
    return Rule(
        factory,
        tuple({"flags": words} for words in wrongs),
        tuple({"flags": words} for words in rights),
    )


def once(factory: Any, *fields: str, but: Iterable[Values]) -> Rule:
    """A second row may not share all ``fields``; it may with any of ``but`` changed."""
    return Rule(factory, ({},), tuple(but), again=fields)


def offsets(factory: Any) -> Rule:
    return Rule(
        factory,
        (
            {"start": 9, "end": 3, "quote": "six months"},
            {"start": 9, "end": 9, "quote": "six months"},
            {"start": 3, "end": 13, "quote": ""},
            {"end": 9, "quote": "six months"},
            {"start": 3, "quote": "six months"},
        ),
        ({"start": 0, "end": 1, "quote": "s"}, {"quote": "six months"}),
    )
