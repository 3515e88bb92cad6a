"""Which agreements a reader asks to compare, and how: the query string of the comparison."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from django.http import QueryDict

from agreements.core.comparison import LEAST, MOST
from agreements.models import Agreement, FormerName
from agreements.models.former_names import SLUG
from agreements.queries.narrowing import LONGEST_QUERY

PRINTED = 60
"""How much of something unreadable is printed back."""


class Asked(NamedTuple):
    """What a query string asks for, as far as it can be read."""

    agreements: list[Agreement]
    """At most six, each once, in the order given."""
    base: str
    """Slug of the baseline; empty where there is nothing to compare."""
    differences: bool
    add: str
    """What to look for among the agreements that may be added."""
    problems: list[str]
    """What could not be read, in words."""

    @property
    def is_enough(self) -> bool:
        return len(self.agreements) >= LEAST

    @property
    def is_full(self) -> bool:
        return len(self.agreements) >= MOST

    @property
    def slugs(self) -> list[str]:
        return [agreement.slug for agreement in self.agreements]

    @property
    def columns(self) -> list[Agreement]:
        """The baseline first, then the others in the order given."""
        return sorted(self.agreements, key=lambda each: each.slug != self.base)

    @property
    def query(self) -> str:
        """The comparison's own query string: what cannot be read and what is sought left out."""
        return self.asking(self.slugs)

    def asking(
        self, slugs: Sequence[str], *, base: str | None = None, differences: bool | None = None
    ) -> str:
        """The query string of a comparison of ``slugs``, the rest as asked unless given."""
        base = self.base if base is None else base
        data = QueryDict(mutable=True)
        data.setlist("a", list(slugs))
        if base in slugs and base != slugs[0]:
            data["base"] = base
        if self.differences if differences is None else differences:
            data["differences"] = "1"
        return str(data.urlencode())

    @property
    def only_differences(self) -> str:
        return self.asking(self.slugs, differences=True)

    @property
    def every_row(self) -> str:
        return self.asking(self.slugs, differences=False)

    def without(self, slug: str) -> str:
        return self.asking([each for each in self.slugs if each != slug])


def asked(data: QueryDict) -> Asked:
    """What ``data`` asks to compare; one query where it names an agreement."""
    given = [each.strip() for each in data.getlist("a") if each.strip()]
    (*named, wanted), known = _named([*given, data.get("base", "").strip()])
    once = list(dict.fromkeys(named))
    found = [known[slug] for slug in once if slug in known]
    agreements = found[:MOST]
    base, wrong_base = _base(wanted, agreements)
    add, wrong_add = _sought(data)
    return Asked(
        agreements,
        base,
        data.get("differences") == "1",
        add,
        [
            *(f"“{_printed(slug)}” is no agreement of the register." for slug in once
              if slug not in known),
            *(f"“{known[slug].title}” was named {n} times; it stands once."
              for slug, n in Counter(named).items() if n > 1 and slug in known),
            *_too_many(found),
            *wrong_base,
            *_wrong_differences(data),
            *wrong_add,
        ],
    )  # fmt: skip


def _named(asked: list[str]) -> tuple[list[str], dict[str, Agreement]]:
    """The slugs asked for, of what was merged the one it has now; and the agreements of them."""
    known = _called([slug for slug in dict.fromkeys(asked) if SLUG.fullmatch(slug)])
    unknown = [slug for slug in asked if slug not in known]
    now = FormerName.objects.slugs_now("agreement", of=unknown) if unknown else {}
    if now:
        known |= _called(list(now.values()))
    return [now.get(slug, slug) for slug in asked], known


def _called(slugs: Sequence[str]) -> dict[str, Agreement]:
    return {row.slug: row for row in Agreement.objects.filter(slug__in=slugs)} if slugs else {}


def _too_many(found: Sequence[Agreement]) -> list[str]:
    left_out = ", ".join(f"“{each.title}”" for each in found[MOST:])
    return [f"Six agreements are the most; left out: {left_out}."] if left_out else []


def _base(wanted: str, agreements: Sequence[Agreement]) -> tuple[str, list[str]]:
    first = agreements[0].slug if agreements else ""
    if not wanted or wanted in {each.slug for each in agreements}:
        return wanted or first, []
    told = f"“{_printed(wanted)}” is none of the agreements compared, so the first is the baseline."
    return first, [told]


def _wrong_differences(data: QueryDict) -> list[str]:
    value = data.get("differences", "")
    if value in {"", "1"}:
        return []
    return [f"Differences: write 1 or leave it out, not “{_printed(value)}”; every row is shown."]


def _sought(data: QueryDict) -> tuple[str, list[str]]:
    text = data.get("add", "").strip()
    if len(text) > LONGEST_QUERY:
        return "", [f"Agreement to add: write at most {LONGEST_QUERY} characters."]
    if "\0" in text:
        return "", ["Agreement to add: null characters are not allowed."]
    return text, []


def _printed(text: str) -> str:
    return text if len(text) <= PRINTED else f"{text[:PRINTED]}…"
