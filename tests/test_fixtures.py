"""The files of fixtures/ keep the rules that no single table can."""

import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from agreements.core.dossier import Dossier
from agreements.core.due_dates import due_date
from agreements.core.partial_dates import PartialDate
from agreements.core.words import AmountKind
from agreements.sources.plain_yaml import LOADER

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures"
PATHS = sorted((FIXTURES / "dossiers").glob("*.yaml"))
DOSSIERS = {path.stem: yaml.load(path.read_text(encoding="utf-8"), Loader=LOADER) for path in PATHS}
FACTS = ("participations", "provisions", "commitments", "amounts", "events")
RECORDS = TypeAdapter(Dossier)


def vocabulary(name: str) -> set[str]:
    rows = json.loads((FIXTURES / "vocabulary" / name).read_text(encoding="utf-8"))
    return {row["fields"]["slug"] for row in rows}


def each(key: str) -> list[tuple[str, dict[str, Any]]]:
    """Every entry of one list of the dossiers, with the slug of its dossier."""
    return [(slug, entry) for slug, dossier in DOSSIERS.items() for entry in dossier.get(key, [])]


def citations(fact: dict[str, Any]) -> list[tuple[str, str]]:
    return [(cited["source"], cited.get("locator", "")) for cited in fact.get("citations", [])]


def test_the_register_begins_with_137_agreements():
    assert len(PATHS) == 137
    assert [d["slug"] for d in DOSSIERS.values()] == list(DOSSIERS)
    trust = [slug for slug, dossier in DOSSIERS.items() if dossier["trust"] != "reference"]
    assert trust == ["us-japan-framework-2025"]


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_file_is_what_the_dumper_writes_and_holds_a_dossier(path):
    text = path.read_text(encoding="utf-8")
    dossier = yaml.safe_load(text)
    assert yaml.safe_dump(dossier, allow_unicode=True, sort_keys=False, width=100) == text
    assert RECORDS.validate_python(dossier).slug == path.stem


def test_every_slug_is_known():
    parties, pillars = vocabulary("3_parties.json"), vocabulary("1_pillars.json")
    used = {
        "parties": {entry["party"] for _, entry in each("participations")} - parties,
        "pillars": {entry["pillar"] for _, entry in each("provisions") + each("commitments")}
        - pillars,
        "minerals": {slug for d in DOSSIERS.values() for slug in d.get("minerals", [])}
        - vocabulary("2_minerals.json"),
        "agreements": {entry["slug"] for _, entry in each("related")} - set(DOSSIERS),
    }
    assert used == {"parties": set(), "pillars": set(), "minerals": set(), "agreements": set()}


def test_every_amount_has_its_kind():
    kinds = [entry["kind"] for _, entry in each("amounts")]
    assert {str(kind): kinds.count(kind) for kind in AmountKind} == {
        "pledge": 28,
        "letter-of-interest": 1,
        "obligated": 7,
        "disbursed": 1,
        "other": 32,
    }


def test_a_letter_of_interest_is_not_counted_as_money():
    letters = [entry for _, entry in each("amounts") if "letters of interest" in entry["what"]]
    assert [entry["kind"] for entry in letters] == ["letter-of-interest"]


def test_a_due_date_is_what_its_rule_works_out_to():
    def worked_out(slug: str, commitment: dict[str, Any]) -> str | None:
        start = commitment.get("counted_from") or DOSSIERS[slug].get("signed_on")
        due = due_date(commitment["due"], PartialDate.parse(start))
        return str(due) if due else None

    ruled = [(slug, entry) for slug, entry in each("commitments") if "due" in entry]
    stated = [(slug, entry["due"], entry.get("due_on")) for slug, entry in ruled]
    assert stated == [(slug, entry["due"], worked_out(slug, entry)) for slug, entry in ruled]
    assert ("us-eu-mou-2026", "P30D", "2026-03-06") in stated
    assert ("us-australia-framework-2025", "2026", "2026") in stated


def test_an_article_has_the_same_particulars_in_every_dossier():
    seen = defaultdict(list)
    for slug, source in each("sources"):
        particulars = {name: value for name, value in source.items() if name != "id"}
        if "url" in source and particulars not in seen[source["url"]]:
            seen[source["url"]].append(particulars)
        assert source.get("url") or source.get("document"), slug
    assert len(seen) > 400
    assert {url: found for url, found in seen.items() if len(found) > 1} == {}


@pytest.mark.parametrize("slug", DOSSIERS)
def test_a_dossier_has_each_thing_once_and_cites_what_it_has(slug):
    dossier = DOSSIERS[slug]
    ids = [source["id"] for source in dossier["sources"]]
    facts = [fact for key in FACTS for fact in dossier.get(key, [])]
    claims = [value for claim in dossier.get("claims", []) for value in claim["values"]]
    for once in (
        ids,
        [source["url"] for source in dossier["sources"] if "url" in source],
        dossier.get("minerals", []),
        [(entry["party"], entry["role"]) for entry in dossier["participations"]],
        [(entry["slug"], entry["relation"]) for entry in dossier.get("related", [])],
        [claim["attribute"] for claim in dossier.get("claims", [])],
        *map(citations, facts),
        *([tuple(v.items()) for v in claim["values"]] for claim in dossier.get("claims", [])),
    ):
        assert len(once) == len(set(once))
    cited = {source for fact in facts for source, _ in citations(fact)}
    assert cited | {value["source"] for value in claims} <= set(ids)


def test_what_is_superseded_names_no_successor_but_one_names_it():
    superseded = {slug for slug, d in DOSSIERS.items() if d["status"] == "superseded"}
    by = {
        entry["slug"]: slug for slug, entry in each("related") if entry["relation"] == "supersedes"
    }
    assert by == {
        "minerals-security-partnership-2022": "forge-2026",
        "lynas-jare-2023": "lynas-jare-2026",
    }
    assert set(by) == superseded
    back = {(slug, entry["slug"]) for slug, entry in each("related")} & set(by.items())
    assert back == set()
