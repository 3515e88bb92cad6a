"""The words that the recogniser knows, out of the register or of the files it is loaded from."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from django.conf import settings

from agreements.core.recognise.vocabulary import Cue, MineralWords, PartyWords, Vocabulary

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "vocabulary"
CUE = ("about", "value", "phrase", "language", "strength")

Rows: TypeAlias = dict[str, list[dict[str, Any]]]


def vocabulary_of_files(folder: Path = FOLDER) -> Vocabulary:
    """The words of a folder such as ``fixtures/vocabulary``; it knows of no agreement."""
    rows: Rows = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            rows[row["model"].removeprefix("agreements.")].append(row["fields"])
    return Vocabulary(
        parties=tuple(_parties(rows)),
        minerals=tuple(_minerals(rows)),
        cues=tuple(Cue(**{name: row[name] for name in CUE}) for row in rows["cue"]),
    )


def _minerals(rows: Rows) -> Iterator[MineralWords]:
    for row in rows["mineral"]:
        yield MineralWords(
            slug=row["slug"],
            names=(row["name"].lower(), *row["aliases"]),
            symbol=row["symbol"],
            parent=(row["parent"] or [""])[0],
        )


def _parties(rows: Rows) -> Iterator[PartyWords]:
    aliases: dict[str, list[str]] = defaultdict(list)
    members: dict[str, list[str]] = defaultdict(list)
    for row in rows["partyalias"]:
        aliases[row["party"][0]].append(row["name"])
    for row in rows["membership"]:
        members[row["bloc"][0]].append(row["member"][0])
    for row in rows["party"]:
        yield PartyWords(
            slug=row["slug"],
            kind=row["kind"],
            iso2=row["iso2"],
            names=(row["name"], *aliases[row["slug"]]),
            members=tuple(members[row["slug"]]),
        )


def words_held() -> Vocabulary:
    """The words of the register, and of the files of this version where it holds none."""
    return vocabulary_of_files(FOLDER)
