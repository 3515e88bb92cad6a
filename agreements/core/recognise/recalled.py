"""Agreements recalled in passing, whose first party stands in a sentence before.

"Peru signed with Chile on Monday. In May it had concluded one with Ghana."
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from agreements.core.recognise.statements import Statement

SUBJECT = re.compile(
    r"\b(?:she|he|it|they|the (?:bloc|union|commission|commissioner|minister|president|government|"
    r"same \w+))\b",
    re.IGNORECASE,
)
WITH = re.compile(
    r"\bwith (?:the |its |his |her )?(?:(?:[\w.'’-]+ ){1,7}(?:of|from|for) (?:the )?)?$",
    re.IGNORECASE,
)
"""What stands before the other party: "with Prime Minister Alikhan Smailov of"."""
LIKE_IT = re.compile(
    r"\b(?:one|another|the (?:same|like)|similar|of the same (?:type|kind|sort))\b", re.IGNORECASE
)
"""Said of what was signed with another, beside the agreement told of."""
BACK = 3
"""Sentences before it in which the first party is named."""


def with_recalled(said: Sequence[Statement]) -> list[Statement]:
    """The statements; those that recall an agreement have both of its parties."""
    return [_with_pair(said, at) for at in range(len(said))]


def _with_pair(said: Sequence[Statement], at: int) -> Statement:
    one = said[at]
    text, start = one.at.text, one.at.start
    is_recalled = one.signed and not one.codes and (one.is_earlier or LIKE_IT.search(text))
    others = {mention.code for mention in one.acting}
    if not is_recalled or len(others) != 1:
        return one
    before = text[: one.acting[0].start - start]
    match = WITH.search(before)
    first = _first(said, at, others) if match and SUBJECT.search(before[: match.start()]) else ""
    return replace(one, pairs=(frozenset({first, *others}),)) if first else one


def _first(said: Sequence[Statement], at: int, others: set[str]) -> str:
    """Who acts first in the nearest sentence before that names somebody else who acts."""
    for one in reversed(said[max(0, at - BACK) : at]):
        named = sorted(
            [
                *((m.start, m.code) for m in one.acting),
                *((o.evidence.start, o.code) for o in one.officials),
            ]
        )
        for _, code in named:
            if code and code not in others:
                return code
    return ""
