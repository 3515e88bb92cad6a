"""Counts pooled over pages (micro average), and every miss with its page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Counts:
    """True and false positives and what was missed; shares are None where nothing was asked."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, *, tp: int, fp: int, fn: int) -> None:
        self.tp += tp
        self.fp += fp
        self.fn += fn

    @property
    def labels(self) -> int:
        return self.tp + self.fn

    @property
    def precision(self) -> float | None:
        return self.tp / (self.tp + self.fp) if self.tp + self.fp else None

    @property
    def recall(self) -> float | None:
        return self.tp / self.labels if self.labels else None

    @property
    def f1(self) -> float | None:
        """The harmonic mean of precision and recall, which is 2TP / (2TP + FP + FN)."""
        every = 2 * self.tp + self.fp + self.fn
        return 2 * self.tp / every if every else None

    def as_json(self) -> dict[str, Any]:
        return {
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
            "labels": self.labels,
            "tp": self.tp,
            "fp": self.fp,
            "fn": self.fn,
        }


@dataclass
class Share:
    """How many of those asked were right."""

    right: int = 0
    labels: int = 0

    @property
    def accuracy(self) -> float | None:
        return self.right / self.labels if self.labels else None

    def as_json(self) -> dict[str, Any]:
        return {"accuracy": self.accuracy, "labels": self.labels, "right": self.right}


@dataclass(frozen=True, kw_only=True)
class Miss:
    """One difference from a label: ``said`` is empty where nothing was, and so is ``expected``."""

    page: str
    field: str
    said: str
    expected: str

    def as_json(self) -> dict[str, str]:
        return dict(vars(self))

    def __str__(self) -> str:
        said = f"said {self.said}" if self.said else "said nothing"
        return f"{self.page} {self.field}: {said}, label: {self.expected or 'nothing'}"


def _plainly(key: Any) -> str:
    return " ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)


@dataclass
class Tally:
    """Every field's counts as pages are gone through."""

    counts: dict[str, Counts] = field(default_factory=dict)
    shares: dict[str, Share] = field(default_factory=dict)
    pillars: dict[str, Counts] = field(default_factory=dict)
    misses: list[Miss] = field(default_factory=list)

    def compare(
        self,
        name: str,
        page: str,
        said: Collection[Hashable],
        expected: Collection[Hashable],
        *,
        either_way: Collection[Hashable] = (),
        within: dict[str, Counts] | None = None,
        part: Callable[[Any], str] = str,
    ) -> None:
        """Count two sets of keys. What is in ``either_way`` may be said or not.

        ``within`` takes the same counts parted by ``part`` of the key.
        """
        whole = self.counts.setdefault(name, Counts())
        for key in sorted({*said, *expected} - set(either_way), key=str):
            is_said, is_expected = key in said, key in expected
            both = {
                "tp": int(is_said and is_expected),
                "fp": int(is_said and not is_expected),
                "fn": int(is_expected and not is_said),
            }
            whole.add(**both)
            if within is not None:
                within.setdefault(part(key), Counts()).add(**both)
            if not both["tp"]:
                words = _plainly(key)
                self.miss(page, name, words if is_said else "", words if is_expected else "")

    def judge(self, name: str, page: str, said: Any, expected: Any) -> None:
        """Count one answer that should equal the label's; None and "" are the same."""
        self.verdict(name, page, said, expected, is_right=(said or "") == (expected or ""))

    def verdict(self, name: str, page: str, said: Any, expected: Any, *, is_right: bool) -> None:
        share = self.shares.setdefault(name, Share())
        share.labels += 1
        share.right += is_right
        if not is_right:
            self.miss(page, name, str(said or ""), str(expected or ""))

    def miss(self, page: str, name: str, said: str, expected: str) -> None:
        self.misses.append(Miss(page=page, field=name, said=said, expected=expected))
