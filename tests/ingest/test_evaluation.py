"""Ingestion keeps above its floors, and scoring says what it should of good and bad folders."""

import json
import shutil
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from agreements.ingest.evaluation import evaluate
from agreements.ingest.floors import shortfalls
from agreements.ingest.score_table import lines
from agreements.ingest.words import DOSSIERS, FOLDER, vocabulary_of_files

CORPUS = Path(__file__).parents[1] / "corpus"
FLOORS = json.loads((CORPUS / "floors.json").read_text(encoding="utf-8"))
TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def words():
    return vocabulary_of_files(FOLDER, DOSSIERS)


@pytest.fixture(scope="module")
def report(words):
    return evaluate(CORPUS, words, today=TODAY).as_json()


def test_ingestion_keeps_above_every_floor(report):
    assert shortfalls(report, FLOORS) == []


def test_every_field_is_scored_and_every_miss_names_its_page(report):
    assert set(FLOORS["fields"]) <= set(report["fields"])
    assert {miss["page"][:3] for miss in report["misses"]} <= {
        path.name[:3] for path in (CORPUS / "pages").iterdir()
    }
    assert report["skipped"] == []


def test_a_score_below_its_floor_and_a_failed_page_are_named():
    report = {
        "fields": {"pillars": {"recall": 0.5}, "place": {"accuracy": None}},
        "hostile": {"H01": {"passed": False}, "H02": {"passed": True}},
    }
    floors = {"fields": {"pillars": {"recall": 0.75}, "place": {"accuracy": 0.85}}}
    assert shortfalls(report, floors) == [
        "pillars recall is 0.500, not 0.750",
        "place accuracy is unknown, not 0.850",
        "hostile page H01 did not pass",
    ]


def test_a_mineral_of_a_label_counts_under_any_of_its_names(tmp_path, words):
    for part in ("pages", "labels"):
        (tmp_path / part).mkdir()
    name = "008-kazakhstan-us-tungsten"
    shutil.copy(CORPUS / "pages" / f"{name}.html", tmp_path / "pages")
    label = json.loads((CORPUS / "labels" / f"{name}.json").read_text(encoding="utf-8"))
    label["minerals"] = ["tungsten", "rare earth elements", "unobtainium"]
    (tmp_path / "labels" / f"{name}.json").write_text(json.dumps(label))
    scored = evaluate(tmp_path, words, today=TODAY).as_json()["fields"]["minerals"]
    assert (scored["tp"], scored["fp"], scored["fn"]) == (2, 0, 1)


def test_a_folder_with_missing_parts_is_scored_as_far_as_it_goes(tmp_path, words):
    for part in ("pages", "labels"):
        (tmp_path / part).mkdir()
    for name in ("001-us-japan-framework-wire", "037-rio-bravo-water"):
        shutil.copy(CORPUS / "pages" / f"{name}.html", tmp_path / "pages")
    label = json.loads((CORPUS / "labels" / "037-rio-bravo-water.json").read_text())
    bare = {name: label[name] for name in ("id", "url", "relevant")}
    (tmp_path / "labels" / "037-rio-bravo-water.json").write_text(json.dumps(bare))
    (tmp_path / "labels" / "050-lost.json").write_text("{}")
    (tmp_path / "labels" / "001-us-japan-framework-wire.json").write_text("not JSON")
    scored = evaluate(tmp_path, words, today=TODAY).as_json()
    assert scored["fields"]["relevance"]["fp"] == 0
    assert [line.split(":")[0] for line in scored["skipped"]] == [
        "050-lost.json",
        "001-us-japan-framework-wire.json",
    ]
    assert scored["hostile"] == {}


def test_an_empty_folder_has_no_scores(tmp_path, words):
    scored = evaluate(tmp_path, words, today=TODAY).as_json()
    assert scored["fields"]["pillars"]["f1"] is None
    assert any(line.startswith("extraction") for line in lines(scored))


@pytest.mark.django_db
def test_the_command_writes_json_and_fails_below_a_floor(tmp_path):
    (tmp_path / "floors.json").write_text('{"fields": {"pillars": {"recall": 0.75}}}')
    out = StringIO()
    with pytest.raises(CommandError, match=r"pillars recall is unknown, not 0\.750"):
        call_command(
            "evaluate_ingest", tmp_path, json=True, floors=tmp_path / "floors.json", stdout=out
        )
    assert set(json.loads(out.getvalue())) == {"fields", "pillars", "hostile", "misses", "skipped"}


@pytest.mark.django_db
def test_the_command_refuses_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(CommandError, match="There is no folder"):
        call_command("evaluate_ingest", tmp_path / "nowhere")
