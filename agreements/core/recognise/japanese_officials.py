"""Holders of public office in Japanese text, where the office follows the name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from agreements.core.recognise.findings import OfficialFound
from agreements.core.recognise.offices import JA_NOT_A_NAME, JA_OFFICIAL
from agreements.core.recognise.parties import PAIR_LETTERS
from agreements.core.recognise.text import evidence, folded


def japanese_officials(text: str) -> Iterator[OfficialFound]:
    """Each once, at the first naming: a name followed by an office."""
    if text.isascii():
        return
    seen: set[str] = set()
    for match in JA_OFFICIAL.finditer(text):
        name = match["name"].strip("・")
        if name in seen or JA_NOT_A_NAME.search(name) or folded(name) in _STATES_IN_KANA:
            continue
        seen.add(name)
        yield OfficialFound(
            evidence=evidence(text, *match.span("name")),
            confidence=0.8,
            rule="official:japanese",
            name=name,
            office=match["office"],
            code=_japanese_code(text, match),
        )


_STATES_IN_KANA = frozenset(["アメリカ", "オーストラリア", "カナダ", "インド", "エネルギー"])


def _japanese_code(text: str, match: re.Match[str]) -> str:
    if match["country"]:
        return PAIR_LETTERS[match["country"]]
    is_native = "\u4e00" <= match["name"][0] <= "\u9fff"
    return "JP" if is_native else ""
