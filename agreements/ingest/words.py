"""The words that the recogniser knows, out of the register or of the files it is loaded from."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any, TypeAlias

import yaml
from django.conf import settings
from django.db import ProgrammingError

from agreements.core.partial_dates import PartialDate
from agreements.core.recognise.vocabulary import (
    Cue,
    KnownAgreement,
    MineralWords,
    PartyWords,
    PersonWords,
    Vocabulary,
)
from agreements.core.words import Role
from agreements.models import Agreement, Mineral, Participation, Party
from agreements.models import Cue as CueRow

FOLDER = Path(settings.BASE_DIR) / "fixtures" / "vocabulary"
DOSSIERS = FOLDER.parent / "dossiers"
LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
CUE = ("about", "value", "phrase", "language", "strength")
OF_AGREEMENT = ("slug", "title", "kind", "signed_on")
TAKES_PART = (str(Role.SIGNATORY), str(Role.MEMBER))

Rows: TypeAlias = dict[str, list[dict[str, Any]]]


def vocabulary_of_files(folder: Path = FOLDER, dossiers: Path | None = None) -> Vocabulary:
    """The words of a folder such as ``fixtures/vocabulary``.

    Agreements, and who signed them, are known where a folder of dossiers is given.
    """
    told = list(_dossiers(dossiers)) if dossiers else []
    rows: Rows = defaultdict(list)
    for path in sorted(folder.glob("*.json")):
        for row in json.loads(path.read_text(encoding="utf-8")):
            rows[row["model"].removeprefix("agreements.")].append(row["fields"])
    return Vocabulary(
        parties=tuple(_parties(rows)),
        minerals=tuple(_minerals(rows)),
        cues=tuple(Cue(**{name: row[name] for name in CUE}) for row in rows["cue"]),
        agreements=tuple(_known(each) for each in told),
        people=tuple(sorted(set(_signatories(told)), key=lambda each: (each.name, each.party))),
    )


def _dossiers(folder: Path) -> Iterator[dict[str, Any]]:
    for path in sorted(folder.glob("*.yaml")):
        yield yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER)  # noqa: S506 - safe


def _known(dossier: dict[str, Any]) -> KnownAgreement:
    day = dossier.get("signed_on")
    taking = [each for each in dossier.get("participations", []) if each["role"] in TAKES_PART]
    return KnownAgreement(
        slug=dossier["slug"],
        title=dossier["title"],
        kind=dossier["kind"],
        parties=frozenset(each["party"] for each in taking),
        signed_on=PartialDate.parse(str(day)) if day else None,
        signatories=frozenset(filter(None, (each.get("signatory") for each in taking))),
    )


def _signatories(dossiers: list[dict[str, Any]]) -> Iterator[PersonWords]:
    for dossier in dossiers:
        for each in dossier.get("participations", []):
            if each.get("signatory"):
                yield PersonWords(name=each["signatory"], party=each["party"])


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


def vocabulary() -> Vocabulary:
    """The words of the register, with the agreements it holds and who signed them."""
    parties = Party.objects.prefetch_related("aliases", "memberships__member")
    return Vocabulary(
        parties=tuple(_party(row) for row in parties),
        minerals=tuple(
            MineralWords(
                slug=row.slug,
                names=(row.name.lower(), *row.aliases),
                symbol=row.symbol,
                parent=row.parent.slug if row.parent else "",
            )
            for row in Mineral.objects.select_related("parent")
        ),
        cues=tuple(Cue(**row) for row in CueRow.objects.values(*CUE)),
        agreements=tuple(_agreements()),
        people=tuple(_people()),
    )


def _party(row: Party) -> PartyWords:
    return PartyWords(
        slug=row.slug,
        kind=row.kind,
        iso2=row.iso2,
        names=(row.name, *(alias.name for alias in row.aliases.all())),
        members=tuple(each.member.slug for each in row.memberships.all()),
    )


def _agreements() -> Iterator[KnownAgreement]:
    taken, signed = defaultdict(set), defaultdict(set)
    rows = Participation.objects.filter(role__in=TAKES_PART)
    for slug, party, person in rows.values_list("agreement__slug", "party__slug", "signatory"):
        taken[slug].add(party)
        signed[slug].update({person} - {""})
    for slug, title, kind, day in Agreement.objects.values_list(*OF_AGREEMENT):
        yield KnownAgreement(
            slug=slug,
            title=title,
            kind=kind,
            parties=frozenset(taken[slug]),
            signed_on=day,
            signatories=frozenset(signed[slug]),
        )


def _people() -> Iterator[PersonWords]:
    rows = Participation.objects.exclude(signatory="").order_by("signatory", "party__slug")
    for name, party in rows.values_list("signatory", "party__slug").distinct():
        yield PersonWords(name=name, party=party)


def words_held() -> Vocabulary:
    """The words of the register; where it holds none of a kind, those of the files.

    A database without tables yet holds none of any.
    """
    try:
        held = vocabulary()
    except ProgrammingError:
        held = Vocabulary()
    lists = [each.name for each in fields(Vocabulary)]
    if all(getattr(held, name) for name in lists):
        return held
    files = vocabulary_of_files(FOLDER, DOSSIERS)
    return Vocabulary(**{name: getattr(held, name) or getattr(files, name) for name in lists})
